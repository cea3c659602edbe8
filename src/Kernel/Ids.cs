namespace Zhanggui.Kernel;

/// <summary>A typed id over a version 7 GUID: an order's id can't be passed where a product's id is wanted.</summary>
public interface IId
{
    /// <summary>The bare value, for columns and links.</summary>
    Guid Value { get; }
}

/// <summary>The static side of <see cref="IId"/>: how to make one.</summary>
public interface IId<TSelf> : IId
    where TSelf : struct, IId<TSelf>
{
    /// <summary>Wraps a bare value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Makes and reads typed ids.</summary>
public static class Ids
{
    /// <summary>An id that a stable name stands for: what has a key and no id hangs its audit trail on it.</summary>
    public static Guid Stable(string name) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    /// <summary>
    /// A new id whose first bits are <paramref name="now"/>, so that neighbours in time are neighbours in the index.
    /// </summary>
    public static T New<T>(DateTimeOffset now)
        where T : struct, IId<T> => T.From(Guid.CreateVersion7(now));

    /// <summary>Reads an id from a link or a form; false for anything that is not a GUID.</summary>
    public static bool TryParse<T>(string? text, out T id)
        where T : struct, IId<T>
    {
        var good = Guid.TryParse(text, out var value);
        id = T.From(value);
        return good;
    }
}
