namespace Zhanggui.Ui;

/// <summary>
/// One entry of the back office's menu. Modules register theirs: <c>services.AddSingleton(new MenuItem(...))</c>.
/// </summary>
/// <param name="Href">Where it leads; the entry is marked when the page's path is this one or lies below it.</param>
/// <param name="Title">Its name.</param>
/// <param name="Icon">A name out of icons.txt.</param>
/// <param name="Group">One of "today", "orders", "warehouse", "goods", "manage".</param>
/// <param name="Permission">
/// What the viewer must be allowed; null for everybody. The shell leaves out what the viewer may not use.
/// </param>
/// <param name="Order">The place within the group, smallest first.</param>
/// <param name="CountUrl">Answers a short fragment with the open count, fetched on load and every 30 seconds.</param>
public sealed record MenuItem(
    string Href,
    Text Title,
    string Icon,
    string Group,
    string? Permission,
    int Order,
    string? CountUrl = null
)
{
    /// <summary>Further permissions, any of which shows it too.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether somebody finds it in the menu.</summary>
    public bool IsFor(Func<string, bool> may) => Permission is null || may(Permission) || Also.Any(may);
}

/// <summary>The groups of the menu, in their order.</summary>
public static class MenuGroups
{
    /// <summary>Every group with its name. The first one stands without a heading.</summary>
    public static readonly IReadOnlyList<(string Key, Text Name)> All =
    [
        ("today", ("今日", "Today")),
        ("orders", ("订单", "Orders")),
        ("warehouse", ("仓库", "Warehouse")),
        ("goods", ("商品与内容", "Goods and content")),
        ("manage", ("管理", "Management")),
    ];
}

/// <summary>Who looks at the back office.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Position">The person's position.</param>
/// <param name="SignOutUrl">Takes a POST that signs out.</param>
public sealed record ShellViewer(string Name, Text Position, string SignOutUrl);

/// <summary>What the frame of the back office shows; the host answers it for each request.</summary>
public interface IShell
{
    /// <summary>The name beside the mark.</summary>
    string BrandName { get; }

    /// <summary>Who is signed in; null for nobody.</summary>
    ShellViewer? Viewer { get; }

    /// <summary>The entries this viewer may use, in any order.</summary>
    IReadOnlyList<MenuItem> Menu { get; }

    /// <summary>Now, on the company's wall clock.</summary>
    DateTimeOffset LocalNow { get; }

    /// <summary>"light" or "dark".</summary>
    string Theme { get; }

    /// <summary>True for lower rows.</summary>
    bool Dense { get; }

    /// <summary>The path of the request.</summary>
    string Path { get; }

    /// <summary>True when the page is in English.</summary>
    bool IsEnglish { get; }

    /// <summary>What the viewer should keep in mind, as tags of the top bar: the shift, a deputyship.</summary>
    IReadOnlyList<ShellMark> Marks => [];
}

/// <summary>A tag in the top bar: the shift, a deputyship.</summary>
/// <param name="Label">One short statement.</param>
/// <param name="Icon">A name out of icons.txt.</param>
/// <param name="Tone">A tone of <see cref="Tones"/>.</param>
public sealed record ShellMark(Text Label, string Icon, string Tone = Tones.Idle);
