using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;

namespace Zhanggui.Warehouse;

/// <summary>A merge that was made.</summary>
public sealed record MergeMade(MergeId Id, string No, string SlipNo);

/// <summary>
/// Puts several orders of one customer into one parcel (ORD-32): their slips are void, one slip carries the goods of
/// all of them with the order's number on every line. The orders keep their numbers, money and states, and move with
/// the parcel.
/// </summary>
[Needs("order.arrange")]
public sealed class MergeOutboundOrders(
    ShopDb db,
    OperationContext context,
    MergeRules rules,
    OutboundOrderWriter writer,
    OutboundOrderEnd end,
    DocumentNumbers numbers
)
{
    /// <summary>Merges slips that nobody has begun to pick.</summary>
    /// <param name="slips">Their numbers.</param>
    /// <param name="reason">Why, at most 200 characters; may be empty.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result<MergeMade>> Run(IReadOnlyCollection<string> slips, string? reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(slips);
        if (reason is { Length: > 200 })
            return WarehouseErrors.NeedsReason;
        var asked = slips.Select(s => s.Trim().ToUpperInvariant()).Distinct().ToList();
        var ids = await db.Set<OutboundOrderProgress>()
            .Where(p => EF.Parameter(asked).Contains(p.No))
            .Select(p => p.Slip)
            .ToListAsync(ct);
        if (ids.Count != asked.Count)
            return OutboundOrderErrors.NotFound;
        await db.LockForUpdate(ids, ct);
        var progress = await db.Set<OutboundOrderProgress>()
            .Where(p => EF.Parameter(ids).Contains(p.Slip))
            .OrderBy(p => p.OrderNo)
            .ToListAsync(ct);
        var documents = (
            await db.Set<OutboundOrder>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).ToListAsync(ct)
        ).ToDictionary(s => s.Id);
        List<(OutboundOrderProgress Progress, OutboundOrder Slip)> all =
        [
            .. progress.Select(p => (p, documents[p.Slip])),
        ];
        if (await rules.Refuse(all, ct) is { } refused)
            return refused;

        var id = context.NewId<MergeId>();
        var no = await numbers.Next(db, "MG", context.Now, ct);
        foreach (var (former, _) in all)
            await end.Withdraw(former, $"并入合单 {no}", ct);
        await db.SaveChangesAsync(ct); // the former slips must be void before the shared one is there
        var (drafted, guests) = await Draft(id, no, [.. all.Select(a => a.Slip)], ct);
        await writer.Keep(drafted, guests, ct);
        Keep(
            id,
            no,
            drafted.Slip,
            [.. all.Select(a => a.Slip)],
            string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()
        );
        return new MergeMade(id, no, drafted.Slip.No);
    }

    private void Keep(MergeId id, string no, OutboundOrder shared, List<OutboundOrder> former, string? reason)
    {
        var merge = new Merge
        {
            Id = id,
            No = no,
            At = context.Now,
            ById = context.Actor.Id,
            By = context.Actor.Name,
            Reason = reason,
            Slip = shared.Id,
            SlipNo = shared.No,
            Orders = former.Count,
            Recipient = shared.Address.Name,
            Parts =
            [
                .. former.Select(
                    (s, i) =>
                        new MergePart
                        {
                            Merge = id,
                            No = i + 1,
                            Order = s.Order,
                            OrderNo = s.OrderNo,
                            Slip = s.Id,
                            SlipNo = s.No,
                            Part = s.Part,
                            Pieces = s.Pieces,
                            CashDue = s.CashDue,
                        }
                ),
            ],
        };
        db.Add(merge);
        context.Record(
            merge.Subject with
            {
                IsNew = true,
            },
            ("合单", "Orders merged"),
            after: merge.Snapshot,
            note: reason
        );
        foreach (var outboundOrder in former)
            context.Record(
                outboundOrder.OrderSubject,
                (
                    $"合单 {no}，与 {string.Join("、", former.Where(f => f.Order != outboundOrder.Order).Select(f => f.OrderNo))} 一个包裹",
                    $"Merge {no}: one parcel with {string.Join(", ", former.Where(f => f.Order != outboundOrder.Order).Select(f => f.OrderNo))}"
                ),
                after: new { slip = shared.No },
                note: reason
            );
        context.Changed("orders");
    }

    private async Task<(DraftedOutboundOrder, IReadOnlyList<ConsolidatedOrder>)> Draft(
        MergeId id,
        string mergeNo,
        List<OutboundOrder> former,
        CancellationToken ct
    )
    {
        var (lead, first) = (former[0], former.MinBy(s => s.CutOff)!);
        string? Joined(Func<OutboundOrder, string?> text) =>
            former.Select(s => (s.OrderNo, Text: text(s))).Where(t => !string.IsNullOrWhiteSpace(t.Text)).ToList()
                is { Count: > 0 } said
                ? string.Join("；", said.Select(t => $"{t.OrderNo}：{t.Text}"))
                : null;
        var outboundOrder = new OutboundOrder
        {
            Id = context.NewId<OutboundOrderId>(),
            No = await numbers.Next(db, "DN", context.Now, ct),
            Order = lead.Order,
            OrderNo = lead.OrderNo,
            Warehouse = lead.Warehouse,
            WarehouseCode = lead.WarehouseCode,
            WarehouseName = lead.WarehouseName,
            MadeAt = context.Now,
            ReleasedBy = context.Actor.Name,
            NodeNo = first.NodeNo,
            CutOff = first.CutOff,
            Pieces = former.Sum(s => s.Pieces),
            WeightGrams = former.Sum(s => s.WeightGrams),
            Courier = lead.Courier,
            Address = lead.Address,
            IsAmended = former.Any(s => s.IsAmended),
            CustomerRemark = Joined(s => s.CustomerRemark),
            InvoiceTitle = Joined(s => s.InvoiceTitle),
            InvoiceTaxNo = Joined(s => s.InvoiceTaxNo),
            Part = lead.Part,
            CashDue = former.Any(s => s.CashDue is not null) ? former.Sum(s => s.CashDue ?? Money.Zero) : null,
            Merge = id,
            MergeNo = mergeNo,
        };
        var (lines, remarks) = (new List<OutboundOrderLine>(), new List<OutboundOrderRemark>());
        foreach (var from in former)
        {
            foreach (var l in await db.Lines(from.Id, ct))
                lines.Add(Line(outboundOrder.Id, lines.Count + 1, l, from));
            remarks.AddRange(
                (
                    await db.Set<OutboundOrderRemark>().AsNoTracking().Where(r => r.Slip == from.Id).ToListAsync(ct)
                ).Select(r => new OutboundOrderRemark
                {
                    Slip = outboundOrder.Id,
                    Remark = r.Remark,
                    Kind = r.Kind,
                    Body = r.Body,
                    By = r.By,
                    At = r.At,
                    MustAcknowledge = r.MustAcknowledge,
                })
            );
        }

        return (
            new DraftedOutboundOrder(outboundOrder, lines, remarks),
            [
                .. former
                    .Skip(1)
                    .Select(s => new ConsolidatedOrder
                    {
                        Slip = outboundOrder.Id,
                        Order = s.Order,
                        OrderNo = s.OrderNo,
                    }),
            ]
        );
    }

    private static OutboundOrderLine Line(
        OutboundOrderId outboundOrder,
        int no,
        OutboundOrderLine l,
        OutboundOrder from
    ) =>
        new()
        {
            Slip = outboundOrder,
            No = no,
            Sku = l.Sku,
            Goods = l.Goods,
            Quantity = l.Quantity,
            Order = from.Order,
            OrderNo = from.OrderNo,
            Part = from.Part,
            OrderLine = l.LineOfOrder,
        };
}

