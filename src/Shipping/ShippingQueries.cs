using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Shipping;

/// <summary>A parcel with its tracking and the waybills it had before.</summary>
internal sealed record ParcelFile(Parcel Parcel, IReadOnlyList<TrackingEvent> Tracking, IReadOnlyList<Parcel> Earlier);

/// <summary>
/// What parcels cost on average (SHIP-19): the billed cost where there is one, the estimate otherwise.
/// </summary>
internal sealed record CostLine(string Courier, int Zone, int Parcels, int Billed, Money Total)
{
    public Money Average => new((Total.Fen + Parcels / 2) / Math.Max(Parcels, 1));
}

/// <summary>Reads parcels and rates, for pages, exports and the API.</summary>
internal sealed class ShippingQueries(ShopDb db, Company company)
{
    private static readonly Sorts<Parcel> ParcelSorts = new Sorts<Parcel>(p => p.Id)
        .By("issued", p => p.IssuedAt)
        .By("waybill", p => p.WaybillNo)
        .By("document", p => p.DocumentNo)
        .By("weight", p => p.WeightGrams)
        .By("promised", p => p.PromisedOn);

    /// <summary>Numbers are found by their beginning.</summary>
    public Task<PageOf<Parcel>> ParcelPage(ListRequest request, int take)
    {
        var rows = db.Set<Parcel>().AsNoTracking();
        if (Asked.Choice<ParcelState>(request["state"]) is { } state)
            rows = rows.Where(p => p.State == state);
        if (request["courier"] is { } courier)
            rows = rows.Where(p => p.Courier == courier);
        if (request["q"]?.Replace(" ", "", StringComparison.Ordinal) is { } q)
            rows = rows.Where(p => p.WaybillNo.StartsWith(q) || p.DocumentNo.StartsWith(q));
        return ParcelSorts.Page(rows, request.Place, take, request.Ct);
    }

    /// <summary>Parcels whose waybill begins so.</summary>
    public Task<List<Parcel>> Waybills(string words, int max, CancellationToken ct) =>
        db.Set<Parcel>()
            .AsNoTracking()
            .Where(p => p.WaybillNo.StartsWith(words))
            .OrderBy(p => p.WaybillNo)
            .Take(max)
            .ToListAsync(ct);

    /// <summary>A part's parcel, or the first of a document's, with the waybills that the part had before.</summary>
    public async Task<ParcelFile?> Parcel(Guid partOrDocument, CancellationToken ct)
    {
        var all = await db.Set<Parcel>()
            .AsNoTracking()
            .Where(p => p.Part == partOrDocument || p.DocumentId == partOrDocument)
            .OrderByDescending(p => p.IssuedAt)
            .ToListAsync(ct);
        if (
            (
                all.Where(p => p.VoidedAt is null).OrderBy(p => p.WaybillNo, StringComparer.Ordinal).FirstOrDefault()
                ?? all.FirstOrDefault()
            )
            is not { } parcel
        )
            return null;
        return new ParcelFile(
            parcel,
            await db.TrackingOf(parcel.Id, ct),
            [.. all.Where(p => p.Part == parcel.Part && p.Id != parcel.Id)]
        );
    }

    public async Task<IReadOnlyList<CostLine>> Costs(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (start, end) = (company.Calendar.StartOf(from), company.Calendar.StartOf(to.AddDays(1)));
        var groups = await db.Set<Parcel>()
            .Where(p => p.VoidedAt == null && p.IssuedAt >= start && p.IssuedAt < end)
            .GroupBy(p => new { p.Courier, p.Zone })
            .Select(g => new
            {
                g.Key.Courier,
                g.Key.Zone,
                Parcels = g.Count(),
                Billed = g.Count(p => p.ActualCost != null),
                Total = g.Sum(p => p.ActualCost != null ? p.ActualCost.Value.Fen : p.EstimatedCost.Fen),
            })
            .ToListAsync(ct);
        return
        [
            .. groups
                .OrderBy(g => g.Courier)
                .ThenBy(g => g.Zone)
                .Select(g => new CostLine(g.Courier, g.Zone, g.Parcels, g.Billed, new Money(g.Total))),
        ];
    }

    public Task<List<Tariff>> TariffHistory(string courier, CancellationToken ct) =>
        db.Set<Tariff>()
            .AsNoTracking()
            .Where(t => t.Courier == courier)
            .OrderBy(t => t.Zone)
            .ThenBy(t => t.FromMonthly)
            .ThenByDescending(t => t.ValidFrom)
            .ThenByDescending(t => t.At)
            .ToListAsync(ct);

    public Task<List<Postage>> PostageHistory(string courier, CancellationToken ct) =>
        db.Set<Postage>()
            .AsNoTracking()
            .Where(t => t.Courier == courier)
            .OrderBy(t => t.Zone)
            .ThenByDescending(t => t.ValidFrom)
            .ThenByDescending(t => t.At)
            .ToListAsync(ct);
}
