using System.IO.Compression;
using System.Text;

namespace Zhanggui.Unit.Platform;

/// <summary>Workbooks as spreadsheet programs write them, part by part (ECMA-376).</summary>
internal static class Workbooks
{
    private const string Namespaces =
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>The formats that cells have: 1 day, 2 day and time, 3 six digits, 4 time, 5 text.</summary>
    private const string Styles =
        $"<styleSheet {Namespaces}><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts>"
        + "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs><cellXfs count=\"6\"><xf numFmtId=\"0\"/>"
        + "<xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"22\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"21\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

    /// <summary>A sheet with these rows; what comes after them, such as merged cells, follows.</summary>
    public static string Sheet(string rows, string after = "") =>
        $"<worksheet {Namespaces}><sheetData>{rows}</sheetData>{after}</worksheet>";

    /// <summary>A workbook with these sheets, each shown or hidden.</summary>
    public static byte[] Of(string shared, bool is1904, params (string Xml, string State)[] sheets)
    {
        var workbook =
            $"<workbook {Namespaces}>{(is1904 ? "<workbookPr date1904=\"1\"/>" : "")}<sheets>"
            + string.Concat(
                sheets.Select(
                    (s, i) => $"<sheet name=\"S{i}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>"
                )
            )
            + "</sheets></workbook>";
        const string relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        // The order of the sheets is that of the workbook, not that of the parts' names.
        var sheetPart = (int i) => $"sheet{sheets.Length - i}.xml";
        return Zip([
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            ("xl/workbook.xml", workbook),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{relations}\">"
                    + string.Concat(
                        sheets.Select(
                            (_, i) =>
                                $"<Relationship Id=\"rId{i + 1}\" Type=\"{office}/worksheet\" Target=\"worksheets/{sheetPart(i)}\"/>"
                        )
                    )
                    + $"<Relationship Id=\"rId91\" Type=\"{office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId92\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
            ("xl/styles.xml", Styles),
            ("xl/sharedStrings.xml", $"<sst {Namespaces}>{shared}</sst>"),
            .. sheets.Select((s, i) => ($"xl/worksheets/{sheetPart(i)}", s.Xml)),
        ]);
    }

    /// <summary>A workbook with one sheet of these rows.</summary>
    public static byte[] Of(string rows, string after = "") => Of("", false, (Sheet(rows, after), "visible"));

    public static byte[] Zip(IEnumerable<(string Path, string Text)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
            {
                using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }

        return stream.ToArray();
    }
}
