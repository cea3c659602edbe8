using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhanggui.Migrations;

/// <summary>
/// One step of the schema, written as SQL for each database: <c>sqlite/NAME.sql</c> and <c>postgres/NAME.sql</c>
/// beside this file (docs/decisions/0016). There is no way back: a backup is (docs/operations.md).
/// </summary>
public abstract class SqlMigration(string name) : Migration
{
    /// <inheritdoc />
    protected sealed override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        var database = migrationBuilder.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "sqlite" : "postgres";
        migrationBuilder.Sql(Script(database, name));
    }

    /// <summary>The statements of one migration for "sqlite" or "postgres".</summary>
    public static string Script(string database, string name)
    {
        var resource = $"{database}/{name}.sql";
        using var stream = typeof(SqlMigration).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The migration {resource} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
