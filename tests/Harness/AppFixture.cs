using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Zhanggui.Web;

namespace Zhanggui.Harness;

/// <summary>
/// A whole application for one test: every module, a fresh database of the asked-for kind, a clock that the test moves,
/// and (when started with a server) a real port. Jobs and the outbox run only when the test says so.
/// </summary>
public sealed class AppFixture : IAsyncDisposable
{
    /// <summary>The cluster of this process, started when somebody first asks for it.</summary>
    public static readonly Lazy<Task<PostgresCluster>> SharedCluster = new(() => PostgresCluster.Start(IsDurable));

    private static readonly SemaphoreSlim Templates = new(1, 1);
    private static string? _sqliteTemplate;
    private static string? _postgresTemplate;
    private static int _count;

    /// <summary>Hosts of tests watch no files: a watched file keeps its host in memory.</summary>
    static AppFixture() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    private readonly WebApplication _app;
    private readonly TestClock? _clock;

    private AppFixture(WebApplication app, TestClock? clock, DatabaseChoice database) =>
        (_app, _clock, Database) = (app, clock, database);

    /// <summary>
    /// True: databases lie on the disk and every commit is synchronised, as in production; for benches.
    /// </summary>
    public static bool IsDurable { get; set; }

    /// <summary>Sunday 22 November 2026, 10:00 in Shanghai, until the test moves it.</summary>
    /// <exception cref="InvalidOperationException">The machine's clock runs here.</exception>
    public TestClock Clock =>
        _clock ?? throw new InvalidOperationException("This one works by itself, on the machine's clock.");

    /// <summary>The database.</summary>
    public DatabaseChoice Database { get; }

    /// <summary>
    /// True: what lies in the database stays when this application is left, for the next one that moves in.
    /// </summary>
    public bool Stays { get; set; }

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The one door.</summary>
    public UseCaseExecutor Executor => Services.GetRequiredService<UseCaseExecutor>();

