using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Pricing;

/// <summary>Gives back what cancelled documents had used.</summary>
internal sealed class SpecialPriceReturns(ShopDb db, OperationContext context) : ISpecialPriceUses
{
    public async Task Return(Guid document, CancellationToken ct)
    {
        var uses = await db.Set<SpecialPriceUse>()
            .AsNoTracking()
            .Where(u => u.Document == document && u.ReturnedAt == null)
            .ToListAsync(ct);
        if (uses.Count == 0)
            return;
        DateTimeOffset? now = context.Now;
        await db.Set<SpecialPriceUse>()
            .Where(u => u.Document == document && u.ReturnedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.ReturnedAt, now), ct);
        foreach (var back in uses.GroupBy(u => u.Special).OrderBy(g => g.Key.Value))
        {
            var units = back.Sum(u => u.Units);
            await db.Set<SpecialPriceProgress>()
                .Where(p => p.Id == back.Key)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(p => p.Left, p => p.Left + units).SetProperty(p => p.Version, p => p.Version + 1),
                    ct
                );
        }

        context.Invalidate(SpecialPriceCache.Topic);
    }
}
