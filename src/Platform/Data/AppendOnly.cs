using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhanggui.Platform;

/// <summary>
/// Tables whose rows nobody may change or delete: the database itself refuses (ORD-09, DAT-09, INV-21, FIN-05).
/// </summary>
public static class AppendOnly
{
    private const string Mark = "Zhanggui:AppendOnly";

    /// <summary>
    /// Declares the table append-only. The triggers are made after each migration and their presence is tested.
    /// </summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        entity.HasAnnotation(Mark, true);
        return entity;
    }

    /// <summary>Every append-only table of the model, with its key columns.</summary>
    public static IReadOnlyList<(string Table, string[] Key)> Tables(ShopDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return
        [
            .. db
                .Model.GetEntityTypes()
                .Where(t => t.FindAnnotation(Mark) is not null)
                .Select(t =>
                    (t.GetTableName()!, t.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToArray())
                )
                .OrderBy(t => t.Item1, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Makes the triggers that are missing. Runs after migrating, because a table rebuild on SQLite drops them
    /// silently.
    /// </summary>
    public static async Task Enforce(ShopDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sql = Tables(db).SelectMany(t => db.IsPostgres ? Postgres(t.Table) : Sqlite(t.Table, t.Key)).ToList();
        if (db.IsPostgres)
            sql.Insert(0, PostgresFunction);
        foreach (var statement in sql)
            await db.Database.ExecuteSqlRawAsync(statement, ct);
    }

    private const string PostgresFunction = """
        CREATE OR REPLACE FUNCTION platform_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'ZG001'; END $$;
        """;

    private static IEnumerable<string> Postgres(string table) =>
        [
            $"CREATE OR REPLACE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION platform_refuse_change();",
            $"CREATE OR REPLACE TRIGGER {table}_keep_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION platform_refuse_change();",
        ];

    /// <summary>
    /// The insert trigger is there because INSERT OR REPLACE would overwrite a row without an update or delete.
    /// </summary>
    private static IEnumerable<string> Sqlite(string table, string[] key) =>
        [
            $"CREATE TRIGGER IF NOT EXISTS {table}_keep_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'append-only: UPDATE on {table} is refused'); END;",
            $"CREATE TRIGGER IF NOT EXISTS {table}_keep_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'append-only: DELETE on {table} is refused'); END;",
            $"CREATE TRIGGER IF NOT EXISTS {table}_keep_insert BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {string.Join(" AND ", key.Select(k => $"\"{k}\" = NEW.\"{k}\""))}) BEGIN SELECT RAISE(ABORT, 'append-only: this row of {table} exists'); END;",
        ];
}
