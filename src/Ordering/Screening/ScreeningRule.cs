namespace Zhanggui.Ordering;

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
/// a <see cref="RuleSetting"/>.
/// </summary>
/// <param name="Code">Stable; stands in an order's flags and in its findings.</param>
/// <param name="Name">What the desk's tag says.</param>
/// <param name="Looks">What it looks at.</param>
/// <param name="Weight">The factory weight, 0 to 100.</param>
/// <param name="Icon">The tag's icon.</param>
/// <param name="Tone">The tag's tone: danger for what looks malicious.</param>
/// <param name="Parameters">What may be tuned.</param>
/// <param name="Advice">What the person at the desk should do.</param>
/// <param name="Hit">The reason in plain words with its figures; null when the order is clean.</param>
internal sealed record ScreeningRule(
    string Code,
    Text Name,
    Text Looks,
    int Weight,
    string Icon,
    string Tone,
    IReadOnlyList<ScreeningParameter> Parameters,
    Text Advice,
    Func<ScreeningCase, RuleSetting, Text?> Hit
);

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
internal sealed record ScreeningHit(ScreeningRule Rule, int Weight, Text Reason);

/// <summary>All that was found in one order by one revision of the rules; the score decides.</summary>
internal sealed record ScreeningVerdict(int Revision, IReadOnlyList<ScreeningHit> Hits)
{
    public int Score => Hits.Sum(h => h.Weight);

    public string Flags => string.Join(',', Hits.Select(h => h.Rule.Code));

    public Text Reasons =>
        (string.Join("；", Hits.Select(h => h.Reason.Zh)), string.Join("; ", Hits.Select(h => h.Reason.En)));
}

/// <summary>
/// One reason, found in one order by one revision of the rules. Append-only: why an order was held can be read years
/// later (ORD-06).
/// </summary>
internal sealed class ScreeningFinding
{
    public required Guid Id { get; init; }
    public required OrderId OrderId { get; init; }
    public required int Revision { get; init; }
    public required string Code { get; init; }
    public required int Weight { get; init; }
    public required string ReasonZh { get; init; }
    public required string ReasonEn { get; init; }
    public required DateTimeOffset At { get; init; }

    public Text Reason => new(ReasonZh, ReasonEn);

    public static IEnumerable<ScreeningFinding> Of(OrderId order, ScreeningVerdict verdict, DateTimeOffset at) =>
        verdict.Hits.Select(h => new ScreeningFinding
        {
            Id = Guid.CreateVersion7(at),
            OrderId = order,
            Revision = verdict.Revision,
            Code = h.Rule.Code,
            Weight = h.Weight,
            ReasonZh = h.Reason.Zh,
            ReasonEn = h.Reason.En,
            At = at,
        });
}