    /// <summary>Where the server listens; only after a start with one.</summary>
    public Uri Address =>
        new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts an application on "sqlite" or "postgres".</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="background">True: outbox and jobs run by themselves, on the real clock.</param>
    /// <param name="configure">More or other services.</param>
    /// <param name="choose">Another way to the same database, for instance by a smaller pool.</param>
    /// <param name="isClosed">
    /// True: nobody comes in and nothing works by itself before the startup gate is opened.
    /// </param>
    /// <param name="at">What the clock says; Sunday 22 November 2026, 10:00 in Shanghai, when it is not given.</param>
    public static async Task<AppFixture> Start(
        string kind,
        bool background = false,
        Action<IServiceCollection>? configure = null,
        Func<DatabaseChoice, DatabaseChoice>? choose = null,
        DateTimeOffset? at = null,
        bool isClosed = false
    )
    {
        var clock = background ? null : new TestClock(at ?? new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));
        var database = await Fresh(kind);
        if (choose is not null)
            database = choose(database);
        var app = Make(database, clock ?? TimeProvider.System, background, configure);
        app.Urls.Add("http://127.0.0.1:0");
        if (isClosed)
            app.Services.GetRequiredService<StartupGate>().Close();
        await app.StartAsync();
        return new AppFixture(app, clock, database);
    }

    /// <summary>Moves into a database that is there already, at this time. What lies in it stays.</summary>
    public static async Task<AppFixture> On(DatabaseChoice database, DateTimeOffset at)
    {
        var clock = new TestClock(at);
        var app = Make(database, clock, background: false, null);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new AppFixture(app, clock, database) { Stays = true };
    }

    /// <summary>Runs a use case through the one door.</summary>
    public Task<Result<T>> Run<TUseCase, T>(
        Actor actor,
        Func<TUseCase, Task<Result<T>>> act,
        string? idempotencyKey = null
    )
        where TUseCase : class => Executor.Run(actor, act, CancellationToken.None, idempotencyKey);

    /// <summary>Runs a use case through the one door.</summary>
    public Task<Result> Run<TUseCase>(Actor actor, Func<TUseCase, Task<Result>> act, string? idempotencyKey = null)
        where TUseCase : class => Executor.Run(actor, act, CancellationToken.None, idempotencyKey);

    /// <summary>Asks something in a scope of its own.</summary>
    public async Task<T> Ask<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Delivers what the outbox holds, reactions to reactions included.</summary>
    public async Task DeliverOutbox()
    {
        while (await Services.GetRequiredService<OutboxDispatcher>().DeliverDue(CancellationToken.None) > 0) { }
    }

    /// <summary>Runs every job that is due by the test's clock.</summary>
    public Task RunJobs() => Services.GetRequiredService<JobRunner>().RunDue(CancellationToken.None);

    /// <summary>Everything that `zhanggui verify` finds broken.</summary>
    public async Task<IReadOnlyList<IntegrityViolation>> Verify()
    {
        await using var scope = Services.CreateAsyncScope();
        var found = new List<IntegrityViolation>();
        await foreach (
            var (_, breaks) in scope.ServiceProvider.GetRequiredService<Verification>().Run(CancellationToken.None)
        )
            found.AddRange(breaks);
        return found;
    }

    /// <summary>
    /// Stops the shared cluster, if one was started. At the end of a test run: waiting for the process to exit takes
    /// the runner's patience.
    /// </summary>
    public static async Task StopCluster()
    {
        if (SharedCluster.IsValueCreated)
            await (await SharedCluster.Value).DisposeAsync();
    }

    /// <summary>An actor of staff with these permissions.</summary>
    public static Actor Staff(params string[] permissions) =>
        new(
            ActorKind.Staff,
            new Guid("00000000-0000-7000-8000-00000000000a"),
            "测试员",
            new HashSet<string>(permissions)
        );

    private static WebApplication Make(
        DatabaseChoice database,
        TimeProvider clock,
        bool background,
        Action<IServiceCollection>? configure
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        // A password costs a tenth of a second on purpose; tests make and check thousands.
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        configure?.Invoke(builder.Services);
        return Composition.Build(builder, database, background);
    }

    /// <summary>A place where no database has been made yet, not even migrated.</summary>
    public static async Task<DatabaseChoice> Nowhere(string kind)
    {
        var n = Interlocked.Increment(ref _count);
        if (kind == "sqlite")
            return DatabaseChoice.Sqlite(Path.Combine(Scratch.Folder("zhanggui-test-").FullName, "zhanggui.db"));
        return await (await SharedCluster.Value).Create($"empty{n}");
    }

    /// <summary>
    /// Migrating takes seconds: it is done once per process and kind, and each application gets a copy.
    /// </summary>
    private static async Task<DatabaseChoice> Fresh(string kind)
    {
        var n = Interlocked.Increment(ref _count);
        await Templates.WaitAsync();
        try
        {
            if (kind == "sqlite")
            {
                _sqliteTemplate ??= await Migrated(
                    DatabaseChoice.Sqlite(Path.Combine(Scratch.Folder("zhanggui-test-").FullName, "template.db"))
                );
                // A folder of its own with the name that the program gives the file: the real program can serve it.
                var file = Path.Combine(
                    Directory
                        .CreateDirectory(Path.Combine(Path.GetDirectoryName(_sqliteTemplate!)!, $"house{n}"))
                        .FullName,
                    "zhanggui.db"
                );
                File.Copy(_sqliteTemplate!, file);
                return DatabaseChoice.Sqlite(file);
            }

            var cluster = await SharedCluster.Value;
            if (_postgresTemplate is null)
            {
                await Migrated(await cluster.Create("template_application"));
                NpgsqlConnection.ClearAllPools();
                _postgresTemplate = "template_application";
            }

            return await cluster.Take($"house{n}", _postgresTemplate);
        }
        finally
        {
            Templates.Release();
        }
    }

    private static async Task<string?> Migrated(DatabaseChoice database)
    {
        await using var app = Make(database, TimeProvider.System, background: false, null);
        if (!(await PlatformModule.Migrate(app.Services, CancellationToken.None)).IsDone)
            throw new InvalidOperationException("The template could not be migrated.");
        if (database.IsPostgres)
            return null;
        SqliteConnection.ClearAllPools();
        return new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (Database.IsPostgres)
        {
            await using (var connection = new NpgsqlConnection(Database.ConnectionString))
                NpgsqlConnection.ClearPool(connection);
            await using (var aside = Database.NewSideConnection())
                NpgsqlConnection.ClearPool(aside);
            if (!Stays)
                await (await SharedCluster.Value).GiveBack(Database);
        }
        else
        {
            SqliteConnection.ClearAllPools();
            if (!Stays)
                Directory.Delete(
                    Path.GetDirectoryName(new SqliteConnectionStringBuilder(Database.ConnectionString).DataSource)!,
                    recursive: true
                );
        }
    }
}
