using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>
/// Reads what is remembered beside the running operation, on connections of a small pool of its own. An operation holds
/// a connection of the common pool; if reading a memory took a second one from there, as many operations as the pool is
/// large could all wait for each other, and nobody would go on. Whoever reads here waits for nothing else, so the queue
/// for this pool always moves.
/// </summary>
public sealed class SideConnection : IAsyncDisposable
{
    private const int Connections = 4;
    private readonly DatabaseChoice _database;
    private readonly PooledDbContextFactory<ShopDb> _contexts;

    /// <summary>Opens the pool for this database.</summary>
    public SideConnection(DatabaseChoice database, IEnumerable<IModelPart> parts, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database.IsPostgres
            ? database with
            {
                ConnectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString)
                {
                    MaxPoolSize = Connections,
                    ApplicationName = "zhanggui-beside",
                }.ToString(),
            }
            : database;
        var options = new DbContextOptionsBuilder<ShopDb>().UseApplicationServiceProvider(services);
        _database.Configure(options, [.. parts]);
        _contexts = new PooledDbContextFactory<ShopDb>((DbContextOptions<ShopDb>)options.Options, 16);
    }

    /// <summary>Asks a question of committed data.</summary>
    public T Ask<T>(Func<ShopDb, T> question)
    {
        ArgumentNullException.ThrowIfNull(question);
        using var db = _contexts.CreateDbContext();
        return question(db);
    }

    /// <summary>Asks a question of committed data.</summary>
    public async Task<T> Ask<T>(Func<ShopDb, Task<T>> question)
    {
        ArgumentNullException.ThrowIfNull(question);
        await using var db = await _contexts.CreateDbContextAsync();
        return await question(db);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_database.IsPostgres)
            return;
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }
}
