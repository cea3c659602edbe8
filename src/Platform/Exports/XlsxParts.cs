using System.Globalization;
using System.Security;
using System.Text;

namespace Zhanggui.Platform;

/// <summary>
/// The parts of a workbook with one sheet (ECMA-376): inline strings, numbers as numbers, the heading row frozen.
/// </summary>
internal static class XlsxParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    public static readonly IReadOnlyList<(string Path, string Xml)> Fixed =
    [
        (
            "[Content_Types].xml",
            Head
                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
        ),
        (
            "_rels/.rels",
            Head
                + $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
        (
            "xl/workbook.xml",
            Head
                + $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        ),
        (
            "xl/_rels/workbook.xml.rels",
            Head
                + $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        ),
    ];

    public static readonly string SheetHead =
        Head
        + $"<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews><sheetData>";
    public const string SheetTail = "</sheetData></worksheet>";

    public static string Row(IReadOnlyList<object?> values)
    {
        var row = new StringBuilder("<row>");
        foreach (var value in values)
        {
            if (value is int or long or Quantity or Money)
                row.Append(CultureInfo.InvariantCulture, $"<c><v>{Export.Plain(value)}</v></c>");
            else
                row.Append("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .Append(SecurityElement.Escape(Clean(value is string s ? s : Export.Plain(value))))
                    .Append("</t></is></c>");
        }

        return row.Append("</row>").ToString();
    }

    /// <summary>XML has no place for most control characters.</summary>
    private static string Clean(string text) =>
        text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r'))
            ? new string([.. text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r')])
            : text;
}
