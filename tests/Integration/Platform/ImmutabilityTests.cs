using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>What was written stays: the database itself refuses, and what gets past it is found.</summary>
public sealed class ImmutabilityTests
{
    [Theory, Databases, Trait("Rule", "ORD-09/in-database"), Trait("Rule", "DAT-09/append-only")]
    [Trait("Rule", "INV-21/read-only"), Trait("Rule", "FIN-05/no-deletion")]
    public async Task The_database_refuses_to_change_or_delete_orders_audit_movements_and_the_journal(string database)
    {
        await using var given = await GivenShop.Open(database);
        await given.PaidOrder(lines: 2);
        (string Table, string Column)[] kept =
        [
            ("ordering_order", "Phone"),
            ("ordering_order_line", "Name"),
            ("platform_audit", "ActorName"),
            ("inventory_movement", "By"),
            ("finance_journal_entry", "No"),
            ("finance_journal_line", "Day"),
            ("finance_payment", "TradeNo"),
        ];
        foreach (var (table, column) in kept)
        {
            var before = await Rows(given, table);
            before.ShouldBeGreaterThan(0, table);
            await Refused(given, $"UPDATE {table} SET \"{column}\" = \"{column}\"");
            await Refused(given, $"DELETE FROM {table}");
            if (database == "postgres")
                await Refused(given, $"TRUNCATE {table} CASCADE");
            else
                await Refused(given, $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}");
            (await Rows(given, table)).ShouldBe(before, table);
        }

        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-09/in-database"), Trait("Rule", "DAT-09/append-only")]
    public async Task Every_append_only_table_has_its_guards_after_migrating(string database)
    {
        await using var app = await AppFixture.Start(database);
        var tables = await app.Ask((ShopDb db) => Task.FromResult(AppendOnly.Tables(db)));
        tables.Select(t => t.Table).ShouldContain("ordering_order");
        var guards = await app.Ask(
            (ShopDb db) =>
                db
                    .Database.SqlQueryRaw<string>(
                        database == "postgres"
                            ? "SELECT c.relname || ':' || t.tgname AS \"Value\" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND t.tgenabled = 'O'"
                            : "SELECT tbl_name || ':' || name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'"
                    )
                    .ToListAsync()
        );
        string[] suffixes =
            database == "postgres" ? ["_keep", "_keep_all"] : ["_keep_update", "_keep_delete", "_keep_insert"];
        tables.SelectMany(t => suffixes.Select(s => $"{t.Table}:{t.Table}{s}")).Except(guards).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-09/found")]
    public async Task An_order_that_was_altered_past_the_guards_is_named_by_verify(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (head, line, untouched) = (
            await given.PlacedOrder(),
            await given.PlacedOrder(lines: 2),
            await given.PlacedOrder()
        );
        (await given.App.Verify()).ShouldBeEmpty();

        await given.Unguarded(
            "ordering_order",
            $"UPDATE ordering_order SET \"Street\" = '文三路 999 号' WHERE \"No\" = '{head.No}'"
        );
        await given.Unguarded(
            "ordering_order_line",
            $"UPDATE ordering_order_line SET \"Size\" = 'XXL' WHERE \"No\" = 2"
        );

        var found = (await given.App.Verify()).Select(b => b.What).ToList();
        found.ShouldBe(
            [$"{head.No}: street was altered after it was placed", $"{line.No}: lines was altered after it was placed"],
            ignoreOrder: true
        );
        found.ShouldNotContain(f => f.Contains(untouched.No, StringComparison.Ordinal));
    }

    [Theory, Databases, Trait("Rule", "ORD-09/found")]
    public async Task Whichever_field_of_an_order_was_altered_verify_names_the_order(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 50);
        string[] words =
        [
            "Name",
            "Phone",
            "Province",
            "City",
            "District",
            "Street",
            "Postcode",
            "Channel",
            "Courier",
            "Remark",
            "InvoiceTitle",
            "InvoiceTaxNo",
        ];
        string[] numbers = ["Goods", "Postage", "Discount", "Total", "Cost", "WeightGrams", "Method"];
        string[] ofLines = ["Barcode", "NameEn", "PictureUrl", "WeightGrams"];
        var altered = new Dictionary<string, string>();
        foreach (var column in words.Concat(numbers))
        {
            var order = await given.PlacedOrder();
            altered[column] = order.No;
            await given.Unguarded(
                "ordering_order",
                $"UPDATE ordering_order SET \"{column}\" = {(words.Contains(column) ? "'x'" : $"\"{column}\" + 1")} WHERE \"No\" = '{order.No}'"
            );
        }

