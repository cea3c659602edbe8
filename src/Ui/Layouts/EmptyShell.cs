using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Zhanggui.Ui;

/// <summary>A frame without viewer and menu, for hosts that have none.</summary>
public sealed class EmptyShell(TimeProvider time, IHttpContextAccessor http) : IShell
{
    /// <inheritdoc />
    public string BrandName => IsEnglish ? "Zhanggui" : "掌柜";

    /// <inheritdoc />
    public ShellViewer? Viewer => null;

    /// <inheritdoc />
    public IReadOnlyList<MenuItem> Menu => [];

    /// <inheritdoc />
    public DateTimeOffset LocalNow => Format.Calendar.Local(time.GetUtcNow());

    /// <inheritdoc />
    public string Theme => "light";

    /// <inheritdoc />
    public bool Dense => false;

    /// <inheritdoc />
    public string Path => http.HttpContext?.Request.Path.Value ?? "/";

    /// <inheritdoc />
    public bool IsEnglish => Format.IsEnglish(CultureInfo.CurrentUICulture);
}
