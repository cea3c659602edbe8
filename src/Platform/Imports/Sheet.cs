using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhanggui.Platform;

/// <summary>One row of a table that was brought along.</summary>
/// <param name="No">Its line as a spreadsheet counts.</param>
/// <param name="Cells">Its cells, trimmed.</param>
public sealed record SheetRow(int No, IReadOnlyList<string> Cells);

/// <summary>
/// A whole table that was brought along, as CSV or Excel (<see cref="TableFile"/>): headings in Chinese or English, in
/// any order.
/// </summary>
public sealed partial class Sheet
{
    /// <summary>It is held in memory, so it may not be longer.</summary>
    private const int MaxRows = 500_000,
        MaxCharacters = 100_000_000;

    private Sheet(IReadOnlyList<string> headings, IReadOnlyList<SheetRow> rows) => (Headings, Rows) = (headings, rows);

    /// <summary>The row with the headings.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>Those below; empty ones are left out.</summary>
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>
    /// Reads the bytes of a file, as <see cref="Read(Stream, IReadOnlyList{Text}, CancellationToken)"/> does.
    /// </summary>
    public static Task<Result<Sheet>> Read(byte[] bytes, IReadOnlyList<Text> needed, CancellationToken ct) =>
        Read(new MemoryStream(bytes, writable: false), needed, ct);

    /// <summary>
    /// Reads a file and closes it. Refuses what is no table, what has no rows, what lacks a needed column, naming it,
    /// and what is too long.
    /// </summary>
    public static async Task<Result<Sheet>> Read(Stream stream, IReadOnlyList<Text> needed, CancellationToken ct)
    {
        var opened = TableFile.Open(stream);
        if (!opened.IsDone)
            return opened.Refusal;
        await using var table = opened.Value;
        try
        {
            return await Read(table, needed, ct);
        }
        catch (FormatException e)
        {
            return Refusal.Invalid(
                "import.unreadable",
                "file",
                $"读不懂这个文件：{e.Message}",
                $"This file can't be read: {e.Message}"
            );
        }
    }

    private static async Task<Result<Sheet>> Read(TableFile table, IReadOnlyList<Text> needed, CancellationToken ct)
    {
        var headings = await table.Headings(row => needed.All(n => Place(row, n) >= 0), ct) ?? [];
        var missing = needed.Where(n => Place(headings, n) < 0).ToList();
        if (missing.Count > 0 && headings.Count > 0)
            return Refusal.Invalid(
                "import.columns",
                "file",
                $"缺少列：{string.Join("、", missing.Select(m => m.Zh))}",
                $"Columns are missing: {string.Join(", ", missing.Select(m => m.En))}."
            );
        var (rows, characters) = (new List<SheetRow>(), 0L);
        while (await table.Next(ct) is { } cells)
        {
            if (cells.All(c => c.Length == 0))
                continue;
            rows.Add(new SheetRow(table.Line, cells));
            if (rows.Count > MaxRows || (characters += cells.Sum(c => (long)c.Length)) > MaxCharacters)
                return Refusal.Invalid(
                    "import.too_long",
                    "file",
                    $"文件太长，最多 {MaxRows} 行，请分成几个",
                    $"The file is too long: at most {MaxRows} rows. Split it."
                );
        }

        return rows.Count == 0
            ? Refusal.Invalid("import.empty", "file", "文件里没有数据行", "The file has no rows.")
            : new Sheet(headings, rows);
    }

    /// <summary>A row's cell under this heading; empty when there is no such column or the row is short.</summary>
    public string Cell(SheetRow row, Text heading)
    {
        var place = Place(Headings, heading);
        return place >= 0 && place < row.Cells.Count ? row.Cells[place] : "";
    }

    /// <summary>
    /// What a spreadsheet has made of a code under this heading, so that nobody knows any more what it was: digits cut
    /// off (6.90001E+12), or a day (3-5 becomes 2026-03-05). Null when it is as it was written.
    /// </summary>
    public Text? Altered(SheetRow row, Text heading)
    {
        var code = Cell(row, heading);
        if (Scientific().IsMatch(code))
            return (
                $"“{heading.Zh}” {code} 是科学计数，Excel 改掉了后几位。请把这一列设成文本，重新填写",
                $"“{heading.En}” {code} is in scientific notation: Excel has lost its last digits. Make the column text and fill it in again"
            );
        return DateTime.TryParseExact(code, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (
                $"“{heading.Zh}” {code} 被 Excel 改成了日期。请把这一列设成文本，重新填写",
                $"“{heading.En}” {code} was made a date by Excel. Make the column text and fill it in again"
            )
            : null;
    }

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d", "M月d日"];

    [GeneratedRegex(@"^\d(\.\d+)?E\+\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    private static int Place(IReadOnlyList<string> headings, Text heading)
    {
        for (var i = 0; i < headings.Count; i++)
            if (headings[i] == heading.Zh || string.Equals(headings[i], heading.En, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
