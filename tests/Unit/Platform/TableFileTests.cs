using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Unit.Platform;

/// <summary>
/// Files as spreadsheet programs write them are read as somebody sees them; what can't be read right is refused and
/// says what to do.
/// </summary>
public sealed class TableFileTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<List<string>> Rows(byte[] bytes)
    {
        await using var file = TableFile.Open(new MemoryStream(bytes)).Value;
        List<string> rows = [];
        while (await file.Next(None) is { } cells)
            rows.Add($"{file.Line}: {string.Join('|', cells)}");
        return rows;
    }

    private static Refusal? Refused(byte[] bytes) => TableFile.Open(new MemoryStream(bytes)).Refusal;

    private static Task<Result<Sheet>> Sheet(byte[] bytes, params Text[] needed) =>
        Zhanggui.Platform.Sheet.Read(bytes, needed, None);

    [Fact]
    public async Task A_workbook_of_Excel_is_read_as_it_looks()
    {
        const string shared =
            "<si><t>编码</t></si><si><t xml:space=\"preserve\"> 款 </t></si><si><r><t>Q</t></r><r><rPr><b/></rPr><t>H</t></r><rPh sb=\"0\" eb=\"1\"><t>ignored</t></rPh></si><si><t>A&amp;B</t></si>";
        const string rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>日期</t></is></c></row>"
            // Days, times, and a day that a formula has computed.
            + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" t=\"s\"><v>3</v></c><c r=\"C3\" s=\"1\"><v>46356</v></c><c r=\"D3\" s=\"2\"><v>46356.378530092596</v></c><c r=\"E3\" s=\"2\"><v>46356</v></c><c r=\"F3\" s=\"4\"><v>0.5</v></c><c r=\"G3\" s=\"1\"><f>C3+1</f><v>46357</v></c></row>"
            // Formulas with their values, true, an error, zeros in front, a gap of cells.
            + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>A3&amp;\"-S\"</f><v>QH-S</v></c><c r=\"B4\"><f>1+1</f><v>2</v></c><c r=\"C4\" t=\"b\"><v>1</v></c><c r=\"D4\" t=\"e\"><v>#N/A</v></c><c r=\"E4\" s=\"3\"><v>42</v></c><c r=\"H4\" s=\"5\"><v>7</v></c></row>";
        var book = Workbooks.Of(
            shared,
            is1904: false,
            (Workbooks.Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), "hidden"),
            (Workbooks.Sheet(""), "visible"),
            (Workbooks.Sheet(rows), "visible"),
            (Workbooks.Sheet("<row r=\"1\"><c r=\"A1\"><v>9</v></c></row>"), "visible")
        );
        (await Rows(book)).ShouldBe([
            "1: 编码|款|日期",
            "2: ",
            "3: QH|A&B|2026-11-30|2026-11-30 09:05:05|2026-11-30 00:00:00|12:00:00|2026-12-01",
            "4: QH-S|2|TRUE|#N/A|000042|||7",
        ]);
    }

    [Fact]
    public async Task A_formula_that_nobody_has_computed_is_no_empty_cell()
    {
        const string row =
            "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v></v></c><c r=\"B1\"><f>1+1</f></c><c r=\"C1\" t=\"str\"><f>A9</f><v></v></c><c r=\"D1\"/><c r=\"E1\"><f>1+1</f><v/></c></row>";
        (await Rows(Workbooks.Of(row))).ShouldBe(["1: #N/A|#N/A|||#N/A"]);
    }

    [Fact]
    public async Task A_sheet_that_says_it_is_smaller_than_it_is_loses_nothing()
    {
        var sheet = Workbooks
            .Sheet(
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row>"
            )
            .Replace("<sheetData>", "<dimension ref=\"A1\"/><sheetData>");
        (await Rows(Workbooks.Of("", false, (sheet, "visible")))).ShouldBe(["1: 1||3", "2: |2"]);
    }

    [Fact]
    public async Task Days_since_1904_are_the_same_days()
    {
        const string row = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44894</v></c></row>";
        (await Rows(Workbooks.Of("", true, (Workbooks.Sheet(row), "visible")))).ShouldBe(["1: 2026-11-30"]);
    }

    [Theory]
    [InlineData("179.69999999999999", "179.7")]
    [InlineData("0.00001", "0.00001")]
    [InlineData("13800001234", "13800001234")]
    [InlineData("1.3800001234E10", "13800001234")]
    [InlineData("6900012345678", "6900012345678")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("-3", "-3")]
    // Fifteen digits are kept: what has more is refused by whoever reads it, never guessed.
    [InlineData("3.0120000000000007E18", "3.012E+18")]
    [InlineData("3012000000000000003", "3.012E+18")]
    public async Task Numbers_keep_what_they_mean_and_lost_digits_show(string written, string read) =>
        (await Rows(Workbooks.Of($"<row r=\"1\"><c r=\"A1\"><v>{written}</v></c></row>"))).ShouldBe(["1: " + read]);

    [Fact]
    public async Task A_cell_that_is_merged_over_rows_holds_for_each_of_them()
    {
        static string Text(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
        var rows =
            $"<row r=\"1\">{Text("A1", "标题")}</row><row r=\"2\">{Text("A2", "301")}{Text("B2", "A")}</row>"
            + $"<row r=\"3\"><c r=\"A3\"/>{Text("B3", "B")}</row><row r=\"4\">{Text("B4", "C")}</row>";
        const string merged =
            "<mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>";
        (await Rows(Workbooks.Of(rows, merged))).ShouldBe(["1: 标题", "2: 301|A", "3: 301|B", "4: |C"]);
    }

    [Fact]
    public void What_has_a_password_and_what_is_old_is_refused_with_what_to_do()
    {
        byte[] Compound(string part) =>
            [
                0xD0,
                0xCF,
                0x11,
                0xE0,
                0xA1,
                0xB1,
                0x1A,
                0xE1,
                .. new byte[70_000],
                .. Encoding.Unicode.GetBytes(part),
                .. new byte[512],
            ];
        var locked = Refused(Compound("EncryptedPackage"))!;
        (locked.Code, locked.Field).ShouldBe(("import.locked", "file"));
        locked.Message.Zh.ShouldContain("去掉密码");
        var old = Refused(Compound("Workbook"))!;
        old.Code.ShouldBe("import.xls");
        old.Message.Zh.ShouldContain("另存为 .xlsx");
    }

    [Fact]
    public void A_small_zip_that_holds_a_mountain_is_refused_unopened()
    {
        var mountain = new string(' ', 201_000_000);
        var refused = Refused(
            Workbooks.Zip([("xl/workbook.xml", "<a/>"), ("xl/b.xml", mountain), ("xl/c.xml", mountain)])
        )!;
        refused.Code.ShouldBe("import.unpacked");
        refused.Message.En.ShouldContain("400 MB");
    }

    [Fact]
    public async Task A_zip_that_lies_about_its_size_is_not_unpacked_further()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 200_000).Select(n => $"<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>")
        );
        var bytes = Workbooks.Of(rows);
        var size = Encoding.UTF8.GetByteCount(Workbooks.Sheet(rows));
        for (var at = 0; at < bytes.Length - 4; at++)
            if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) == size)
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var opened = TableFile.Open(new MemoryStream(bytes));
        if (opened.IsDone)
            await Should.ThrowAsync<FormatException>(async () =>
            {
                while (await opened.Value.Next(None) is not null) { }
            });
        else
            opened.Refusal.Code.ShouldBe("import.no_table");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000);
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE a [<!ENTITY b \"xxxxxxxxxx\"><!ENTITY c \"&b;&b;&b;\">]>",
        "<row r=\"1\"><c><v>1</v></c></row>"
    )]
    [InlineData("", "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")]
    [InlineData("", "<row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>")]
    [InlineData("", "<row r=\"1\"><c r=\"A1\" s=\"99\"><v>1</v></c></row")]
    public async Task A_workbook_that_is_broken_or_means_harm_is_refused(string before, string rows)
    {
        var opened = TableFile.Open(
            new MemoryStream(Workbooks.Of("", false, (before + Workbooks.Sheet(rows), "visible")))
        );
        if (opened.IsDone)
            await Should.ThrowAsync<FormatException>(() => opened.Value.Next(None));
        else
            opened.Refusal.Code.ShouldBe("import.no_table");
    }

    [Fact]
    public void Other_files_are_no_table()
    {
        Refused("PK\u0003\u0004 not a zip at all"u8.ToArray())!.Code.ShouldBe("import.no_table");
        Refused(Workbooks.Zip([("word/document.xml", "<a/>")]))!.Code.ShouldBe("import.no_table");
        Refused("<html>sign in</html>"u8.ToArray())!.Code.ShouldBe("import.no_table");
        Refused([0, 1, 2, 255])!.Code.ShouldBe("import.no_table");
        Refused([])!.Code.ShouldBe("import.empty");
    }

    [Fact]
    public async Task Every_encoding_of_Chinese_tables_is_read_alike()
    {
        const string text = "编码,名称\nA1,夏季连衣裙\nA2,“长裙”🎽\n";
        foreach (
            var encoding in new[]
            {
                new UTF8Encoding(true),
                new UTF8Encoding(false),
                Encoding.Unicode,
                Encoding.BigEndianUnicode,
                CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!,
            }
        )
            (await Rows([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])).ShouldBe(
                ["1: 编码|名称", "2: A1|夏季连衣裙", "3: A2|“长裙”🎽"],
                encoding.EncodingName
            );
        (await Rows(Encoding.UTF8.GetBytes(text.Replace(',', '\t')))).Count.ShouldBe(3);
        (await Rows(Encoding.UTF8.GetBytes(text.Replace(',', ';')))).Last().ShouldBe("3: A2|“长裙”🎽");
    }

    [Fact]
    public void A_broken_byte_is_refused_with_its_place()
    {
        var bytes = Encoding.UTF8.GetBytes("编码,名称,颜色,尺码\nA1,夏季连衣裙,白,S\n").ToList();
        bytes.Insert(bytes.IndexOf((byte)'\n') + 4, 0xE5);
        var refused = Refused([.. bytes])!;
        refused.Code.ShouldBe("import.unreadable");
        refused.Message.Zh.ShouldStartWith("读不懂这个文件：第 2 行第 4 个字节不是 UTF-8");
        var gb = CodePagesEncodingProvider
            .Instance.GetEncoding("GB18030")!
            .GetBytes("编码,名称\n长裙,")
            .Append((byte)0xFF);
        Refused([.. gb, .. "\n"u8])!.Message.En.ShouldContain("a byte of line 2 is no GB18030");
    }

    [Fact]
    public async Task A_long_file_breaks_no_character_at_the_edge_of_a_piece()
    {
        var lines = Enumerable
            .Range(0, 30_000)
            .Select(n => n.ToString(CultureInfo.InvariantCulture) + "夏季,裙")
            .ToList();
        (await Rows(Encoding.UTF8.GetBytes(string.Join('\n', lines)))).Count.ShouldBe(30_000);
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(string.Join('\n', lines));
        (await Rows(gb))[^1].ShouldBe("30000: 29999夏季|裙");
    }

    [Fact]
    public async Task Marks_that_keep_digits_from_becoming_a_number_go_off()
    {
        const string csv =
            "编码,名称\n=\"0301\",x\n\"=\"\"0301\"\"\",x\n'0301,x\n'=1+1,x\n'tHooft,x\n=\"0301\"&\"2\",x\n";
        (await Rows(Encoding.UTF8.GetBytes(csv)))
            .Select(r => r.Split(": ")[1].Split('|')[0])
            .ShouldBe(["编码", "0301", "0301", "0301", "=1+1", "'tHooft", "=\"0301\"&\"2\""]);
    }

    [Fact]
    public async Task Headings_are_found_below_a_title_and_behind_a_sheet_of_explanations()
    {
        static string Row(int n, params string[] cells) =>
            $"<row r=\"{n}\">"
            + string.Concat(cells.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>"))
            + "</row>";
        var book = Workbooks.Of(
            "",
            false,
            (Workbooks.Sheet(Row(1, "填写说明") + Row(2, "编码", "要填")), "visible"),
            (Workbooks.Sheet(Row(1, "十一月") + Row(3, "数量", "编码") + Row(5, "2", "A1")), "visible")
        );
        var sheet = (await Sheet(book, ("编码", "Code"), ("数量", "Quantity"))).Value;
        (sheet.Rows.Single().No, sheet.Cell(sheet.Rows[0], ("编码", "Code"))).ShouldBe((5, "A1"));
        var csv = (await Sheet("November\n\nCODE,quantity\nA1,2\n"u8.ToArray(), ("编码", "Code"))).Value;
        (csv.Headings[1], csv.Rows.Count).ShouldBe(("quantity", 1));
        var tabs = (await Sheet("November\nCODE\tquantity\nA1\t2,5\n"u8.ToArray(), ("编码", "Code"))).Value;
        (tabs.Headings[1], tabs.Rows[0].Cells[1]).ShouldBe(("quantity", "2,5"));
        (await Sheet(book, ("编码", "Code"), ("价", "Price"))).Refusal!.Message.Zh.ShouldBe("缺少列：编码、价");
        (await Sheet(Workbooks.Of(Row(1, "编码")), ("编码", "Code"))).Refusal!.Code.ShouldBe("import.empty");
    }

    [Theory]
    [InlineData("6.90001E+12", "科学计数")]
    [InlineData("6.9e+12", "科学计数")]
    [InlineData("2026-03-05", "日期")]
    [InlineData("2026/3/5", "日期")]
    [InlineData("3月5日", "日期")]
    [InlineData("6900012345678", null)]
    [InlineData("QH-E8", null)]
    [InlineData("3-5", null)]
    public async Task A_code_that_a_spreadsheet_has_altered_is_told_from_one_that_is_whole(string code, string? why)
    {
        var sheet = (await Sheet(Encoding.UTF8.GetBytes($"编码\n{code}\n"), ("编码", "Code"))).Value;
        var altered = sheet.Altered(sheet.Rows[0], ("编码", "Code"));
        if (why is null)
            altered.ShouldBeNull();
        else
            altered!.Value.Zh.ShouldContain(why);
    }
}
