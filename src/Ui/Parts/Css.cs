namespace Zhanggui.Ui;

/// <summary>Class lists.</summary>
internal static class Css
{
    /// <summary>The classes that are there, in order; null for none, so that no empty attribute is written.</summary>
    public static string? Join(params ReadOnlySpan<string?> classes)
    {
        string? all = null;
        foreach (var one in classes)
            if (!string.IsNullOrEmpty(one))
                all = all is null ? one : all + " " + one;
        return all;
    }

    /// <summary>
    /// The class of a bar that is <paramref name="share"/> full, "p-0" to "p-100": pages carry no style attributes.
    /// </summary>
    public static string Share(double share) => "p-" + (int)Math.Clamp(Math.Round(share * 100), 0, 100);

    /// <summary>The id of a field's input.</summary>
    public static string Id(string prefix, string name) =>
        prefix + string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
