using System.Globalization;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Shipping;

namespace Zhanggui.ServiceDesk;

/// <summary>A SKU in the panel, with what to tell of it.</summary>
internal sealed record PanelSku(
    SkuCard Card,
    Quantity OnHand,
    Quantity Reserved,
    IReadOnlyList<StockAt> Places,
    ShippingOption? Ship,
    Money? Fee,
    string Answer
)
{
    public Quantity Available => OnHand - Reserved;
}

/// <summary>A product in the panel. Without a province there is no postage.</summary>
internal sealed record PanelProduct(
    ProductDetail Detail,
    IReadOnlyList<PanelSku> Skus,
    IReadOnlyList<ShippingOption> Postage,
    string? Province
);

/// <summary>A customer in the panel; masked for those who need not know (DAT-11).</summary>
internal sealed record PanelCustomer(
    CustomerCard Card,
    IReadOnlyList<PostalAddress> Addresses,
    IReadOnlyList<OrderListItem> Orders,
    IReadOnlyList<Hold> Holds,
    IReadOnlyList<Consultation> Consultations
);

/// <summary>What an agent looks up while a customer asks (CRM-04). Everything is read as it is this moment.</summary>
internal sealed class PanelQueries(
    ICatalogBrowse browse,
    ICatalog catalog,
    IStock stock,
    IShippingRates rates,
    PanelPeople people,
    PanelWords words
)
{
    private const int MaxFound = 8;

    /// <summary>Products by words or the exact code of a SKU; listed ones only, as customers see them.</summary>
    public async Task<IReadOnlyList<ProductTile>> Products(string? asked, CancellationToken ct)
    {
        var text = asked?.Trim() ?? "";
        if (text.Length is 0 or > 60)
            return [];
        var filter = new BrowseFilter(null, text, [], [], [], null, null, "match", 1, MaxFound) { WithFacets = false };
        return (await browse.Browse(filter, ct)).Tiles;
    }

    /// <summary>A product by style number, or by the code or bar code of one of its SKUs.</summary>
    public async Task<PanelProduct?> Product(string? asked, string? province, CancellationToken ct)
    {
        var text = asked?.Trim() ?? "";
        if (text.Length is 0 or > 64)
            return null;
        var detail = await browse.Product(text.ToUpperInvariant(), ct);
        if (detail is null && await catalog.ByCode(text, ct) is { } sku)
            detail = await browse.Product(sku.StyleNo, ct);
        if (detail is null)
            return null;
        var places = (await stock.ByWarehouse([.. detail.Skus.Select(s => s.Id)], ct)).ToLookup(p => p.Sku);
        var options = new Dictionary<int, IReadOnlyList<ShippingOption>>();
        if (words.Knows(province))
            foreach (var grams in detail.Skus.Select(s => s.WeightGrams).Distinct())
                options[grams] = await rates.Options(province!, words.CapitalOf(province!), grams, words.Now, ct);
        return new PanelProduct(
            detail,
            [
                .. detail.Skus.Select(s =>
                    Sku(s, [.. places[s.Id]], options.GetValueOrDefault(s.WeightGrams, []), province)
                ),
            ],
            options.Values.FirstOrDefault() ?? [],
            options.Count == 0 ? null : province
        );
    }

    public Task<IReadOnlyList<CustomerCard>> Customers(string? asked, CancellationToken ct) => people.Find(asked, ct);

    public Task<PanelCustomer?> Customer(Guid account, bool full, CancellationToken ct) => people.Of(account, full, ct);

    private PanelSku Sku(
        SkuCard card,
        IReadOnlyList<StockAt> places,
        IReadOnlyList<ShippingOption> options,
        string? province
    )
    {
        var (onHand, reserved) = (
            new Quantity(places.Sum(p => p.OnHand.Units)),
            new Quantity(places.Sum(p => p.Reserved.Units))
        );
        var ship = options.Count > 0 ? options[0] : null;
        Money? fee = ship is null ? null : rates.FeeFor(ship, card.Price);
        return new PanelSku(
            card,
            onHand,
            reserved,
            places,
            ship,
            fee,
            words.Answer(card, onHand - reserved, province, ship, fee)
        );
    }
}

