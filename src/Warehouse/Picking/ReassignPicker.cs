using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// The supervisor gives a batch to another picker; the hand-over between the two is recorded (SHIP-02).
/// </summary>
[Needs("stk.edit")]
public sealed class ReassignPicker(ShopDb db, OperationContext context, IAccounts accounts)
{
    /// <summary>Gives the slips of the batch that are still being picked to somebody else.</summary>
    public async Task<Result> Run(BatchId batch, AccountId picker, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return WarehouseErrors.NeedsReason;
        var person = await Pickers.Find(accounts, context.Actor, picker, ct);
        if (!person.IsDone)
            return person.Refusal;
        var record = await db.Set<Batch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batch, ct);
        if (record is null)
            return WarehouseErrors.BatchNotFound;
        var slips = await db.BeingPicked(batch, ct);
        if (slips.Count == 0)
            return OutboundOrderErrors.NotPicking;
        if (slips[0].PickerId == person.Value.Id)
            return Refusal.Invalid(
                "warehouse.same_picker",
                "picker",
                $"这一批已经在 {person.Value.Name} 手里",
                $"{person.Value.Name} has this batch already."
            );

        var (from, fromId) = (slips[0].Picker!, slips[0].PickerId);
        foreach (var outboundOrder in slips)
        {
            if (outboundOrder.ReassignPicker(person.Value) is { IsDone: false } refused)
                return refused;
            context.Record(
                outboundOrder.Subject,
                ("换拣货员", "Picker changed"),
                new { picker = from },
                new { picker = person.Value.Name },
                reason
            );
        }

        db.Add(
            new HandOver
            {
                Id = Guid.CreateVersion7(context.Now),
                Kind = HandOverKind.Reassigned,
                Batch = batch,
                BatchNo = record.No,
                At = context.Now,
                From = from,
                FromId = fromId,
                To = person.Value.Name,
                ToId = person.Value.Id,
                Orders = slips.Count,
                Pieces = slips.Sum(s => s.Pieces),
            }
        );
        context.Record(
            record.Subject,
            ("换拣货员", "Picker changed"),
            new { picker = from },
            new { picker = person.Value.Name },
            reason
        );
        return Result.Done;
    }
}
