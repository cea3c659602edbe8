using System.Globalization;
using System.Text.Json;

namespace Zhanggui.OrderScreening;

/// <summary>One rule as somebody wants to set it.</summary>
/// <param name="Code">Which rule.</param>
/// <param name="On">Whether it looks at orders at all.</param>
/// <param name="Weight">0 to 100; 0 shows the reason and adds nothing.</param>
/// <param name="Parameters">Its numbers and words by key; what is left out stays as the factory has it.</param>
public sealed record ScreeningRuleInput(
    string Code,
    bool On,
    int Weight,
    IReadOnlyDictionary<string, string>? Parameters = null
);

/// <summary>All rules with their settings: one revision, or a draft.</summary>
public sealed class ScreeningRuleSet
{
    internal const int MaxWeight = 100;

    private readonly Dictionary<string, RuleSetting> _settings;

    private ScreeningRuleSet(int revision, Dictionary<string, RuleSetting> settings) =>
        (Revision, _settings) = (revision, settings);

    /// <summary>As the application comes: revision 0.</summary>
    public static readonly ScreeningRuleSet Factory = new(0, ScreeningCatalog.All.ToDictionary(r => r.Code, Default));

    /// <summary>Which revision it is, or the one that a draft changes.</summary>
    public int Revision { get; }

    internal RuleSetting Of(ScreeningRule rule) => _settings[rule.Code];

    /// <summary>How many days back the rules look.</summary>
    public int Days =>
        _settings
            .Values.Where(s => s.On && s.Values.ContainsKey("days"))
            .Select(s => s.Number("days"))
            .Append(30)
            .Max();

    internal bool Same(ScreeningRuleSet other) => ScreeningCatalog.All.All(r => Of(r).Same(other.Of(r)));

    internal IReadOnlyList<ScreeningRuleInput> Inputs =>
        [.. ScreeningCatalog.All.Select(r => new ScreeningRuleInput(r.Code, Of(r).On, Of(r).Weight, Of(r).Values))];

    internal string Json => JsonSerializer.Serialize(Inputs, JsonSerializerOptions.Web);

    /// <summary>
    /// Reads a stored revision. A rule that is new since then is as the factory has it; one that is gone is left out.
    /// </summary>
    internal static ScreeningRuleSet Read(int revision, string json)
    {
        var stored = JsonSerializer.Deserialize<List<ScreeningRuleInput>>(json, JsonSerializerOptions.Web) ?? [];
        return new ScreeningRuleSet(
            revision,
            ScreeningCatalog.All.ToDictionary(
                r => r.Code,
                r => stored.FirstOrDefault(s => s.Code == r.Code) is { } s ? Setting(r, s) : Default(r)
            )
        );
    }

    /// <summary>
    /// A draft of what was typed; each fault stands at its field, "high_amount.yuan". Rules that are left out stay as
    /// they are in <paramref name="present"/>.
    /// </summary>
    public static Result<ScreeningRuleSet> Draft(ScreeningRuleSet present, IEnumerable<ScreeningRuleInput> inputs)
    {
        var refusals = new List<Refusal>();
        var settings = ScreeningCatalog.All.ToDictionary(r => r.Code, present.Of);
        foreach (var input in inputs)
        {
            if (ScreeningCatalog.Find(input.Code) is not { } rule)
            {
                refusals.Add(
                    Refusal.Invalid(
                        "ordering.audit_rule",
                        input.Code,
                        $"没有“{input.Code}”这条规则",
                        $"There is no rule “{input.Code}”."
                    )
                );
                continue;
            }

            if (input.Weight is < 0 or > MaxWeight)
                refusals.Add(
                    Refusal.Invalid(
                        "ordering.audit_weight",
                        input.Code + ".weight",
                        "分值请填 0 到 100",
                        "A weight is 0 to 100."
                    )
                );
            refusals.AddRange(
                rule.Parameters.Where(p =>
                        input.Parameters?.GetValueOrDefault(p.Key) is { } value && !p.Accepts(value.Trim())
                    )
                    .Select(p =>
                        p.IsText
                            ? Refusal.Invalid(
                                "ordering.audit_parameter",
                                $"{rule.Code}.{p.Key}",
                                $"{p.Name.Zh}最多 {ScreeningParameter.MaxCharacters} 个字",
                                $"{p.Name.En}: at most {ScreeningParameter.MaxCharacters} characters."
                            )
                            : Refusal.Invalid(
                                "ordering.audit_parameter",
                                $"{rule.Code}.{p.Key}",
                                $"{p.Name.Zh}请填 {p.Min} 到 {p.Max}",
                                $"{p.Name.En}: {p.Min} to {p.Max}."
                            )
                    )
            );
            settings[rule.Code] = Setting(rule, input);
        }

        return Refusal.Join(refusals) is { } refused ? refused : new ScreeningRuleSet(present.Revision, settings);
    }

    /// <summary>What is set differently, rule by rule.</summary>
    public static IEnumerable<(ScreeningRule Rule, Text What)> Differences(
        ScreeningRuleSet before,
        ScreeningRuleSet after
    )
    {
        foreach (var rule in ScreeningCatalog.All)
        {
            var (b, a) = (before.Of(rule), after.Of(rule));
            if (b.On != a.On)
                yield return (rule, a.On ? ("打开", "switched on") : ("关闭", "switched off"));
            if (b.Weight != a.Weight)
                yield return (rule, ($"分值 {b.Weight} → {a.Weight}", $"weight {b.Weight} → {a.Weight}"));
            foreach (var p in rule.Parameters.Where(p => b.Values[p.Key] != a.Values[p.Key]))
                yield return (
                    rule,
                    (
                        $"{p.Name.Zh} {b.Values[p.Key]} → {a.Values[p.Key]}",
                        $"{p.Name.En} {b.Values[p.Key]} → {a.Values[p.Key]}"
                    )
                );
        }
    }

    private static RuleSetting Default(ScreeningRule rule) =>
        new(true, rule.Weight, rule.Parameters.ToDictionary(p => p.Key, p => p.Default));

    private static RuleSetting Setting(ScreeningRule rule, ScreeningRuleInput input) =>
        new(
            input.On,
            input.Weight,
            rule.Parameters.ToDictionary(
                p => p.Key,
                p =>
                    input.Parameters?.GetValueOrDefault(p.Key)?.Trim() is { } value && p.Accepts(value)
                        ? p.IsText
                            ? value
                            : int.Parse(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
                        : p.Default
            )
        );
}
