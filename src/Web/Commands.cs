using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using Zhanggui.Demo;
using Zhanggui.Organization;

namespace Zhanggui.Web;

/// <summary>
/// The command line: what a person or a script asks the application to do. Exit codes: 0 done, 1 refused or broken, 2
/// not understood, 3 something on this machine is in the way.
/// </summary>
internal static class Commands
{
    private const string Usage = """
        zhanggui serve    [--port N] [--host ADDRESS] [--no-demo] [--fresh]   run the shop
        zhanggui migrate                                                      bring the database to the present schema
        zhanggui demo                                                         fill an empty database with the demo company
        zhanggui admin    LOGIN                                               let the system administrator in with a new password
        zhanggui verify                                                       prove stock, reservations, money and audit chains
        zhanggui backup   [--out FILE]                                        one file with everything, made while the shop is open
        zhanggui restore  FILE [--replace] [--dry-run]                        put a backup back, migrate and verify
        zhanggui export   orders|products|stock [--format csv|xlsx] [--out FILE]
        zhanggui import   products|stock FILE [--dry-run]                     what is wrong goes to FILE.rejected.csv
        zhanggui import   orders FILE --channel CODE [--dry-run]              orders of a channel; may be stopped and sent again
        All take [--data DIR] for the embedded database (./data) or [--postgres CONNECTION] (else ZHANGGUI_POSTGRES).
        """;

    public static async Task<int> Run(string[] args)
    {
        var command = args.FirstOrDefault() ?? "help";
        if (command is "help" or "--help" or "-h")
        {
            Console.WriteLine(Usage);
            return 0;
        }

        if (!Options.Knows(command))
        {
            Console.Error.WriteLine($"不认识的命令：{command}\nUnknown command: {command}\n{Usage}");
            return 2;
        }

        if (Options.Read(command, args[1..]) is not { } options)
            return 2;
        try
        {
            return command switch
            {
                "serve" => await Serve(options),
                "migrate" => await With(options, (_, _) => Task.FromResult(0)),
                "demo" => await Locked(options, () => With(options, Demo)),
                "verify" or "export" or "admin" when !options.IsThere => Say(
                    Refusal.NotFound(
                        "web.nothing_there",
                        $"{options.Data} 里没有数据库。请检查 --data",
                        $"There is no database in {options.Data}. Check --data."
                    ),
                    3
                ),
                "admin" => await With(options, (app, ct) => Admin(app, options.Words[0], ct)),
                "verify" => await With(options, Verify),
                "export" => await ImportExportCommands.Export(options),
                "import" => await ImportExportCommands.Import(options),
                "backup" => await BackupCommands.Backup(options),
                _ => await Locked(options, () => BackupCommands.Restore(options)),
            };
        }
        catch (NpgsqlException e)
            when (e is not PostgresException { SqlState: not "3D000" and not "28P01" and not "28000" })
        {
            return Say(
                Refusal.Conflict(
                    "web.no_database",
                    $"连不上数据库：{e.Message}",
                    $"The database can't be reached: {e.Message}"
                ),
                3
            );
        }
    }

    private static Task<int> Serve(Options options) =>
        Locked(
            options,
            async () =>
            {
                // Asked before anything is opened or emptied; the answer that counts is the server's own, below.
                if (!IsFree(options))
                    return PortTaken(options);
                if (options.Fresh)
                    Empty(options);
                await using var app = Make(options, background: true);
                // The routes are built beside it: whoever comes first would wait for them.
                var routes = Task.Run(() => ((IEndpointRouteBuilder)app).DataSources.Sum(d => d.Endpoints.Count));
                if (await PlatformModule.Migrate(app.Services, CancellationToken.None) is { IsDone: false } unknown)
                    return Say(unknown.Refusal, 3);
                await routes;
                app.Urls.Add($"http://{options.Host}:{options.Port.ToString(CultureInfo.InvariantCulture)}");
                var gate = app.Services.GetRequiredService<StartupGate>();
                gate.Close();
                try
                {
                    await app.StartAsync();
                }
                catch (IOException e) when (e.InnerException is AddressInUseException)
                {
                    return PortTaken(options);
                }

                var company = app.Services.GetRequiredService<DemoCompany>();
                if (await Prepare(app, options.Demo) is > 0 and var code)
                    return code;
                gate.Open();
                Greet(
                    app.Services.GetRequiredService<IServer>()
                        .Features.Get<IServerAddressesFeature>()!
                        .Addresses.First(),
                    options.Demo ? company.Logins() : await FirstLogin(app)
                );
                await app.WaitForShutdownAsync();
                return 0;
            }
        );

    /// <summary>Fills what is empty. Whatever stops it, the next start goes on where it stopped.</summary>
    private static async Task<int> Prepare(WebApplication app, bool withDemo)
    {
        try
        {
            var completed = await app
                .Services.GetRequiredService<DemoCompany>()
                .Prepare(withDemo, app.Lifetime.ApplicationStopping);
            if (completed.Count > 0)
                Console.WriteLine(
                    $"上次启动中断，演示公司现已补完：{string.Join("、", completed.Select(c => c.Zh))}\nAn earlier start was interrupted; the demo company is complete now: {string.Join(", ", completed.Select(c => c.En))}"
                );
            return 0;
        }
        catch (DemoFailed e)
        {
            await app.StopAsync();
            return Say(
                Refusal.Conflict(
                    "web.demo_failed",
                    $"演示公司没有填完，停在“{e.Step.Zh}”（{e.Reason}）。再启动一次会从这里继续；--fresh 从头开始；已有自己数据的库请用 --no-demo",
                    $"The demo company is not complete; it stopped at “{e.Step.En}” ({e.Reason}). Another start goes on from there; --fresh begins anew; --no-demo leaves it out of an empty database."
                ),
                3
            );
        }
        catch (OperationCanceledException)
        {
            await app.StopAsync();
            return Say(
                Refusal.Conflict(
                    "web.demo_stopped",
                    "演示公司还没填完就停下了，下次启动会继续",
                    "Stopped before the demo company was complete; the next start goes on."
                ),
                3
            );
        }
    }

