using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Approvals;

/// <summary>
/// A kind of business that needs approval, whatever its documents are. Who decides and how long they have are policies:
/// <c>approval.KEY.chain</c> and <c>approval.KEY.hours</c> (ORG-28).
/// </summary>
/// <param name="key">Stable, "price", "order.amend".</param>
/// <param name="name">For people: 改价.</param>
/// <param name="chain">The factory chain, written as in <see cref="ApprovalChain"/>.</param>
/// <param name="rule">The requirement that it comes from, for the policies page.</param>
public abstract class ApprovalKind(string key, Text name, string chain, string rule)
{
    /// <summary>Stable; requests, policies and to-dos know the kind by it.</summary>
    public string Key => key;

    /// <summary>For people.</summary>
    public Text Name => name;

    /// <summary>The requirement that it comes from.</summary>
    public string Rule => rule;

    /// <summary>The factory time limit of one step, in hours.</summary>
    public int Hours { get; init; } = 24;

    /// <summary>What agreeing leads to, for whoever decides.</summary>
    public Text? Then { get; init; }

    /// <summary>The chain as a policy.</summary>
    public ChainPolicy ChainPolicy =>
        new($"approval.{key}.chain", ($"审批人：{name.Zh}", $"Approvers: {name.En}"), rule, ApprovalChain.Parse(chain));

    /// <summary>The time limit of one step as a policy.</summary>
    public NumberPolicy HoursPolicy =>
        new(
            $"approval.{key}.hours",
            ($"审批时限（小时）：{name.Zh}", $"Hours to decide: {name.En}"),
            rule,
            Hours,
            1,
            720
        );

    /// <summary>What its definition leaves open; empty for a complete one.</summary>
    internal abstract IReadOnlyList<string> Missing { get; }

    /// <summary>The gate: null to let a request be approved.</summary>
    internal abstract Task<Refusal?> Refuse(IServiceProvider services, Guid subject, CancellationToken ct);

    /// <summary>Does what follows from a decision, in its transaction.</summary>
    internal abstract Task CarryOut(IServiceProvider services, ApprovalDecided decision, CancellationToken ct);
}

