using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Zhanggui.Ui;

/// <summary>
/// What a person typed, and what is wrong with it. Parsing and judging happen in the endpoint; an answer with
/// refusals shows the same form with everything still in it. Made for one request; not for several threads.
/// </summary>
public sealed class FormState
{
    private const string OnceField = "once";
    private readonly Dictionary<string, StringValues> _typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _summary = [];
    private string? _focus;

    /// <summary>The uploaded files, in order.</summary>
    public IReadOnlyList<IFormFile> Files { get; private init; } = [];

    /// <summary>Reads the form of a request; empty when the request carries none.</summary>
    public static async Task<FormState> Read(HttpContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.HasFormContentType)
            return new FormState();
        var form = await context.Request.ReadFormAsync(ct);
        var state = new FormState { Files = form.Files };
        foreach (var (name, values) in form)
            state._typed[name] = Whole(values);
        return state;
    }

    /// <summary>Reads a search form out of the query.</summary>
    public static FormState OfQuery(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var state = new FormState();
        foreach (var (name, values) in context.Request.Query)
            state._typed[name] = Whole(values);
        return state;
    }

    /// <summary>Without zero characters: no keyboard makes them, and PostgreSQL keeps them in no text.</summary>
    private static StringValues Whole(StringValues values) =>
        values.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true)
            ? new StringValues([.. values.Select(v => v?.Replace("\0", "", StringComparison.Ordinal))])
            : values;

    /// <summary>The text of a field without blanks around it; empty when there is none, never null.</summary>
    public string this[string name]
    {
        get => _typed.TryGetValue(name, out var values) && values.Count > 0 ? values[0]?.Trim() ?? "" : "";
        set => _typed[name] = value;
    }

    /// <summary>True when the field was sent or set, even empty. Unticked boxes are not sent.</summary>
    public bool Has(string name) => _typed.ContainsKey(name);

    /// <summary>Sets a field that nobody has sent: what a form begins with.</summary>
    public void Fill(string name, string value)
    {
        if (!Has(name))
            this[name] = value;
    }

    /// <summary>True when anything was sent or set.</summary>
    public bool IsFilled => _typed.Count > 0;

    /// <summary>Every value of a field that may come several times, blanks left out.</summary>
    public IReadOnlyList<string> All(string name) =>
        _typed.TryGetValue(name, out var values)
            ? [.. values.Select(v => v?.Trim() ?? "").Where(v => v.Length > 0)]
            : [];

    /// <summary>True when a box is ticked.</summary>
    public bool Checked(string name) => this[name] is not ("" or "false" or "0" or "off");

    /// <summary>What is wrong at a field; null when nothing is.</summary>
    public string? Error(string name) => _errors.GetValueOrDefault(name);

    /// <summary>Says what is wrong at a field; the first word stands.</summary>
    public void AddError(string name, string text) => _errors.TryAdd(name, text);

    /// <summary>Says what is wrong with the whole.</summary>
    public void AddError(string text) => _summary.Add(text);

    /// <summary>Takes a refusal and its companions, each to its field or into <see cref="Summary"/>.</summary>
    public void Accept(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        foreach (var one in refusal.All)
        {
            if (one.Field is { Length: > 0 } field)
                AddError(field, one.Message.ToString());
            else
                _summary.Add(one.Message.ToString());
        }
    }

    /// <summary>What is wrong with the whole, in order.</summary>
    public IReadOnlyList<string> Summary => _summary;

    /// <summary>The fields with something wrong, in the order in which it was found.</summary>
    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>True when anything is wrong.</summary>
    public bool HasErrors => _errors.Count > 0 || _summary.Count > 0;

    /// <summary>
    /// The idempotency key of this form: the one that was sent, otherwise a new random one. Stays the same.
    /// </summary>
    public string IdempotencyKey
    {
        get
        {
            if (this[OnceField] is "")
                this[OnceField] = RandomNumberGenerator.GetHexString(32, lowercase: true);
            return this[OnceField];
        }
    }

    /// <summary>True for the first field on the page that has something wrong: it takes the cursor.</summary>
    internal bool TakesFocus(string name)
    {
        if (!_errors.ContainsKey(name))
            return false;
        _focus ??= name;
        return _focus == name;
    }
}
