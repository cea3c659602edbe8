using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// What an approved amendment does, all in one transaction (ORD-10): reservations move, the money follows, the order is
/// marked, the warehouse gets a new slip.
/// </summary>
internal sealed class AmendmentExecution(
    OrderingDb db,
    OperationContext context,
    IStock stock,
    IReceivables receivables,
    OrderTransitions transitions
)
{
    public Task<Amendment?> Find(AmendmentId id, CancellationToken ct) =>
        db
            .Shop.Set<Amendment>()
            .Include(a => a.Changes)
            .Include(a => a.Progress)
            .FirstOrDefaultAsync(a => a.Id == id, ct);

    public Task<Order?> Order(OrderId id, CancellationToken ct) => transitions.Find(id, ct);

    /// <summary>Stores a new amendment; from now on it holds the order's release.</summary>
    public void Keep(Order order, Amendment amendment)
    {
        db.Add(amendment);
        order.Progress.AmendmentAsked(amendment.Id);
        context.Changed("orders");
        context.Record(
            amendment.Subject with
            {
                IsNew = true,
            },
            ("建变更单", "Amendment made"),
            after: amendment.Snapshot
        );
        context.Record(
            order.Subject,
            ($"建变更单 {amendment.No}", $"Amendment {amendment.No} made"),
            after: Changes(amendment, before: false),
            note: amendment.Reason
        );
    }

    /// <summary>
    /// Lets it take effect. Whoever calls has asked <see cref="AmendmentRules"/> in this transaction and holds stock
    /// and slips: a refusal here is a bug and throws.
    /// </summary>
    public async Task Apply(Amendment amendment, Order before, string? by, string? comment, CancellationToken ct)
    {
        var after = before.With(amendment.Changes.OrderBy(c => c.No));
        Must(amendment.Progress.End(AmendmentVerb.Approve, by, comment, context.Now), amendment);
        if (by is not null)
            context.Record(
                amendment.Subject,
                ("变更获批", "Amendment approved"),
                new { state = AmendmentState.Pending },
                new { amendment.State, by },
                comment
            );
        await MoveReservations(before, after, ct);
        if (after.Total < before.Total)
            Must(
                await receivables.Reduce(
                    before.Id.Value,
                    after.Total,
                    $"变更单 {amendment.No}：{amendment.Reason}",
                    $"amend:{amendment.Id.Value:N}",
                    ct
                ),
                amendment
            );
        before.Progress.Amended(context.Now);
        amendment.Progress.TakesTurn(before.Progress.Amendments);
        context.Record(
            before.Subject,
            by is null
                ? ($"变更单 {amendment.No} 生效", $"Amendment {amendment.No} took effect")
                : ($"变更单 {amendment.No} 获批", $"Amendment {amendment.No} approved"),
            Changes(amendment, before: true),
            Changes(amendment, before: false),
            comment
        );
        // The warehouse, and whoever else hears of it below, reads the order as it is from now on.
        await db.Shop.SaveChangesAsync(ct);
        await context.Raise(
            new OrderAmended(
                before.Id,
                before.No,
                amendment.Id,
                amendment.No,
                after.Address.Phone,
                amendment.Changes.All(c => c.Field == AmendedField.Gift)
            ),
            ct
        );
        await GoOn(amendment, after, ct);
    }

    /// <summary>Ends it without effect; an order that waited for it goes on.</summary>
    public async Task End(
        Amendment amendment,
        Order order,
        AmendmentVerb verb,
        string? by,
        string? comment,
        CancellationToken ct
    )
    {
        Must(amendment.Progress.End(verb, by, comment, context.Now), amendment);
        order.Progress.AmendmentEnded();
        context.Changed("orders");
        var (zh, en) = verb == AmendmentVerb.Refuse ? ("退回", "refused") : ("撤回", "withdrawn");
        context.Record(
            amendment.Subject,
            ($"变更单{zh}", $"Amendment {en}"),
            new { state = AmendmentState.Pending },
            new { amendment.State, by },
            comment
        );
        context.Record(order.Subject, ($"变更单 {amendment.No} {zh}", $"Amendment {amendment.No} {en}"), note: comment);
        Must(await transitions.ReleaseIfPaid(order, ct), amendment);
    }

    /// <summary>
    /// ORD-11: a slip that nobody has begun to pick is void, and made anew with the mark. An order that waited for
    /// stock or for this goes on.
    /// </summary>
    private async Task GoOn(Amendment amendment, Order after, CancellationToken ct)
    {
        context.Changed("orders");
        if (after.Status == OrderStatus.Released)
        {
            await context.Raise(
                new OrderWithdrawn(after.Id, after.No, $"订单有变更（{amendment.No}），发货单重做"),
                ct
            );
            await db.Shop.SaveChangesAsync(ct); // the old slips must be void before new ones are drafted
            await context.Raise(new OrderReleased(after.Id, after.No), ct);
        }
        else if (after.Status == OrderStatus.AwaitingStock)
            Must(await transitions.CheckStock(after, ct), amendment);
        else
            Must(await transitions.ReleaseIfPaid(after, ct), amendment);
    }

    /// <summary>
    /// Gives the order's reservations back and takes what it wants now, in one transaction and with the SKUs locked in
    /// one order for everybody. What it had not reserved before, presale or short-picked goods, stays unreserved.
    /// </summary>
    private async Task MoveReservations(Order before, Order after, CancellationToken ct)
    {
        var had = before.Lines.ToDictionary(l => (l.No, l.Sku), l => l.Quantity.Units);
        if (
            after.Lines.Count == had.Count
            && after.Lines.All(l => had.GetValueOrDefault((l.No, l.Sku)) == l.Quantity.Units)
        )
            return;

        List<SkuId> skus = [.. before.Lines.Concat(after.Lines).Select(l => l.Sku).Distinct()];
        await Lock(skus, ct);
        var lines = Wanted(after, had, await stock.PlacesOf(before.Id.Value, ct), AmendmentRules.MoreOf(before, after));
        var expires =
            before.MayBeReleased || before.Progress.FirstPaidAt is not null
                ? null
                : (await receivables.Of([before.Id.Value], ct)).GetValueOrDefault(before.Id.Value)?.ExpiresAt;
        await stock.Release(before.Id.Value, ct);
        if (lines.Count == 0)
            return;
        var locked = await Lock(skus, ct);
        var writer = new SetWriter(db.Shop);
        var answer = stock.ReserveMany(
            writer,
            locked,
            [new ReservationDraft(before.Subject, lines, expires)],
            context.Now
        );
        if (answer[0].Short is [var first, ..])
            throw new InvalidOperationException(
                $"{before.No} can't have {first.Sku.Value}: only {first.Available} are left, though it was locked."
            );
        await writer.Flush(ct);
    }

    /// <summary>
    /// Line by line what is reserved from now on: what the line had reserved, and what it has more than before. Of a
    /// SKU never more than was reserved and was asked of the stock.
    /// </summary>
    private static List<StockLine> Wanted(
        Order after,
        Dictionary<(int No, SkuId Sku), int> had,
        IReadOnlyList<ReservedAt> places,
        IReadOnlyDictionary<SkuId, int> more
    )
    {
        var reserved = places
            .SelectMany(p => p.Lines)
            .GroupBy(l => (l.Line, l.Sku))
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Units));
        var there = reserved
            .Select(r => (r.Key.Sku, Units: r.Value))
            .Concat(more.Select(m => (Sku: m.Key, Units: m.Value)))
            .GroupBy(t => t.Sku)
            .ToDictionary(g => g.Key, g => g.Sum(t => t.Units));
        List<StockLine> lines = [];
        foreach (var line in after.Lines.OrderBy(l => l.No))
        {
            var key = (line.No, line.Sku);
            var grown = Math.Max(line.Quantity.Units - had.GetValueOrDefault(key), 0);
            var units = Math.Min(
                Math.Min(line.Quantity.Units, reserved.GetValueOrDefault(key) + grown),
                there.GetValueOrDefault(line.Sku)
            );
            if (units <= 0)
                continue;
            there[line.Sku] -= units;
            lines.Add(new StockLine(line.No, line.Sku, new Quantity(units)));
        }

        return lines;
    }

    private async Task<LockedStock> Lock(IReadOnlyCollection<SkuId> skus, CancellationToken ct)
    {
        var reader = new SetReader(db.Shop);
        var locked = await stock.Lock(reader, skus, ct);
        await reader.Send(ct);
        return locked;
    }

    private static Dictionary<string, string> Changes(Amendment amendment, bool before) =>
        amendment
            .Changes.OrderBy(c => c.No)
            .ToDictionary(
                c =>
                    c.LineNo == 0
                        ? AmendmentStates.NameOf(c.Field).Zh
                        : $"{AmendmentStates.NameOf(c.Field).Zh} {c.LineNo}",
                c => before ? c.Before : c.After
            );

    private static void Must(Result result, Amendment amendment)
    {
        if (!result.IsDone)
            throw new InvalidOperationException(
                $"{amendment.No} was allowed and could not be applied: {result.Refusal.Code}"
            );
    }
}