/// <summary>
/// A kind of approval, defined once by the module whose documents wait for it: who decides, what they are shown, what
/// may still stand in the way, and what follows when it is approved, rejected or withdrawn. Declared with
/// <c>services.AddApprovalKinds(...)</c>, which refuses one that leaves something open; asked for with
/// <see cref="IApprovals.Ask{TDocument}"/>.
/// </summary>
/// <param name="key">Stable, "special-price"; everything about the kind is found by it.</param>
/// <param name="name">For people: 特价申请.</param>
/// <param name="chain">The factory chain, written as in <see cref="ApprovalChain"/>.</param>
/// <param name="rule">The requirement that it comes from, for the policies page.</param>
public sealed class ApprovalKind<TDocument>(string key, Text name, string chain, string rule = "ORG-28")
    : ApprovalKind(key, name, chain, rule)
    where TDocument : class
{
    private readonly List<Func<TDocument, IEnumerable<ApprovalFact>>> _facts = [];
    private readonly List<Func<TDocument, ApprovalFigure>> _figures = [];
    private readonly Dictionary<ApprovalOutcome, Effect> _effects = [];
    private Func<TDocument, ApprovalAsk>? _ask;
    private Func<TDocument, IReadOnlyList<ApprovalLink>> _links = _ => [];
    private Func<TDocument, Text?> _caution = _ => null;
    private Func<TDocument, Money?> _amount = _ => null;
    private Func<TDocument, DateTimeOffset?> _neededBy = _ => null;
    private Func<TDocument, Text?> _neededWhy = _ => null;
    private Func<IServiceProvider, Guid, CancellationToken, Task<TDocument?>>? _find;
    private Func<IServiceProvider, TDocument, CancellationToken, Task<Refusal?>>? _gate;
    private Refusal? _gone;
    private bool _isWithoutEffect;

    private delegate Task<Result> Effect(
        IServiceProvider services,
        TDocument document,
        ApprovalDecided decision,
        CancellationToken ct
    );

    /// <summary>What a request is called by.</summary>
    /// <param name="subject">The document that waits; the default for a request that is its own document.</param>
    /// <param name="link">The document's page.</param>
    /// <param name="title">促销价 12 款，双十二预热.</param>
    /// <param name="reason">Why, in the asker's words.</param>
    public ApprovalKind<TDocument> Asks(
        Func<TDocument, Subject> subject,
        Func<TDocument, string> link,
        Func<TDocument, Text> title,
        Func<TDocument, string> reason
    )
    {
        _ask = d => new ApprovalAsk(Key, subject(d), link(d), title(d), reason(d));
        return this;
    }

    /// <summary>A line of what it is about.</summary>
    public ApprovalKind<TDocument> Fact(Text label, Func<TDocument, Text> value) =>
        Facts(d => [new ApprovalFact(label, value(d))]);

    /// <summary>A line that reads the same in both languages, beside what it was before.</summary>
    public ApprovalKind<TDocument> Fact(
        Text label,
        Func<TDocument, string> value,
        Func<TDocument, string>? before = null
    ) => Facts(d => [new ApprovalFact(label, Same(value(d)), before is null ? null : Same(before(d)))]);

    /// <summary>As many lines as the document has, or none.</summary>
    public ApprovalKind<TDocument> Facts(Func<TDocument, IEnumerable<ApprovalFact>> facts)
    {
        _facts.Add(facts);
        return this;
    }

    /// <summary>A figure that says how much it is about; three fit side by side.</summary>
    public ApprovalKind<TDocument> Figure(Text label, Func<TDocument, string> value) =>
        Figure(d => new ApprovalFigure(label, value(d)));

    /// <summary>A figure whose label follows from the document.</summary>
    public ApprovalKind<TDocument> Figure(Func<TDocument, ApprovalFigure> figure)
    {
        _figures.Add(figure);
        return this;
    }

    /// <summary>Where to read on.</summary>
    public ApprovalKind<TDocument> Links(Func<TDocument, IReadOnlyList<ApprovalLink>> links)
    {
        _links = links;
        return this;
    }

    /// <summary>What is out of the ordinary, and what agreeing therefore means; null for nothing.</summary>
    public ApprovalKind<TDocument> Caution(Func<TDocument, Text?> caution)
    {
        _caution = caution;
        return this;
    }

    /// <summary>The money it is about; steps with an amount take part from there on.</summary>
    public ApprovalKind<TDocument> Amount(Func<TDocument, Money?> amount)
    {
        _amount = amount;
        return this;
    }

    /// <summary>When it must be decided to be of use, and why then; no step is given longer.</summary>
    public ApprovalKind<TDocument> NeededBy(Func<TDocument, DateTimeOffset?> by, Func<TDocument, Text?>? why = null)
    {
        (_neededBy, _neededWhy) = (by, why ?? _neededWhy);
        return this;
    }

    /// <summary>How the document is found again when it is decided.</summary>
    /// <param name="find">By its id; null when there is none, or none that waits.</param>
    /// <param name="gone">What whoever agrees is told then.</param>
    public ApprovalKind<TDocument> Document<TPart>(
        Func<TPart, Guid, CancellationToken, Task<TDocument?>> find,
        Refusal gone
    )
        where TPart : notnull
    {
        _find = (s, id, ct) => find(s.GetRequiredService<TPart>(), id, ct);
        _gone = gone;
        return this;
    }

    /// <summary>
    /// The last word before a request is approved: what was asked for may not be possible any more. Null lets it be
    /// approved; otherwise whoever agrees is told, and nothing changes.
    /// </summary>
    public ApprovalKind<TDocument> Gate<TPart>(Func<TPart, TDocument, CancellationToken, Task<Refusal?>> refuse)
        where TPart : notnull
    {
        _gate = (s, d, ct) => refuse(s.GetRequiredService<TPart>(), d, ct);
        return this;
    }

    /// <summary>
    /// What follows when everybody has agreed; in the transaction of the last agreement, so it happens with it or not
    /// at all. A refusal here is a fault of the gate, and throws.
    /// </summary>
    public ApprovalKind<TDocument> Approved<TPart>(
        Func<TPart, TDocument, ApprovalDecided, CancellationToken, Task<Result>> effect
    )
        where TPart : notnull => On(ApprovalOutcome.Approved, effect);

    /// <summary>What follows when somebody has refused.</summary>
    public ApprovalKind<TDocument> Rejected<TPart>(
        Func<TPart, TDocument, ApprovalDecided, CancellationToken, Task<Result>> effect
    )
        where TPart : notnull => On(ApprovalOutcome.Rejected, effect);

    /// <summary>
    /// What follows when its maker took it back; not when the module did (<see cref="IApprovals.Withdraw"/>).
    /// </summary>
    public ApprovalKind<TDocument> Withdrawn<TPart>(
        Func<TPart, TDocument, ApprovalDecided, CancellationToken, Task<Result>> effect
    )
        where TPart : notnull => On(ApprovalOutcome.Withdrawn, effect);

    /// <summary>Nothing in the program follows from it: people carry it out.</summary>
    public ApprovalKind<TDocument> WithoutEffect()
    {
        _isWithoutEffect = true;
        return this;
    }

    internal override IReadOnlyList<string> Missing
    {
        get
        {
            List<string> missing = [];
            if (_ask is null)
                missing.Add(nameof(Asks));
            if (_isWithoutEffect)
                return missing;
            if (_find is null)
                missing.Add(nameof(Document));
            missing.AddRange(
                Enum.GetValues<ApprovalOutcome>().Where(o => !_effects.ContainsKey(o)).Select(o => o.ToString())
            );
            return missing;
        }
    }

    /// <summary>A document as it is put before those who decide.</summary>
    internal ApprovalAsk Ask(TDocument document) =>
        _ask!(document) with
        {
            Facts = [.. _facts.SelectMany(f => f(document))],
            Figures = [.. _figures.Select(f => f(document))],
            Links = _links(document),
            Caution = _caution(document),
            Amount = _amount(document),
            NeededBy = _neededBy(document),
            NeededWhy = _neededWhy(document),
        };

    internal override async Task<Refusal?> Refuse(IServiceProvider services, Guid subject, CancellationToken ct)
    {
        if (_find is null)
            return null;
        if (await _find(services, subject, ct) is not { } document)
            return _gone;
        return _gate is null ? null : await _gate(services, document, ct);
    }

    internal override async Task CarryOut(IServiceProvider services, ApprovalDecided decision, CancellationToken ct)
    {
        if (_find is null || await _find(services, decision.SubjectId, ct) is not { } document)
            return;
        var done = await _effects[decision.Outcome](services, document, decision, ct);
        if (!done.IsDone)
            throw new InvalidOperationException(
                $"{decision.No} is {decision.Outcome}, but {decision.SubjectNo} could not follow: {done.Refusal.Code}"
            );
    }

    private ApprovalKind<TDocument> On<TPart>(
        ApprovalOutcome outcome,
        Func<TPart, TDocument, ApprovalDecided, CancellationToken, Task<Result>> effect
    )
        where TPart : notnull
    {
        _effects[outcome] = (s, d, e, ct) => effect(s.GetRequiredService<TPart>(), d, e, ct);
        return this;
    }

    private static Text Same(string text) => new(text, text);
}
