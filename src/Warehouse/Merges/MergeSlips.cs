using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;

namespace Zhanggui.Warehouse;

/// <summary>A merge that was made.</summary>
public sealed record MergeMade(MergeId Id, string No, string SlipNo);

/// <summary>
/// Puts several orders of one customer into one parcel (ORD-32): their slips are void, one slip carries the goods of all of them with the order's number on every line. The orders
/// keep their numbers, money and states, and move with the parcel.
/// </summary>
[Needs("order.arrange")]
public sealed class MergeSlips(ShopDb db, Act act, MergeRules rules, SlipMaking making, SlipEnd end, DocumentNumbers numbers)
{
    /// <summary>Merges slips that nobody has begun to pick.</summary>
    /// <param name="slips">Their numbers.</param>
    /// <param name="reason">Why, at most 200 characters; may be empty.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result<MergeMade>> Run(IReadOnlyCollection<string> slips, string? reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(slips);
        if (reason is { Length: > 200 }) return SlipErrors.NeedsReason;
        var asked = slips.Select(s => s.Trim().ToUpperInvariant()).Distinct().ToList();
        var ids = await db.Set<SlipProgress>().Where(p => EF.Parameter(asked).Contains(p.No)).Select(p => p.Slip).ToListAsync(ct);
        if (ids.Count != asked.Count) return SlipErrors.NotFound;
        await db.Hold(ids, ct);
        var progress = await db.Set<SlipProgress>().Where(p => EF.Parameter(ids).Contains(p.Slip)).OrderBy(p => p.OrderNo).ToListAsync(ct);
        var documents = (await db.Set<Slip>().AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).ToListAsync(ct)).ToDictionary(s => s.Id);
        List<(SlipProgress Progress, Slip Slip)> all = [.. progress.Select(p => (p, documents[p.Slip]))];
        if (await rules.Refuse(all, ct) is { } refused) return refused;

        var id = act.NewId<MergeId>();
        var no = await numbers.Next(db, "MG", act.Now, ct);
        foreach (var (former, _) in all) await end.Withdraw(former, $"并入合单 {no}", ct);
        await db.SaveChangesAsync(ct); // the former slips must be void before the shared one is there
        var (drafted, guests) = await Draft(id, no, [.. all.Select(a => a.Slip)], ct);
        await making.Keep(drafted, guests, ct);
        Keep(id, no, drafted.Slip, [.. all.Select(a => a.Slip)], string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        return new MergeMade(id, no, drafted.Slip.No);
    }

    private void Keep(MergeId id, string no, Slip shared, List<Slip> former, string? reason)
    {
        var merge = new Merge
        {
            Id = id, No = no, At = act.Now, ById = act.Actor.Id, By = act.Actor.Name, Reason = reason, Slip = shared.Id, SlipNo = shared.No, Orders = former.Count, Recipient = shared.Recipient,
            Parts = [.. former.Select((s, i) => new MergePart { Merge = id, No = i + 1, Order = s.Order, OrderNo = s.OrderNo, Slip = s.Id, SlipNo = s.No, Part = s.Part, Pieces = s.Pieces, CashDue = s.CashDue })],
        };
        db.Add(merge);
        act.Record(merge.Subject with { IsNew = true }, ("合单", "Orders merged"), after: merge.Snapshot, note: reason);
        foreach (var slip in former)
            act.Record(slip.OrderSubject, ($"合单 {no}，与 {string.Join("、", former.Where(f => f.Order != slip.Order).Select(f => f.OrderNo))} 一个包裹", $"Merge {no}: one parcel with {string.Join(", ", former.Where(f => f.Order != slip.Order).Select(f => f.OrderNo))}"), after: new { slip = shared.No }, note: reason);
        act.Changed("orders");
    }

    private async Task<(DraftedSlip, IReadOnlyList<SlipGuest>)> Draft(MergeId id, string mergeNo, List<Slip> former, CancellationToken ct)
    {
        var (lead, first) = (former[0], former.MinBy(s => s.CutOff)!);
        string? Joined(Func<Slip, string?> text) => former.Select(s => (s.OrderNo, Text: text(s))).Where(t => !string.IsNullOrWhiteSpace(t.Text)).ToList() is { Count: > 0 } said ? string.Join("；", said.Select(t => $"{t.OrderNo}：{t.Text}")) : null;
        var slip = new Slip
        {
            Id = act.NewId<SlipId>(), No = await numbers.Next(db, "DN", act.Now, ct), Order = lead.Order, OrderNo = lead.OrderNo, Warehouse = lead.Warehouse, WarehouseCode = lead.WarehouseCode, WarehouseName = lead.WarehouseName,
            MadeAt = act.Now, ReleasedBy = act.Actor.Name, NodeNo = first.NodeNo, CutOff = first.CutOff, Pieces = former.Sum(s => s.Pieces), WeightGrams = former.Sum(s => s.WeightGrams), Courier = lead.Courier,
            Recipient = lead.Recipient, Phone = lead.Phone, Province = lead.Province, City = lead.City, District = lead.District, Street = lead.Street, Postcode = lead.Postcode,
            IsAmended = former.Any(s => s.IsAmended), CustomerRemark = Joined(s => s.CustomerRemark), InvoiceTitle = Joined(s => s.InvoiceTitle), InvoiceTaxNo = Joined(s => s.InvoiceTaxNo),
            Part = lead.Part, CashDue = former.Any(s => s.CashDue is not null) ? former.Sum(s => s.CashDue ?? Money.Zero) : null, Merge = id, MergeNo = mergeNo,
        };
        var (lines, remarks) = (new List<SlipLine>(), new List<SlipRemark>());
        foreach (var from in former)
        {
            foreach (var l in await db.Lines(from.Id, ct)) lines.Add(Line(slip.Id, lines.Count + 1, l, from));
            remarks.AddRange((await db.Set<SlipRemark>().AsNoTracking().Where(r => r.Slip == from.Id).ToListAsync(ct)).Select(r => new SlipRemark { Slip = slip.Id, Remark = r.Remark, Kind = r.Kind, Body = r.Body, By = r.By, At = r.At, MustAcknowledge = r.MustAcknowledge }));
        }

        return (new DraftedSlip(slip, lines, remarks), [.. former.Skip(1).Select(s => new SlipGuest { Slip = slip.Id, Order = s.Order, OrderNo = s.OrderNo })]);
    }

    private static SlipLine Line(SlipId slip, int no, SlipLine l, Slip from) => new()
    {
        Slip = slip, No = no, Sku = l.Sku, SkuCode = l.SkuCode, Barcode = l.Barcode, Name = l.Name, Colour = l.Colour, Size = l.Size, PictureUrl = l.PictureUrl, Quantity = l.Quantity,
        Order = from.Order, OrderNo = from.OrderNo, Part = from.Part, OrderLine = l.LineOfOrder,
    };
}

