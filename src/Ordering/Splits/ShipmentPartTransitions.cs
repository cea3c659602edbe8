using Zhanggui.Fulfilment;
using Zhanggui.Inventory;

namespace Zhanggui.Ordering;

/// <summary>
/// Reserves what an order wants, as a whole or part by part, and says which parts can go: their goods are there, and
/// their day has come (ORD-12, ORD-26).
/// </summary>
internal sealed class ShipmentPartTransitions(
    OrderingDb db,
    OperationContext context,
    IStock stock,
    Company company,
    Policies policies,
    IShipments shipments
)
{
    /// <summary>
    /// True while something of the order is intercepted: nothing more of it goes to the warehouse until that is over.
    /// </summary>
    public Task<bool> IsStopped(OrderId order, CancellationToken ct) => shipments.IsStopped(order, ct);

    /// <summary>
    /// True when all of these are reserved for the order; what is missing is reserved now if it is free.
    /// </summary>
    public async Task<bool> AllReserved(Order order, IEnumerable<StockLine> lines, CancellationToken ct)
    {
        var missing = await stock.Unreserved(order.Id.Value, [.. lines], ct);
        if (missing.Count == 0)
            return true;
        var (reader, writer) = (new SetReader(db.Shop), new SetWriter(db.Shop));
        var locked = await stock.Lock(reader, [.. missing.Select(m => m.Sku)], ct);
        await reader.Send(ct);
        var reserved = stock.ReserveMany(
            writer,
            locked,
            [new ReservationDraft(order.Subject, missing, Expires(order))],
            context.Now
        );
        if (reserved[0].Short.Count > 0)
            return false;
        await writer.Flush(ct);
        return true;
    }

    /// <summary>
    /// What is not paid yet does not keep for ever what has just come in (ORD-13); what a deposit is paid for waits for
    /// its balance, and what the warehouse has begun does not lapse (C19).
    /// </summary>
    private DateTimeOffset? Expires(Order order) =>
        order.MayBeReleased || order.Progress is { FirstPaidAt: not null } or { ReleasedAt: not null }
            ? null
            : context.Now + policies.KeepUnpaid(order.Method);

    /// <summary>True when a part can go now, or all of them only wait for their day.</summary>
    public async Task<bool> CanBegin(Order order, CancellationToken ct)
    {
        var (ready, lacking) = await Ready(order, ct);
        return lacking == 0 || ready.Any(IsDue);
    }

    /// <summary>True for an order that is not split.</summary>
    public async Task<bool> AnyDue(Order order, CancellationToken ct) =>
        order.Progress.Split is null || (await Ready(order, ct)).Ready.Any(IsDue);

    /// <summary>
    /// Marks the parts that go now and answers how many. Cancelling the order at the same moment meets this at its
    /// version.
    /// </summary>
    public async Task<int> ReleaseDue(Order order, CancellationToken ct)
    {
        var due = (await Ready(order, ct)).Ready.Where(IsDue).ToList();
        foreach (var part in due)
        {
            part.Progress.Release(context.Now);
            context.Record(
                order.Subject,
                ($"第 {part.No} 份下发仓库", $"Part {part.No} released to the warehouse"),
                after: new
                {
                    part.No,
                    part.NotBefore,
                    pieces = part.Lines.Sum(l => l.Quantity.Units),
                    part.Total,
                }
            );
        }

        if (due.Count == 0)
            return 0;
        order.Progress.PartReleased();
        await db.Shop.SaveChangesAsync(ct); // the warehouse asks which parts go
        return due.Count;
    }

    /// <summary>
    /// Goods were missing or came back: every part waits again. One that has left has its goods already and follows at
    /// once.
    /// </summary>
    public async Task AllWaitAgain(Order order, CancellationToken ct)
    {
        if (order.Progress.Split is not { } id || await db.Split(id, ct) is not { } split)
            return;
        foreach (var part in split.Parts.Where(p => p.Progress.State == ShipmentPartState.Released))
            part.Progress.WaitAgain();
    }

    private bool IsDue(SplitPart part) => part.NotBefore is not { } day || day <= company.Calendar.DateOf(context.Now);

    /// <summary>Waiting parts whose goods are reserved, in their order, and how many lack something.</summary>
    private async Task<(List<SplitPart> Ready, int Lacking)> Ready(Order order, CancellationToken ct)
    {
        var split = (await db.Split(order.Progress.Split!.Value, ct))!;
        var skus = order.Lines.ToDictionary(l => l.No, l => l.Sku);
        IEnumerable<StockLine> Of(SplitPart part) =>
            part.Lines.Select(l => new StockLine(l.LineNo, skus[l.LineNo], l.Quantity));
        List<StockLine> spoken =
        [
            .. split.Parts.Where(p => p.Progress.State == ShipmentPartState.Released).SelectMany(Of),
        ];
        var (ready, lacking) = (new List<SplitPart>(), 0);
        foreach (var part in split.Parts.Where(p => p.Progress.State == ShipmentPartState.Waiting).OrderBy(p => p.No))
        {
            List<StockLine> with = [.. spoken, .. Of(part)];
            if (!await AllReserved(order, with, ct))
            {
                lacking++;
                continue;
            }

            spoken = with;
            ready.Add(part);
        }

        return (ready, lacking);
    }
}
