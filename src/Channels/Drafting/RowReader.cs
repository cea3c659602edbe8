using System.Globalization;

namespace Zhanggui.Channels;

/// <summary>One line of a file, as it was read.</summary>
internal sealed record FileLine(int Line, IReadOnlyList<string> Cells);

/// <summary>
/// Makes an order of the lines that carry its number. What belongs to the whole order may stand on any of them, but
/// must not contradict itself.
/// </summary>
internal sealed class RowReader(IReadOnlyDictionary<OrderField, int> places, BusinessCalendar calendar)
{
    /// <summary>No amount of an order is higher.</summary>
    internal static readonly Money Max = Money.Yuan(10_000_000) - new Money(1);
    private static readonly string[] Times =
    [
        "yyyy-M-d H:m:s",
        "yyyy-M-d H:m",
        "yyyy/M/d H:m:s",
        "yyyy/M/d H:m",
        "yyyy.M.d H:m:s",
        "yyyy年M月d日 H:m:s",
        "yyyy年M月d日 H:m",
        "yyyyMMddHHmmss",
        "yyyy-M-dTH:m:s",
    ];
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    public string NoOf(IReadOnlyList<string> cells) => Cell(cells, OrderField.No);

    public Result<DraftOrder> Order(string no, IReadOnlyList<FileLine> lines)
    {
        var wrong = new List<Refusal>();
        string? One(OrderField field)
        {
            var said = lines.Select(l => Cell(l.Cells, field)).Where(c => c.Length > 0).Distinct().ToList();
            if (said.Count > 1)
                wrong.Add(
                    Bad(
                        field,
                        $"同一订单的几行写得不一样：{Short(said[0])}、{Short(said[1])}",
                        $"the lines of one order differ: {Short(said[0])}, {Short(said[1])}"
                    )
                );
            return said.FirstOrDefault();
        }

        Money? Amount(OrderField field) => One(field) is not { } text ? null : ReadMoney(field, text, wrong);
        if (no.Length is 0 or > 64 || no.Any(char.IsControl))
            wrong.Add(Bad(OrderField.No, "要填，最多 64 个字符", "it must be there, with at most 64 characters"));
        else if (Science(no))
            wrong.Add(
                Bad(
                    OrderField.No,
                    $"{no} 是科学计数，Excel 改掉了后几位。请把这一列设成文本再导出",
                    $"{no} is in scientific notation: Excel has lost its last digits. Make the column text and export again"
                )
            );
        var order = new DraftOrder(no)
        {
            OrderedAt = Time(One(OrderField.OrderedAt), wrong),
            Buyer = One(OrderField.Buyer),
            Name = One(OrderField.Name),
            Phone = One(OrderField.Phone),
            Province = One(OrderField.Province),
            City = One(OrderField.City),
            District = One(OrderField.District),
            Street = One(OrderField.Street),
            Address = One(OrderField.Address),
            Discount = Amount(OrderField.Discount),
            Postage = Amount(OrderField.Postage),
            Paid = Amount(OrderField.Paid),
            Remark = One(OrderField.Remark),
            InvoiceTitle = One(OrderField.InvoiceTitle),
            InvoiceTaxNo = One(OrderField.InvoiceTaxNo),
            Lines = [.. lines.Select(l => Line(l, wrong))],
        };
        return Refusal.Join(wrong) is { } refusal ? refusal : order;
    }

    private DraftLine Line(FileLine line, List<Refusal> wrong)
    {
        var (count, price) = (Cell(line.Cells, OrderField.Quantity), Cell(line.Cells, OrderField.Price));
        if (
            !decimal.TryParse(count, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity)
            || quantity != decimal.Truncate(quantity)
            || quantity is < 1 or > 999
        )
            wrong.Add(
                Bad(
                    OrderField.Quantity,
                    $"第 {line.Line} 行：{Short(count)} 不是 1 到 999 的整数",
                    $"line {line.Line}: {Short(count)} is no whole number from 1 to 999"
                )
            );
        return new DraftLine(
            Cell(line.Cells, OrderField.Sku),
            quantity is >= 1 and <= 999 ? (int)quantity : 0,
            price.Length == 0 ? null : ReadMoney(OrderField.Price, price, wrong)
        );
    }

    private static Money? ReadMoney(OrderField field, string text, List<Refusal> wrong)
    {
        if (Money.TryParse(text.TrimStart('¥', '￥'), out var money) && !money.IsNegative && money <= Max)
            return money;
        wrong.Add(Bad(field, $"{Short(text)} 不是金额", $"{Short(text)} is no amount"));
        return null;
    }

    private DateTimeOffset? Time(string? text, List<Refusal> wrong)
    {
        if (text is null)
            return null;
        if (
            DateTime.TryParseExact(
                text,
                Times,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces,
                out var local
            )
            || DateTime.TryParseExact(
                text,
                Days,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces,
                out local
            )
        )
        {
            if (local.Year is > 2000 and < 2100)
                return calendar.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        }
        // A workbook keeps an instant as days since 1900.
        else if (
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            && days is > 36526 and < 73050
        )
        {
            var at = DateTime.FromOADate(days);
            return calendar.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
        }

        wrong.Add(
            Bad(
                OrderField.OrderedAt,
                $"{Short(text)} 不是时间，请写成 2026-11-22 10:15:00",
                $"{Short(text)} is no time; write 2026-11-22 10:15:00"
            )
        );
        return null;
    }

    private string Cell(IReadOnlyList<string> cells, OrderField field) =>
        places.TryGetValue(field, out var at) && at < cells.Count ? cells[at] : "";

    internal static bool Science(string text) =>
        text.Contains('E', StringComparison.OrdinalIgnoreCase)
        && text.Contains('+', StringComparison.Ordinal)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    internal static Refusal Bad(OrderField field, string zh, string en)
    {
        var name = OrderFields.Of(field).Name;
        return Refusal.Invalid(
            "channels.field_" + field.ToString().ToLowerInvariant(),
            field.ToString(),
            $"{name.Zh}：{zh}",
            $"{name.En}: {en}"
        );
    }

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;
}