/// <summary>Which slips may share a parcel.</summary>
public sealed class MergeRules(IOrders orders, Policies policies)
{
    /// <summary>Null when they may: two or more orders of one customer, one address, courier and warehouse, nothing picked, and the money alike.</summary>
    internal async Task<Refusal?> Refuse(IReadOnlyList<(SlipProgress Progress, Slip Slip)> all, CancellationToken ct)
    {
        var most = policies.Get(WarehousePolicies.MergeMost);
        if (all.Select(a => a.Slip.Order).Distinct().Count() < 2 || all.Select(a => a.Slip.Order).Distinct().Count() != all.Count) return MergeErrors.TooFew;
        if (all.Count > most) return MergeErrors.TooMany(most);
        if (all.Any(a => a.Progress.Status != SlipStatus.Waiting || a.Progress.Interception is not null)) return MergeErrors.Begun;
        if (all.Any(a => a.Progress.Guests > 0)) return MergeErrors.Merged;
        if (all.Select(a => Key(a.Slip)).Distinct().Count() > 1) return MergeErrors.Differs;
        if (!policies.Get(WarehousePolicies.MergeMixCash) && all.Select(a => a.Slip.CashDue is null).Distinct().Count() > 1) return MergeErrors.Cash;
        foreach (var (_, slip) in all)
            if ((await orders.Of(slip.Order, ct))!.HasOpenAmendment) return MergeErrors.Amending;
        return null;
    }

    /// <summary>What must be the same.</summary>
    internal static (WarehouseId, string, PostalAddress) Key(Slip slip) => (slip.Warehouse, slip.Courier, slip.Address);
}

/// <summary>Takes a merge back until picking begins: every order has a slip of its own again.</summary>
[Needs("order.arrange")]
public sealed class UndoMerge(ShopDb db, Act act, SlipEnd end, SlipMaking making, DocumentNumbers numbers)
{
    /// <summary>Refused once somebody picks it, and when it was undone before.</summary>
    public async Task<Result> Run(string no, string reason, CancellationToken ct)
    {
        if (reason?.Trim() is not { Length: >= 2 and <= 200 } why) return SlipErrors.NeedsReason;
        var merge = await db.Set<Merge>().AsNoTracking().FirstOrDefaultAsync(m => m.No == no && m.Undoes == null, ct);
        if (merge is null) return MergeErrors.NotFound;
        await db.Hold([merge.Slip], ct);
        var slip = (await db.Progress(merge.Slip, ct))!;
        if (slip.Status == SlipStatus.Voided) return MergeErrors.UndoneAlready;
        if (slip.Interception is not null) return SlipErrors.Intercepted(slip.No, slip.InterceptReason!, slip.InterceptedBy!);
        if (slip.Status != SlipStatus.Waiting) return MergeErrors.PickingBegun(slip.No, SlipStates.Name(slip.Status));

        var undo = merge.Ended(act.NewId<MergeId>(), await numbers.Next(db, "MG", act.Now, ct), act, why);
        await end.Withdraw(slip, $"撤销合单 {merge.No}", ct);
        db.Add(undo);
        act.Record(merge.Subject, ($"由 {undo.No} 撤销", $"Undone by {undo.No}"), note: why);
        act.Record(undo.Subject with { IsNew = true }, ("撤销合单", "Merge undone"), after: new { merge = merge.No, why });
        await db.SaveChangesAsync(ct); // the shared slip must be void before the orders' own are there
        foreach (var (order, orderNo) in await db.OrdersOn(slip, ct))
        {
            await making.For(order, ct);
            act.Record(new Subject("order", order.Value, orderNo), ($"撤销合单 {merge.No}", $"Merge {merge.No} undone"), note: why);
        }

        act.Changed("orders");
        return Result.Done;
    }
}
