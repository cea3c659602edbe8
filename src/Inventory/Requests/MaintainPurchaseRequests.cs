using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>
/// Looks whether a SKU is missing still, or by now: what is available changes also where nobody waits.
/// </summary>
[SystemOnly]
public sealed class WeighSku
{
    private readonly Backorders _backorders;

    internal WeighSku(Backorders backorders) => _backorders = backorders;

    /// <summary>Opens or ends the SKU's purchase request; nothing happens when it is right already.</summary>
    public async Task<Result> Run(SkuId sku, CancellationToken ct)
    {
        await _backorders.Weigh([sku], ct);
        return Result.Done;
    }
}

/// <summary>Weighs every SKU that somebody waits for or that purchasing was asked for.</summary>
internal sealed class MaintainPurchaseRequests(IServiceScopeFactory scopes, UseCaseExecutor executor) : IJob
{
    public JobDefinition Definition { get; } =
        new(
            "inventory.purchase-requests",
            ("核对缺货采购请求", "Weigh purchase requests"),
            (
                "库存变了之后，开出缺少的采购请求，结束多余的。",
                "After stock has changed, opens purchase requests that are missing and ends those not needed."
            ),
            JobSchedule.Every(TimeSpan.FromMinutes(10))
        );

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var wrong = await PurchaseRequestBalance.Wrong(scope.ServiceProvider.GetRequiredService<ShopDb>(), ct);
        await OneByOne.Run(
            wrong,
            sku => executor.Run(Actor.System("inventory"), (WeighSku u) => u.Run(sku, ct), ct),
            progress,
            ct
        );
    }
}

/// <summary>SKUs that are missing and not asked for, and the other way round.</summary>
internal static class PurchaseRequestBalance
{
    internal static async Task<IReadOnlyList<SkuId>> Wrong(ShopDb db, CancellationToken ct)
    {
        var wanted = await db.Set<Backorder>()
            .Where(w => w.EndedAt == null)
            .GroupBy(w => w.Sku)
            .Select(g => new { g.Key, Units = g.Sum(w => w.Quantity.Units) })
            .ToDictionaryAsync(g => g.Key, g => g.Units, ct);
        var asked = (
            await db.Set<PurchaseRequest>().Where(r => r.EndedAt == null).Select(r => r.Sku).ToListAsync(ct)
        ).ToHashSet();
        List<SkuId> wrong = [];
        foreach (var part in wanted.Keys.Union(asked).Chunk(500))
        {
            var skus = part.ToList();
            var available = await db.Set<StockLevel>()
                .Where(s => EF.Parameter(skus).Contains(s.Sku))
                .GroupBy(s => s.Sku)
                .Select(g => new { g.Key, Units = g.Sum(s => s.OnHand.Units) - g.Sum(s => s.Reserved.Units) })
                .ToDictionaryAsync(g => g.Key, g => g.Units, ct);
            wrong.AddRange(
                skus.Where(sku =>
                    Backorders.Missing(wanted.GetValueOrDefault(sku), available.GetValueOrDefault(sku)) > 0
                    != asked.Contains(sku)
                )
            );
        }

        return wrong;
    }
}
