using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>Refunds and journal entries by their number.</summary>
internal sealed class FindMoney(ShopDb db) : IFinder
{
    private static readonly Text Refund = ("退款", "Refund"), Entry = ("记账凭证", "Journal entry");

    public bool MayAsk(Actor actor) => actor?.May("fin.view") == true;

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (NumberWords.Fits(words, "RF", out var from, out var to))
        {
            var refunds = await db.Set<Refund>().AsNoTracking().Where(r => string.Compare(r.No, from) >= 0 && string.Compare(r.No, to) < 0).OrderByDescending(r => r.No).Take(max).ToListAsync(ct);
            return [.. refunds.Select(r => new Found($"/office/refunds?q={r.No}", r.No, $"{r.DocumentNo} · {r.Amount.ToYuan()}", "receipt-refund", Refund))];
        }

        if (!NumberWords.Fits(words, "JE", out from, out to)) return [];
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => string.Compare(e.No, from) >= 0 && string.Compare(e.No, to) < 0).OrderByDescending(e => e.No).Take(max).ToListAsync(ct);
        return [.. entries.Select(e => new Found($"/office/journal/{e.Id}", e.No, e.Summary.ToString(), "file-text", Entry))];
    }
}
