namespace Zhanggui.Architecture;

/// <summary>What the files must be like.</summary>
public sealed class SourceTests
{
    [Fact]
    public void Modules_reference_only_layers_below()
    {
        var projects = Directory.GetFiles(Path.Combine(Sources.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        projects.Length.ShouldBeGreaterThan(10);
        projects
            .SelectMany(p => Sources.WrongReferences(Path.GetFileNameWithoutExtension(p), File.ReadAllText(p)))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Finance", "Ordering")]
    [InlineData("Pricing", "Ordering")]
    [InlineData("Pricing", "Inventory")]
    [InlineData("Catalog", "Customers")]
    [InlineData("Unheard", "Kernel")]
    public void A_reference_up_or_sideways_is_caught(string from, string to) =>
        Sources
            .WrongReferences(
                from,
                $"""<Project><ItemGroup><ProjectReference Include="../{to}/{to}.csproj" /></ItemGroup></Project>"""
            )
            .ShouldBe([$"{from} -> {to}"]);

    [Fact]
    public void No_line_is_wider_than_140_columns()
    {
        var files = Sources.OfAll(".cs", ".razor").ToList();
        files.Count.ShouldBeGreaterThan(1000);
        files
            .SelectMany(f => Sources.WideLines(f, File.ReadAllText(f)).Select(l => $"{Sources.Name(f)}:{l}"))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.cs", "var sum = FIFTY + FIFTY + FIFTY;")]
    [InlineData("a.cs", "// FIFTY FIFTY FIFTY")]
    [InlineData("a.cs", """// "FIFTY FIFTY FIFTY" is said in a comment""")]
    [InlineData("a.cs", """Say("FIFTY FIFTY FIFTY", "FIFTY FIFTY FIFTY");""")] // either would be too much
    [InlineData("a.cs", """var c = '"'; Say(FIFTY, FIFTY, FIFTY, '"');""")]
    [InlineData("a.razor", """<p class="FIFTY" title="FIFTY" lang="FIFTY" data-x="FIFTY">@text</p>""")]
    [InlineData("a.razor", "<td>@FIFTY</td><td>@FIFTY</td><td>@FIFTY</td>")]
    public void A_wide_line_is_caught(string file, string line) =>
        Sources.WideLines(file, "\n" + Fifty(line)).ShouldHaveSingleItem().ShouldStartWith("2: ");

    [Theory]
    [InlineData("a.cs", """Say("FIFTY FIFTY FIFTY", 1);""")]
    [InlineData("a.cs", """Say($"FIFTY {(x ? "FIFTY" : "FIFTY FIFTY")}", "short");""")]
    [InlineData("a.cs", """"Say($$"""FIFTY {{x ?? $"""FIFTY"""}} FIFTY""");"""")]
    [InlineData(
        "a.cs",
        """"
            Say($"""
                SELECT FIFTY, FIFTY, "FIFTY" FROM {table}
                """);
            """"
    )]
    [InlineData("a.cs", """Say(@"FIFTY ""FIFTY"" FIFTY\");""")]
    [InlineData("a.cs", "var sum = FIFTY + FIFTY;")]
    [InlineData("a.razor", """<p>@l["FIFTY FIFTY FIFTY"]</p>""")]
    public void A_line_that_one_literal_makes_wide_is_not(string file, string line) =>
        Sources.WideLines(file, Fifty(line)).ShouldBeEmpty();

    [Fact]
    public void A_Chinese_character_is_one_column()
    {
        Sources.WideLines("a.cs", new string('宽', 140)).ShouldBeEmpty();
        Sources.WideLines("a.cs", new string('宽', 141)).ShouldBe(["1: 141 columns"]);
    }

    private static string Fifty(string line) => line.Replace("FIFTY", new string('x', 50), StringComparison.Ordinal);

    [Fact]
    public void Pages_have_no_inline_style_no_inline_script_and_no_clock_of_the_machine() =>
        Sources
            .Code(".razor")
            .SelectMany(f => Sources.BannedWords(File.ReadAllText(f)).Select(w => $"{Sources.Name(f)}: {w}"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("""<p class="x" style="color:red">""")]
    [InlineData("""<a hx-on:click="go()">""")]
    [InlineData("""<button onclick="go()">""")]
    [InlineData("<script>go()</script>")]
    [InlineData("@DateTime.Now")]
    public void An_inline_style_or_script_is_caught(string razor) => Sources.BannedWords(razor).ShouldNotBeEmpty();

    [Fact]
    public void Every_print_is_a_print_form()
    {
        var code = Sources
            .Code(".cs", ".razor")
            .Where(f => !Sources.Name(f).StartsWith("src/Ui/", StringComparison.Ordinal))
            .ToList();
        code.Where(f => Sources.PrintsByHand(File.ReadAllText(f)))
            .Select(Sources.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["src/Organization/Prints/MappedPrint.cs", "src/Organization/Prints/SheetViews.razor"]);
    }

    [Theory]
    [InlineData("""PageResult.Page(no, JournalPages.Print(file, l), typeof(PrintLayout))""")]
    [InlineData("""@<section class="sheet"><h1>@l["发货单"]</h1></section>""")]
    public void A_print_by_hand_is_caught(string code) => Sources.PrintsByHand(code).ShouldBeTrue();

    [Fact]
    public void Every_Chinese_text_of_a_page_has_its_English()
    {
        var missing = Directory
            .GetDirectories(Path.Combine(Sources.Root, "src"))
            .Order(StringComparer.Ordinal)
            .SelectMany(module =>
            {
                var prefix = module + Path.DirectorySeparatorChar;
                var known = Sources
                    .Translated(Directory.GetFiles(module, "*.en.resx").Select(File.ReadAllText))
                    .ToHashSet();
                return Sources
                    .Code(".cs", ".razor")
                    .Where(f => f.StartsWith(prefix, StringComparison.Ordinal))
                    .SelectMany(f => Sources.Keys(File.ReadAllText(f)))
                    .Distinct()
                    .Where(k => !known.Contains(k))
                    .Select(k => $"{Path.GetFileName(module)}: {k}");
            })
            .ToList();
        missing.ShouldBeEmpty($"{missing.Count} texts have no English:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void A_text_without_English_is_caught()
    {
        var keys = Sources
            .Keys("""<p title="@L["有译"]">@L["缺译 {0}", 3] @L["plain"]</p> l["带\"引号\"的"]""")
            .ToList();
        keys.ShouldBe(["有译", "缺译 {0}", "带\"引号\"的"]);
        Sources.Keys("l[\n    \"第二行\",\n    3\n]").ShouldBe(["第二行"]);
        keys.Except(
                Sources.Translated([
                    """<root><data name="有译"><value>Here</value></data><data name="缺译 {0}"><value> </value></data></root>""",
                ])
            )
            .ShouldBe(["缺译 {0}", "带\"引号\"的"]);
    }
}
