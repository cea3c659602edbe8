using System.Diagnostics.CodeAnalysis;

namespace Zhanggui.Kernel;

/// <summary>What kind of refusal it is; one place maps it to HTTP.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong: 422.</summary>
    Invalid,

    /// <summary>The document is in a state that does not allow it, or somebody was faster: 409.</summary>
    Conflict,

    /// <summary>There is no such thing, or it is not the asker's to see: 404.</summary>
    NotFound,

    /// <summary>Who is asking is unknown: 401.</summary>
    SignedOut,

    /// <summary>Who is asking may not: 403.</summary>
    Forbidden,

    /// <summary>Too often or too much: 429.</summary>
    TooMany,

    /// <summary>The application is not open yet: 503.</summary>
    NotReady,
}

/// <summary>
/// A refusal that a person can cause: a stable code, and a message in both languages that says what to do.
/// </summary>
/// <param name="Code">Stable, "module.reason".</param>
/// <param name="Message">For the person; says what to do.</param>
/// <param name="Kind">How it maps to HTTP.</param>
/// <param name="Field">The form field it belongs to, if it belongs to one.</param>
public sealed record Refusal(string Code, Text Message, RefusalKind Kind = RefusalKind.Conflict, string? Field = null)
{
    /// <summary>More refusals that were found in the same pass, for instance one per form field.</summary>
    public IReadOnlyList<Refusal> Others { get; init; } = [];

    /// <summary>This refusal and the others of the same pass.</summary>
    public IEnumerable<Refusal> All => Others.Count == 0 ? [this] : Others.Prepend(this);

    /// <summary>The refusal of bad input at one field.</summary>
    public static Refusal Invalid(string code, string field, string zh, string en) =>
        new(code, new Text(zh, en), RefusalKind.Invalid, field);

    /// <summary>The refusal of an act that the present state does not allow.</summary>
    public static Refusal Conflict(string code, string zh, string en) => new(code, new Text(zh, en));

    /// <summary>The refusal of something that is not there for the asker.</summary>
    public static Refusal NotFound(string code, string zh, string en) =>
        new(code, new Text(zh, en), RefusalKind.NotFound);

    /// <summary>The refusal of an act that the asker may not do.</summary>
    public static Refusal Forbidden(string code, string zh, string en) =>
        new(code, new Text(zh, en), RefusalKind.Forbidden);

    /// <summary>Joins several refusals into one answer; null when there are none.</summary>
    public static Refusal? Join(IReadOnlyList<Refusal> all) =>
        all.Count == 0 ? null : all[0] with { Others = [.. all.Skip(1)] };
}

/// <summary>An act's outcome without a value: done, or refused.</summary>
public readonly record struct Result(Refusal? Refusal)
{
    /// <summary>Done.</summary>
    public static Result Done => default;

    /// <summary>True when nothing was refused.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    public static implicit operator Result(Refusal refusal) => new(refusal);
}

/// <summary>An act's outcome: a value, or a refusal.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why it was refused; null when it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The act was refused: ask <see cref="IsDone"/> first.</exception>
    public T Value =>
        Refusal is null
            ? _value!
            : throw new InvalidOperationException($"Refused: {Refusal.Code} {Refusal.Message.En}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
