using Microsoft.Data.Sqlite;

namespace Zhanggui.Integration.Platform;

/// <summary>
/// What stands in the way is said in both languages, with an exit code that a script can tell apart, before anything is
/// touched.
/// </summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task A_taken_port_data_in_use_and_words_that_nobody_knows_are_refused()
    {
        var (mine, other) = (await AppFixture.Nowhere("sqlite"), await AppFixture.Nowhere("sqlite"));
        await using var program = await ServedProgram.Start(mine);
        var file = new SqliteConnectionStringBuilder(mine.ConnectionString).DataSource;

        await Says(
            3,
            $"Port {program.Address.Port} is taken",
            other,
            "serve",
            "--fresh",
            "--port",
            $"{program.Address.Port}"
        );
        // In any order of the options: what is being served is not emptied.
        await Says(3, "Another Zhanggui is using", mine, "serve", "--fresh", "--port", "0");
        await Says(3, "Another Zhanggui is using", mine, "restore", "nothing.zip", "--replace");
        await Says(3, "There is no database in", other, "verify");
        await Says(2, "serve does not know --prot", other, "serve", "--prot", "80");
        await Says(2, "--port needs a proper value", other, "serve", "--port", "--fresh");
        await Says(2, "Unknown command: sreve", other, "sreve");
        File.Exists(file).ShouldBeTrue();
        (await Raw.Column(mine, "SELECT COUNT(*) FROM organization_position"))[0].ShouldNotBe("0");
        (await program.Stop()).ShouldBe(0, program.Said);
    }

    private static async Task Says(
        int code,
        string words,
        Zhanggui.Platform.DatabaseChoice database,
        params string[] command
    )
    {
        var ran = await ServedProgram.Run(database, command);
        ran.Said.ShouldContain(words);
        ran.Code.ShouldBe(code, ran.Said);
    }
}
