using System.Text;
using CsvHelper;

namespace Zhanggui.Platform;

/// <summary>
/// A table in a file of any size, row by row: CSV (UTF-8 with or without mark, UTF-16 with mark, GB18030; comma,
/// semicolon or tab) or the visible sheets of an Excel workbook. What it is, is found from its bytes, whatever its name
/// says; only the row that is asked for is in memory. Every import reads with it.
/// </summary>
public sealed class TableFile : IAsyncDisposable
{
    /// <summary>A row has no more cells; what stands beyond is not read.</summary>
    private const int Max = 200;

    /// <summary>How far down a sheet its headings may stand: above them are titles and notes.</summary>
    private const int MaxAbove = 20;
    private readonly CsvReader? _csv;
    private readonly WorkbookRows? _workbook;
    private readonly Stream _stream;

    private TableFile(Stream stream, CsvReader csv) => (_stream, _csv) = (stream, csv);

    private TableFile(Stream stream, WorkbookRows workbook) => (_stream, _workbook) = (stream, workbook);

    /// <summary>"csv" or "xlsx".</summary>
    public string Kind => _workbook is null ? "csv" : "xlsx";

    /// <summary>The line of the row that was read last, as a spreadsheet counts.</summary>
    public int Line { get; private set; }

    internal static Refusal NoTable =>
        Refusal.Invalid(
            "import.no_table",
            "file",
            "这个文件不是表格。请上传 CSV 或 Excel（.xlsx）",
            "This file is no table. Upload CSV or Excel (.xlsx)."
        );

    /// <summary>
    /// Opens a stream that can seek; it is closed with the table, and at once when this is refused: what is no table,
    /// has a password or the old form (.xls), or unpacks to a mountain.
    /// </summary>
    public static Result<TableFile> Open(Stream stream)
    {
        var opened = Start(stream);
        if (!opened.IsDone)
            stream.Dispose();
        return opened;
    }

    private static Result<TableFile> Start(Stream stream)
    {
        if (stream.Length == 0)
            return Refusal.Invalid("import.empty", "file", "文件是空的", "The file is empty.");
        Span<byte> head = stackalloc byte[8];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (head[..read] is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
            return Has(stream, Encoding.Unicode.GetBytes("EncryptedPackage")) ? Locked : Old;
        if (head.StartsWith("PK"u8))
        {
            var rows = WorkbookRows.Open(stream, Max);
            return rows.IsDone ? new TableFile(stream, rows.Value) : rows.Refusal;
        }

        var encoding = TableEncoding.Of(stream);
        if (!encoding.IsDone)
            return encoding.Refusal;
        var separator = SeparatorOf(stream, encoding.Value);
        stream.Position = 0;
        var text = new StreamReader(stream, encoding.Value, true, 1 << 16, leaveOpen: true);
        return new TableFile(
            stream,
            CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, Separator = separator }, false)
        );
    }

    /// <summary>
    /// The next row's cells, trimmed, without the marks that exports and spreadsheets put before text; null at the end.
    /// </summary>
    /// <exception cref="FormatException">The file can't be read from here on; the message says why.</exception>
    public async Task<IReadOnlyList<string>?> Next(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            if (_workbook is not null)
            {
                var row = _workbook.Next();
                Line = _workbook.Line;
                return row?.Select(Clean).ToList();
            }

            if (!await _csv!.ReadAsync(ct))
                return null;
            Line++;
            var cells = new string[Math.Min(_csv.FieldCount, Max)];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = Clean(_csv.GetString(i));
            return cells;
        }
        catch (Exception e) when (e is not FormatException && WorkbookRows.IsBroken(e))
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>
    /// Reads on to the headings: the first row that <paramref name="isHeadings"/> knows, among the first rows of each
    /// sheet, because there may be a title above and a sheet of explanations before. When there is none, the first row
    /// that has something, so that it can be said what it lacks; nothing can be read after it. Null when all is empty.
    /// </summary>
    /// <exception cref="FormatException">The file can't be read from here on; the message says why.</exception>
    public async Task<IReadOnlyList<string>?> Headings(
        Func<IReadOnlyList<string>, bool> isHeadings,
        CancellationToken ct
    )
    {
        IReadOnlyList<string>? first = null;
        do
        {
            for (var i = 0; i <= MaxAbove && await Next(ct) is { } row; i++)
            {
                if (row.All(c => c.Length == 0))
                    continue;
                if (isHeadings(row))
                    return row;
                first ??= row;
            }
        } while (NextSheet());

        return first;
    }

    private bool NextSheet()
    {
        try
        {
            return _workbook?.NextSheet() == true;
        }
        catch (Exception e) when (WorkbookRows.IsBroken(e))
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static string Clean(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new FormatException("U+0000; UTF-8, GB18030");
        var trimmed = text.Trim().Trim('\uFEFF');
        return trimmed switch
        {
            // As exports mark what begins like a formula, and people mark digits that are no number.
            ['\'', '=' or '+' or '-' or '@', ..] => trimmed[1..],
            ['\'', .. var digits] when digits.Length > 0 && digits.All(char.IsAsciiDigit) => digits,
            // As other programs keep a spreadsheet from reading a number: ="0123".
            ['=', '"', .. var marked, '"'] when !marked.Contains('"', StringComparison.Ordinal) => marked.Trim(),
            _ => trimmed,
        };
    }

    private static Refusal Locked =>
        Refusal.Invalid(
            "import.locked",
            "file",
            "这个工作簿加了密码。请在 Excel 或 WPS 里打开，去掉密码，另存为 .xlsx 再上传",
            "This workbook has a password. Open it in Excel, remove the password, save it as .xlsx and upload that."
        );

    private static Refusal Old =>
        Refusal.Invalid(
            "import.xls",
            "file",
            "这是旧格式的 Excel 文件（.xls）。请在 Excel 或 WPS 里另存为 .xlsx 或“CSV UTF-8”再上传",
            "This is an Excel file of the old form (.xls). Save it in Excel as .xlsx or “CSV UTF-8” and upload that."
        );

    private static bool Has(Stream stream, ReadOnlySpan<byte> wanted)
    {
        var (buffer, held) = (new byte[1 << 16], 0);
        for (int read; (read = stream.Read(buffer.AsSpan(held))) > 0; )
        {
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, held + read);
            if (bytes.IndexOf(wanted) >= 0)
                return true;
            held = Math.Min(bytes.Length, wanted.Length - 1);
            bytes[^held..].CopyTo(buffer);
        }

        return false;
    }

    private static char SeparatorOf(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, true, 4096, leaveOpen: true);
        var head = new char[4096];
        char[] known = [',', '\t', ';'];
        // A title above the headings has none.
        var lines = new string(head, 0, reader.ReadBlock(head)).Split('\n');
        var line = Array.Find(lines, l => l.IndexOfAny(known) >= 0) ?? "";
        return known.MaxBy(c => line.Count(x => x == c));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_csv is not null)
            await _csv.DisposeAsync();
        _workbook?.Dispose();
        await _stream.DisposeAsync();
    }
}
