using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <summary>What somebody reports of a parcel.</summary>
/// <param name="Parcel">Its waybill, or the number of the order that is in it.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="What">What courier or customer said.</param>
/// <param name="To">The new address; of an address change only.</param>
/// <param name="Mine">True when whoever reports it will settle it too.</param>
public sealed record ExceptionInput(
    string Parcel,
    ExceptionKind Kind,
    string What,
    PostalAddress? To = null,
    bool Mine = false
);

/// <summary>A courier exception's number, and by when it must be settled.</summary>
public sealed record ReportedException(string No, DateTimeOffset DueAt);

/// <summary>
/// Reports that something went wrong with a parcel on its way (SHIP-22); an address change after shipping is one too
/// (ORD-30).
/// </summary>
[Needs("ship.exception")]
public sealed class ReportException
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly CourierExceptions _exceptions;
    private readonly IAddressCheck _addresses;

    internal ReportException(
        ShopDb db,
        OperationContext context,
        CourierExceptions exceptions,
        IAddressCheck addresses
    ) => (_db, _context, _exceptions, _addresses) = (db, context, exceptions, addresses);

    /// <summary>
    /// Refused for an address of another kind than an address change; for parcels that are in the warehouse, signed for
    /// or void, and while another of the same parcel is open.
    /// </summary>
    public async Task<Result<ReportedException>> Run(ExceptionInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var what = (input.What ?? "").Trim();
        List<Refusal> refusals = [];
        if (!Enum.IsDefined(input.Kind))
            refusals.Add(ExceptionErrors.Kind);
        if (what.Length is 0 or > ExceptionErrors.MaxText)
            refusals.Add(ExceptionErrors.What);
        var found = await _db.ParcelToReport(input.Parcel, ct);
        if (!found.IsDone)
            refusals.Add(found.Refusal);
        PostalAddress? to = null;
        if (input.Kind == ExceptionKind.AddressChange)
        {
            var wanted = Checked(input.To);
            if (!wanted.IsDone)
                refusals.Add(wanted.Refusal);
            else if (found.IsDone && wanted.Value == found.Value.To)
                refusals.Add(ExceptionErrors.AddressSame);
            else
                to = wanted.Value;
        }
        else if (input.To is not null)
            refusals.Add(ExceptionErrors.NoAddress);

        if (Refusal.Join(refusals) is { } refused)
            return refused;

        var opened = await _exceptions.Open(found.Value, new ExceptionReport(input.Kind, what), to, ct);
        if (!opened.IsDone)
            return opened.Refusal;
        if (input.Mine && _context.Actor is { Kind: ActorKind.Staff })
        {
            opened.Value.Progress.Take(_context.Actor, null, _context.Now);
            await _exceptions.Give(opened.Value, ct);
        }

        return new ReportedException(opened.Value.No, opened.Value.DueAt);
    }

    private Result<PostalAddress> Checked(PostalAddress? to) =>
        to is null ? ExceptionErrors.AddressMissing : _addresses.Check(to);
}

/// <summary>Finds the parcel that somebody means.</summary>
internal static class ReportedParcels
{
    /// <summary>The parcel of a waybill; or of an order, when one of its parcels is on the way. Read only.</summary>
    public static async Task<Result<Parcel>> ParcelToReport(
        this ShopDb db,
        string? waybillOrOrder,
        CancellationToken ct
    )
    {
        var no = (waybillOrOrder ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (no.Length is 0 or > 64)
            return ExceptionErrors.NoParcel;
        var parcels = db.Set<Parcel>().AsNoTracking();
        if (await parcels.FirstOrDefaultAsync(p => p.WaybillNo == no, ct) is { } named)
            return Reportable(named);
        var own = await parcels.Where(p => p.DocumentNo == no).ToListAsync(ct);
        var shared = await db.Set<ParcelShare>()
            .Where(s => s.DocumentNo == no)
            .Join(parcels, s => s.Part, p => p.Part, (_, p) => p)
            .ToListAsync(ct);
        List<Parcel> all =
        [
            .. own.Concat(shared).DistinctBy(p => p.Id).OrderBy(p => p.WaybillNo, StringComparer.Ordinal),
        ];
        List<Parcel> onTheWay = [.. all.Where(p => p.State == ParcelState.OnTheWay)];
        if (onTheWay.Count > 1)
            return ExceptionErrors.WhichParcel(onTheWay.Select(p => p.WaybillNo));
        return (onTheWay.FirstOrDefault() ?? all.OrderBy(p => p.State).FirstOrDefault()) is { } parcel
            ? Reportable(parcel)
            : ExceptionErrors.NoParcel;
    }

    private static Result<Parcel> Reportable(Parcel parcel) =>
        parcel.State switch
        {
            ParcelState.OnTheWay => parcel,
            ParcelState.Issued => ExceptionErrors.InWarehouse,
            ParcelState.Signed => ExceptionErrors.Signed,
            _ => ExceptionErrors.Void,
        };
}
