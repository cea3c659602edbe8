using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>The sealer reads what is new and misses nothing.</summary>
public sealed class SealTests
{
    private static Task<int> Seal(GivenShop given) =>
        given.App.Services.GetRequiredService<Sealer>().SealNew(CancellationToken.None);

    private static async Task AllSealed(GivenShop given)
    {
        (await given.Count<SealedEntry>()).ShouldBe(await given.Count<AuditEntry>());
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "DAT-09/chained")]
    public async Task Entries_are_sealed_once_and_after_their_transaction_numbers_began_anew(string database)
    {
        await using var given = await GivenShop.Open(database);
        await given.PlacedOrder();
        (await Seal(given)).ShouldBeGreaterThan(0);
        (await Seal(given)).ShouldBe(0);
        await AllSealed(given);

        // A restored database counts transactions from the beginning: the bound of the last seal lies ahead of
        // everything.
        await given.Unguarded("platform_seal", "UPDATE platform_seal SET \"Upto\" = 4000000000000");
        await given.PlacedOrder();
        (await Seal(given)).ShouldBeGreaterThan(0);
        await given.PlacedOrder();
        (await Seal(given)).ShouldBeGreaterThan(0);
        await AllSealed(given);
    }

    [Fact, Trait("Rule", "DAT-09/chained")]
    public async Task A_transaction_that_began_before_a_seal_and_commits_after_it_is_not_missed()
    {
        await using var given = await GivenShop.Open("postgres");
        await Seal(given);
        await using var slow = new NpgsqlConnection(given.App.Database.ConnectionString);
        await slow.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        var entry = AuditTrail.First(
            new Subject("test", new Guid("00000000-0000-7000-8000-0000000000ff"), "迟"),
            ("迟到", "Late"),
            null,
            GivenShop.System,
            given.Clock.GetUtcNow(),
            "Test"
        );
        await using (
            var insert = new NpgsqlCommand(
                """
                INSERT INTO platform_audit ("Id", "SubjectType", "SubjectId", "SubjectNo", "Seq", "At", "ActorName", "UseCase", "VerbZh", "VerbEn", "Hash")
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                slow,
                transaction
            )
        )
        {
            foreach (
                var value in new object[]
                {
                    entry.Id,
                    entry.SubjectType,
                    entry.SubjectId,
                    entry.SubjectNo,
                    entry.Seq,
                    entry.At,
                    entry.ActorName,
                    entry.UseCase,
                    entry.VerbZh,
                    entry.VerbEn,
                    entry.Hash,
                }
            )
                insert.Parameters.Add(new NpgsqlParameter { Value = value });
            await insert.ExecuteNonQueryAsync();
        }

        await given.PlacedOrder();
        (await Seal(given)).ShouldBeGreaterThan(0);
        await given.PlacedOrder();
        (await Seal(given)).ShouldBeGreaterThan(0);
        await transaction.CommitAsync();
        (await Seal(given)).ShouldBe(1);
        await AllSealed(given);
    }

    [Theory, Databases]
    public async Task Looking_for_what_is_new_does_not_read_a_hundred_thousand_sealed_entries(string database)
    {
        await using var given = await GivenShop.Open(database);
        await given.Sql(
            given.App.Database.IsPostgres
                ? """INSERT INTO platform_audit ("Id", "SubjectType", "SubjectId", "SubjectNo", "Seq", "At", "ActorName", "UseCase", "VerbZh", "VerbEn", "Hash") SELECT gen_random_uuid(), 'bulk', gen_random_uuid(), 'x', 1, now(), 'x', 'x', 'x', 'x', md5(i::text) FROM generate_series(1, 100000) i"""
                : """INSERT INTO platform_audit ("Id", "SubjectType", "SubjectId", "SubjectNo", "Seq", "At", "ActorName", "UseCase", "VerbZh", "VerbEn", "Hash") WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT printf('00000000-0000-7000-8000-%012d', i), 'bulk', printf('00000000-0000-7000-8000-%012d', i), 'x', 1, 638000000000000000, 'x', 'x', 'x', 'x', 'h' || i FROM n"""
        );
        (await Seal(given)).ShouldBeGreaterThan(100_000);
        if (given.App.Database.IsPostgres)
            await given.Sql("ANALYZE platform_audit; ANALYZE platform_sealed_entry");
        var plan = await given.App.Ask((ShopDb db) => Plan(db));
        plan.ShouldContain(given.App.Database.IsPostgres ? "IX_platform_audit_Xid" : "rowid>?");
        plan.ShouldNotContain(given.App.Database.IsPostgres ? "Seq Scan" : "SCAN a");
    }

    /// <summary>How the database finds what is new.</summary>
    private static async Task<string> Plan(ShopDb db)
    {
        var bound = await db.Set<Seal>().MaxAsync(s => s.Upto);
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.IsPostgres
            ? "EXPLAIN ANALYZE " + Sealer.NewOnPostgres.Replace("@p0", $"'{bound}'", StringComparison.Ordinal)
            : "EXPLAIN QUERY PLAN " + Sealer.NewOnSqlite.Replace("@p0", $"{bound}", StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(db.IsPostgres ? 0 : 3));
        return string.Join('\n', lines);
    }
}
