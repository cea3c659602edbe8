using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Zhanggui.Demo;

namespace Zhanggui.Web;

/// <summary>The command line: what a person or a script asks the house to do.</summary>
internal static class Commands
{
    private const string Usage = """
        zhanggui serve    [--port N] [--data DIR] [--postgres CONNECTION] [--no-demo]   run the shop
        zhanggui migrate  [--data DIR] [--postgres CONNECTION]                          bring the database to the present schema
        zhanggui demo     [--data DIR] [--postgres CONNECTION]                          fill an empty database with the demo company
        zhanggui verify   [--data DIR] [--postgres CONNECTION]                          prove stock, reservations, money and audit chains
        """;

    public static async Task<int> Run(string[] args)
    {
        var command = args.FirstOrDefault() ?? "help";
        var options = Options.Read(args.Skip(1).ToArray());
        if (options is null || command is "help" or "--help" or "-h")
        {
            Console.WriteLine(Usage);
            return command is "help" or "--help" or "-h" ? 0 : 2;
        }

        switch (command)
        {
            case "serve": return await Serve(options);
            case "migrate": return await With(options, (_, _) => Task.FromResult(0));
            case "demo": return await With(options, Demo);
            case "verify": return await With(options, Verify);
            default:
                Console.Error.WriteLine($"Unknown command: {command}\n{Usage}");
                return 2;
        }
    }

    private static async Task<int> Serve(Options options)
    {
        await using var app = Make(options, background: true);
        await PlatformModule.Migrate(app.Services, CancellationToken.None);
        app.Urls.Add($"http://{options.Host}:{options.Port.ToString(CultureInfo.InvariantCulture)}");
        await app.StartAsync();
        var company = app.Services.GetRequiredService<DemoCompany>();
        await company.Prepare(options.Demo, CancellationToken.None);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine();
        Console.WriteLine($"  掌柜 Zhanggui    {address}          shop");
        Console.WriteLine($"                   {address}/office   back office");
        foreach (var line in options.Demo ? company.Logins() : []) Console.WriteLine("  " + line);
        Console.WriteLine();
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> With(Options options, Func<WebApplication, CancellationToken, Task<int>> act)
    {
        await using var app = Make(options, background: false);
        await PlatformModule.Migrate(app.Services, CancellationToken.None);
        return await act(app, CancellationToken.None);
    }

    /// <summary>The writer of orders is a hosted service, so the host is started for the time of filling.</summary>
    private static async Task<int> Demo(WebApplication app, CancellationToken ct)
    {
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(ct);
        await app.Services.GetRequiredService<DemoCompany>().Prepare(withDemo: true, ct);
        await app.StopAsync(ct);
        return 0;
    }

    private static async Task<int> Verify(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var broken = 0;
        await foreach (var (check, breaks) in scope.ServiceProvider.GetRequiredService<Verification>().Run(ct))
        {
            Console.WriteLine($"{(breaks.Count == 0 ? "ok    " : "BROKEN")}  {check.Zh}  {check.En}");
            foreach (var found in breaks.Take(20)) Console.WriteLine($"        {found.What}");
            broken += breaks.Count;
        }

        Console.WriteLine(broken == 0 ? "verified: everything is consistent" : $"verified: {broken} breaks");
        return broken == 0 ? 0 : 1;
    }

    private static WebApplication Make(Options options, bool background)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        return Composition.Build(builder, options.Database(), background);
    }
}