/// <summary>Which slips may share a parcel.</summary>
public sealed class MergeRules(IOrders orders, Policies policies)
{
    /// <summary>
    /// Null when they may: two or more orders of one customer, one address, courier and warehouse, nothing picked, and
    /// the money alike.
    /// </summary>
    internal async Task<Refusal?> Refuse(
        IReadOnlyList<(OutboundOrderProgress Progress, OutboundOrder Slip)> all,
        CancellationToken ct
    )
    {
        var max = policies.Get(FulfilmentPolicies.MergeMax);
        if (
            all.Select(a => a.Slip.Order).Distinct().Count() < 2
            || all.Select(a => a.Slip.Order).Distinct().Count() != all.Count
        )
            return MergeErrors.TooFew;
        if (all.Count > max)
            return MergeErrors.TooMany(max);
        if (all.Any(a => a.Progress.Status != OutboundOrderStatus.Waiting || a.Progress.Interception is not null))
            return MergeErrors.Begun;
        if (all.Any(a => a.Progress.Guests > 0))
            return MergeErrors.Merged;
        if (all.Select(a => a.Slip.ParcelKey).Distinct().Count() > 1)
            return MergeErrors.Differs;
        if (
            !policies.Get(FulfilmentPolicies.MergeMixCash)
            && all.Select(a => a.Slip.CashDue is null).Distinct().Count() > 1
        )
            return MergeErrors.Cash;
        foreach (var (_, outboundOrder) in all)
            if ((await orders.Of(outboundOrder.Order, ct))!.HasOpenAmendment)
                return MergeErrors.Amending;
        return null;
    }
}

