using System.Globalization;

namespace Zhanggui.Pricing;

/// <summary>The table of wholesale prices, a row a tier: what the export writes, the import reads.</summary>
internal static class WholesaleSheet
{
    public const int Max = 5000,
        MaxBytes = 2_000_000,
        MaxSaid = 50;

    public static readonly Text Class = ("客户类型", "Class"),
        Goods = ("款号或商品编码", "Style or SKU"),
        Name = ("商品", "Goods"),
        Pieces = ("几件起", "From (pieces)"),
        Price = ("单价（元）", "Price (yuan)"),
        From = ("开始日", "From"),
        Until = ("截止日", "Until"),
        Note = ("说明", "Note"),
        Retail = ("零售价（元）", "Retail (yuan)"),
        Margin = ("毛利（%）", "Margin (%)");

    public static readonly IReadOnlyList<Text> Needed = [Class, Goods, Pieces, Price];

    /// <summary>
    /// One input for each class and goods, of all its rows in their order; rows that can't be read, by line.
    /// </summary>
    public static (List<(IReadOnlyList<SheetRow> Rows, WholesaleInput Input)> Inputs, List<Refusal> Wrong) Read(
        Sheet sheet
    )
    {
        var (inputs, wrong) = (new List<(IReadOnlyList<SheetRow>, WholesaleInput)>(), new List<Refusal>());
        foreach (
            var group in sheet.Rows.GroupBy(r =>
                (Class: sheet.Cell(r, Class), Goods: sheet.Cell(r, Goods).ToUpperInvariant())
            )
        )
        {
            var (rows, before) = (group.ToList(), wrong.Count);
            var first = rows[0];
            var tiers = rows.Select(r => Tier(sheet, r, wrong)).ToList();
            var (from, until) = (Day(sheet, first, From, wrong), Day(sheet, first, Until, wrong));
            foreach (
                var other in rows.Skip(1)
                    .Where(r =>
                        sheet.Cell(r, From) != sheet.Cell(first, From)
                        || sheet.Cell(r, Until) != sheet.Cell(first, Until)
                    )
            )
                wrong.Add(
                    Wrong(
                        other.No,
                        Refusal.Invalid(
                            "ordering.wholesale_days",
                            "until",
                            "同一商品各档的日期要一样",
                            "The tiers of one price have the same days."
                        )
                    )
                );
            if (wrong.Count == before)
                inputs.Add(
                    (
                        rows,
                        new WholesaleInput(
                            group.Key.Class,
                            sheet.Cell(first, Goods),
                            tiers,
                            from,
                            until,
                            sheet.Cell(first, Note) is { Length: > 0 } note ? note : null
                        )
                    )
                );
        }

        return (inputs, wrong);
    }

    /// <summary>A refusal with the line that it speaks of.</summary>
    public static Refusal Wrong(int line, Refusal why) =>
        why with
        {
            Kind = RefusalKind.Invalid,
            Field = $"line-{line}",
            Message = ($"第 {line} 行：{why.Message.Zh}", $"Line {line}: {why.Message.En}"),
        };

    private static WholesaleTier Tier(Sheet sheet, SheetRow row, List<Refusal> wrong)
    {
        if (sheet.Altered(row, Goods) is { } altered)
            wrong.Add(Wrong(row.No, Refusal.Invalid("import.altered", "goods", altered.Zh + "。", altered.En + ".")));
        if (!int.TryParse(sheet.Cell(row, Pieces), NumberStyles.None, CultureInfo.InvariantCulture, out var pieces))
            wrong.Add(Wrong(row.No, WholesaleErrors.Pieces));
        if (!Money.TryParse(sheet.Cell(row, Price), out var price))
            wrong.Add(Wrong(row.No, WholesaleErrors.Price));
        return new WholesaleTier(pieces, price);
    }

    private static DateOnly? Day(Sheet sheet, SheetRow row, Text heading, List<Refusal> wrong)
    {
        if (sheet.Cell(row, heading) is not { Length: > 0 } text)
            return null;
        if (
            DateOnly.TryParseExact(
                text,
                ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        wrong.Add(
            Wrong(
                row.No,
                Refusal.Invalid(
                    "ordering.wholesale_days",
                    "until",
                    $"{text} 不是日期，写成 2026-12-31",
                    $"{text} is no date; write 2026-12-31."
                )
            )
        );
        return null;
    }
}
