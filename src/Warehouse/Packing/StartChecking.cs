using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// A packer takes a picked slip onto the table by scanning slip, order or tote; the hand-over from the picker is recorded with both names (SHIP-03).
/// Refused for the picker (ORD-18: another person), and while somebody else checks it.
/// </summary>
[Needs("outbound.check")]
public sealed class StartChecking(ShopDb db, Act act, IAccounts accounts)
{
    /// <summary>Takes the slip up; one's own slip is simply taken up again.</summary>
    public async Task<Result<SlipId>> Run(string code, CancellationToken ct)
    {
        var person = Person.Of(act.Actor);
        if (!person.IsDone) return person.Refusal;
        if (string.IsNullOrWhiteSpace(code)) return SlipErrors.EmptyScan;
        if (await db.SlipByCode(code, ct) is not { } slip) return SlipErrors.NotFound;
        var before = slip.Status;
        var others = slip.PickerId == person.Value.Id ? await Others(person.Value, ct) : [];
        if (slip.StartChecking(person.Value, others, act.Now) is { IsDone: false } refused) return refused.Refusal;
        if (before == SlipStatus.Checking) return slip.Slip;

        var batchId = slip.Batch!.Value;
        var batch = await db.Set<Batch>().AsNoTracking().FirstAsync(b => b.Id == batchId, ct);
        db.Add(new HandOver
        {
            Id = Guid.CreateVersion7(act.Now), Kind = HandOverKind.ToChecker, Batch = batchId, BatchNo = batch.No, Slip = slip.Slip, At = act.Now,
            From = slip.Picker!, FromId = slip.PickerId, To = person.Value.Name, ToId = person.Value.Id, Orders = 1, Pieces = slip.Pieces,
        });
        act.Record(slip.Subject, ("开始复核", "Check started"), after: new { picker = slip.Picker, checker = slip.Checker });
        return slip.Slip;
    }

    private async Task<List<string>> Others(Person picker, CancellationToken ct) =>
        [.. (await accounts.Holders("PACKER", ct)).Where(h => h.Id.Value != picker.Id).Select(h => h.Name).Distinct()];
}