/// <summary>Takes a merge back until picking begins: every order has a slip of its own again.</summary>
[Needs("order.arrange")]
public sealed class UndoMerge(
    ShopDb db,
    OperationContext context,
    OutboundOrderEnd end,
    OutboundOrderWriter writer,
    DocumentNumbers numbers
)
{
    /// <summary>Refused once somebody picks it, and when it was undone before.</summary>
    public async Task<Result> Run(string no, string reason, CancellationToken ct)
    {
        if (reason?.Trim() is not { Length: >= 2 and <= 200 } why)
            return WarehouseErrors.NeedsReason;
        var merge = await db.Set<Merge>().AsNoTracking().FirstOrDefaultAsync(m => m.No == no && m.Undoes == null, ct);
        if (merge is null)
            return MergeErrors.NotFound;
        await db.LockForUpdate([merge.Slip], ct);
        var outboundOrder = (await db.Progress(merge.Slip, ct))!;
        if (outboundOrder.Status == OutboundOrderStatus.Voided)
            return MergeErrors.UndoneAlready;
        if (outboundOrder.Interception is not null)
            return OutboundOrderErrors.Intercepted(
                outboundOrder.No,
                outboundOrder.InterceptReason!,
                outboundOrder.InterceptedBy!
            );
        if (outboundOrder.Status != OutboundOrderStatus.Waiting)
            return MergeErrors.PickingBegun(outboundOrder.No, OutboundOrderStates.Name(outboundOrder.Status));

        var undo = merge.Ended(context.NewId<MergeId>(), await numbers.Next(db, "MG", context.Now, ct), context, why);
        await end.Withdraw(outboundOrder, $"撤销合单 {merge.No}", ct);
        db.Add(undo);
        context.Record(merge.Subject, ($"由 {undo.No} 撤销", $"Undone by {undo.No}"), note: why);
        context.Record(
            undo.Subject with
            {
                IsNew = true,
            },
            ("撤销合单", "Merge undone"),
            after: new { merge = merge.No, why }
        );
        await db.SaveChangesAsync(ct); // the shared slip must be void before the orders' own are there
        foreach (var (order, orderNo) in await db.OrdersOn(outboundOrder, ct))
        {
            await writer.For(order, ct);
            context.Record(
                new Subject("order", order.Value, orderNo),
                ($"撤销合单 {merge.No}", $"Merge {merge.No} undone"),
                note: why
            );
        }

        context.Changed("orders");
        return Result.Done;
    }
}
