using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;

namespace Zhanggui.Platform;

/// <summary>
/// A table in a file of any size, row by row: CSV (UTF-8 with or without mark, UTF-16 with mark, GB18030; comma,
/// semicolon or tab) or the first sheet of an Excel workbook. What it is, is found from its bytes; only the row that is
/// asked for is in memory.
/// </summary>
public sealed class TableFile : IAsyncDisposable
{
    private const int Max = 200;
    private readonly CsvReader? _csv;
    private readonly XlsxRows? _xlsx;
    private readonly Stream _stream;

    private TableFile(Stream stream, CsvReader? csv, XlsxRows? xlsx, string kind) =>
        (_stream, _csv, _xlsx, Kind) = (stream, csv, xlsx, kind);

    /// <summary>"csv" or "xlsx".</summary>
    public string Kind { get; }

    /// <summary>The line of the row that was read last, as a spreadsheet counts.</summary>
    public int Line { get; private set; }

    /// <summary>Opens a stream that can seek; it is closed with the table. Refuses what is no table.</summary>
    public static Result<TableFile> Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.Length == 0)
            return Refusal.Invalid("import.empty", "file", "文件是空的", "The file is empty.");
        Span<byte> head = stackalloc byte[4];
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        if (head[..read].StartsWith("PK"u8))
            return OpenXlsx(stream);
        if (EncodingOf(stream) is not { } encoding)
            return NoTable;
        var separator = SeparatorOf(stream, encoding);
        stream.Position = 0;
        var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        return new TableFile(
            stream,
            CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, Separator = separator }, false),
            null,
            "csv"
        );
    }

    /// <summary>
    /// The next row's cells, trimmed, without the mark that exports put before formula characters; null at the end.
    /// </summary>
    /// <exception cref="FormatException">The file can't be read from here on; the message says why.</exception>
    public async Task<IReadOnlyList<string>?> Next(CancellationToken ct)
    {
        try
        {
            if (_xlsx is not null)
                return await FromSheet(ct);
            if (!await _csv!.ReadAsync(ct))
                return null;
            Line++;
            var cells = new string[Math.Min(_csv.FieldCount, Max)];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Clean(_csv.GetString(i));
            return cells;
        }
        catch (Exception e)
            when (e
                    is CsvFormatException
                        or XmlException
                        or InvalidDataException
                        or DecoderFallbackException
                        or EndOfStreamException
            )
        {
            throw new FormatException(e.Message, e);
        }
    }

    private async Task<IReadOnlyList<string>?> FromSheet(CancellationToken ct)
    {
        if (await _xlsx!.Next(Max, ct) is not { } row)
            return null;
        Line = row.Line;
        return [.. row.Cells.Select(Clean)];
    }

    private static string Clean(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new FormatException("U+0000; UTF-8, GB18030");
        var trimmed = text.Trim().Trim('\uFEFF');
        return trimmed is ['\'', '=' or '+' or '-' or '@', ..] ? trimmed[1..] : trimmed;
    }

    private static Refusal NoTable =>
        Refusal.Invalid(
            "import.no_table",
            "file",
            "这个文件不是表格。请上传 CSV 或 Excel（.xlsx）",
            "This file is no table. Upload CSV or Excel (.xlsx)."
        );

    private static Result<TableFile> OpenXlsx(Stream stream)
    {
        try
        {
            return XlsxRows.Open(stream) is { } rows ? new TableFile(stream, null, rows, "xlsx") : NoTable;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            return NoTable;
        }
    }

    /// <summary>Reads it all once, a piece at a time. Null when it is no text.</summary>
    private static Encoding? EncodingOf(Stream stream)
    {
        var buffer = new byte[1 << 16];
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var chars = new char[1 << 16];
        var (utf8, first) = (true, true);
        for (int read; (read = stream.Read(buffer)) > 0; first = false)
        {
            var bytes = buffer.AsSpan(0, read);
            if (
                first
                && (
                    bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
                    || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
                )
            )
                return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            if (first && bytes.TrimStart(" \r\n\t\u00EF\u00BB\u00BF"u8).StartsWith("<"u8))
                return null;
            foreach (var b in bytes)
                if (b is < 0x09 or (> 0x0D and < 0x20))
                    return null;
            if (!utf8)
                continue;
            try
            {
                decoder.GetChars(bytes, chars, flush: false);
            }
            catch (DecoderFallbackException)
            {
                utf8 = false;
            }
        }

        return utf8 ? new UTF8Encoding(true) : CodePagesEncodingProvider.Instance.GetEncoding("GB18030");
    }

    private static char SeparatorOf(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, true, 4096, leaveOpen: true);
        var head = new char[4096];
        var line = new string(head, 0, reader.ReadBlock(head)).Split('\n')[0];
        return new[] { ',', '\t', ';' }.MaxBy(c => line.Count(x => x == c));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_csv is not null)
            await _csv.DisposeAsync();
        _xlsx?.Dispose();
        await _stream.DisposeAsync();
    }
}
