namespace Zhanggui.Warehouse;

/// <summary>
/// The checker leaves the slip to somebody else, or the supervisor takes it off an abandoned table. The next check
/// begins from nothing.
/// </summary>
[Needs("outbound.check", "stk.edit")]
public sealed class StopChecking(ShopDb db, OperationContext context)
{
    /// <summary>Puts the slip back among those that wait for a check.</summary>
    public async Task<Result> Run(OutboundOrderId id, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (await db.Progress(id, ct) is not { } outboundOrder)
            return OutboundOrderErrors.NotFound;
        if (
            outboundOrder.Status == OutboundOrderStatus.Checking
            && outboundOrder.CheckerId != person.Value.Id
            && !context.Actor.May("stk.edit")
        )
            return OutboundOrderErrors.SomebodyChecks(outboundOrder.Checker!);
        var checker = outboundOrder.Checker;
        if (outboundOrder.StopChecking() is { IsDone: false } refused)
            return refused;
        foreach (var check in await db.Checks(id, ct))
            check.StartAgain();
        db.RemoveRange(await db.Confirmations(id, ct));
        context.Record(
            outboundOrder.Subject,
            ("让出复核", "Check left"),
            new { checker },
            new { status = outboundOrder.Status.ToString() }
        );
        return Result.Done;
    }
}
