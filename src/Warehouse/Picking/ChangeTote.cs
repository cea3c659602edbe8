using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// F3: the goods of a slip lie in a tote with this label now; scanning the label finds the slip on the packing table.
/// </summary>
[Needs("outbound.pick")]
public sealed class ChangeTote(ShopDb db, OperationContext context)
{
    /// <summary>Notes the tote. Refused when another slip's goods are in it.</summary>
    public async Task<Result> Run(OutboundOrderId outboundOrder, string label, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(label);
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        var text = label.Trim().ToUpperInvariant();
        if (text.Length is < 2 or > 40)
            return Refusal.Invalid(
                "warehouse.bad_tote",
                "code",
                "请扫周转箱上的标签，2 到 40 个字符",
                "Scan the tote's label, 2 to 40 characters."
            );
        if (await db.Progress(outboundOrder, ct) is not { } progress)
            return OutboundOrderErrors.NotFound;
        if (progress.MayPick(person.Value) is { IsDone: false } refused)
            return refused;
        if (
            await db.Set<OutboundOrderProgress>()
                .AsNoTracking()
                .FirstOrDefaultAsync(p => p.Tote == text && p.Slip != outboundOrder, ct) is
            { } other
        )
            return Refusal.Conflict(
                "warehouse.tote_in_use",
                $"这个箱里是 {other.No} 的货，请换一个空箱",
                $"This tote holds the goods of {other.No}; take an empty one."
            );
        var before = progress.Tote;
        if (progress.UseTote(text) is { IsDone: false } notNow)
            return notNow;
        context.Record(progress.Subject, ("换箱", "Tote changed"), new { tote = before }, new { tote = text });
        return Result.Done;
    }
}
