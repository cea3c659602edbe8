using System.Text;

namespace Zhanggui.Ui;

/// <summary>Addresses inside this site.</summary>
public static class LocalUrl
{
    /// <summary>
    /// True for an absolute path of this site: one slash, no second one, nothing a browser would read as another host.
    /// </summary>
    public static bool IsLocal(string? url)
    {
        if (string.IsNullOrEmpty(url) || url[0] != '/')
            return false;
        if (url.Length > 1 && url[1] is '/' or '\\')
            return false;
        return !url.Any(char.IsControl);
    }

    /// <summary>
    /// <paramref name="url"/> if it is local, otherwise <paramref name="otherwise"/>. For "back" in links, which anyone
    /// can write.
    /// </summary>
    public static string Or(string? url, string otherwise) => IsLocal(url) ? url! : otherwise;

    /// <summary>
    /// The address as a header can carry it: characters beyond ASCII percent-encoded, everything else as it was.
    /// </summary>
    internal static string Ascii(string url)
    {
        if (Ascii(url.AsSpan()))
            return url;
        var text = new StringBuilder(url.Length * 2);
        foreach (var rune in url.EnumerateRunes())
        {
            if (rune.Value is > 0x20 and < 0x7f)
                text.Append((char)rune.Value);
            else
                text.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return text.ToString();
    }

    private static bool Ascii(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange((char)0x21, (char)0x7e);
}
