using System.Text.RegularExpressions;

namespace Zhanggui.Architecture;

/// <summary>A test says which clause of which rule it proves: one that docs/rules.md lists.</summary>
public sealed partial class RuleTraitTests
{
    [Fact]
    public void Every_rule_trait_names_a_clause_that_is_listed()
    {
        var directory = RuleIndex.Read(File.ReadAllText(Path.Combine(Sources.Root, "docs", "rules.md")));
        directory.Rows.Count.ShouldBeGreaterThan(500);
        directory.Clauses.Keys.Except(directory.Rows).ShouldBeEmpty("clauses of rows that are not there");
        directory
            .Clauses.Where(c => c.Value.Count < 2 || c.Value.Distinct().Count() < c.Value.Count)
            .Select(c => c.Key)
            .ShouldBeEmpty("one clause is the row itself, and each has its own name");
        var traits = Directory
            .EnumerateFiles(Path.Combine(Sources.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.EndsWith("RuleTraitTests.cs", StringComparison.Ordinal)
            )
            .SelectMany(f =>
                RuleTrait().Matches(File.ReadAllText(f)).Select(m => (Trait: m.Groups[1].Value, File: Sources.Name(f)))
            )
            .ToList();
        traits.Count.ShouldBeGreaterThan(300);
        traits.Where(t => !directory.Knows(t.Trait)).Select(t => $"{t.File}: {t.Trait}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ORD-05", true)] // one clause: itself
    [InlineData("ORD-05/valid", false)]
    [InlineData("CAT-14/approval", true)]
    [InlineData("CAT-14/approved", false)]
    [InlineData("CAT-14", false)] // which of its clauses?
    [InlineData("CAT-99", false)]
    [InlineData("C30", true)]
    [InlineData("C30/first", false)]
    public void A_trait_that_names_no_listed_clause_is_caught(string trait, bool known) =>
        RuleIndex
            .Read(
                """
                | id | 中文 | English | class |
                | ORD-05 | 审单 | Decides | CORE |
                | CAT-14 | 下架 | Delists | CORE |
                | id | clauses |
                | CAT-14 | reason, approval |
                | C30 | `tariff.*` | 上限 | upper bound |
                """
            )
            .Knows(trait)
            .ShouldBe(known);

    /// <summary>The ids of the rules, and the clauses of those that have several.</summary>
    private sealed partial record RuleIndex(
        IReadOnlySet<string> Rows,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Clauses
    )
    {
        public static RuleIndex Read(string book) =>
            new(
                Row().Matches(book).Select(m => m.Groups[1].Value).ToHashSet(),
                Clause()
                    .Matches(book)
                    .ToDictionary(m => m.Groups[1].Value, m => (IReadOnlyList<string>)m.Groups[2].Value.Split(", "))
            );

        public bool Knows(string trait)
        {
            var (id, slash, clause) = (
                trait.Split('/')[0],
                trait.Contains('/', StringComparison.Ordinal),
                trait.Split('/')[^1]
            );
            return Clauses.TryGetValue(id, out var clauses)
                ? slash && clauses.Contains(clause)
                : !slash && Rows.Contains(id);
        }

        [GeneratedRegex(@"^\| ([A-Z]+-\d+|C\d+) \|.*\|.*\|.*\|\r?$", RegexOptions.Multiline)]
        private static partial Regex Row();

        [GeneratedRegex(@"^\| ([A-Z]+-\d+) \| ([a-z-]+(?:, [a-z-]+)*) \|\r?$", RegexOptions.Multiline)]
        private static partial Regex Clause();
    }

    [GeneratedRegex("""Trait\(\s*"Rule",\s*"([^"]+)"\s*\)""")]
    private static partial Regex RuleTrait();
}
