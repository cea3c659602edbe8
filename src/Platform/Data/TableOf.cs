using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Zhanggui.Platform;

/// <summary>An entity type's table as <see cref="SetWriter"/> needs it: column names, types and how to read a value off an entity.</summary>
internal sealed class TableOf
{
    private static readonly ConcurrentDictionary<IEntityType, TableOf> Known = new();

    public required IReadOnlyList<Column> Columns { get; init; }
    public required string PostgresInsert { get; init; }
    public required string SqliteInsert { get; init; }

    public static TableOf Of(IEntityType type) => Known.GetOrAdd(type, Make);

    private static TableOf Make(IEntityType type)
    {
        var name = type.GetTableName()!;
        var columns = type.GetProperties()
            .Where(p => !p.IsShadowProperty() && !(p.ValueGenerated == ValueGenerated.OnAdd && p.ClrType == typeof(long)))
            .Select(p => new Column(p)).ToList();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        return new TableOf
        {
            Columns = columns,
            PostgresInsert = $"INSERT INTO {name} ({names}) SELECT * FROM unnest({string.Join(", ", columns.Select((c, i) => $"${i + 1}::{c.Type}[]"))})",
            SqliteInsert = $"INSERT INTO {name} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => "$" + (i + 1)))})",
        };
    }

    internal sealed class Column
    {
        private readonly IProperty _property;
        private readonly RelationalTypeMapping _mapping;
        private readonly Type _element;

        public Column(IProperty property)
        {
            _property = property;
            _mapping = property.GetRelationalTypeMapping();
            Name = property.GetColumnName();
            Type = property.GetColumnType();
            var bare = _mapping.Converter?.ProviderClrType ?? property.ClrType;
            bare = Nullable.GetUnderlyingType(bare) ?? bare;
            _element = property.IsNullable && bare.IsValueType ? typeof(Nullable<>).MakeGenericType(bare) : bare;
        }

        public string Name { get; }
        public string Type { get; }

        public Array ToArray(IReadOnlyList<object> rows)
        {
            var array = Array.CreateInstance(_element, rows.Count);
            for (var i = 0; i < rows.Count; i++) array.SetValue(Value(rows[i]), i);
            return array;
        }

        /// <summary>Microsoft.Data.Sqlite writes a GUID as upper-case text, just as EF reads it.</summary>
        public object ToSqlite(object row) => Value(row) ?? DBNull.Value;

        private object? Value(object row)
        {
            var value = _property.GetGetter().GetClrValue(row);
            return value is not null && _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
