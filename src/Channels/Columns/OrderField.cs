using System.Text.Json;

namespace Zhanggui.Channels;

/// <summary>What a column of a channel's file may be.</summary>
internal enum OrderField
{
    No,
    OrderedAt,
    Buyer,
    Name,
    Phone,
    Address,
    Province,
    City,
    District,
    Street,
    Sku,
    Quantity,
    Price,
    Discount,
    Postage,
    Paid,
    Remark,
    InvoiceTitle,
    InvoiceTaxNo,
}

/// <summary>A field: what it is called, what marketplaces call it, and an example for the empty template.</summary>
internal sealed record FieldCard(OrderField Field, Text Name, string[] Aliases, string Example, bool Needed = false);

/// <summary>The fields in the order of the template.</summary>
internal static class OrderFields
{
    public static readonly IReadOnlyList<FieldCard> All =
    [
        new(
            OrderField.No,
            ("渠道订单号", "Channel order number"),
            ["订单编号", "订单号", "主订单编号", "交易编号", "order id", "order no", "order number"],
            "3012457788120045",
            true
        ),
        new(
            OrderField.OrderedAt,
            ("下单时间", "Ordered at"),
            ["订单创建时间", "创建时间", "拍下时间", "订单付款时间", "付款时间", "order time", "created at"],
            "2026-11-22 10:15:00"
        ),
        new(
            OrderField.Buyer,
            ("买家昵称", "Buyer"),
            ["买家会员名", "买家账号", "会员名", "客户", "buyer nick"],
            "清风徐来"
        ),
        new(
            OrderField.Name,
            ("收件人", "Recipient"),
            ["收货人姓名", "收货人", "收件人姓名", "姓名", "receiver", "name"],
            "沈知微",
            true
        ),
        new(
            OrderField.Phone,
            ("收件电话", "Phone"),
            ["联系手机", "收货人手机", "手机", "电话", "联系电话", "收件人电话", "手机号码", "mobile"],
            "13800001234",
            true
        ),
        new(
            OrderField.Address,
            ("收件地址", "Address"),
            ["收货地址", "详细地址（含省市区）", "地址", "收件人地址", "full address"],
            ""
        ),
        new(OrderField.Province, ("省", "Province"), ["省份", "收货省份", "state"], "浙江省"),
        new(OrderField.City, ("市", "City"), ["城市", "收货城市"], "杭州市"),
        new(OrderField.District, ("区县", "District"), ["区", "县", "地区", "收货区县", "county"], "西湖区"),
        new(
            OrderField.Street,
            ("街道门牌", "Street"),
            ["详细地址", "街道", "街道地址", "street address"],
            "文三路 100 号 3 幢 201"
        ),
        new(
            OrderField.Sku,
            ("商品编码", "SKU"),
            ["商家编码", "外部系统编号", "sku编码", "sku 编码", "条码", "货号", "sku code", "item code"],
            "",
            true
        ),
        new(
            OrderField.Quantity,
            ("数量", "Quantity"),
            ["购买数量", "宝贝总数量", "件数", "商品数量", "qty"],
            "1",
            true
        ),
        new(
            OrderField.Price,
            ("单价（元）", "Unit price (yuan)"),
            ["单价", "价格", "商品单价", "商品价格", "price", "unit price"],
            "99.00"
        ),
        new(OrderField.Discount, ("优惠（元）", "Discount (yuan)"), ["优惠", "优惠金额", "折扣", "discount"], ""),
        new(
            OrderField.Postage,
            ("邮费（元）", "Postage (yuan)"),
            ["邮费", "运费", "买家应付邮费", "postage", "shipping fee"],
            "0.00"
        ),
        new(
            OrderField.Paid,
            ("实付（元）", "Paid (yuan)"),
            ["实付", "实付金额", "买家实际支付金额", "买家实付", "总金额", "paid", "amount paid"],
            "99.00"
        ),
        new(OrderField.Remark, ("买家留言", "Remark"), ["备注", "留言", "订单备注", "买家备注", "note"], ""),
        new(OrderField.InvoiceTitle, ("发票抬头", "Invoice title"), ["抬头"], ""),
        new(OrderField.InvoiceTaxNo, ("税号", "Tax number"), ["纳税人识别号", "发票税号"], ""),
    ];

    public static FieldCard Of(OrderField field) => All[(int)field];

    /// <summary>True when the address is there: in one, or in parts.</summary>
    public static bool HasAddress(Func<OrderField, bool> has) =>
        has(OrderField.Address) || (has(OrderField.Street) && has(OrderField.Province) && has(OrderField.City));
}

/// <summary>Which heading of a channel's files is which field. What a channel has not set is found by name.</summary>
internal sealed record ColumnMap(IReadOnlyDictionary<OrderField, string> Headings)
{
    public static readonly ColumnMap Empty = new(new Dictionary<OrderField, string>());

    public bool IsEmpty => Headings.Count == 0;

    public static ColumnMap Read(string json)
    {
        if (string.IsNullOrEmpty(json))
            return Empty;
        var read = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        return new ColumnMap(
            read.Where(p => Enum.TryParse<OrderField>(p.Key, out var f) && Enum.IsDefined(f))
                .ToDictionary(p => Enum.Parse<OrderField>(p.Key), p => p.Value)
        );
    }

    public string ToJson() =>
        JsonSerializer.Serialize(Headings.ToDictionary(p => p.Key.ToString(), p => p.Value), OperationContext.Json);

    /// <summary>
    /// What the headings look like: our own names in both languages, then what marketplaces say; each column is one
    /// field at most.
    /// </summary>
    public static ColumnMap Propose(IReadOnlyList<string> headings)
    {
        var (found, taken) = (new Dictionary<OrderField, string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var exact in new[] { true, false })
        foreach (var card in OrderFields.All)
        {
            if (found.ContainsKey(card.Field))
                continue;
            var names = exact ? [card.Name.Zh, card.Name.En] : card.Aliases;
            var heading = names
                .Select(n =>
                    headings.FirstOrDefault(h =>
                        !taken.Contains(h) && string.Equals(Plain(h), Plain(n), StringComparison.OrdinalIgnoreCase)
                    )
                )
                .FirstOrDefault(h => h is not null);
            if (heading is null)
                continue;
            found[card.Field] = heading;
            taken.Add(heading);
        }

        return new ColumnMap(found);
    }

    /// <summary>
    /// Where each field stands in a file; refused when a column that was set is missing, or one that every order needs.
    /// </summary>
    public Result<IReadOnlyDictionary<OrderField, int>> On(IReadOnlyList<string> headings)
    {
        var map = IsEmpty ? Propose(headings) : this;
        var places = new Dictionary<OrderField, int>();
        var missing = new List<Text>();
        foreach (var (field, heading) in map.Headings)
        {
            var at = headings.Index().Where(h => h.Item == heading).Select(h => (int?)h.Index).FirstOrDefault();
            if (at is { } place)
                places[field] = place;
            else if (OrderFields.Of(field).Needed || field == OrderField.Address)
                missing.Add((heading, heading));
        }

        missing.AddRange(
            OrderFields.All.Where(c => c.Needed && !map.Headings.ContainsKey(c.Field)).Select(c => c.Name)
        );
        if (missing.Count == 0 && !OrderFields.HasAddress(places.ContainsKey))
            missing.Add(OrderFields.Of(OrderField.Address).Name);
        return missing.Count == 0 ? places : ChannelErrors.Columns(missing);
    }

    private static string Plain(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace('(', '（').Replace(')', '）').Trim('*', '＊', '"');
}
