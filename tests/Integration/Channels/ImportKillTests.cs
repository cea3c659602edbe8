using Zhanggui.Channels;
using Zhanggui.Integration.Platform;

namespace Zhanggui.Integration.Channels;

/// <summary>
/// The real program is killed with SIGKILL while it imports, and started again on what it left behind (ORD-02).
/// </summary>
public sealed class ImportKillTests
{
    private const int Orders = 1200;

    [Theory, Databases, Trait("Rule", "ORD-02/batches"), Trait("Rule", "ORD-02/once")]
    public async Task Killed_in_the_middle_of_an_import_it_goes_on_and_makes_each_order_once(string database)
    {
        DatabaseChoice choice;
        await using (var shop = await ChannelFixture.Open(database, stock: Orders, at: TimeProvider.System.GetUtcNow()))
        {
            await GivenShop.Must(shop.Send(ChannelFixture.File(Enumerable.Range(1, Orders))));
            choice = shop.App.Database;
            shop.App.Stays = true;
        }

        var stall = new StalledCommit(choice, ChannelFixture.NoOf(Orders / 2 + 1), "ordering_order", "ChannelNo");
        await stall.Prepare();
        await using (var program = await ServedProgram.Start(choice))
        {
            await stall.Begun(() => HalfDone(choice) ? 0 : Random.Shared.Next());
            await program.Kill();
            await stall.Wake();
        }

        // By itself the program goes on as soon as it runs: the stall must be gone by then.
        await stall.Remove();

        // The batch in which it died has not happened; those before it have.
        await Count(choice, "ordering_order", Orders / 2);
        await using (var program = await ServedProgram.Start(choice))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
            while (
                (await Raw.Column(choice, """SELECT "State" FROM channels_import"""))[0]
                != $"{(int)ImportState.Finished}"
            )
                await Task.Delay(100, patience.Token);
            (await program.Stop()).ShouldBe(0, program.Said);
        }

        (
            await Raw.Column(choice, """SELECT "Made" || ' ' || "Already" || ' ' || "Refused" FROM channels_import""")
        ).ShouldBe([$"{Orders} 0 0"]);
        (await Raw.Column(choice, """SELECT COUNT(DISTINCT "ChannelNo") FROM ordering_order""")).ShouldBe([
            $"{Orders}",
        ]);
        foreach (
            var table in new[]
            {
                "ordering_order",
                "ordering_progress",
                "inventory_reservation",
                "finance_receivable",
                "finance_payment",
            }
        )
            await Count(choice, table, Orders);
        await using var app = await AppFixture.On(choice, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(5));
        (await app.Verify()).ShouldBeEmpty();
    }

    /// <summary>What stands still before that is a long statement on a slow machine.</summary>
    private static bool HalfDone(DatabaseChoice choice) =>
        Raw.Column(choice, """SELECT "Done" FROM channels_import""").GetAwaiter().GetResult()[0] == $"{Orders / 2}";

    private static async Task Count(DatabaseChoice choice, string table, int rows) =>
        (await Raw.Column(choice, $"SELECT COUNT(*) FROM {table}")).ShouldBe([$"{rows}"], table);
}
