using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// A transaction that asks once and writes once. On PostgreSQL that is two round trips in all: BEGIN travels with the
/// questions and COMMIT with the rows (docs/decisions/0002). Disposed without a commit, nothing of it stays.
/// </summary>
public sealed class SetTransaction : IAsyncDisposable
{
    private readonly ShopDb _db;
    private IDbContextTransaction? _embedded;
    private bool _isOpen;

    private SetTransaction(ShopDb db) => (_db, Reader, Writer) = (db, new SetReader(db), new SetWriter(db));

    /// <summary>The questions.</summary>
    public SetReader Reader { get; }

    /// <summary>The rows.</summary>
    public SetWriter Writer { get; }

    /// <summary>Opens the connection. The transaction begins with <see cref="Ask"/>.</summary>
    public static async Task<SetTransaction> Open(ShopDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.OpenConnectionAsync(ct);
        var transaction = new SetTransaction(db);
        if (!db.IsPostgres)
            transaction._embedded = await db.Database.BeginTransactionAsync(ct);
        return transaction;
    }

    /// <summary>Begins, and asks what was added to <see cref="Reader"/>.</summary>
    public async Task Ask(CancellationToken ct)
    {
        _isOpen = true;
        await Reader.Send(opens: _embedded is null, ct);
    }

    /// <summary>Writes what was added to <see cref="Writer"/>, and commits.</summary>
    public async Task Commit(CancellationToken ct)
    {
        await Writer.Flush(commits: _embedded is null, ct);
        if (_embedded is not null)
            await _embedded.CommitAsync(ct);
        _isOpen = false;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null)
            await _embedded.DisposeAsync();
        else if (_isOpen)
            await RollBack();
        await _db.Database.CloseConnectionAsync();
    }

    private async Task RollBack()
    {
        try
        {
            await using var command = new NpgsqlCommand("ROLLBACK", (NpgsqlConnection)_db.Database.GetDbConnection());
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and the server rolls back what it held.
        }
    }
}
