using System.Globalization;
using System.Runtime.InteropServices;
using Zhanggui.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("zh-CN");

// The application in here would take the signal for itself and let the load go on.
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
AppFixture.IsDurable = true;
const string Usage = """
    ./zhanggui bench orders  [--seconds N] [--rounds N] [--buyers 1,32,128] [--background]   placing orders over HTTP, against rows written by hand
    ./zhanggui bench hotsku  [--seconds N] [--rounds N]                  the same, everybody wants one SKU
    ./zhanggui bench pages   [--seconds N] [--rounds N]                  the shop's pages, against the same bytes from memory
    ./zhanggui bench desk    [--seconds N] [--rounds N] [--orders 1000000]   order list, desk and palette with so many orders, against 10,000
    ./zhanggui bench import  [--orders N]                                a channel's file into the pool, against COPY of the same rows
    ./zhanggui bench replay  [--rounds N] [--orders 100000]              a draft of the audit's rules tried on so many orders, against reading them
    ./zhanggui bench start   [--rounds N]                                cold start and memory, against an empty app
    """;
var settings = Settings.Read(args.FirstOrDefault() == "empty-app" ? [] : args.Skip(1).ToArray());
switch (args.FirstOrDefault())
{
    case "orders":
        return await OrdersBench.Run(settings);
    case "hotsku":
        return await HotSkuBench.Run(settings);
    case "pages":
        return await PagesBench.Run(settings);
    case "desk":
        return await DeskBench.Run(settings);
    case "import":
        return await ImportBench.Run(settings);
    case "replay":
        return await ReplayBench.Run(settings);
    case "start":
        return await StartBench.Run(settings);
    case "empty-app":
        return await EmptyApp.Run(int.Parse(args[1], CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
