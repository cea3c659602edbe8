using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Zhanggui.Platform;

/// <summary>Which database this application stands on.</summary>
/// <param name="ConnectionString">For PostgreSQL or SQLite.</param>
/// <param name="IsPostgres">True for PostgreSQL.</param>
public sealed record DatabaseChoice(string ConnectionString, bool IsPostgres)
{
    /// <summary>The embedded default: one file, write-ahead log, nothing to install.</summary>
    public static DatabaseChoice Sqlite(string file) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Pooling = true,
                DefaultTimeout = 30,
            }.ToString(),
            false
        );

    /// <summary>For production and for more than one node. Statements are prepared automatically.</summary>
    public static DatabaseChoice Postgres(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxAutoPrepare == 0)
            builder.MaxAutoPrepare = 250;
        // Nothing here leaves anything behind in a session: advisory locks end with their transaction. Wiping it clean
        // at every return costs a statement each time.
        builder.NoResetOnClose = true;
        if (string.IsNullOrEmpty(builder.ApplicationName))
            builder.ApplicationName = "zhanggui";
        return new DatabaseChoice(builder.ToString(), true);
    }

    /// <summary>
    /// A PostgreSQL connection from a small pool of its own, for short writes beside a running operation. From the
    /// common pool, operations that each hold a connection and want a second one could all wait for each other.
    /// </summary>
    public NpgsqlConnection NewSideConnection() =>
        new(
            new NpgsqlConnectionStringBuilder(ConnectionString)
            {
                MaxPoolSize = 4,
                ApplicationName = "zhanggui-aside",
            }.ToString()
        );

    /// <summary>Sets a context up for this database and these modules.</summary>
    public void Configure(DbContextOptionsBuilder options, IReadOnlyList<IModelPart> parts)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (IsPostgres)
            options.UseNpgsql(ConnectionString, o => o.MigrationsAssembly("Zhanggui.Migrations"));
        else
            options
                .UseSqlite(ConnectionString, o => o.MigrationsAssembly("Zhanggui.Migrations"))
                .AddInterceptors(new SqliteSettings());
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new ShopDbExtension(parts));
        // A refusal rolls its whole operation back, so a savepoint per SaveChanges would only be a round trip more.
        // Migrations are SQL and keep no picture of the model: a test compares what they make with it.
        options.ConfigureWarnings(w =>
            w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning, RelationalEventId.PendingModelChangesWarning)
        );
    }

    /// <summary>Full synchronisation: a commit that was answered survives a power cut.</summary>
    private sealed class SqliteSettings : DbConnectionInterceptor
    {
        private const string Pragmas =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=30000; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
