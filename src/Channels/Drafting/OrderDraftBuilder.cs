using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Ordering;
using Zhanggui.Shipping;

namespace Zhanggui.Channels;

/// <summary>
/// Checks what channels tell and makes orders of it: the address as at checkout, SKUs by our codes or theirs, money
/// that adds up, a courier that goes there.
/// </summary>
internal sealed class OrderDraftBuilder(
    ShopDb db,
    ICatalog catalog,
    IAddressCheck check,
    AddressSplitter splitter,
    IShippingRates rates,
    TimeProvider clock
)
{
    private readonly Dictionary<string, SkuCard?> _skus = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string, int), string?> _couriers = [];

    /// <summary>One answer an order: what it became, or every reason why not.</summary>
    public async Task<IReadOnlyList<Result<ChannelOrder>>> Check(
        Channel channel,
        IReadOnlyList<DraftOrder> drafts,
        CancellationToken ct
    )
    {
        await Learn(channel, drafts, ct);
        var checkedOrders = new Result<ChannelOrder>[drafts.Count];
        for (var i = 0; i < drafts.Count; i++)
            checkedOrders[i] = await One(channel, drafts[i], ct);
        return checkedOrders;
    }

    /// <summary>What these codes mean in the channel; null where nobody knows.</summary>
    public async Task<IReadOnlyDictionary<string, SkuCard?>> Cards(
        Channel channel,
        IReadOnlyList<string> codes,
        CancellationToken ct
    )
    {
        await Learn(channel, [new DraftOrder("") { Lines = [.. codes.Select(c => new DraftLine(c, 1))] }], ct);
        return _skus;
    }

    /// <summary>The channel's own codes first: it knows best what it means by them.</summary>
    private async Task Learn(Channel channel, IReadOnlyList<DraftOrder> drafts, CancellationToken ct)
    {
        var codes = drafts
            .SelectMany(d => d.Lines)
            .Select(l => (l.Sku ?? "").Trim())
            .Where(c => c.Length is > 0 and <= 64 && !_skus.ContainsKey(c))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (codes.Count == 0)
            return;
        var theirs = await db.Set<ChannelSku>()
            .AsNoTracking()
            .Where(s => s.ChannelId == channel.Id && EF.Parameter(codes).Contains(s.Theirs))
            .ToListAsync(ct);
        var cards = await catalog.Skus([.. theirs.Select(t => SkuId.From(t.Sku))], ct);
        foreach (var t in theirs)
            _skus[t.Theirs] = cards.GetValueOrDefault(SkuId.From(t.Sku));
        foreach (var code in codes)
            if (!_skus.ContainsKey(code))
                _skus[code] = await catalog.ByCode(code, ct);
    }

    private async Task<Result<ChannelOrder>> One(Channel channel, DraftOrder draft, CancellationToken ct)
    {
        var wrong = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(draft.No) || draft.No.Trim().Length > 64)
            wrong.Add(
                RowReader.Bad(OrderField.No, "要填，最多 64 个字符", "it must be there, with at most 64 characters")
            );
        else if (RowReader.Science(draft.No.Trim()) || draft.No.Any(char.IsControl))
            wrong.Add(RowReader.Bad(OrderField.No, "不是渠道的订单号", "this is no order number of a channel"));
        if (draft.OrderedAt is { Year: <= 2000 or >= 2100 })
            wrong.Add(
                RowReader.Bad(OrderField.OrderedAt, "要在 2001 年到 2099 年之间", "between the years 2001 and 2099")
            );
        foreach (
            var (field, text) in new[]
            {
                (OrderField.Remark, draft.Remark),
                (OrderField.InvoiceTitle, draft.InvoiceTitle),
                (OrderField.InvoiceTaxNo, draft.InvoiceTaxNo),
            }
        )
            if (text?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)
                wrong.Add(
                    RowReader.Bad(field, "有看不见的控制字符，请去掉", "it holds control characters; remove them")
                );
        var to = Address(draft, wrong);
        var lines = Lines(draft, wrong);
        if (draft.Remark?.Trim().Length > 200)
            wrong.Add(RowReader.Bad(OrderField.Remark, "最多 200 个字", "at most 200 characters"));
        if (draft.InvoiceTitle?.Trim().Length > 100)
            wrong.Add(RowReader.Bad(OrderField.InvoiceTitle, "最多 100 个字", "at most 100 characters"));
        if (draft.InvoiceTaxNo?.Trim().Length > 20)
            wrong.Add(RowReader.Bad(OrderField.InvoiceTaxNo, "最多 20 位", "at most 20 characters"));
        var discount = wrong.Count == 0 ? Discount(draft, lines, wrong) : Money.Zero;
        var courier =
            wrong.Count == 0
                ? await Courier(channel, to!, lines.Sum(l => l.Sku.WeightGrams * l.Quantity.Units), ct)
                : null;
        if (wrong.Count == 0 && courier is null)
            wrong.Add(
                RowReader.Bad(
                    OrderField.Address,
                    $"没有快递送到{to!.Province}{to.City}",
                    $"no courier goes to {to.Province} {to.City}"
                )
            );
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;
        var order = new ChannelOrder(
            channel.Code,
            draft.No.Trim(),
            "",
            draft.OrderedAt is { } at ? Instants.Cut(at) : null,
            to!,
            courier!,
            channel.Method,
            discount,
            draft.Postage ?? Money.Zero,
            lines
        )
        {
            Remark = Blank(draft.Remark),
            InvoiceTitle = Blank(draft.InvoiceTitle),
            InvoiceTaxNo = Blank(draft.InvoiceTaxNo),
        };
        // A price of ours that has changed since does not make another order of it: only what the channel said counts.
        Money? said =
            draft.Paid
            ?? (draft.Lines.All(l => l.Price is not null) ? order.Goods - order.Discount + order.Postage : null);
        return order with { Digest = Digest(order, said) };
    }

    private PostalAddress? Address(DraftOrder draft, List<Refusal> wrong)
    {
        var (province, city, district, street) = string.IsNullOrWhiteSpace(draft.Address)
            ? Parts(draft)
            : splitter.Split(draft.Address);
        var found = check.Check(
            new PostalAddress(draft.Name ?? "", draft.Phone ?? "", province, city, district, street)
        );
        if (found.IsDone)
            return found.Value;
        foreach (var one in found.Refusal.All)
        {
            var field = one.Field switch
            {
                "name" => OrderField.Name,
                "phone" => OrderField.Phone,
                "province" when Blank(draft.Address) is null => OrderField.Province,
                "city" when Blank(draft.Address) is null => OrderField.City,
                "district" when Blank(draft.Address) is null => OrderField.District,
                "street" when Blank(draft.Address) is null => OrderField.Street,
                _ => OrderField.Address,
            };
            wrong.Add(
                one with
                {
                    Field = field.ToString(),
                    Message = new Text(
                        $"{OrderFields.Of(field).Name.Zh}：{one.Message.Zh}",
                        $"{OrderFields.Of(field).Name.En}: {one.Message.En}"
                    ),
                    Others = [],
                }
            );
        }

        return null;
    }

    private (string, string, string, string) Parts(DraftOrder draft)
    {
        var (province, city, district) = splitter.Complete(draft.Province, draft.City, draft.District);
        return (province, city, district, draft.Street ?? "");
    }

    private List<ChannelOrderLine> Lines(DraftOrder draft, List<Refusal> wrong)
    {
        var lines = new List<ChannelOrderLine>(draft.Lines.Count);
        if (draft.Lines.Count is 0 or > 100)
            wrong.Add(RowReader.Bad(OrderField.Sku, "一张订单要有 1 到 100 行", "an order has 1 to 100 lines"));
        foreach (var line in draft.Lines)
        {
            var code = (line.Sku ?? "").Trim();
            if (code.Length == 0)
                wrong.Add(RowReader.Bad(OrderField.Sku, "要填", "it must be there"));
            else if (_skus.GetValueOrDefault(code) is not { } card)
                wrong.Add(
                    RowReader.Bad(
                        OrderField.Sku,
                        $"没有编码 {code}；是渠道自己的编码，就在渠道的编码表里加一行",
                        $"there is no {code}; if it is the channel's own code, add it to the channel's table"
                    )
                );
            else if (line.Quantity is < 1 or > 999)
                wrong.Add(RowReader.Bad(OrderField.Quantity, "要 1 到 999", "1 to 999"));
            else if (line.Price is { } p && (p.IsNegative || p > RowReader.Max))
                wrong.Add(
                    RowReader.Bad(
                        OrderField.Price,
                        "不能小于 0，也不能大于一千万",
                        "not below zero, not above ten million"
                    )
                );
            else
                lines.Add(new ChannelOrderLine(card, new Quantity(line.Quantity), line.Price ?? card.Price));
        }

        return lines;
    }

    /// <summary>
    /// Goods less discount plus postage is what was paid. A file that says only what was paid means that the rest was
    /// given away.
    /// </summary>
    private static Money Discount(DraftOrder draft, List<ChannelOrderLine> lines, List<Refusal> wrong)
    {
        var (goods, postage) = (lines.Sum(l => l.Price * l.Quantity), draft.Postage ?? Money.Zero);
        if (new[] { draft.Postage, draft.Discount, draft.Paid }.Any(m => m > RowReader.Max))
            wrong.Add(RowReader.Bad(OrderField.Paid, "金额要小于一千万元", "amounts must be below ten million yuan"));
        if (wrong.Count > 0)
            return Money.Zero;
        if (postage.IsNegative || draft.Discount is { IsNegative: true } || draft.Paid is { IsNegative: true })
            wrong.Add(RowReader.Bad(OrderField.Paid, "金额不能小于 0", "amounts can't be below zero"));
        var discount = draft.Discount ?? (draft.Paid is { } paid ? goods + postage - paid : Money.Zero);
        if (discount.IsNegative)
            wrong.Add(
                RowReader.Bad(
                    OrderField.Paid,
                    $"实付 {draft.Paid} 元比货款加邮费 {goods + postage} 元还多",
                    $"{draft.Paid} yuan paid are more than goods and postage, {goods + postage}"
                )
            );
        else if (discount > goods)
            wrong.Add(
                RowReader.Bad(
                    OrderField.Discount,
                    $"优惠 {discount} 元比货款 {goods} 元还多",
                    $"{discount} yuan off are more than the goods, {goods}"
                )
            );
        else if (draft.Paid is { } said && said != goods - discount + postage)
            wrong.Add(
                RowReader.Bad(
                    OrderField.Paid,
                    $"实付 {said} 元，按行算是 {goods - discount + postage} 元",
                    $"{said} yuan paid, but the lines come to {goods - discount + postage}"
                )
            );
        return discount;
    }

    private async Task<string?> Courier(Channel channel, PostalAddress to, int grams, CancellationToken ct)
    {
        if (_couriers.TryGetValue((to.Province, to.City, grams), out var known))
            return known;
        var options = await rates.Options(to.Province, to.City, grams, clock.Now(), ct);
        var chosen = options.FirstOrDefault(o => o.Courier == channel.Courier) ?? options.FirstOrDefault();
        return _couriers[(to.Province, to.City, grams)] = chosen?.Courier;
    }

    private static string Digest(ChannelOrder o, Money? said)
    {
        var text = new StringBuilder().AppendJoin(
            '\u001f',
            o.To.Name,
            o.To.Phone,
            o.To.Province,
            o.To.City,
            o.To.District,
            o.To.Street,
            o.Remark,
            o.InvoiceTitle,
            o.InvoiceTaxNo,
            said?.Fen
        );
        foreach (var l in o.Lines.OrderBy(l => l.Sku.Id.Value).ThenBy(l => l.Quantity.Units))
            text.Append(CultureInfo.InvariantCulture, $"\u001e{l.Sku.Id.Value}\u001f{l.Quantity.Units}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
