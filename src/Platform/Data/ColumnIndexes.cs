using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;

namespace Zhanggui.Platform;

/// <summary>
/// Indexes over columns of a complex type. EF Core's model knows indexes over an entity's own properties only, so these
/// are declared by column and written into the schema beside the model's.
/// </summary>
public static class ColumnIndexes
{
    private const string Mark = "Zhanggui:ColumnIndexes";

    /// <summary>Declares an index over these columns of the entity's table.</summary>
    public static EntityTypeBuilder<T> HasColumnIndex<T>(this EntityTypeBuilder<T> entity, params string[] columns)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        string[][] others = entity.Metadata.FindAnnotation(Mark)?.Value as string[][] ?? [];
        entity.HasAnnotation(Mark, (string[][])[.. others, columns]);
        return entity;
    }

    /// <summary>The statements that make them; a column that the table doesn't have is an error.</summary>
    public static IReadOnlyList<string> Statements(ShopDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var sql = db.GetService<ISqlGenerationHelper>();
        return
        [
            .. from type in db.Model.GetEntityTypes()
            from columns in type.FindAnnotation(Mark)?.Value as string[][] ?? []
            select Statement(sql, type, columns),
        ];
    }

    private static string Statement(ISqlGenerationHelper sql, IEntityType type, string[] columns)
    {
        var table = type.GetTableName()!;
        var index = sql.DelimitIdentifier($"IX_{table}_{string.Join('_', columns)}");
        var over = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(Known(type, c))));
        return $"CREATE INDEX {index} ON {sql.DelimitIdentifier(table)} ({over});";
    }

    private static string Known(IEntityType type, string column) =>
        type.GetFlattenedProperties().Any(p => p.GetColumnName() == column)
            ? column
            : throw new InvalidOperationException($"{type.GetTableName()} has no column {column} to index.");
}
