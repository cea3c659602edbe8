using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Zhanggui.Platform;

/// <summary>
/// Streams rows into a workbook with SpreadCheetah (docs/decisions/0021), on disk first: whoever asked gets all of it
/// or an error. The columns' widths follow from the first rows.
/// </summary>
internal static class WorkbookWriter
{
    /// <summary>A sheet has no more rows; what comes after them stands on the next one.</summary>
    public const int MaxRows = 1_048_576;

    // Excel shows fifteen digits of a number, keeps so many characters of a text, and shows longer ones with the text
    // format as ####.
    private const long MaxNumber = 999_999_999_999_999;
    private const int MaxText = 32_767,
        MaxFormatted = 255,
        Looked = 100;
    private static readonly SpreadCheetahOptions Options = new() { PreserveStringWhitespace = true };

    public static async Task Write<T>(
        Stream stream,
        IReadOnlyList<ExportColumn<T>> columns,
        IAsyncEnumerable<T> rows,
        int maxRows
    )
    {
        // SpreadCheetah closes the parts of the zip synchronously, which a browser's connection refuses.
        await using var file = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        await Fill(file, columns, rows, maxRows);
        file.Position = 0;
        await file.CopyToAsync(stream);
    }

    private static async Task Fill<T>(
        Stream stream,
        IReadOnlyList<ExportColumn<T>> columns,
        IAsyncEnumerable<T> rows,
        int maxRows
    )
    {
        await using var source = rows.GetAsyncEnumerator();
        var first = new List<object?[]>(Looked);
        while (first.Count < Looked && await source.MoveNextAsync())
            first.Add(Values(columns, source.Current));
        string[] headings = [.. columns.Select(c => Clean(c.Heading.ToString()))];
        await using var workbook = await Spreadsheet.CreateNewAsync(stream, Options);
        var styles = new Styles(workbook);
        var layout = Layout(headings, first);
        var sheets = 0;
        async Task StartSheet()
        {
            await workbook.StartWorksheetAsync($"Sheet{++sheets}", layout);
            await workbook.AddHeaderRowAsync(headings, styles.Heading);
        }

        var cells = new Cell[columns.Count];
        async Task Add(object?[] values)
        {
            if (workbook.NextRowNumber > maxRows)
                await StartSheet();
            for (var i = 0; i < cells.Length; i++)
                cells[i] = styles.CellOf(values[i]);
            await workbook.AddRowAsync(cells);
        }

        await StartSheet();
        foreach (var values in first)
            await Add(values);
        while (await source.MoveNextAsync())
            await Add(Values(columns, source.Current));
        await workbook.FinishAsync();
    }

    private static object?[] Values<T>(IReadOnlyList<ExportColumn<T>> columns, T row)
    {
        var values = new object?[columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = columns[i].Value(row);
        return values;
    }

    private static WorksheetOptions Layout(string[] headings, List<object?[]> first)
    {
        var layout = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < headings.Length; i++)
        {
            var widest = first.Select(values => WidthOf(values[i])).Append(Width(headings[i])).Max();
            layout.Column(i + 1).Width = Math.Clamp(widest + 2, 8, 60);
        }

        return layout;
    }

    /// <summary>A number that is wider than its column shows as ####, so it has room for more than the first.</summary>
    private static int WidthOf(object? value) =>
        value switch
        {
            Money money => Math.Max(13, (money.Fen / 100m).ToString("N2", CultureInfo.InvariantCulture).Length),
            Quantity or int or long or decimal or double => Math.Max(9, Export.Plain(value).Length),
            _ => Width(Export.Plain(value)),
        };

    /// <summary>In digits; a Chinese character is as wide as two.</summary>
    private static int Width(string text) => text.Sum(c => c >= '\u1100' ? 2 : 1);

    /// <summary>Without what XML has no place for, and no longer than a cell.</summary>
    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF'))
            return text.Length > MaxText ? text[..(MaxText - 1)] + "…" : text;
        var clean = string.Concat(
            text.EnumerateRunes().Where(r => r.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n' or '\r')
        );
        if (clean.Length <= MaxText)
            return clean;
        return clean[..(char.IsHighSurrogate(clean[MaxText - 2]) ? MaxText - 2 : MaxText - 1)] + "…";
    }

    private sealed class Styles(Spreadsheet workbook)
    {
        public StyleId Heading { get; } =
            workbook.AddStyle(
                new Style { Font = { Bold = true }, Format = NumberFormat.Standard(StandardNumberFormat.Text) }
            );

        private readonly StyleId _text = Of(workbook, NumberFormat.Standard(StandardNumberFormat.Text));
        private readonly StyleId _money = Of(
            workbook,
            NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces)
        );
        private readonly StyleId _day = Of(workbook, NumberFormat.Custom("yyyy\\-mm\\-dd"));
        private readonly StyleId _time = Of(workbook, NumberFormat.Custom("yyyy\\-mm\\-dd\\ hh:mm:ss"));

        /// <summary>Text is no formula in a workbook, whatever it begins with.</summary>
        public Cell CellOf(object? value) =>
            value switch
            {
                null => new Cell(),
                Money money => new Cell(money.Fen / 100m, _money),
                Quantity quantity when Fits(quantity.Units) => new Cell(quantity.Units),
                int number => new Cell(number),
                long number when Fits(number) => new Cell(number),
                decimal number when Math.Abs(number) <= MaxNumber => new Cell(number),
                double number when Math.Abs(number) <= MaxNumber => new Cell(number),
                DateOnly { Year: > 1900 } day => new Cell(day.ToDateTime(TimeOnly.MinValue), _day),
                DateTimeOffset { Year: > 1900 } at => new Cell(Whole(at.DateTime), _time),
                string text => Written(Clean(text)),
                Text text => Written(Clean(text.ToString())),
                _ => Written(Clean(Export.Plain(value))),
            };

        private Cell Written(string text) => text.Length <= MaxFormatted ? new Cell(text, _text) : new Cell(text);

        private static bool Fits(long number) => number is >= -MaxNumber and <= MaxNumber;

        /// <summary>To the second, as CSV has it.</summary>
        private static DateTime Whole(DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerSecond);

        private static StyleId Of(Spreadsheet workbook, NumberFormat format) =>
            workbook.AddStyle(new Style { Format = format });
    }
}
