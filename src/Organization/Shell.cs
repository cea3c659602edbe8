using System.Globalization;
using Microsoft.AspNetCore.Http;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>What every back-office page shows around its own: who is signed in, and the menu that their positions allow.</summary>
internal sealed class Shell(IHttpContextAccessor http, IEnumerable<MenuItem> menu, Company company, TimeProvider clock) : IShell
{
    private HttpContext Context => http.HttpContext!;
    private KnownActor? Known => Context.Items[typeof(KnownActor)] as KnownActor;

    public string BrandName => "掌柜";
    public ShellViewer? Viewer => Known is { } k ? new ShellViewer(k.Actor.Name, k.Position, "/office/logout") : null;
    public IReadOnlyList<MenuItem> Menu => Known is not { } k ? [] : [.. menu.Where(m => m.Permission is null || k.Actor.May(m.Permission)).OrderBy(m => m.Order)];
    public DateTimeOffset LocalNow => company.Calendar.Local(clock.Now());
    public string Theme => Context.Request.Cookies["zg_theme"] == "dark" ? "dark" : "light";
    public bool Dense => Context.Request.Cookies["zg_dense"] == "1";
    public string Path => Context.Request.Path.Value ?? "/";
    public bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}
