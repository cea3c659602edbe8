using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Zhanggui.Ui;

/// <summary>What every layout takes.</summary>
public abstract class LayoutPage : ComponentBase
{
    /// <summary>The page's content.</summary>
    [Parameter, EditorRequired]
    public RenderFragment Body { get; set; } = default!;

    /// <summary>The page's title, without the shop's name.</summary>
    [Parameter]
    public string Title { get; set; } = "";

    /// <summary>More for the document's head, such as a canonical link.</summary>
    [Parameter]
    public RenderFragment? Head { get; set; }

    /// <summary>"light" or "dark" instead of the viewer's choice.</summary>
    [Parameter]
    public string? Theme { get; set; }

    /// <summary>The page's frame.</summary>
    [CascadingParameter]
    public PageContext Frame { get; set; } = new("", "/");

    /// <summary>The viewer's settings.</summary>
    [Inject]
    protected IShell Shell { get; set; } = default!;

    /// <summary>The texts of the frame.</summary>
    [Inject]
    protected IStringLocalizer<UiTexts> L { get; set; } = default!;

    /// <summary>The document's language.</summary>
    protected string Language => Shell.IsEnglish ? "en" : "zh-CN";

    /// <summary>The theme of the document.</summary>
    protected string ThemeNow => Theme ?? Shell.Theme;

    /// <summary>Switches the language and comes back.</summary>
    protected string LanguageUrl => Frame.WithBack(Shell.IsEnglish ? "/language/zh-CN" : "/language/en");

    /// <summary>Switches between light and dark and comes back.</summary>
    protected string ThemeUrl => Frame.WithBack(ThemeNow == "dark" ? "/theme/light" : "/theme/dark");
}
