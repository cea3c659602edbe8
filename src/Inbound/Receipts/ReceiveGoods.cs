using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;

namespace Zhanggui.Inbound;

/// <summary>
/// A second person has compared the slip with the goods (INV-24) and posts it: the stock rises at once, in the same
/// transaction (INV-04), and orders that wait for these goods go on. Without the second signature nothing enters the
/// books (INV-05). Until purchase orders say what was agreed, the goods are worth what the catalogue says they cost,
/// estimated on the payables until the supplier's invoice has come (暂估, docs/decisions/0017).
/// </summary>
[Needs("inbound.post")]
public sealed class ReceiveGoods(
    ShopDb db,
    OperationContext context,
    IStock stock,
    ICatalog catalog,
    IJournal journal,
    IToDos todos
)
{
    /// <summary>Posts the slip. Refused for the one who registered it.</summary>
    public async Task<Result> Run(InboundId id, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        var progress = await db.Set<InboundProgress>().FirstOrDefaultAsync(p => p.Inbound == id, ct);
        if (progress is null)
            return InboundErrors.NotFound;
        if (progress.Post(person.Value, context.Now) is { IsDone: false } refused)
            return refused;
        var receipt = await db.Set<InboundReceipt>().AsNoTracking().FirstAsync(s => s.Id == id, ct);
        var lines = await db.Set<InboundLine>()
            .AsNoTracking()
            .Where(l => l.Inbound == id)
            .OrderBy(l => l.No)
            .ToListAsync(ct);
        var cards = await catalog.Skus([.. lines.Select(l => l.Sku).Distinct()], ct);
        var worth = Money.Zero;
        foreach (var line in lines)
        {
            var value = cards[line.Sku].Cost * line.Quantity;
            worth += value;
            var why = new Text(
                $"入库：{receipt.Source}，批次 {line.Lot}",
                $"Receipt: {receipt.Source}, batch {line.Lot}"
            );
            var done = await stock.Receive(receipt.Subject, line.Sku, line.Bin, line.Quantity, value, why, ct);
            if (!done.IsDone)
                return done;
        }

        await journal.Post(
            receipt.Subject,
            new Text($"{receipt.No} 到货入库，暂估", $"{receipt.No} goods received, estimated"),
            [JournalLine.Dr(LedgerAccount.Goods, worth), JournalLine.Cr(LedgerAccount.Payables, worth)],
            ct
        );
        context.Record(
            receipt.Subject,
            ("核对入账", "Verified and posted"),
            new { receiver = receipt.Receiver },
            new { verifier = progress.Verifier, receipt.Pieces }
        );
        await todos.Finish(InboundToDo.Post, id.Value, ct);
        return Result.Done;
    }
}

/// <summary>
/// The goods are not what the slip says: it never enters the books, and the receiver registers a new one (INV-21: no
/// slip is ever changed).
/// </summary>
[Needs("inbound.post", "inbound.register")]
public sealed class RefuseInbound(ShopDb db, OperationContext context, IToDos todos)
{
    /// <summary>Sends the slip back with a reason. The receiver may take the own slip back too.</summary>
    public async Task<Result> Run(InboundId id, string reason, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return InboundErrors.NeedsReason;
        var progress = await db.Set<InboundProgress>().FirstOrDefaultAsync(p => p.Inbound == id, ct);
        if (progress is null)
            return InboundErrors.NotFound;
        if (!context.Actor.May("inbound.post") && progress.ReceiverId != person.Value.Id)
            return Access.Denied("inbound.post");
        if (progress.Refuse(person.Value, reason.Trim(), context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            new Subject("inbound", id.Value, progress.No),
            ("退回重登", "Sent back"),
            new { status = nameof(InboundStatus.Registered) },
            new { status = nameof(InboundStatus.Refused) },
            reason
        );
        await todos.Finish(InboundToDo.Post, id.Value, ct);
        return Result.Done;
    }
}
