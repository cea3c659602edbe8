using Microsoft.Data.Sqlite;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>
/// Makes the database stand still in the middle of one transaction, the one that writes the outcome of this submit:
/// everything else of the order is written by then and nothing is committed. That is the moment to kill, and not one
/// that comes by chance.
/// </summary>
internal sealed class StalledCommit(
    DatabaseChoice database,
    string key,
    string table = "ordering_placed_once",
    string column = "Key"
)
{
    private const string Sleepers =
        "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";

    public Task Prepare() =>
        Raw.Execute(
            database,
            database.IsPostgres
                ? $"""
                CREATE FUNCTION test_stall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$;
                CREATE TRIGGER test_stall BEFORE INSERT ON {table} FOR EACH ROW WHEN (NEW."{column}" = '{key}') EXECUTE FUNCTION test_stall();
                """
                : $"""
                CREATE VIEW test_for_ever AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS x FROM n;
                CREATE TRIGGER test_stall BEFORE INSERT ON {table} WHEN NEW."{column}" = '{key}' BEGIN SELECT x FROM test_for_ever; END;
                """
        );

    /// <summary>Comes back when the transaction stands still.</summary>
    /// <param name="answered">How many submits have been answered; while this grows nothing stands still.</param>
    public async Task Begun(Func<int> answered)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var before = -1;
        while (true)
        {
            var standing = await IsStanding();
            var now = answered();
            if (standing && now == before)
                return;
            before = standing ? now : -1;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Takes the stall away, before anything is written again that would meet it.</summary>
    public Task Remove() =>
        Raw.Execute(database, database.IsPostgres ? $"DROP TRIGGER test_stall ON {table}" : "DROP TRIGGER test_stall");

    /// <summary>
    /// PostgreSQL does not notice that its client has died while it sleeps; a real one would be told by its next write.
    /// </summary>
    public async Task Wake()
    {
        if (database.IsPostgres)
            await Raw.Execute(
                database,
                Sleepers.Replace("pid::text", "pg_terminate_backend(pid)", StringComparison.Ordinal)
            );
    }

    private async Task<bool> IsStanding()
    {
        if (database.IsPostgres)
            return (await Raw.Column(database, Sleepers)).Count > 0;
        try
        {
            await Raw.Execute(database, "BEGIN IMMEDIATE; ROLLBACK;", wait: 1);
            return false;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 5)
        {
            return true; // The writer has kept its lock for a whole second.
        }
    }
}
