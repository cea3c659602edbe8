using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// Asks several questions in one round trip: each module adds its own, and they travel together. On SQLite, which lives
/// in the process, they are asked one after the other.
/// </summary>
public sealed class SetReader(ShopDb db)
{
    private readonly List<(string Sql, IReadOnlyList<object> Values, Action<DbDataReader> Row)> _questions = [];

    /// <summary>True on PostgreSQL, where a question may lock what it reads.</summary>
    public bool IsPostgres => db.IsPostgres;

    /// <summary>
    /// Adds a question. <paramref name="row"/> is called for each row of the answer when everything is sent.
    /// </summary>
    public void Ask(Func<Question, string> sql, Action<DbDataReader> row)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var question = new Question(db.IsPostgres);
        _questions.Add((sql(question), question.Values, row));
    }

    /// <summary>Sends everything that was asked.</summary>
    public Task Send(CancellationToken ct) => Send(opens: false, ct);

    internal async Task Send(bool opens, CancellationToken ct)
    {
        if (db.IsPostgres)
            await SendPostgres(opens, ct);
        else
            foreach (var question in _questions)
                await SendSqlite(question.Sql, question.Values, question.Row, ct);
        _questions.Clear();
    }

    private async Task SendPostgres(bool opens, CancellationToken ct)
    {
        if (_questions.Count == 0 && !opens)
            return;
        await using var batch = new NpgsqlBatch(
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction()
        );
        if (opens)
            batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (var (sql, values, _) in _questions)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }

        // BEGIN answers with no rows and is passed over by the reader.
        await using var reader = await batch.ExecuteReaderAsync(ct);
        for (var i = 0; i < _questions.Count; i++)
        {
            if (i > 0)
                await reader.NextResultAsync(ct);
            while (await reader.ReadAsync(ct))
                _questions[i].Row(reader);
        }
    }

    private async Task SendSqlite(
        string sql,
        IReadOnlyList<object> values,
        Action<DbDataReader> row,
        CancellationToken ct
    )
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        for (var i = 0; i < values.Count; i++)
            command.Parameters.AddWithValue("$" + (i + 1), values[i]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            row(reader);
    }
}

/// <summary>One question's parameters, while its statement is being written.</summary>
public sealed class Question
{
    private readonly bool _isPostgres;
    private readonly List<object> _values = [];

    internal Question(bool isPostgres) => _isPostgres = isPostgres;

    internal IReadOnlyList<object> Values => _values;

    /// <summary>Which of the two it is asked in.</summary>
    public bool IsPostgres => _isPostgres;

    /// <summary>A parameter.</summary>
    public string Value(object value)
    {
        _values.Add(value);
        return "$" + _values.Count;
    }

    /// <summary>
    /// The condition that a column is one of these values. A few are written out: PostgreSQL keeps one plan for that,
    /// and plans anew for every array.
    /// </summary>
    public string In<T>(string column, IReadOnlyCollection<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count <= SetWriter.SmallSetThreshold)
            return values.Count == 0 ? "FALSE" : $"{column} IN ({string.Join(", ", values.Select(v => Value(v)))})";
        return _isPostgres
            ? $"{column} = ANY({Value(values.ToArray())})"
            : $"{column} IN (SELECT value FROM json_each({Value(Json(values))}))";
    }

    /// <summary>These values as a table of one column, <c>value</c>.</summary>
    public string Each<T>(string alias, IReadOnlyCollection<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        return _isPostgres
            ? $"unnest({Value(values.ToArray())}) AS {alias}(value)"
            : $"json_each({Value(Json(values))}) AS {alias}";
    }

    /// <summary>
    /// Microsoft.Data.Sqlite stores a GUID as upper-case text; inside JSON we have to write it so ourselves.
    /// </summary>
    private static string Json<T>(IReadOnlyCollection<T> values) =>
        values is IReadOnlyCollection<Guid> ids
            ? JsonSerializer.Serialize(ids.Select(i => i.ToString().ToUpperInvariant()))
            : JsonSerializer.Serialize(values);
}
