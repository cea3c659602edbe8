using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Unit.Platform;

/// <summary>What goes out as Excel opens as it was meant, and comes back in as it went out.</summary>
public sealed class WorkbookWriterTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateTimeOffset At = new(2026, 11, 30, 9, 5, 7, 900, TimeSpan.FromHours(8));

    private static readonly object?[] Row =
    [
        "000123",
        "6900012345678",
        new Money(129_950),
        new Quantity(-3),
        7L,
        1234567890123456789L,
        12.5m,
        At,
        new DateOnly(2026, 11, 30),
        null,
        "=1+1",
        new Text("=名", "=name"),
        " a\u0001b\uD800c 🎽\n<&>\" ",
        true,
    ];

    private static async Task<byte[]> Written(IReadOnlyList<object?[]> rows, int maxRows = WorkbookWriter.MaxRows)
    {
        using var memory = new MemoryStream();
        await WorkbookWriter.Write(new OnlyAsync(memory), Columns(rows[0].Length), rows.ToAsyncEnumerable(), maxRows);
        return memory.ToArray();
    }

    private static List<ExportColumn<object?[]>> Columns(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new ExportColumn<object?[]>(($"列{i}", $"Column {i}"), values => values[i])),
        ];

    private static async Task<List<IReadOnlyList<string>>> Read(byte[] bytes)
    {
        await using var file = TableFile.Open(new MemoryStream(bytes)).Value;
        List<IReadOnlyList<string>> rows = [];
        while (await file.Next(CancellationToken.None) is { } row)
            rows.Add(row);
        return rows;
    }

    private static XElement Part(byte[] bytes, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var part = zip.GetEntry(path)!.Open();
        return XElement.Load(part);
    }

    [Fact]
    public async Task Every_kind_of_value_comes_back_as_it_was()
    {
        var read = (await Read(await Written([Row])))[1];
        read.ShouldBe([
            "000123",
            "6900012345678",
            "1299.5",
            "-3",
            "7",
            "1234567890123456789",
            "12.5",
            "2026-11-30 09:05:07",
            "2026-11-30",
            "",
            "=1+1",
            "=名",
            "ab\uFFFDc 🎽\n<&>\"",
            "True",
        ]);
    }

    [Fact]
    public async Task Headings_are_bold_and_frozen_and_values_have_their_type_and_no_formula()
    {
        var bytes = await Written([Row]);
        var sheet = Part(bytes, "xl/worksheets/sheet1.xml");
        var styles = Part(bytes, "xl/styles.xml");
        var pane = sheet.Descendants(Main + "pane").Single();
        (pane.Attribute("ySplit")!.Value, pane.Attribute("state")!.Value).ShouldBe(("1", "frozen"));
        List<XElement> rows = [.. sheet.Descendants(Main + "row")];

        XElement Format(XElement cell) =>
            styles
                .Element(Main + "cellXfs")!
                .Elements()
                .ElementAt(int.Parse(cell.Attribute("s")?.Value ?? "0", CultureInfo.InvariantCulture));
        string Number(int column)
        {
            var id = Format(rows[1].Elements().ElementAt(column)).Attribute("numFmtId")!.Value;
            return styles
                    .Descendants(Main + "numFmt")
                    .FirstOrDefault(f => f.Attribute("numFmtId")!.Value == id)
                    ?.Attribute("formatCode")!
                    .Value.Replace("\\", "")
                ?? id;
        }

        var font = int.Parse(
            Format(rows[0].Elements().First()).Attribute("fontId")!.Value,
            CultureInfo.InvariantCulture
        );
        styles.Element(Main + "fonts")!.Elements().ElementAt(font).Element(Main + "b").ShouldNotBeNull();
        string Type(int column) => rows[1].Elements().ElementAt(column).Attribute("t")?.Value ?? "n";
        // Codes and what begins like a formula are text and stay text when somebody edits them: format 49 is "@".
        foreach (var text in new[] { 0, 1, 5, 10, 11 })
            (Type(text), Number(text)).ShouldBe(("inlineStr", "49"), $"column {text}");
        (Type(2), Number(2)).ShouldBe(("n", "4"), "#,##0.00");
        (Type(3), Type(4), Type(6)).ShouldBe(("n", "n", "n"));
        (Type(7), Number(7)).ShouldBe(("n", "yyyy-mm-dd hh:mm:ss"));
        (Type(8), Number(8)).ShouldBe(("n", "yyyy-mm-dd"));
        sheet.Descendants(Main + "f").ShouldBeEmpty();
    }

    [Fact]
    public async Task Columns_are_as_wide_as_what_they_hold()
    {
        var bytes = await Written([
            ["短", new string('长', 200), "浙江省杭州市西湖区", Money.Zero, 1],
            ["S", "x", "y", Money.Zero, 2],
        ]);
        Part(bytes, "xl/worksheets/sheet1.xml")
            .Descendants(Main + "col")
            .Select(c => (int)double.Parse(c.Attribute("width")!.Value, CultureInfo.InvariantCulture))
            .ShouldBe([8, 60, 20, 15, 11]);
    }

    [Fact]
    public async Task What_a_sheet_has_no_row_for_stands_on_the_next()
    {
        var rows = Enumerable.Range(1, 250).Select(n => new object?[] { n }).ToList();
        var bytes = await Written(rows, maxRows: 101);
        Part(bytes, "xl/workbook.xml")
            .Descendants(Main + "sheet")
            .Select(s => s.Attribute("name")!.Value)
            .ShouldBe(["Sheet1", "Sheet2", "Sheet3"]);
        foreach (var (sheet, count, last) in new[] { (1, 101, "100"), (2, 101, "200"), (3, 51, "250") })
        {
            List<XElement> written = [.. Part(bytes, $"xl/worksheets/sheet{sheet}.xml").Descendants(Main + "row")];
            (written.Count, written[0].Value, written[^1].Value).ShouldBe((count, "列0", last));
        }
    }

    [Fact]
    public async Task A_text_that_is_longer_than_a_cell_ends_with_a_mark_and_none_leaves_an_empty_table()
    {
        var read = (
            await Read(
                await Written([
                    [new string('a', 40_000)],
                    [new string('b', 300)],
                ])
            )
        );
        (read[1][0].Length, read[1][0][^1], read[2][0].Length).ShouldBe((32_767, '…', 300));
        using var memory = new MemoryStream();
        await Export.Xlsx(memory, Columns(2), AsyncEnumerable.Empty<object?[]>());
        (await Read(memory.ToArray())).ShouldHaveSingleItem().ShouldBe(["列0", "列1"]);
    }

    [Fact]
    public async Task A_query_that_fails_at_once_has_sent_nothing()
    {
        using var memory = new MemoryStream();
        var failing = Enumerable.Range(0, 3).Select<int, object?[]>(n => n < 2 ? [n] : throw new TimeoutException());
        await Should.ThrowAsync<TimeoutException>(
            WorkbookWriter.Write(memory, Columns(1), failing.ToAsyncEnumerable(), 10)
        );
        memory.Length.ShouldBe(0);
    }

    [Fact]
    public async Task In_CSV_only_text_is_marked_whatever_type_it_has()
    {
        using var memory = new MemoryStream();
        object?[] row = ["=1+1", new Text("@名", "@name"), "\n=1", -5, new Money(-100), new Quantity(-3), "+86"];
        await Export.Csv(memory, Columns(row.Length), new[] { row }.ToAsyncEnumerable());
        Encoding
            .UTF8.GetString(memory.ToArray())
            .ShouldEndWith("'=1+1,'@名,\"'\n=1\",-5,-1.00,-3,'+86\r\n", Case.Sensitive);
    }

    /// <summary>As a browser's connection is: what is written synchronously is refused.</summary>
    private sealed class OnlyAsync(Stream target) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("synchronous");

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new InvalidOperationException("synchronous");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            target.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => target.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);
    }
}
