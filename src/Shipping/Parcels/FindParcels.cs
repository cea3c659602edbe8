namespace Zhanggui.Shipping;

/// <summary>Parcels by the beginning of their waybill number.</summary>
internal sealed class FindParcels(ShippingQueries queries, IShippingRates rates) : IFinder
{
    private static readonly Text Kind = ("包裹", "Parcel");

    public bool MayAsk(Actor actor) => actor is not null && (actor.May("ship.view") || actor.May("ship.edit"));

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (words.Length < 5 || !words.All(char.IsAsciiLetterOrDigit) || words.Any(char.IsAsciiLetterLower))
            return [];
        var parcels = await queries.Waybills(words, max, ct);
        return
        [
            .. parcels.Select(p => new Found(
                $"/office/parcels/{p.Part}",
                p.WaybillNo,
                $"{rates.CourierName(p.Courier)} · {p.DocumentNo} · {Parcel.Name(p.State)}",
                "package",
                Kind
            )),
        ];
    }
}