/// <summary>The customer's half of the panel.</summary>
internal sealed class PanelPeople(ICustomers customers, IOrders orders, ConsultationQueries consultations)
{
    private const int Max = 8;

    /// <summary>Members by phone or beginning of the name; by order number whoever ordered it.</summary>
    public async Task<IReadOnlyList<CustomerCard>> Find(string? asked, CancellationToken ct)
    {
        var text = asked?.Trim() ?? "";
        if (text.Length is 0 or > 40)
            return [];
        if (!text.StartsWith("SO", StringComparison.OrdinalIgnoreCase))
            return await customers.Find(text, Max, ct);
        return
            await orders.ByNo(text.ToUpperInvariant(), ct) is { Account: { } account }
            && await customers.Of(AccountId.From(account), ct) is { } card
            ? [card]
            : [];
    }

    public async Task<PanelCustomer?> Of(Guid account, bool full, CancellationToken ct)
    {
        if (await customers.Of(AccountId.From(account), ct) is not { } card)
            return null;
        var addresses = (await customers.Addresses(card.Account, ct))
            .Select(a => full ? a.Address : Masked.Address(a.Address))
            .ToList();
        return new PanelCustomer(
            full ? card : card with { Name = Masked.Name(card.Name), Phone = Masked.Phone(card.Phone), Login = "" },
            addresses,
            await orders.OfMember(account, null, Max, ct),
            await consultations.HeldFor(account, ct),
            await consultations.OfMember(account, Max, ct)
        );
    }
}

/// <summary>What the agent says, and where it goes.</summary>
internal sealed class PanelWords(Policies policies, IRegions regions, TimeProvider clock)
{
    public DateTimeOffset Now => clock.Now();

    public IReadOnlyList<string> Provinces => regions.Provinces;

    public bool Knows(string? province) => province is not null && regions.Provinces.Contains(province);

    /// <summary>The zone of a province is that of its first city unless a city is asked for.</summary>
    public string CapitalOf(string province) => regions.Cities(province) is [var first, ..] ? first : province;

    public (string Sales, string Returns) Terms =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en"
            ? (
                policies.Get(ServiceDeskPolicies.SalesTermsEnglish),
                policies.Get(ServiceDeskPolicies.ReturnTermsEnglish)
            )
            : (policies.Get(ServiceDeskPolicies.SalesTerms), policies.Get(ServiceDeskPolicies.ReturnTerms));

    /// <summary>
    /// The line to copy into the chat. It is for the customer, so it is in Chinese whatever the page is in.
    /// </summary>
    public string Answer(SkuCard card, Quantity available, string? province, ShippingOption? ship, Money? fee)
    {
        var script =
            card.PresaleShipsOn is not null ? ServiceDeskPolicies.ScriptPresale
            : available > Quantity.Zero ? ServiceDeskPolicies.ScriptStock
            : ServiceDeskPolicies.ScriptNone;
        var line = policies.Get(script);
        // Nobody has said where it goes: what is said of that is left out with its comma.
        if (ship is null)
            line =
                string.Join(
                        '，',
                        line.Split('，')
                            .Where(p =>
                                !p.Contains("{地区}", StringComparison.Ordinal)
                                && !p.Contains("{时效}", StringComparison.Ordinal)
                            )
                    )
                    .TrimEnd('。', '，') + "。";
        return line.Replace("{商品}", card.Name.Zh, StringComparison.Ordinal)
            .Replace("{颜色}", card.Colour.Zh, StringComparison.Ordinal)
            .Replace("{尺码}", card.Size, StringComparison.Ordinal)
            .Replace("{数量}", available.Units.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{地区}", province ?? "", StringComparison.Ordinal)
            .Replace(
                "{邮费}",
                fee is { } f
                    ? f == Money.Zero
                        ? "包邮"
                        : $"{f} 元"
                    : "",
                StringComparison.Ordinal
            )
            .Replace("{时效}", ship?.Promise.Zh ?? "", StringComparison.Ordinal)
            .Replace(
                "{预售日}",
                card.PresaleShipsOn?.ToString("M 月 d 日", CultureInfo.InvariantCulture) ?? "",
                StringComparison.Ordinal
            );
    }
}
