namespace Zhanggui.Architecture;

/// <summary>What the files must be like.</summary>
public sealed class SourceTests
{
    private const int MaxLines = 320;

    [Fact]
    public void Modules_reference_only_layers_below()
    {
        var projects = Directory.GetFiles(Path.Combine(Sources.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        projects.Length.ShouldBeGreaterThan(10);
        projects.SelectMany(p => Sources.WrongReferences(Path.GetFileNameWithoutExtension(p), File.ReadAllText(p))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Finance", "Ordering")]
    [InlineData("Catalog", "Customers")]
    [InlineData("Unheard", "Kernel")]
    public void A_reference_up_or_sideways_is_caught(string from, string to) =>
        Sources.WrongReferences(from, $"""<Project><ItemGroup><ProjectReference Include="../{to}/{to}.csproj" /></ItemGroup></Project>""").ShouldBe([$"{from} -> {to}"]);

    [Fact]
    public void No_file_is_longer_than_320_lines()
    {
        var files = Sources.Code(".cs", ".razor").ToList();
        files.Count.ShouldBeGreaterThan(200);
        files.Select(f => (Name: Sources.Name(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > MaxLines).Select(f => $"{f.Name}: {f.Lines}").ShouldBeEmpty();
    }

    [Fact]
    public void Pages_have_no_inline_style_no_inline_script_and_no_clock_of_the_machine() =>
        Sources.Code(".razor").SelectMany(f => Sources.BannedWords(File.ReadAllText(f)).Select(w => $"{Sources.Name(f)}: {w}")).ShouldBeEmpty();

    [Theory]
    [InlineData("""<p class="x" style="color:red">""")]
    [InlineData("""<a hx-on:click="go()">""")]
    [InlineData("""<button onclick="go()">""")]
    [InlineData("<script>go()</script>")]
    [InlineData("@DateTime.Now")]
    public void An_inline_style_or_script_is_caught(string razor) => Sources.BannedWords(razor).ShouldNotBeEmpty();

    [Fact]
    public void Every_Chinese_text_of_a_page_has_its_English()
    {
        var missing = Directory.GetDirectories(Path.Combine(Sources.Root, "src")).Order(StringComparer.Ordinal).SelectMany(module =>
        {
            var prefix = module + Path.DirectorySeparatorChar;
            var known = Sources.Translated(Directory.GetFiles(module, "*.en.resx").Select(File.ReadAllText)).ToHashSet();
            return Sources.Code(".cs", ".razor").Where(f => f.StartsWith(prefix, StringComparison.Ordinal)).SelectMany(f => Sources.Keys(File.ReadAllText(f))).Distinct()
                .Where(k => !known.Contains(k)).Select(k => $"{Path.GetFileName(module)}: {k}");
        }).ToList();
        missing.ShouldBeEmpty($"{missing.Count} texts have no English:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void A_text_without_English_is_caught()
    {
        var keys = Sources.Keys("""<p title="@L["有译"]">@L["缺译 {0}", 3] @L["plain"]</p> l["带\"引号\"的"]""").ToList();
        keys.ShouldBe(["有译", "缺译 {0}", "带\"引号\"的"]);
        keys.Except(Sources.Translated(["""<root><data name="有译"><value>Here</value></data><data name="缺译 {0}"><value> </value></data></root>"""])).ShouldBe(["缺译 {0}", "带\"引号\"的"]);
    }
}
