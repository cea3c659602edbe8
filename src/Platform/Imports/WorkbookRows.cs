using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;

namespace Zhanggui.Platform;

/// <summary>
/// The rows of a workbook's visible sheets, read forward with ExcelDataReader (docs/decisions/0021), as the text that
/// somebody sees: days and times as such, whole numbers without an exponent, zeros in front where the format has them,
/// and a cell that is merged over several rows on each of them. Shared strings and places of merged cells are what is
/// held in memory.
/// </summary>
internal sealed class WorkbookRows : IDisposable
{
    /// <summary>What a workbook may unpack to: a small zip may hold a mountain.</summary>
    private const long MaxBytes = 400_000_000;
    private const int MaxRows = 1_048_576,
        MaxColumns = 16_384,
        MaxErrors = 100_000;

    private readonly IExcelDataReader _reader;
    private readonly int _max;
    private readonly HashSet<(int Row, int Column)> _errors;
    private ILookup<int, CellRange> _merged = Enumerable.Empty<CellRange>().ToLookup(r => r.FromRow);
    private (int Until, string Text)[] _above = [];

    // ExcelDataReader asks for an encoding of old workbooks even where it reads new ones.
    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private WorkbookRows(IExcelDataReader reader, int max, HashSet<(int, int)> errors) =>
        (_reader, _max, _errors) = (reader, max, errors);

    /// <summary>The line of the row that was read last.</summary>
    public int Line { get; private set; }

