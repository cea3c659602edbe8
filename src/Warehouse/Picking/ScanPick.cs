using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>A piece was counted.</summary>
/// <param name="Slip">For which slip.</param>
/// <param name="Taken">How many of this step are in the box now.</param>
/// <param name="Wanted">How many the step wants.</param>
/// <param name="PiecesLeft">How many pieces the whole batch still wants.</param>
public sealed record PickCount(OutboundOrderId Slip, Quantity Taken, Quantity Wanted, int PiecesLeft);

/// <summary>
/// Counts one piece of the batch's current step, by its bar code. Anything else is refused, naming what was taken,
/// where it belongs and what to scan instead; then nothing has changed.
/// </summary>
[Needs("outbound.pick")]
public sealed class ScanPick(ShopDb db, OperationContext context, ICatalog catalog, PickPlan plan)
{
    /// <summary>One scan.</summary>
    public async Task<Result<PickCount>> Run(BatchId batch, string code, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(code))
            return WarehouseErrors.EmptyScan;
        var slips = await db.BeingPicked(batch, ct);
        if (slips.Count == 0)
            return await db.Set<Batch>().AnyAsync(b => b.Id == batch, ct)
                ? OutboundOrderErrors.NotPicking
                : WarehouseErrors.BatchNotFound;
        if (slips[0].MayPick(person.Value) is { IsDone: false } refused)
            return refused.Refusal;

        var path = new PickPath(await db.PicksOf(batch, ct), slips);
        if (path.Current is not { } step)
            return AllPicked;
        var line = await db.Set<OutboundOrderLine>()
            .AsNoTracking()
            .FirstAsync(l => l.Slip == step.Pick.Slip && l.No == step.Pick.LineNo, ct);
        if (!line.Goods.IsCode(code.Trim()))
            return await Wrong(code.Trim(), line, step.Slip, ct);

        step.Pick.TakeOne();
        step.Slip.Scanned();
        return new PickCount(step.Slip.Slip, step.Pick.Taken, step.Pick.Wanted, path.PiecesLeft);
    }

    private static readonly Refusal AllPicked = Refusal.Conflict(
        "warehouse.all_picked",
        "这一批已经拣齐，多出来的请放回货位，再按 F8 交复核",
        "Everything is picked. Put the extra piece back, then press F8 to hand over."
    );

    private async Task<Refusal> Wrong(
        string code,
        OutboundOrderLine wanted,
        OutboundOrderProgress outboundOrder,
        CancellationToken ct
    )
    {
        var scanned = await catalog.ByCode(code, ct);
        if (scanned is null)
            return WrongItem.Unknown(code, wanted);
        return WrongItem.Of(scanned, wanted, await plan.HomeOf(scanned.Id, outboundOrder.Warehouse, ct));
    }
}

/// <summary>The words after a wrong scan: what was taken, where to put it, what to scan.</summary>
internal static class WrongItem
{
    public static Refusal Of(SkuCard scanned, OutboundOrderLine wanted, string? home)
    {
        var (isZh, isEn, scanZh, scanEn) = Difference(scanned, wanted);
        var (backZh, backEn) = home is null
            ? ("请交给收货员归位", "Give it to the receiver")
            : ($"请放回 {home}", $"Put it back into {home}");
        return WarehouseErrors.Wrong(
            $"拿错了：这件是 {isZh}",
            $"Wrong item: this is {isEn}",
            $"{backZh}，再扫 {scanZh}",
            $"{backEn}, then scan {scanEn}."
        );
    }

    public static Refusal Unknown(string code, OutboundOrderLine wanted) =>
        WarehouseErrors.Wrong(
            $"不认识这个条码：{code}",
            $"Unknown code: {code}",
            $"请扫 {wanted.Goods.Name} {wanted.Goods.Variant} 吊牌上的条码",
            $"Scan the label of {wanted.Goods.Name} {wanted.Goods.Variant}."
        );

    /// <summary>Names only what differs: the size, the colour, or the whole article.</summary>
    private static (string IsZh, string IsEn, string ScanZh, string ScanEn) Difference(
        SkuCard scanned,
        OutboundOrderLine wanted
    )
    {
        if (scanned.Name.Zh == wanted.Goods.Name && scanned.Colour.Zh == wanted.Goods.Colour)
            return (scanned.Size, scanned.Size, wanted.Goods.Size + " 码", "size " + wanted.Goods.Size);
        if (scanned.Name.Zh == wanted.Goods.Name)
            return (
                scanned.Colour.Zh,
                scanned.Colour.En,
                $"{wanted.Goods.Colour} {wanted.Goods.Size}",
                $"{wanted.Goods.Colour} {wanted.Goods.Size}"
            );
        return (
            $"{scanned.Name.Zh} {scanned.Colour.Zh} {scanned.Size}",
            $"{scanned.Name.En} {scanned.Colour.En} {scanned.Size}",
            $"{wanted.Goods.Name} {wanted.Goods.Variant}",
            $"{wanted.Goods.Name} {wanted.Goods.Variant}"
        );
    }
}
