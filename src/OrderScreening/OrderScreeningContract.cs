using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Zhanggui.Ui;

namespace Zhanggui.OrderScreening;

/// <summary>What may be done about the screening of orders.</summary>
public static class ScreeningPermissions
{
    /// <summary>See the rules and the blacklist.</summary>
    public const string View = "order.audit.view";

    /// <summary>Tune the rules.</summary>
    public const string EditRules = "order.audit.edit";

    /// <summary>Keep the blacklist.</summary>
    public const string EditBlacklist = "order.blacklist.edit";
}

/// <summary>
/// Judges orders by rules (ORD-06). It only computes: the rules and the blacklist are in memory, the order and its
/// customer's past are handed in. Nothing is asked of the database and nothing is kept.
/// </summary>
public interface IScreening
{
    /// <summary>The rules in force.</summary>
    ScreeningRuleSet InForce { get; }

    /// <summary>How many unpaid orders of the account are worth counting while an order is being placed.</summary>
    int UnpaidToCount { get; }

    /// <summary>What is found in a case by these rules, in force or a draft.</summary>
    ScreeningVerdict Judge(ScreeningCase orderCase, ScreeningRuleSet rules);

    /// <summary>True when an order with this verdict is held (policy orders.audit.hold_at).</summary>
    bool IsHeld(ScreeningVerdict verdict);

    /// <summary>Adds what was found in new orders to the rows that are written with them.</summary>
    void Insert(SetWriter writer, IEnumerable<JudgedOrder> judged);
}

/// <summary>What was found in orders, as it is kept (ORD-06).</summary>
public interface IScreeningFindings
{
    /// <summary>
    /// Judges a case by the rules in force. What is found differently from before is kept as new findings; the old ones
    /// stay.
    /// </summary>
    /// <param name="orderCase">The order with all that is known of its customer.</param>
    /// <param name="flags">The codes that were found in it last, joined by commas.</param>
    /// <param name="ct">Ends it early.</param>
    Task<ScreeningVerdict> Judge(ScreeningCase orderCase, string flags, CancellationToken ct);

    /// <summary>
    /// What was found last in each order: for each of its flags (by the order's id, joined by commas) the newest
    /// finding, the heaviest first. Asks the database only when one of them has flags.
    /// </summary>
    Task<IReadOnlyList<ScreeningFinding>> Current(IReadOnlyDictionary<Guid, string> flags, CancellationToken ct);

    /// <summary>Those of these orders in which something was found.</summary>
    Task<IReadOnlySet<Guid>> Known(IReadOnlyCollection<Guid> orders, CancellationToken ct);

    /// <summary>
    /// Keeps what was found in orders of the past, which <see cref="Known"/> does not name, and which of them were
    /// cancelled.
    /// </summary>
    Task ImportPast(
        SetWriter writer,
        IReadOnlyCollection<JudgedOrder> judged,
        IReadOnlyCollection<Guid> cancelled,
        CancellationToken ct
    );

    /// <summary>
    /// Remembers that an order was cancelled: a rule that hits what is cancelled in the end was right. Once for an order.
    /// </summary>
    void RecordCancelled(Guid order);
}

/// <summary>Who is not served without a look (ORD-06, CRM-15).</summary>
public interface IBlacklist
{
    /// <summary>
    /// Adds an entry within the operation that is running, which has made sure that its actor may; refused while an
    /// entry for the same is in force (<c>ordering.blacklist_known</c>).
    /// </summary>
    Task<Result<Guid>> Add(BlacklistInput input, CancellationToken ct);
}

/// <summary>
/// The page of the rules. Whoever knows the orders tries its draft on them and shows on the same page what came out.
/// </summary>
public interface IScreeningRulesPage
{
    /// <summary>The rules as they stand in the page's form.</summary>
    IReadOnlyList<ScreeningRuleInput> Inputs(FormState form);

    /// <summary>The page with what was typed, refused fields among it; <paramref name="tried"/> stands above.</summary>
    Task<IResult> Show(FormState form, RenderFragment? tried, int status, CancellationToken ct);
}
