namespace Zhanggui.Warehouse;

/// <summary>The checker leaves the slip to somebody else, or the supervisor takes it off an abandoned table. The next check begins from nothing.</summary>
[Needs("outbound.check", "stk.edit")]
public sealed class StopChecking(ShopDb db, Act act)
{
    /// <summary>Puts the slip back among those that wait for a check.</summary>
    public async Task<Result> Run(SlipId id, CancellationToken ct)
    {
        var person = Person.Of(act.Actor);
        if (!person.IsDone) return person.Refusal;
        if (await db.Progress(id, ct) is not { } slip) return SlipErrors.NotFound;
        if (slip.Status == SlipStatus.Checking && slip.CheckerId != person.Value.Id && !act.Actor.May("stk.edit")) return SlipErrors.SomebodyChecks(slip.Checker!);
        var checker = slip.Checker;
        if (slip.StopChecking() is { IsDone: false } refused) return refused;
        foreach (var check in await db.Checks(id, ct)) check.StartAgain();
        db.RemoveRange(await db.Confirmations(id, ct));
        act.Record(slip.Subject, ("让出复核", "Check left"), new { checker }, new { status = slip.Status.ToString() });
        return Result.Done;
    }
}
