using System.Text;
using CsvHelper;

namespace Zhanggui.Platform;

/// <summary>One row of a table that was brought along.</summary>
/// <param name="No">Its line as a spreadsheet counts: the headings are line 1.</param>
/// <param name="Cells">Its cells, trimmed.</param>
public sealed record SheetRow(int No, IReadOnlyList<string> Cells);

/// <summary>
/// A table that was brought along as CSV: headings in Chinese or English, in any order; UTF-8, or GB18030 as
/// spreadsheets in China save it.
/// </summary>
public sealed class Sheet
{
    private Sheet(IReadOnlyList<string> headings, IReadOnlyList<SheetRow> rows) => (Headings, Rows) = (headings, rows);

    /// <summary>The first row.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The others; empty ones are left out.</summary>
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>
    /// Reads the bytes of a file. Refuses what is no CSV, what has no rows, and what lacks a needed column, naming it.
    /// </summary>
    public static async Task<Result<Sheet>> Read(byte[] bytes, IReadOnlyList<Text> needed, CancellationToken ct)
    {
        if (bytes.AsSpan().StartsWith("PK"u8))
            return Refusal.Invalid(
                "import.xlsx",
                "file",
                "这是 Excel 工作簿。请在 Excel 里另存为“CSV UTF-8”再导入",
                "This is an Excel workbook. Save it as “CSV UTF-8” in Excel and import that."
            );
        var rows = new List<SheetRow>();
        try
        {
            await using var reader = CsvReader.FromText(Decode(bytes), new CsvReaderOptions { HasHeader = false });
            for (var no = 1; await reader.ReadAsync(ct); no++)
            {
                var cells = new string[reader.FieldCount];
                // An export marks text that begins like a formula; the mark goes off again.
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = reader.GetString(i).Trim() is ['\'', '=' or '+' or '-' or '@', ..] marked
                        ? marked[1..]
                        : reader.GetString(i).Trim();
                if (no == 1 || cells.Any(c => c.Length > 0))
                    rows.Add(new SheetRow(no, cells));
            }
        }
        catch (Exception e) when (e is CsvFormatException or FormatException)
        {
            return Refusal.Invalid(
                "import.unreadable",
                "file",
                $"读不懂这个文件：{e.Message}",
                $"This file can't be read: {e.Message}"
            );
        }

        if (rows.Count < 2)
            return Refusal.Invalid("import.empty", "file", "文件里没有数据行", "The file has no rows.");
        var sheet = new Sheet(rows[0].Cells, rows[1..]);
        var missing = needed.Where(n => sheet.Place(n) < 0).ToList();
        return missing.Count == 0
            ? sheet
            : Refusal.Invalid(
                "import.columns",
                "file",
                $"缺少列：{string.Join("、", missing.Select(m => m.Zh))}",
                $"Columns are missing: {string.Join(", ", missing.Select(m => m.En))}."
            );
    }

    /// <summary>A row's cell under this heading; empty when there is no such column or the row is short.</summary>
    public string Cell(SheetRow row, Text heading)
    {
        ArgumentNullException.ThrowIfNull(row);
        var place = Place(heading);
        return place >= 0 && place < row.Cells.Count ? row.Cells[place] : "";
    }

    private int Place(Text heading)
    {
        for (var i = 0; i < Headings.Count; i++)
            if (Headings[i] == heading.Zh || string.Equals(Headings[i], heading.En, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }
}
