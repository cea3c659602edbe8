using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Zhanggui.Platform;

/// <summary>
/// The rows of a workbook's first sheet (ECMA-376), read forward. Shared strings are the one part that is held in
/// memory. A workbook that unpacks to more than <see cref="MaxBytes"/> is refused: a small zip may hold a mountain.
/// </summary>
internal sealed class XlsxRows : IDisposable
{
    private const long MaxBytes = 400_000_000;
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = false,
        IgnoreComments = true,
    };
    private readonly ZipArchive _zip;
    private readonly IReadOnlyList<string> _shared;
    private readonly XmlReader _sheet;
    private int _line;

    private XlsxRows(ZipArchive zip, IReadOnlyList<string> shared, XmlReader sheet) =>
        (_zip, _shared, _sheet) = (zip, shared, sheet);

    /// <summary>Null when the zip is no workbook.</summary>
    public static XlsxRows? Open(Stream stream)
    {
        var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var sheet = FirstSheet(zip);
        if (sheet is null || zip.Entries.Sum(e => e.Length) > MaxBytes)
        {
            zip.Dispose();
            return null;
        }

        return new XlsxRows(zip, Shared(zip), XmlReader.Create(sheet.Open(), Settings));
    }

    private static ZipArchiveEntry? FirstSheet(ZipArchive zip)
    {
        // The sheets' order is that of the workbook; nearly always the first is sheet1.
        if (zip.GetEntry("xl/worksheets/sheet1.xml") is { } first)
            return first;
        return zip
            .Entries.Where(e =>
                e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)
                && e.FullName.EndsWith(".xml", StringComparison.Ordinal)
            )
            .MinBy(e => e.FullName, StringComparer.Ordinal);
    }

    private static List<string> Shared(ZipArchive zip)
    {
        var shared = new List<string>();
        if (zip.GetEntry("xl/sharedStrings.xml") is not { } part)
            return shared;
        using var xml = XmlReader.Create(
            part.Open(),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                shared.Add(xml.IsEmptyElement ? "" : TextOf(xml));
        return shared;
    }

    /// <summary>All t elements below; what is read aloud (phonetic runs) is none of the text.</summary>
    private static string TextOf(XmlReader xml)
    {
        var (text, end) = ("", xml.Depth);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == end))
        {
            while (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                xml.Skip();
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == end)
                break;
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false }
                && xml.Read()
                && xml.NodeType
                    is XmlNodeType.Text
                        or XmlNodeType.SignificantWhitespace
                        or XmlNodeType.Whitespace
                        or XmlNodeType.CDATA
            )
                text += xml.Value;
        }

        return text;
    }

    public async Task<(int Line, IReadOnlyList<string> Cells)?> Next(int max, CancellationToken ct)
    {
        while (await _sheet.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            if (_sheet is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            _line = int.TryParse(_sheet.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r)
                ? r
                : _line + 1;
            return (_line, _sheet.IsEmptyElement ? [] : Cells(max));
        }

        return null;
    }

    private List<string> Cells(int max)
    {
        var (cells, end) = (new List<string>(), _sheet.Depth);
        while (_sheet.Read() && !(_sheet.NodeType == XmlNodeType.EndElement && _sheet.Depth == end))
        {
            if (_sheet is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var (at, type) = (ColumnOf(_sheet.GetAttribute("r")) ?? cells.Count, _sheet.GetAttribute("t"));
            var text = _sheet.IsEmptyElement ? "" : Value(type);
            if (at >= max)
                continue;
            while (cells.Count <= at)
                cells.Add("");
            cells[at] = text;
        }

        return cells;
    }

    private string Value(string? type)
    {
        var (text, end) = ("", _sheet.Depth);
        while (_sheet.Read() && !(_sheet.NodeType == XmlNodeType.EndElement && _sheet.Depth == end))
        {
            if (_sheet is { NodeType: XmlNodeType.Element, LocalName: "is", IsEmptyElement: false })
                text = TextOf(_sheet);
            else if (
                _sheet is { NodeType: XmlNodeType.Element, LocalName: "v", IsEmptyElement: false }
                && _sheet.Read()
            )
                text = _sheet.Value;
        }

        if (type == "s")
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _shared.Count
                ? _shared[i]
                : "";
        // A long number may be written as 1.3800001234E10: as far as it is whole and exact, it is meant as digits.
        // A spreadsheet keeps fifteen digits: of a longer number the end is lost, so it stays in the form that whoever
        // reads it refuses.
        return
            type is null or "n"
            && text.Contains('E')
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1_000_000_000_000_000m
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : text;
    }

    private static int? ColumnOf(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
            return null;
        var column = 0;
        foreach (var c in cell.TakeWhile(char.IsAsciiLetterUpper))
            column = column * 26 + (c - 'A' + 1);
        return column is > 0 and <= 16384 ? column - 1 : null;
    }

    public void Dispose()
    {
        _sheet.Dispose();
        _zip.Dispose();
    }
}
