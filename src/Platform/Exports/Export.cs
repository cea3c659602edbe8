using System.Globalization;
using System.IO.Compression;
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
    /// Writes a workbook with one sheet, part by part as Office Open XML wants it (docs/decisions/0005: no package for
    /// it can be had).
    /// </summary>
    public static async Task Xlsx<T>(Stream stream, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        // The zip directory is written synchronously at the end, which Kestrel's body refuses: collect in a temporary
        // file.
        await using var file = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            81920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in XlsxParts.Fixed)
                await WritePart(zip, path, xml);
            await using var sheet = new StreamWriter(
                zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(),
                new UTF8Encoding(false)
            );
            await sheet.WriteAsync(XlsxParts.SheetHead);
            await sheet.WriteAsync(XlsxParts.Row([.. columns.Select(c => (object?)c.Heading.ToString())]));
            await foreach (var row in rows)
                await sheet.WriteAsync(XlsxParts.Row([.. columns.Select(c => c.Value(row))]));
            await sheet.WriteAsync(XlsxParts.SheetTail);
        }

        file.Position = 0;
        await file.CopyToAsync(stream);
    }

    private static async Task WritePart(ZipArchive zip, string path, string xml)
    {
        await using var part = new StreamWriter(
            zip.CreateEntry(path, CompressionLevel.Fastest).Open(),
            new UTF8Encoding(false)
        );
        await part.WriteAsync(xml);
    }

    internal static string Plain(object? value) =>
        value switch
        {
            null => "",
            Money money => (money.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture),
            DateTimeOffset at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            string text => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text,
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
