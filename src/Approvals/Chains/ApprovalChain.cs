using System.Text.RegularExpressions;

namespace Zhanggui.Approvals;

/// <summary>One step of a chain: who, whether all of them, and from which amount on.</summary>
/// <param name="Positions">Codes of positions, or <see cref="ApprovalChain.Leader"/>.</param>
/// <param name="NeedsAll">True for "A+B": every one must agree. False for "A/B": one is enough.</param>
/// <param name="From">The amount from which on the step is needed; null for always.</param>
public sealed record ChainStep(IReadOnlyList<string> Positions, bool NeedsAll, Money? From)
{
    /// <inheritdoc />
    public override string ToString() =>
        string.Join(NeedsAll ? '+' : '/', Positions) + (From is { } from ? "@" + Plain(from) : "");

    private static string Plain(Money money) =>
        (money.Fen / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// Who must agree, in which order, as one line that a policy can hold: <c>OPSDIR &gt; MKTDIR+ACCT &gt; GM@30000</c>.
/// Steps are parted by "&gt;"; "A+B" needs both, "A/B" one of them; "@30000" makes a step that is needed from 30,000
/// yuan on; <c>leader</c> is the maker's superior.
/// </summary>
public sealed partial record ApprovalChain(IReadOnlyList<ChainStep> Steps)
{
    /// <summary>The maker's superior, whoever makes the request. Lower case: no position can have this code.</summary>
    public const string Leader = "leader";

    private const int MaxSteps = 12;

    /// <summary>The positions it names, each once, without <see cref="Leader"/>.</summary>
    public IEnumerable<string> Positions => Steps.SelectMany(s => s.Positions).Where(p => p != Leader).Distinct();

    /// <summary>
    /// The steps that a request of this amount needs. What is not about money needs none of the steps that begin at an
    /// amount.
    /// </summary>
    public IReadOnlyList<ChainStep> For(Money? amount) =>
        [.. Steps.Where(s => s.From is not { } from || amount >= from)];

    /// <summary>Reads a chain.</summary>
    /// <exception cref="FormatException">It is none; a kind's factory chain is written by us.</exception>
    public static ApprovalChain Parse(string text) => Read(text) ?? throw new FormatException($"'{text}' is no chain.");

    /// <summary>Reads a chain; null when the text is none.</summary>
    public static ApprovalChain? Read(string? text)
    {
        var parts = (text ?? "")
            .Replace("->", ">", StringComparison.Ordinal)
            .Replace('→', '>')
            .Replace('＞', '>')
            .Replace('＋', '+')
            .Replace('／', '/')
            .Split('>');
        var steps = parts.Select(Step).ToList();
        return steps.Count <= MaxSteps && steps.All(s => s is not null)
            ? new ApprovalChain([.. steps.Select(s => s!)])
            : null;
    }

    private static ChainStep? Step(string text)
    {
        var match = StepForm().Match(text);
        if (!match.Success)
            return null;
        Money? from = null;
        if (match.Groups["from"].Success)
        {
            if (!Money.TryParse(match.Groups["from"].Value, out var money) || money <= Money.Zero)
                return null;
            from = money;
        }

        var who = match.Groups["who"].Value;
        if (who.Contains('+', StringComparison.Ordinal) && who.Contains('/', StringComparison.Ordinal))
            return null;
        List<string> positions = [.. who.Split('+', '/').Select(p => Code(p.Trim()))];
        return positions.Distinct().Count() == positions.Count
            ? new ChainStep(positions, who.Contains('+', StringComparison.Ordinal), from)
            : null;
    }

    private static string Code(string text) =>
        text.Equals(Leader, StringComparison.OrdinalIgnoreCase) ? Leader : text.ToUpperInvariant();

    /// <inheritdoc />
    public override string ToString() => string.Join(" > ", Steps);

    [GeneratedRegex(
        @"^\s*(?<who>[A-Za-z0-9]{2,20}(\s*[+/]\s*[A-Za-z0-9]{2,20}){0,5})\s*(@\s*(?<from>[0-9][0-9,.]*)\s*)?$"
    )]
    private static partial Regex StepForm();
}

/// <summary>A chain as a policy. Whether its positions exist is asked when it is changed.</summary>
public sealed record ChainPolicy(
    string Key,
    Text Name,
    string Rule,
    ApprovalChain Default,
    string Editor = Policy.Business
) : Policy<ApprovalChain>(Key, Name, Rule, Editor, Default)
{
    /// <inheritdoc />
    public override string DefaultText => Default.ToString();

    /// <inheritdoc />
    public override Text Range =>
        (
            "岗位编码，先后用 > 隔开；A+B 都要同意，A/B 一人同意即可；leader 是提出人的上级；@30000 表示满 3 万元才需要",
            "position codes in order, parted by >; A+B needs both, A/B one of them; leader is the maker's superior; @30000 is needed from 30,000 yuan on"
        );

    /// <inheritdoc />
    public override ApprovalChain Read(string text) => ApprovalChain.Read(text) ?? Default;

    /// <inheritdoc />
    public override bool Accepts(string text) => text.Length <= 400 && ApprovalChain.Read(text) is not null;
}
