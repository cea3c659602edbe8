using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// An entity type's table as <see cref="SetWriter"/> needs it: column names, types and how to read a value off an
/// entity, be it a property of its own or of a complex type.
/// </summary>
internal sealed class TableOf
{
    private static readonly ConcurrentDictionary<IEntityType, TableOf> Known = new();
    private readonly string _manyRows;
    private readonly string[] _fewRows;

    private TableOf(IEntityType type)
    {
        var name = type.GetTableName()!;
        Columns =
        [
            .. type.GetFlattenedProperties()
                .Where(p =>
                    !p.IsShadowProperty() && !(p.ValueGenerated == ValueGenerated.OnAdd && p.ClrType == typeof(long))
                )
                .Select(p => new Column(p)),
        ];
        var into = $"INSERT INTO {name} ({string.Join(", ", Columns.Select(c => $"\"{c.Name}\""))})";
        _manyRows =
            $"{into} SELECT * FROM unnest({string.Join(", ", Columns.Select((c, i) => $"${i + 1}::{c.BareType}[]"))})";
        _fewRows =
        [
            .. Enumerable
                .Range(1, SetWriter.SmallSetThreshold)
                .Select(rows =>
                    $"{into} VALUES {string.Join(", ", Enumerable.Range(0, rows).Select(r => $"({string.Join(", ", Columns.Select((_, i) => $"${(r * Columns.Count) + i + 1}"))})"))}"
                ),
        ];
        SqliteInsert = _fewRows[0];
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>One row.</summary>
    public string SqliteInsert { get; }

    public static TableOf Of(IEntityType type) => Known.GetOrAdd(type, t => new TableOf(t));

    /// <summary>The statement that writes these rows on PostgreSQL.</summary>
    public NpgsqlBatchCommand Insert(IReadOnlyList<object> rows)
    {
        if (rows.Count > SetWriter.SmallSetThreshold)
        {
            var many = new NpgsqlBatchCommand(_manyRows);
            foreach (var column in Columns)
                many.Parameters.Add(column.Array(rows));
            return many;
        }

        var few = new NpgsqlBatchCommand(_fewRows[rows.Count - 1]);
        foreach (var row in rows)
        foreach (var column in Columns)
            few.Parameters.Add(column.One(row));
        return few;
    }

    internal sealed class Column
    {
        private static readonly MethodInfo Filling = typeof(Column).GetMethod(
            nameof(Filled),
            BindingFlags.NonPublic | BindingFlags.Instance
        )!;

        private readonly IClrPropertyGetter _getter;
        private readonly Func<object?, object?>? _convert;
        private readonly Func<IReadOnlyList<object>, Array> _fill;
        private readonly string _arrayType;

        public Column(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            _getter = property.GetGetter();
            _convert = mapping.Converter is { } converter ? converter.ConvertToProvider : null;
            Name = property.GetColumnName();
            // Parameters have no lengths; the column's own is enforced as the row is written.
            BareType = property.GetColumnType().Split('(')[0];
            _arrayType = BareType + "[]";
            var bare = mapping.Converter?.ProviderClrType ?? property.ClrType;
            bare = Nullable.GetUnderlyingType(bare) ?? bare;
            var element = property.IsNullable && bare.IsValueType ? typeof(Nullable<>).MakeGenericType(bare) : bare;
            _fill = Filling.MakeGenericMethod(element).CreateDelegate<Func<IReadOnlyList<object>, Array>>(this);
        }

        public string Name { get; }
        public string BareType { get; }

        public NpgsqlParameter Array(IReadOnlyList<object> rows) =>
            new() { DataTypeName = _arrayType, Value = _fill(rows) };

        public NpgsqlParameter One(object row) => new() { DataTypeName = BareType, Value = Value(row) ?? DBNull.Value };

        /// <summary>Microsoft.Data.Sqlite writes a GUID as upper-case text, just as EF reads it.</summary>
        public object ToSqlite(object row) => Value(row) ?? DBNull.Value;

        private Array Filled<T>(IReadOnlyList<object> rows)
        {
            var array = new T[rows.Count];
            for (var i = 0; i < array.Length; i++)
                array[i] = (T)Value(rows[i])!;
            return array;
        }

        private object? Value(object row)
        {
            var value = _getter.GetClrValueUsingContainingEntity(row);
            return value is not null && _convert is not null ? _convert(value) : value;
        }
    }
}
