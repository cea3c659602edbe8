using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>Keeps what documents wait for, and opens and ends the purchase requests that follow.</summary>
internal sealed class Backorders(ShopDb db, OperationContext context, IStock stock, PurchaseRequests asked)
    : IBackorders
{
    public async Task Report(Subject document, IReadOnlyList<StockLine> lines, DateOnly? needBy, CancellationToken ct)
    {
        var live = await Live.Where(w => w.DocumentId == document.Id).ToListAsync(ct);
        if (live.Count == 0 && lines.Count == 0)
            return;
        var wanted = lines
            .GroupBy(l => l.Sku)
            .ToDictionary(g => g.Key, g => new Quantity(g.Sum(l => l.Quantity.Units)));
        foreach (var backorder in live)
        {
            if (wanted.Remove(backorder.Sku, out var quantity))
                backorder.Ask(quantity, needBy);
            else
                backorder.End(context.Now);
        }

        List<Backorder> more =
        [
            .. wanted
                .OrderBy(w => w.Key.Value)
                .Select(w =>
                    new Backorder
                    {
                        Id = Guid.CreateVersion7(context.Now),
                        DocumentType = document.Type,
                        DocumentId = document.Id,
                        DocumentNo = document.No,
                        Sku = w.Key,
                        Since = Instants.Cut(context.Now),
                    }.Ask(w.Value, needBy)
                ),
        ];
        db.AddRange(more);
        await db.SaveChangesAsync(ct); // the sums are the database's
        await Weigh([.. live.Concat(more).Select(w => w.Sku).Distinct()], ct);
    }

    /// <summary>
    /// Opens a request for each SKU of which those who wait want more than is available, and ends those that are not
    /// needed any more.
    /// </summary>
    public async Task Weigh(IReadOnlyCollection<SkuId> skus, CancellationToken ct)
    {
        if (skus.Count == 0)
            return;
        var ids = skus.ToList();
        var wanted = await WantedOf(db, ids, ct);
        var cards = await stock.Of(ids, ct);
        var open = await db.Set<PurchaseRequest>()
            .Where(r => r.EndedAt == null && EF.Parameter(ids).Contains(r.Sku))
            .ToDictionaryAsync(r => r.Sku, ct);
        var came = open.Count == 0 ? [] : await CameOf(db, ids, ct);
        foreach (var sku in ids.OrderBy(s => s.Value))
        {
            var missing = Missing(wanted.GetValueOrDefault(sku), cards[sku].Available.Units);
            if (open.GetValueOrDefault(sku) is not { } request)
            {
                if (missing > 0)
                    await asked.Ask(sku, missing, ct);
            }
            else if (missing == 0)
                await asked.End(request, ct);
            else if (missing > request.Coming(came.GetValueOrDefault(sku)) && !request.IsShortAgain)
                await asked.AskAgain(request, missing, ct);
        }
    }

    public async Task<IReadOnlyList<BackorderLine>> Of(Guid document, CancellationToken ct)
    {
        var lines = await (
            from want in Live.AsNoTracking().Where(w => w.DocumentId == document)
            join request in db.Set<PurchaseRequest>().Where(r => r.EndedAt == null)
                on want.Sku equals request.Sku
                into requests
            from request in requests.DefaultIfEmpty()
            orderby want.Since, want.Id
            select new
            {
                want.Sku,
                want.Quantity,
                want.Since,
                request,
            }
        ).ToListAsync(ct);
        return
        [
            .. lines.Select(l => new BackorderLine(
                l.Sku,
                l.Quantity,
                l.Since,
                l.request is { } r ? new PurchaseRequestCard(r.Id, r.No, r.State, r.ExpectedOn, r.Note) : null
            )),
        ];
    }

    public async Task<IReadOnlyList<Guid>> WaitingFor(SkuId sku, CancellationToken ct) =>
        await Live.AsNoTracking()
            .Where(w => w.Sku == sku)
            .OrderBy(w => w.Since)
            .ThenBy(w => w.Id)
            .Select(w => w.DocumentId)
            .ToListAsync(ct);

    public async Task<IReadOnlyDictionary<Guid, string>> Everybody(string type, CancellationToken ct) =>
        await Live.Where(w => w.DocumentType == type)
            .Select(w => new { w.DocumentId, w.DocumentNo })
            .Distinct()
            .ToDictionaryAsync(w => w.DocumentId, w => w.DocumentNo, ct);

    /// <summary>How many of a SKU are wanted beyond what is available.</summary>
    public static int Missing(int wanted, int available) => Math.Max(0, wanted - Math.Max(0, available));

    /// <summary>How many of these SKUs those who wait want.</summary>
    public static async Task<Dictionary<SkuId, int>> WantedOf(ShopDb db, List<SkuId> skus, CancellationToken ct) =>
        await db.Set<Backorder>()
            .Where(w => w.EndedAt == null && EF.Parameter(skus).Contains(w.Sku))
            .GroupBy(w => w.Sku)
            .Select(g => new { g.Key, Units = g.Sum(w => w.Quantity.Units) })
            .ToDictionaryAsync(g => g.Key, g => g.Units, ct);

    /// <summary>How many of these SKUs have come in since purchasing answered their open request.</summary>
    public static async Task<Dictionary<SkuId, int>> CameOf(ShopDb db, List<SkuId> skus, CancellationToken ct) =>
        await (
            from request in db.Set<PurchaseRequest>()
            from movement in db.Set<Movement>()
            where
                request.EndedAt == null
                && EF.Parameter(skus).Contains(request.Sku)
                && movement.Sku == request.Sku
                && movement.At >= request.AnsweredAt
                && movement.Quantity > Quantity.Zero
            group movement by request.Sku into g
            select new { g.Key, Units = g.Sum(m => m.Quantity.Units) }
        ).ToDictionaryAsync(g => g.Key, g => g.Units, ct);

    private IQueryable<Backorder> Live => db.Set<Backorder>().Where(w => w.EndedAt == null);
}
