namespace Zhanggui.OrderScreening;

/// <summary>One number or text of a rule that may be tuned.</summary>
/// <param name="Key">Stable within its rule.</param>
/// <param name="Name">For the page.</param>
/// <param name="Default">The factory value.</param>
/// <param name="Min">The least number.</param>
/// <param name="Max">The largest number; 0 for words parted by commas.</param>
internal sealed record ScreeningParameter(string Key, Text Name, string Default, int Min = 0, int Max = 0)
{
    public const int MaxCharacters = 200;

    public bool IsText => Max == 0;

    public bool Accepts(string value) =>
        IsText
            ? value.Length <= MaxCharacters
            : int.TryParse(
                value,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var n
            )
                && n >= Min
                && n <= Max;
}

/// <summary>
/// How a rule of the order audit looks and what it says (ORD-06). Whether it is on, what it weighs and its numbers are
/// set on the page of the rules.
/// </summary>
public sealed record ScreeningRule
{
    internal ScreeningRule(
        string code,
        Text name,
        Text looks,
        int weight,
        string icon,
        string tone,
        IReadOnlyList<ScreeningParameter> parameters,
        Text advice,
        Func<ScreeningInput, RuleSetting, Text?> hit
    )
    {
        (Code, Name, Looks, Weight, Icon, Tone) = (code, name, looks, weight, icon, tone);
        (Parameters, Advice, Hit) = (parameters, advice, hit);
    }

    /// <summary>Stable; stands in an order's flags and in its findings.</summary>
    public string Code { get; }

    /// <summary>What the desk's tag says.</summary>
    public Text Name { get; }

    /// <summary>What it looks at.</summary>
    public Text Looks { get; }

    /// <summary>The factory weight, 0 to 100.</summary>
    public int Weight { get; }

    /// <summary>The tag's icon.</summary>
    public string Icon { get; }

    /// <summary>The tag's tone: danger for what looks malicious.</summary>
    public string Tone { get; }

    /// <summary>What the person at the desk should do.</summary>
    public Text Advice { get; }

    /// <summary>What may be tuned.</summary>
    internal IReadOnlyList<ScreeningParameter> Parameters { get; }

    /// <summary>The reason in plain words with its figures; null when the order is clean.</summary>
    internal Func<ScreeningInput, RuleSetting, Text?> Hit { get; }
}

/// <summary>One rule as it is set.</summary>
internal sealed record RuleSetting(bool On, int Weight, IReadOnlyDictionary<string, string> Values)
{
    public int Number(string key) => int.Parse(Values[key], System.Globalization.CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Words(string key) =>
        Values[key].Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Same(RuleSetting other) =>
        On == other.On && Weight == other.Weight && Values.All(v => other.Values[v.Key] == v.Value);
}

/// <summary>What a rule found.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Weight">What it weighs as it is set.</param>
/// <param name="Reason">Why, in plain words with its figures.</param>
public sealed record ScreeningHit(ScreeningRule Rule, int Weight, Text Reason);

/// <summary>All that was found in one order by one revision of the rules; the score decides.</summary>
/// <param name="Revision">Which revision; 0 is as the application comes.</param>
/// <param name="Hits">What was found, in the order of the rules.</param>
public sealed record ScreeningVerdict(int Revision, IReadOnlyList<ScreeningHit> Hits)
{
    /// <summary>What the hits weigh together.</summary>
    public int Score => Hits.Sum(h => h.Weight);

    /// <summary>The codes of the rules that hit, joined by commas.</summary>
    public string Flags => string.Join(',', Hits.Select(h => h.Rule.Code));

    /// <summary>All reasons in one line.</summary>
    public Text Reasons =>
        (string.Join("；", Hits.Select(h => h.Reason.Zh)), string.Join("; ", Hits.Select(h => h.Reason.En)));
}
