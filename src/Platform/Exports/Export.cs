using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http;

namespace Zhanggui.Platform;

/// <summary>One column of an export: its heading and how to read it off a row.</summary>
public sealed record ExportColumn<T>(Text Heading, Func<T, object?> Value);

/// <summary>
/// Streams rows to a browser as CSV or Excel. Never holds more than one row, so a million orders need no memory.
/// Text that begins like a formula is prefixed, so that a spreadsheet does not run what a customer typed.
/// </summary>
public static class Export
{
    /// <summary>
    /// A download named <paramref name="name"/>; <paramref name="format"/> is "xlsx" or anything else for CSV.
    /// </summary>
    public static IResult File<T>(
        string name,
        string? format,
        IReadOnlyList<ExportColumn<T>> columns,
        IAsyncEnumerable<T> rows
    ) =>
        format == "xlsx"
            ? Results.Stream(
                stream => Xlsx(stream, columns, rows),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name + ".xlsx"
            )
            : Results.Stream(stream => Csv(stream, columns, rows), "text/csv; charset=utf-8", name + ".csv");

    /// <summary>Writes the rows in the form that is asked for.</summary>
    public static Task Write<T>(
        Stream stream,
        string format,
        IReadOnlyList<ExportColumn<T>> columns,
        IAsyncEnumerable<T> rows
    ) => format == "xlsx" ? Xlsx(stream, columns, rows) : Csv(stream, columns, rows);

    /// <summary>Writes CSV in UTF-8 with a byte order mark, which Excel in China needs to read Chinese.</summary>
    public static async Task Csv<T>(Stream stream, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        await using var text = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = CsvWriter.Create(text, new CsvWriterOptions(), true);
        await csv.WriteRecordAsync([.. columns.Select(c => Plain(c.Heading.ToString()))], CancellationToken.None);
        await foreach (var row in rows)
            await csv.WriteRecordAsync([.. columns.Select(c => Plain(c.Value(row)))], CancellationToken.None);
    }

    /// <summary>
    /// Writes a workbook: headings bold and frozen, amounts, counts and days as such, everything else as text.
    /// </summary>
    public static Task Xlsx<T>(Stream stream, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows) =>
        WorkbookWriter.Write(stream, columns, rows, WorkbookWriter.MaxRows);

    internal static string Plain(object? value) =>
        value switch
        {
            null => "",
            Money money => (money.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
            DateTimeOffset at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Quantity quantity => quantity.ToString(),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => Harmless(value.ToString() ?? ""),
        };

    /// <summary>What a spreadsheet would compute is marked as text (OWASP, CSV injection).</summary>
    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
}
