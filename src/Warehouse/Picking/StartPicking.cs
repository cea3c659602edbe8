using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// Hands orders over to a picker as one batch (SHIP-02): one order to pick and sort in one step (INV-28), or several
/// with a box each. The batch number, the time, the count and both names are recorded. A picker takes slips for
/// himself; a supervisor names the picker.
/// </summary>
[Needs("outbound.pick", "stk.edit")]
public sealed class StartPicking(
    ShopDb db,
    OperationContext context,
    PickPlan plan,
    IAccounts accounts,
    DocumentNumbers numbers,
    Policies policies
)
{
    /// <summary>
    /// Starts a batch. Refused when a slip is not waiting any more, or when there are too many or none.
    /// </summary>
    /// <param name="slips">Which slips; the order of their cut-offs decides the boxes.</param>
    /// <param name="picker">Who picks; null for the one who asks.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result<BatchId>> Run(
        IReadOnlyList<OutboundOrderId> slips,
        AccountId? picker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(slips);
        var max = policies.Get(WarehousePolicies.BatchMax);
        var ids = slips.Distinct().ToList();
        if (ids.Count == 0)
            return WarehouseErrors.NothingToPick;
        if (ids.Count > max)
            return WarehouseErrors.TooManyOrders(max);
        var person = await PickerOf(picker, ct);
        if (!person.IsDone)
            return person.Refusal;

        await db.LockForUpdate(ids, ct);
        var chosen = await db.Set<OutboundOrderProgress>()
            .Where(p => EF.Parameter(ids).Contains(p.Slip))
            .OrderBy(p => p.CutOff)
            .ThenBy(p => p.No)
            .ToListAsync(ct);
        if (chosen.Count != ids.Count)
            return OutboundOrderErrors.NotFound;
        if (chosen.Select(p => p.Warehouse).Distinct().Count() > 1)
            return Refusal.Invalid(
                "warehouse.two_warehouses",
                "slips",
                "一批只能拣同一个仓库的发货单",
                "A batch is picked in one warehouse."
            );

        var batch = await Begin(chosen, person.Value, ct);
        return batch;
    }

    private async Task<Result<BatchId>> Begin(List<OutboundOrderProgress> chosen, Person picker, CancellationToken ct)
    {
        var id = context.NewId<BatchId>();
        var box = 0;
        foreach (var progress in chosen)
            if (progress.StartPicking(picker, id, ++box, context.Now) is { IsDone: false } refused)
                return refused.Refusal;

        var ids = chosen.Select(p => p.Slip).ToList();
        var slips = await db.Set<OutboundOrder>()
            .AsNoTracking()
            .Where(s => EF.Parameter(ids).Contains(s.Id))
            .OrderBy(s => s.CutOff)
            .ThenBy(s => s.No)
            .ToListAsync(ct);
        var lines = await db.Set<OutboundOrderLine>()
            .AsNoTracking()
            .Where(l => EF.Parameter(ids).Contains(l.Slip))
            .ToListAsync(ct);
        var picks = await plan.For(chosen[0].Warehouse, slips, lines, ct);
        if (!picks.IsDone)
            return picks.Refusal;
        db.AddRange(picks.Value);

        var batch = new Batch
        {
            Id = id,
            No = await numbers.Next(db, "PK", context.Now, ct),
            Warehouse = chosen[0].Warehouse,
            WarehouseName = slips[0].WarehouseName,
            At = context.Now,
            Orders = chosen.Count,
            Pieces = chosen.Sum(p => p.Pieces),
        };
        var (from, fromId) =
            context.Actor.Id == picker.Id ? (GivenBy(slips), (Guid?)null) : (context.Actor.Name, context.Actor.Id);
        db.Add(batch);
        db.Add(
            new HandOver
            {
                Id = Guid.CreateVersion7(context.Now),
                Kind = HandOverKind.ToPicker,
                Batch = id,
                BatchNo = batch.No,
                At = context.Now,
                From = from,
                FromId = fromId,
                To = picker.Name,
                ToId = picker.Id,
                Orders = batch.Orders,
                Pieces = batch.Pieces,
            }
        );
        context.Record(
            batch.Subject with
            {
                IsNew = true,
            },
            ("交给拣货", "Handed to picking"),
            after: new
            {
                from,
                to = picker.Name,
                batch.Orders,
                batch.Pieces,
            }
        );
        foreach (var outboundOrder in chosen)
            context.Record(
                outboundOrder.Subject,
                ("开始拣货", "Picking started"),
                after: new
                {
                    batch = batch.No,
                    box = outboundOrder.Box,
                    picker = picker.Name,
                }
            );
        return id;
    }

    /// <summary>Who handed the orders over when the picker takes them himself: those who released them.</summary>
    private static string GivenBy(List<OutboundOrder> slips)
    {
        var names = slips.Select(s => s.ReleasedBy).Distinct().ToList();
        return names.Count <= 3 ? string.Join("、", names) : $"{string.Join("、", names.Take(3))} 等 {names.Count} 人";
    }

    private async Task<Result<Person>> PickerOf(AccountId? picker, CancellationToken ct)
    {
        if (picker is null || picker.Value.Value == context.Actor.Id)
            return context.Actor.May("outbound.pick") ? Person.Of(context.Actor) : Access.Denied("outbound.pick");
        return await Pickers.Find(accounts, context.Actor, picker.Value, ct);
    }
}

/// <summary>Finds the picker whom a supervisor names.</summary>
internal static class Pickers
{
    public static async Task<Result<Person>> Find(IAccounts accounts, Actor by, AccountId picker, CancellationToken ct)
    {
        if (!by.May("stk.edit"))
            return Access.Denied("stk.edit");
        var holder = (await accounts.Holders("PICKER", ct)).FirstOrDefault(h => h.Id == picker);
        return holder.Name is null
            ? Refusal.Invalid(
                "warehouse.no_such_picker",
                "picker",
                "请选一位在岗的拣货员",
                "Choose somebody who holds the picker's position."
            )
            : new Person(holder.Id.Value, holder.Name);
    }
}
