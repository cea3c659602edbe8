using Microsoft.EntityFrameworkCore;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Demo;

/// <summary>What lies in the database, table by table.</summary>
internal static class Rows
{
    /// <summary>Rows of every mapped table; and how many messages of the outbox are dead.</summary>
    public static Task<SortedDictionary<string, int>> Count(AppFixture app) =>
        app.Ask(
            async (ShopDb db) =>
            {
                var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
                foreach (var table in Tables(db))
                    counts[table] = await One(db, $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"");
                counts["platform_outbox_dead"] = await One(
                    db,
                    $"SELECT COUNT(*) AS \"Value\" FROM platform_outbox WHERE \"State\" = {(int)OutboxState.Dead}"
                );
                return counts;
            }
        );

    /// <summary>What the local courier has planned to report is for later on purpose.</summary>
    private const string Planned = "shipping_localcourier_report";

    /// <summary>Tables with a row whose "At", "MadeAt", "PlacedAt" or "PaidAt" is after this instant.</summary>
    public static Task<List<string>> Later(AppFixture app, DateTimeOffset now) =>
        app.Ask(
            async (ShopDb db) =>
            {
                List<string> later = [];
                foreach (var type in db.Model.GetEntityTypes())
                {
                    foreach (var name in new[] { "At", "MadeAt", "PlacedAt", "PaidAt" })
                    {
                        if (
                            type.FindProperty(name) is not { } property
                            || type.GetTableName() is not { } table
                            || table == Planned
                        )
                            continue;
                        var limit = db.IsPostgres
                            ? $"'{now.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'"
                            : now.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture);
                        var rows = await One(
                            db,
                            $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE \"{property.GetColumnName()}\" > {limit}"
                        );
                        if (rows > 0)
                            later.Add($"{table}.{name}: {rows}");
                    }
                }

                return later;
            }
        );

    private static IEnumerable<string> Tables(ShopDb db) =>
        db
            .Model.GetEntityTypes()
            .Select(t => t.GetTableName())
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static Task<int> One(ShopDb db, string sql) => db.Database.SqlQueryRaw<int>(sql).SingleAsync();
}
