using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

/// <summary>Another courier, and why.</summary>
internal sealed record SwitchBody(string Courier, string Why);

/// <summary>What the courier's bill says.</summary>
internal sealed record CostBody(Money Cost);

/// <summary>Parcels (SHIP-31): the list, and one with its tracking, its courier and its cost.</summary>
internal static class ParcelPage
{
    private const string Key = "parcels";
    private const string Tag = "Shipping";
    private static readonly string[] See = ["ship.view", "ship.edit"];

    public static readonly ListPage<Parcel> List = new ListPage<Parcel>(Key, ("包裹", "Parcels"), See)
        .For(
            (
                "按运单号或单据号查；点进去看物流和重打面单。带 * 的是估算运费（区间上限），快递账单到了以后登记实际运费。",
                "Search by waybill or document; open one for its tracking and to reprint. "
                    + "Costs with * are estimates (the upper bound) until the courier's bill is noted."
            )
        )
        .From<ShippingQueries>((queries, request, take) => queries.ParcelPage(request, take))
        .At(p => $"/office/parcels/{p.Part}")
        .Note(async request =>
            ParcelViews.Full(await request.Get<IShippingRates>().Loads(request.Now, request.Ct), request)
        )
        .Filter(ListFilter.Search(("运单号或单据号", "Waybill or document number")))
        .Filter(ListFilter.OneOf("courier", ("全部快递", "All couriers"), Couriers))
        .Filter(ListFilter.Of<ParcelState>("state", ("全部状态", "All states"), Parcel.Name))
        .Empty(_ => new ListEmpty(
            ("没有符合的包裹", "No parcel fits"),
            (
                "仓库打包出面单之后，包裹会出现在这里。",
                "Parcels appear here when the warehouse has packed them and made the waybill."
            ),
            "package"
        ))
        .Column("waybill", ("运单号", "Waybill"), p => p.WaybillNo, sorts: true)
        .Column("courier", ("快递", "Courier"), ParcelViews.CourierOf)
        .Column(
            "document",
            ("单据", "Document"),
            p => p.DocumentNo,
            sorts: true,
            cell: (p, _) => ExceptionViews.Number(p.DocumentNo)
        )
        .Column("recipient", ("收件人", "Recipient"), Recipient, cell: (p, _) => Render.Text(p.To.Name))
        .Column("province", ("省", "Province"), p => p.To.Province)
        .Column("city", ("市", "City"), p => p.To.City)
        .Column(
            "weight",
            ("重量（kg）", "Weight (kg)"),
            p => p.WeightGrams / 1000m,
            sorts: true,
            cell: (p, _) => ParcelViews.Weight(p)
        )
        .Column("grams", ("重量（克）", "Grams"), p => p.WeightGrams, shown: false)
        .Column("cost", ("运费（元）", "Cost (yuan)"), p => p.Cost, cell: (p, _) => ParcelViews.Cost(p))
        .Column("estimated", ("估算运费", "Estimated"), p => p.EstimatedCost, shown: false)
        .Column("billed", ("实际运费", "Billed"), p => p.ActualCost, shown: false)
        .Column("state", ("状态", "State"), p => Parcel.Name(p.State), cell: (p, _) => ParcelViews.State(p))
        .Column("issued", ("出单", "Issued"), p => p.IssuedAt, sorts: true)
        .Column("promised", ("应到", "Promised"), p => p.PromisedOn, sorts: true)
        .Column("handedOver", ("交接", "Handed over"), p => p.HandedOverAt, shown: false)
        .Column("signed", ("签收", "Signed"), p => p.SignedAt, shown: false)
        .Json(
            "ListParcels",
            Tag,
            "Parcels, newest first, or sorted by `issued`, `waybill`, `document`, `weight` or `promised`; "
                + "`next` of the answer pages on as `after`",
            p => p.Card()
        );

    public static readonly DocumentPage<ParcelFile> Document = new DocumentPage<ParcelFile>(Key, See)
        .From<ShippingQueries>((queries, id, ct) => queries.Parcel(IdOf(id), ct), ShippingErrors.NoParcel)
        .Shows(f => f.Parcel.WaybillNo, ParcelViews.One)
        .Json("GetParcel", Tag, "A parcel with its tracking, by what was packed into it or by its document", View)
        .Act<SwitchCourier, SwitchBody, ParcelCard>(
            "courier",
            ["courier.select"],
            (u, id, i, ct) => u.Run(IdOf(id), i.Courier, i.Why, ct),
            ("已换快递，请打印新面单", "Another courier takes it; print the new waybill"),
            "SwitchCourier",
            "Void the waybill and issue one of another courier, with the reason",
            card => card
        )
        .Act<SetActualCost, CostBody>(
            "cost",
            ["tariff.edit", "fin.edit"],
            (u, id, i, ct) => u.Run(IdOf(id), i.Cost, ct),
            ("已登记运费", "The cost is noted"),
            "SetParcelCost",
            "Note what the courier's bill says"
        );

    /// <summary>The couriers, as a filter asks for them.</summary>
    public static async Task<IReadOnlyList<(string Value, Text Name)>> Couriers(ListRequest request) =>
        [.. (await request.Get<RateDirectory>().Now(request.Ct)).Couriers.Select(c => (c.Code, c.Name))];

    /// <summary>DAT-11: names leave the company only with those who may export customer data.</summary>
    private static string Recipient(Parcel p, ListRequest request) =>
        request.Viewer.May(CustomersModule.ExportData) ? p.To.Name : Masked.Name(p.To.Name);

    private static Guid IdOf(string text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private static object View(ParcelFile file) =>
        new
        {
            parcel = file.Parcel.Card(),
            state = file.Parcel.State.ToString(),
            tracking = file.Tracking.Select(t => t.Step(file.Parcel.WaybillNo)),
        };
}
