using Zhanggui.Ordering;

namespace Zhanggui.Integration.Channels;

/// <summary>Channel orders from the command line.</summary>
public sealed class CommandTests
{
    [Theory, Databases, Trait("Rule", "ORD-02/platforms")]
    public async Task A_file_is_tried_imported_and_its_wrong_rows_written_beside_it(string database)
    {
        DatabaseChoice choice;
        await using (var shop = await ChannelFixture.Open(database))
        {
            choice = shop.App.Database;
            shop.App.Stays = true;
        }

        var folder = Directory.CreateTempSubdirectory("zhanggui-orders-");
        try
        {
            var file = Path.Combine(folder.FullName, "orders.csv");
            await File.WriteAllTextAsync(file, ChannelFixture.File([1, 2]) + ChannelFixture.Row(3, "没有的") + "\n");
            (await ServedProgram.Run(choice, "import", "orders", file)).Code.ShouldBe(2);
            var tried = await ServedProgram.Run(choice, "import", "orders", file, "--channel", "tmall", "--dry-run");
            (tried.Code, tried.Said.Contains("2 orders could be imported, 0 are there already, 1 are wrong")).ShouldBe(
                (1, true),
                tried.Said
            );
            (await Raw.Column(choice, "SELECT COUNT(*) FROM ordering_order")).ShouldBe(["0"]);

            var done = await ServedProgram.Run(choice, "import", "orders", file, "--channel", "tmall");
            (done.Code, done.Said.Contains("2 orders made, 0 there already, 1 refused")).ShouldBe((1, true), done.Said);
            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "orders.rejected.csv"))).ShouldContain("没有的");
            (await Raw.Column(choice, "SELECT COUNT(*) FROM ordering_order")).ShouldBe(["2"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
