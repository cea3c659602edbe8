using Microsoft.Playwright;

namespace Zhanggui.Browser;

/// <summary>
/// Debian's own Chromium, driven by Playwright. Nothing is downloaded: the path is fixed (or the variable CHROMIUM),
/// and where the package's own node is missing for this machine the installed one runs the driver.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it.</summary>
    public static async Task<Chromium> Start()
    {
        if (
            !Directory.Exists(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"))
            && OnPath("node") is { } node
        )
            Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", node);
        var playwright = await Playwright.CreateAsync();
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        return new Chromium(
            playwright,
            await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Quiet })
        );
    }

    /// <summary>A person with a browser of their own: own cookies, Chinese first.</summary>
    public async Task<Visitor> Visit(Uri house, int width, int height)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = house.ToString(),
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        context.SetDefaultTimeout(20_000);
        return await Visitor.Arrive(context);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(d => Path.Combine(d, program))
            .FirstOrDefault(File.Exists);
}
