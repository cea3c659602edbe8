namespace Zhanggui.Warehouse;

/// <summary>
/// The checker signs one thing: a remark was heeded (ORD-19), the change was re-verified (ORD-11, F4), goods and
/// address are right (SHIP-10).
/// </summary>
[Needs("outbound.check")]
public sealed class ConfirmPacking(ShopDb db, OperationContext context, PackingNeeds needs)
{
    /// <summary>Signs it. Signing the same thing again changes nothing.</summary>
    /// <param name="id">The slip.</param>
    /// <param name="what">"amended", "goods", or a remark's id.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(OutboundOrderId id, string what, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        await db.LockForUpdate([id], ct);
        if (await db.Progress(id, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        if (outboundOrder.MayCheck(person.Value) is { IsDone: false } refused)
            return refused;
        var check = await needs.Of(id, ct);
        var key = Guid.TryParse(what, out var remark) ? Confirmation.OfRemark(remark) : what;
        if (check.Needs.FirstOrDefault(n => n.What == key) is not { } need)
            return Refusal.NotFound(
                "warehouse.nothing_to_confirm",
                "这一项不用确认",
                "There is no such thing to confirm."
            );
        if (check.Confirmations.Any(c => c.What == key))
            return Result.Done;

        db.Add(
            new Confirmation
            {
                Slip = id,
                What = key,
                PersonId = person.Value.Id,
                Person = person.Value.Name,
                At = context.Now,
            }
        );
        outboundOrder.Scanned();
        context.Record(
            outboundOrder.Subject,
            ("打包确认", "Confirmed at packing"),
            after: new { need.Kind, what = need.Title.Zh }
        );
        return Result.Done;
    }
}