    private static int PortTaken(Options options) =>
        Say(
            Refusal.Conflict(
                "web.port_in_use",
                $"端口 {options.Port} 已被占用。请用 --port 换一个端口，或停下占用它的程序",
                $"Port {options.Port} is taken. Choose another with --port, or stop the program that has it."
            ),
            3
        );

    private static bool IsFree(Options options)
    {
        try
        {
            using var listener = new TcpListener(
                IPAddress.TryParse(options.Host, out var address) ? address : IPAddress.Loopback,
                options.Port
            );
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return false;
        }
        catch (SocketException)
        {
            return true; // Something else is wrong with the address: the server says it better.
        }
    }

    /// <summary>An empty installation has nobody who could let others in: its first administrator, once.</summary>
    private static async Task<IEnumerable<string>> FirstLogin(WebApplication app)
    {
        var made = await app
            .Services.GetRequiredService<UseCaseExecutor>()
            .Run(
                Actor.System("命令行"),
                (LetAdministratorIn u) => u.Run("admin", onlyFirst: true, CancellationToken.None),
                CancellationToken.None
            );
        return made is { IsDone: true, Value: { } key } ? Words(key) : [];
    }

    private static async Task<int> Admin(WebApplication app, string login, CancellationToken ct)
    {
        var made = await app
            .Services.GetRequiredService<UseCaseExecutor>()
            .Run(Actor.System("命令行"), (LetAdministratorIn u) => u.Run(login, onlyFirst: false, ct), ct);
        if (!made.IsDone)
            return Say(made.Refusal);
        foreach (var line in Words(made.Value!))
            Console.WriteLine(line);
        return 0;
    }

    private static string[] Words(NewKey key) =>
        [
            $"系统管理员 System administrator: {key.Login}  {key.Password}",
            "第一次登录要改密码。This password is changed at the first sign-in and is not shown again.",
        ];

    private static void Greet(string address, IEnumerable<string> logins)
    {
        Console.WriteLine();
        Console.WriteLine($"  掌柜 Zhanggui    {address}          shop");
        Console.WriteLine($"                   {address}/office   back office");
        foreach (var line in logins)
            Console.WriteLine("  " + line);
        Console.WriteLine();
    }

    /// <summary>Under the lock: nobody serves what is thrown away here.</summary>
    private static void Empty(Options options)
    {
        foreach (var part in new[] { "", "-wal", "-shm" })
            File.Delete(Path.Combine(options.Data, "zhanggui.db" + part));
    }

    private static async Task<int> Locked(Options options, Func<Task<int>> act)
    {
        var taken = DataLock.Take(options.Database());
        if (!taken.IsDone)
            return Say(taken.Refusal, 3);
        using (taken.Value)
            return await act();
    }

    /// <summary>Runs something on the migrated application, not served.</summary>
    public static async Task<int> With(Options options, Func<WebApplication, CancellationToken, Task<int>> act)
    {
        if (!options.Database().IsPostgres)
            Directory.CreateDirectory(options.Data);
        await using var app = Make(options, background: false);
        if (await PlatformModule.Migrate(app.Services, CancellationToken.None) is { IsDone: false } unknown)
            return Say(unknown.Refusal, 3);
        return await act(app, CancellationToken.None);
    }

    /// <summary>The writer of orders is a hosted service, so the host is started for the time of filling.</summary>
    private static async Task<int> Demo(WebApplication app, CancellationToken ct)
    {
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(ct);
        if (await Prepare(app, withDemo: true) is > 0 and var code)
            return code;
        await app.StopAsync(ct);
        return 0;
    }

    /// <summary>Prints every check and what it found.</summary>
    public static async Task<int> Verify(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var broken = 0;
        await foreach (var (check, breaks) in scope.ServiceProvider.GetRequiredService<Verification>().Run(ct))
        {
            Console.WriteLine($"{(breaks.Count == 0 ? "ok    " : "BROKEN")}  {check.Zh}  {check.En}");
            foreach (var found in breaks.Take(20))
                Console.WriteLine($"        {found.What}");
            broken += breaks.Count;
        }

        Console.WriteLine(broken == 0 ? "verified: everything is consistent" : $"verified: {broken} breaks");
        return broken == 0 ? 0 : 1;
    }

    /// <summary>
    /// Says a refusal in both languages; whoever reads the console has told nobody which one is theirs.
    /// </summary>
    public static int Say(Refusal refusal, int code = 1)
    {
        Console.Error.WriteLine($"{refusal.Message.Zh}\n{refusal.Message.En}");
        return code;
    }

    public static WebApplication Make(Options options, bool background)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            // Counts that stop at a cap and sums of everything have no order on purpose; the door says itself that it
            // is not open yet.
            .AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Error)
            // Cookie keys lie in the database on purpose; what that means stands in docs/operations.md.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        return Composition.Build(builder, options.Database(), background);
    }
}
