using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// A packer takes a picked slip onto the table by scanning slip, order or tote; the hand-over from the picker is
/// recorded with both names (SHIP-03). Refused for the picker (ORD-18: another person), and while somebody else checks
/// it.
/// </summary>
[Needs("outbound.check")]
public sealed class StartChecking(ShopDb db, OperationContext context, IAccounts accounts)
{
    /// <summary>Takes the slip up; one's own slip is simply taken up again.</summary>
    public async Task<Result<OutboundOrderId>> Run(string code, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(code))
            return WarehouseErrors.EmptyScan;
        if (await db.OutboundOrderByCode(code, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        var before = outboundOrder.Status;
        var others = outboundOrder.PickerId == person.Value.Id ? await Others(person.Value, ct) : [];
        if (outboundOrder.StartChecking(person.Value, others, context.Now) is { IsDone: false } refused)
            return refused.Refusal;
        if (before == OutboundOrderStatus.Checking)
            return outboundOrder.Slip;

        var batchId = outboundOrder.Batch!.Value;
        var batch = await db.Set<Batch>().AsNoTracking().FirstAsync(b => b.Id == batchId, ct);
        db.Add(
            new HandOver
            {
                Id = Guid.CreateVersion7(context.Now),
                Kind = HandOverKind.ToChecker,
                Batch = batchId,
                BatchNo = batch.No,
                Slip = outboundOrder.Slip,
                At = context.Now,
                From = outboundOrder.Picker!,
                FromId = outboundOrder.PickerId,
                To = person.Value.Name,
                ToId = person.Value.Id,
                Orders = 1,
                Pieces = outboundOrder.Pieces,
            }
        );
        context.Record(
            outboundOrder.Subject,
            ("开始复核", "Check started"),
            after: new { picker = outboundOrder.Picker, checker = outboundOrder.Checker }
        );
        return outboundOrder.Slip;
    }

    private async Task<List<string>> Others(Person picker, CancellationToken ct) =>
        [.. (await accounts.Holders("PACKER", ct)).Where(h => h.Id.Value != picker.Id).Select(h => h.Name).Distinct()];
}
