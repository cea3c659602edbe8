using Microsoft.Playwright;

namespace Zhanggui.Browser;

/// <summary>
/// One person and their page. Whatever the console calls an error, and each breach of the Content-Security-Policy, is
/// kept in <see cref="Faults"/>.
/// </summary>
public sealed class Visitor
{
    private const int LargestPicture = 60 * 1024;
    private const string TellBreaches =
        "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))";

    private readonly List<string> _faults = [];

    private Visitor(IPage page) => Page = page;

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong, with the address where.</summary>
    public IReadOnlyList<string> Faults => _faults;

    internal static async Task<Visitor> Arrive(IBrowserContext context)
    {
        await context.AddInitScriptAsync(TellBreaches);
        var visitor = new Visitor(await context.NewPageAsync());
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                visitor._faults.Add($"{visitor.Page.Url} {message.Text}");
        };
        visitor.Page.PageError += (_, error) => visitor._faults.Add($"{visitor.Page.Url} {error}");
        return visitor;
    }

    /// <summary>Goes to an address of the application.</summary>
    public Task Go(string path) => Page.GotoAsync(path);

    /// <summary>Signs in as staff of the demo company.</summary>
    public async Task SignIn(string login)
    {
        await Go("/office/login");
        await Page.FillAsync("[name=login]", login);
        await Page.FillAsync("[name=password]", "qihe2026");
        await Page.PressAsync("[name=password]", "Enter");
        await Page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
    }

    /// <summary>Scans a code as a scanner does: the characters and Enter; waits until the page has answered.</summary>
    public async Task Scan(string code)
    {
        var answered = Page.WaitForResponseAsync(r =>
            r.Request.Method == "POST" && r.Url.EndsWith("/scan", StringComparison.Ordinal)
        );
        // The answer takes the form's place: only then does the page say what is to be scanned next.
        await Page.EvalOnSelectorAsync("form[data-scan]", "form => { form.dataset.asked = 'yes'; }");
        await Page.FillAsync("form[data-scan] input[name=code]", code);
        await Page.PressAsync("form[data-scan] input[name=code]", "Enter");
        await (await answered).FinishedAsync();
        await Page.WaitForFunctionAsync("() => !document.querySelector('form[data-scan][data-asked]')");
    }

    /// <summary>The words of the page, or of one part of it.</summary>
    public Task<string> Text(string selector = "main") => Page.InnerTextAsync(selector);

    /// <summary>Waits until the words stand in the page.</summary>
    public Task See(string words) =>
        Assertions.Expect(Page.Locator("body")).ToContainTextAsync(words, new() { Timeout = 20_000 });

    /// <summary>Keeps a small picture of what is seen, when the pictures of the documentation are asked for.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("ZHANGGUI_SCREENSHOTS") is not { Length: > 0 })
            return;
        var folder = Path.Combine(Root(), "docs", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.EvaluateAsync("() => scrollTo(0, 0)");
        await Page.EvaluateAsync(
            "() => Promise.all([...document.images].filter(i => i.getBoundingClientRect().top < innerHeight).map(i => i.decode().catch(() => 0)))"
        );
        for (var quality = 82; ; quality -= 8)
        {
            var bytes = await Page.ScreenshotAsync(
                new()
                {
                    Type = ScreenshotType.Jpeg,
                    Quality = quality,
                    Caret = ScreenshotCaret.Initial,
                }
            );
            if (bytes.Length > LargestPicture && quality > 20)
                continue;
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".jpg"), bytes);
            return;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Zhanggui.slnx")))
            folder =
                folder.Parent ?? throw new DirectoryNotFoundException("There is no Zhanggui.slnx above the tests.");
        return folder.FullName;
    }
}
