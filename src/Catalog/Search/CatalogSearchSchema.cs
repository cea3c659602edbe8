using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>
/// The search tables, which EF Core can't describe: an array with a GIN index on PostgreSQL, a contentless FTS5 table
/// with a table of rows beside it on SQLite. Made after migrating; making them again does nothing.
/// </summary>
public sealed class CatalogSearchSchema : IAfterMigration
{
    /// <summary>The statements for one kind of database.</summary>
    public static IReadOnlyList<string> Statements(bool postgres) =>
        postgres
            ?
            [
                "CREATE TABLE IF NOT EXISTS catalog_search (\"ProductId\" uuid PRIMARY KEY, \"Tokens\" text[] NOT NULL);",
                "CREATE INDEX IF NOT EXISTS catalog_search_tokens ON catalog_search USING gin (\"Tokens\");",
            ]
            :
            [
                "CREATE TABLE IF NOT EXISTS catalog_search_row (\"Row\" INTEGER PRIMARY KEY AUTOINCREMENT, \"ProductId\" TEXT NOT NULL UNIQUE);",
                "CREATE VIRTUAL TABLE IF NOT EXISTS catalog_search USING fts5(tokens, content='', contentless_delete=1, detail='none', tokenize='ascii');",
            ];

    /// <inheritdoc />
    public async Task Run(ShopDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        foreach (var statement in Statements(db.IsPostgres))
            await db.Database.ExecuteSqlRawAsync(statement, ct);
    }
}
