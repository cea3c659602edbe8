namespace Zhanggui.Platform;

/// <summary>Something that a search of the back office found.</summary>
/// <param name="Href">Where it is.</param>
/// <param name="Title">Its number or its name.</param>
/// <param name="Detail">What tells it apart, such as whose it is.</param>
/// <param name="Icon">A name out of icons.txt.</param>
/// <param name="Kind">What it is, such as "订单".</param>
public sealed record Found(string Href, string Title, string? Detail, string Icon, Text Kind);

/// <summary>
/// What a module lets people find from anywhere: by document number, phone, code or name. Register it with
/// <c>services.AddFinder&lt;T&gt;()</c>. It is asked while somebody types, so it answers from an index, or says nothing
/// to words that none of its indexes fits.
/// </summary>
public interface IFinder
{
    /// <summary>Whether this person may see what it finds.</summary>
    bool MayAsk(Actor actor);

    /// <summary>At most <paramref name="max"/> of what the words fit; the words are trimmed and not empty.</summary>
    Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct);
}

/// <summary>Reads words as the beginning of a document number.</summary>
public static class NumberWords
{
    /// <summary>
    /// True when the words begin like a number with this prefix ("SO", "AM"); <paramref name="from"/> and
    /// <paramref name="to"/> then bound it on an index.
    /// </summary>
    public static bool Fits(string words, string prefix, out string from, out string to)
    {
        ArgumentNullException.ThrowIfNull(words);
        from = words.ToUpperInvariant();
        to = from + "~";
        return from.Length > prefix.Length
            && from.StartsWith(prefix, StringComparison.Ordinal)
            && char.IsAsciiDigit(from[prefix.Length]);
    }
}
