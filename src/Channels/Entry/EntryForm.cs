using System.Globalization;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Ui;

namespace Zhanggui.Channels;

/// <summary>A line of the form that says something, with what is known of it.</summary>
internal sealed record EntryRow(
    int At,
    string Code,
    int Quantity,
    Money? Price,
    SkuCard? Card = null,
    StockCard? Stock = null
)
{
    /// <summary>
    /// What a piece would cost the member with this phone in our own shop, when that is less than everybody's price:
    /// wholesale (ORD-21) or a special price (CAT-11).
    /// </summary>
    public Money? Own { get; init; }
    public Money Asked => Price ?? Card?.Price ?? Money.Zero;
    public Money Sum => Asked * new Quantity(Quantity);
}

/// <summary>
/// What the form says: the order as it would be entered, its lines, and what can't be read, each at its field.
/// </summary>
internal sealed record EntryDraft(
    DraftOrder Order,
    IReadOnlyList<EntryRow> Rows,
    IReadOnlyList<(string Field, string Text)> Wrong
)
{
    /// <summary>The member whose mobile number the recipient's is; null for nobody.</summary>
    public CustomerCard? Member { get; init; }
    public Money Goods => Rows.Sum(r => r.Sum);
    public Money Discount => Order.Discount ?? Money.Zero;
    public Money Postage => Order.Postage ?? Money.Zero;
    public Money Total => Goods - Discount + Postage;

    /// <summary>
    /// How many pieces are missing, by SKU; the same SKU may stand on several lines. What is on presale is not expected
    /// to be there.
    /// </summary>
    public IReadOnlyDictionary<SkuId, int> Short =>
        Rows.Where(r => r is { Card.PresaleShipsOn: null, Stock: not null })
            .GroupBy(r => r.Card!.Id)
            .Select(g => (g.Key, Missing: g.Sum(r => r.Quantity) - Math.Max(0, g.First().Stock!.Available.Units)))
            .Where(s => s.Missing > 0)
            .ToDictionary(s => s.Key, s => s.Missing);
}

/// <summary>Reads the form of an order that staff enter by hand (ORD-28).</summary>
internal sealed class EntryForm(
    OrderDraftBuilder drafts,
    IStock stock,
    ICustomers customers,
    ICheckout checkout,
    IStringLocalizer<ChannelsTexts> l
)
{
    /// <summary>Lines of an empty form, and of the longest.</summary>
    public const int First = 3,
        Max = 30;

    public static int Rows(FormState form) =>
        int.TryParse(form["rows"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? Math.Clamp(rows, First, Max)
            : First;

    public async Task<EntryDraft> Read(Channel channel, FormState form, CancellationToken ct)
    {
        var wrong = new List<(string, string)>();
        var rows = Enumerable.Range(0, Rows(form)).Select(i => Row(form, i, wrong)).OfType<EntryRow>().ToList();
        var cards = await drafts.Cards(channel, [.. rows.Select(r => r.Code)], ct);
        rows = [.. rows.Select(r => r with { Card = cards.GetValueOrDefault(r.Code) })];
        wrong.AddRange(
            rows.Where(r => r.Code.Length > 0 && r.Card is null)
                .Select(r => ($"sku-{r.At}", l["没有编码 {0}", Short(r.Code)].Value))
        );
        var there = await stock.Of([.. rows.Where(r => r.Card is not null).Select(r => r.Card!.Id).Distinct()], ct);
        rows = [.. rows.Select(r => r with { Stock = r.Card is null ? null : there.GetValueOrDefault(r.Card.Id) })];
        var order = new DraftOrder(form["no"])
        {
            Name = form["name"],
            Phone = form["phone"],
            Province = form["province"],
            City = form["city"],
            District = form["district"],
            Street = form["street"],
            Discount = Amount(form, "discount", wrong),
            Postage = Amount(form, "postage", wrong),
            Remark = form["remark"],
            InvoiceTitle = form["invoiceTitle"],
            InvoiceTaxNo = form["invoiceTaxNo"],
            Lines = [.. rows.Select(r => new DraftLine(r.Code, r.Quantity, r.Price))],
        };
        var member = PhoneNumber.OfLogin(form["phone"]) is { Length: 11 } phone
            ? await customers.ByLogin(phone, ct)
            : null;
        return new EntryDraft(order, member is null ? rows : await Own(rows, member, ct), wrong) { Member = member };
    }

    /// <summary>The recipient need not be the buyer, so a member's own prices are said and not taken.</summary>
    private async Task<IReadOnlyList<EntryRow>> Own(
        IReadOnlyList<EntryRow> rows,
        CustomerCard member,
        CancellationToken ct
    )
    {
        List<CheckoutLine> lines =
        [
            .. rows.Where(r => r is { Card.IsListed: true, Quantity: > 0 })
                .GroupBy(r => r.Card!.Id)
                .Select(g => new CheckoutLine(g.Key, new Quantity(Math.Min(999, g.Sum(r => r.Quantity))))),
        ];
        if (
            lines.Count == 0
            || await checkout.QuoteFor(lines, null, null, null, ct, member.Account.Value)
                is not { IsDone: true, Value: var quote }
        )
            return rows;
        var prices = quote.Lines.Where(x => x.Price < x.Sku.Price).ToDictionary(x => x.Sku.Id, x => x.Price);
        return
        [
            .. rows.Select(r =>
                r.Card is { } card && prices.TryGetValue(card.Id, out var own) ? r with { Own = own } : r
            ),
        ];
    }

    /// <summary>Which of our fields a refusal speaks of; null for the whole form.</summary>
    public static string? FieldOf(string? field) =>
        Enum.TryParse<OrderField>(field, out var one)
            ? one switch
            {
                OrderField.Sku => "sku-0",
                OrderField.Quantity => "quantity-0",
                OrderField.Price => "price-0",
                OrderField.Address => "street",
                OrderField.Paid or OrderField.Buyer or OrderField.OrderedAt => null,
                _ => char.ToLowerInvariant(one.ToString()[0]) + one.ToString()[1..],
            }
            : null;

    /// <summary>True for what the lines have been judged for one by one already.</summary>
    public static bool IsOfLines(string? field) =>
        field is nameof(OrderField.Sku) or nameof(OrderField.Quantity) or nameof(OrderField.Price);

    private EntryRow? Row(FormState form, int at, List<(string, string)> wrong)
    {
        var (code, count, price) = (form[$"sku-{at}"], form[$"quantity-{at}"], form[$"price-{at}"]);
        // The quantity stands there before anything is typed; alone it says nothing.
        if (code.Length == 0 && price.Length == 0 && count is ("" or "1"))
            return null;
        if (code.Length == 0)
            wrong.Add(($"sku-{at}", l["填商品编码"]));
        if (
            !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity)
            || quantity is < 1 or > 999
        )
        {
            wrong.Add(($"quantity-{at}", l["要 1 到 999 的整数"]));
            quantity = 0;
        }

        return new EntryRow(at, code, quantity, Amount(form, $"price-{at}", wrong));
    }

    private Money? Amount(FormState form, string field, List<(string, string)> wrong)
    {
        if (form[field] is not { Length: > 0 } text)
            return null;
        if (Money.TryParse(text, out var amount) && !amount.IsNegative && amount <= RowReader.Max)
            return amount;
        wrong.Add((field, l["{0} 不是金额", Short(text)]));
        return null;
    }

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}