        foreach (var column in ofLines)
        {
            var order = await given.PlacedOrder();
            altered["line's " + column] = order.No;
            await given.Unguarded(
                "ordering_order_line",
                $"UPDATE ordering_order_line SET \"{column}\" = {(column == "WeightGrams" ? "\"WeightGrams\" + 1" : "'x'")} WHERE \"OrderId\" IN (SELECT \"Id\" FROM ordering_order WHERE \"No\" = '{order.No}')"
            );
        }

        var found = (await given.App.Verify()).Select(b => b.What).ToList();
        altered
            .Where(a => !found.Any(f => f.StartsWith(a.Value, StringComparison.Ordinal)))
            .Select(a => a.Key)
            .ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-09/found")]
    public async Task An_order_that_was_removed_past_the_guards_is_missed_by_verify(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (gone, _) = (await given.PlacedOrder(), await given.PlacedOrder());
        await given.Unguarded(
            "ordering_order_line",
            $"DELETE FROM ordering_order_line WHERE \"OrderId\" IN (SELECT \"Id\" FROM ordering_order WHERE \"No\" = '{gone.No}')"
        );
        await given.Sql(
            $"DELETE FROM ordering_progress WHERE \"OrderId\" IN (SELECT \"Id\" FROM ordering_order WHERE \"No\" = '{gone.No}')"
        );
        await given.Unguarded("ordering_order", $"DELETE FROM ordering_order WHERE \"No\" = '{gone.No}'");
        (await given.App.Verify()).Select(b => b.What).ShouldBe([$"{gone.No}: it was placed and is gone"]);
    }

    [Theory, Databases, Trait("Rule", "DAT-09/chained")]
    public async Task An_altered_audit_entry_breaks_its_documents_chain(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.PlacedOrder();
        await GivenShop.Must(given.Accept(order.Id));
        await given.Unguarded(
            "platform_audit",
            $"UPDATE platform_audit SET \"ActorName\" = '别人' WHERE \"SubjectNo\" = '{order.No}' AND \"Seq\" = 2 AND \"SubjectType\" = 'order'"
        );

        (await given.App.Verify()).Select(b => b.What).ShouldBe([$"order {order.No}: entry 2 (受理) was altered"]);
    }

    [Theory, Databases, Trait("Rule", "DAT-09/chained")]
    public async Task A_document_that_vanished_with_its_whole_chain_is_missed_by_the_seal(string database)
    {
        await using var given = await GivenShop.Open(database);
        var order = await given.PlacedOrder();
        var sealer = given.App.Services.GetRequiredService<Sealer>();
        (await sealer.SealNew(CancellationToken.None)).ShouldBeGreaterThan(0);
        (await sealer.SealNew(CancellationToken.None)).ShouldBe(0);
        (await given.App.Verify()).ShouldBeEmpty();

        // The last entries of a chain leave no gap in it: only the seal knows that they were there.
        await GivenShop.Must(given.Accept(order.Id));
        await sealer.SealNew(CancellationToken.None);
        await given.Unguarded(
            "platform_audit",
            $"DELETE FROM platform_audit WHERE \"SubjectNo\" = '{order.No}' AND \"SubjectType\" = 'order' AND \"Seq\" = 2"
        );

        (await given.App.Verify()).Select(b => b.What).ShouldBe(["seal 2: 1 entries have vanished"]);
    }

    private static async Task<int> Rows(GivenShop given, string table)
    {
        var sql = $"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM {table}"; // A table is no parameter.
        return await given.App.Ask((ShopDb db) => db.Database.SqlQueryRaw<int>(sql).SingleAsync());
    }

    private static async Task Refused(GivenShop given, string sql) =>
        (await Should.ThrowAsync<DbException>(() => given.Sql(sql), sql)).Message.ShouldContain(
            "append-only",
            Case.Sensitive,
            sql
        );
}

internal static class Tampering
{
    /// <summary>Changes rows as somebody would who owns the database: without the triggers.</summary>
    public static async Task Unguarded(this GivenShop given, string table, string sql)
    {
        var postgres = given.App.Database.IsPostgres;
        var triggers = postgres
            ? []
            : await given.App.Ask(
                (ShopDb db) =>
                    db
                        .Database.SqlQuery<string>(
                            $"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}"
                        )
                        .ToListAsync()
            );
        if (postgres)
            await given.Sql($"ALTER TABLE {table} DISABLE TRIGGER USER");
        foreach (var trigger in triggers)
            await given.Sql($"DROP TRIGGER {trigger}");
        (await given.Sql(sql)).ShouldBeGreaterThan(0, sql);
        if (postgres)
            await given.Sql($"ALTER TABLE {table} ENABLE TRIGGER USER");
        else
            await given.App.Ask(
                async (ShopDb db) =>
                {
                    await AppendOnly.Enforce(db, CancellationToken.None);
                    return 0;
                }
            );
    }
}