    /// <summary>Opens a workbook, of whose rows at most the first <paramref name="max"/> cells are read.</summary>
    public static Result<WorkbookRows> Open(Stream stream, int max)
    {
        try
        {
            HashSet<(int, int)> errors;
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (zip.Entries.Sum(e => e.Length) > MaxBytes)
                    return Refusal.Invalid(
                        "import.unpacked",
                        "file",
                        $"这个工作簿解压后超过 {MaxBytes / 1_000_000} MB。请分成几个文件，或另存为 CSV UTF-8 再上传",
                        $"This workbook unpacks to more than {MaxBytes / 1_000_000} MB. Split it, or save it as CSV UTF-8."
                    );
                errors = Errors(zip);
            }

            stream.Position = 0;
            var rows = new WorkbookRows(
                ExcelReaderFactory.CreateOpenXmlReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }),
                max,
                errors
            );
            if (!rows.IsShown && !rows.NextSheet())
                rows._reader.Reset();
            rows.StartSheet();
            return rows;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return TableFile.NoTable;
        }
    }

    // Whatever a parser of somebody else throws over bytes of somebody else means that they are no workbook.
    public static bool IsBroken(Exception e) => e is not (OperationCanceledException or OutOfMemoryException);

    /// <summary>Goes on with the next visible sheet; false when there is none.</summary>
    public bool NextSheet()
    {
        while (_reader.NextResult())
            if (IsShown)
            {
                StartSheet();
                return true;
            }

        return false;
    }

    /// <summary>The next row's cells, up to the last that has something; null after the last row.</summary>
    public IReadOnlyList<string>? Next()
    {
        if (!_reader.Read())
            return null;
        Line = _reader.Depth + 1;
        var cells = new string[_above.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Text(i);
            if (cells[i].Length == 0 && _reader.Depth <= _above[i].Until)
                cells[i] = _above[i].Text;
        }

        foreach (var range in _merged[_reader.Depth])
            _above[range.FromColumn] = (range.ToRow, cells[range.FromColumn]);
        return cells[..(Array.FindLastIndex(cells, c => c.Length > 0) + 1)];
    }

    private bool IsShown => _reader is { VisibleState: "visible", FieldCount: > 0 };

    private void StartSheet()
    {
        if (_reader.FieldCount > MaxColumns || _reader.RowCount > MaxRows)
            throw new InvalidDataException("More rows or columns than a sheet has.");
        _above = new (int, string)[Math.Min(_reader.FieldCount, _max)];
        Array.Fill(_above, (-1, ""));
        _merged = (_reader.MergeCells ?? [])
            .Where(r => r.ToRow > r.FromRow && r.FromColumn >= 0 && r.FromColumn < _above.Length)
            .ToLookup(r => r.FromRow);
        Line = 0;
    }

    /// <summary>
    /// Where computing has failed, or was never done. ExcelDataReader reads such a cell as an empty one, which would be
    /// a guess; whichever sheet it is on, a cell of its place without a value is none to rely on.
    /// </summary>
    private static HashSet<(int, int)> Errors(ZipArchive zip)
    {
        var errors = new HashSet<(int, int)>();
        foreach (
            var part in zip.Entries.Where(e =>
                e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)
                && e.FullName.EndsWith(".xml", StringComparison.Ordinal)
            )
        )
            AddErrors(part, errors);
        return errors;
    }

    private static void AddErrors(ZipArchiveEntry sheet, HashSet<(int, int)> errors)
    {
        using var xml = XmlReader.Create(sheet.Open(), new XmlReaderSettings { CloseInput = true });
        var (row, column, isText, isOpen) = (-1, -1, false, false);
        void Close(bool isError)
        {
            if (isError && errors.Add((row, column)) && errors.Count > MaxErrors)
                throw new InvalidDataException("More errors than anybody can mend.");
            isOpen = false;
        }

        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "row":
                    Close(isOpen);
                    (row, column) = (int.TryParse(xml.GetAttribute("r"), out var line) ? line - 1 : row + 1, -1);
                    break;
                case "c":
                    Close(isOpen);
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    isText = xml.GetAttribute("t") == "str";
                    Close(xml.GetAttribute("t") == "e");
                    break;
                // Open until its value is found; a formula may well come to an empty text.
                case "f":
                    isOpen = !isText;
                    break;
                case "v" when !xml.IsEmptyElement && xml.Read() && xml.NodeType != XmlNodeType.EndElement:
                    isOpen = false;
                    break;
                default:
                    break;
            }
        }

        Close(isOpen);
    }

    private static int? ColumnOf(string? cell)
    {
        var column = 0;
        foreach (var c in (cell ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(3))
            column = column * 26 + (c - 'A' + 1);
        return column == 0 ? null : column - 1;
    }

    private string Text(int column) =>
        _reader.GetValue(column) switch
        {
            null => _errors.Contains((_reader.Depth, column)) ? "#N/A" : "",
            string text => text,
            double number => Number(number, _reader.GetNumberFormatString(column)),
            DateTime at => Time(at, _reader.GetNumberFormatString(column)),
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            bool yes => yes ? "TRUE" : "FALSE",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>
    /// A spreadsheet keeps fifteen digits. Of a longer number the end is lost, so it stays in the form that whoever
    /// reads it refuses; of a fraction the rest is noise (179.69999999999999 is 179.7).
    /// </summary>
    private static string Number(double number, string? format)
    {
        if (!(Math.Abs(number) < 1e15))
            return number.ToString("0.##############E+0", CultureInfo.InvariantCulture);
        var exact = (decimal)number;
        return format is { Length: > 1 } && format.All(c => c == '0') && exact >= 0 && exact == decimal.Truncate(exact)
            ? exact.ToString(format, CultureInfo.InvariantCulture)
            : exact.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private static string Time(DateTime at, string? format)
    {
        at = at.AddTicks(TimeSpan.TicksPerSecond / 2);
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
        var hasTime =
            at.TimeOfDay != TimeSpan.Zero || format?.Contains('h', StringComparison.OrdinalIgnoreCase) == true;
        return at.ToString(
            at.Year < 1900 || at is { Year: 1900, DayOfYear: 1 } && hasTime && at.TimeOfDay != TimeSpan.Zero
                    ? "HH:mm:ss"
                : hasTime ? "yyyy-MM-dd HH:mm:ss"
                : "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );
    }

    public void Dispose() => _reader.Dispose();
}
