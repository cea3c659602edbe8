using Zhanggui.OrderScreening;

namespace Zhanggui.Unit.OrderScreening;

/// <summary>The rules' settings: what may be typed, and what survives being stored.</summary>
public sealed class ScreeningRuleSetTests
{
    [Fact]
    public void A_draft_changes_what_it_names_and_nothing_else()
    {
        var draft = ScreeningRuleSet
            .Draft(
                ScreeningRuleSet.Factory,
                [new("high_amount", false, 30, new Dictionary<string, string> { ["yuan"] = "02000" })]
            )
            .Value;
        ScreeningRuleSet
            .Differences(ScreeningRuleSet.Factory, draft)
            .Select(d => $"{d.Rule.Code} {d.What.Zh}")
            .ShouldBe(["high_amount 关闭", "high_amount 分值 20 → 30", "high_amount 多少元起 3000 → 2000"]);
        ScreeningRuleSet.Read(7, draft.Json).Same(draft).ShouldBeTrue();
        ScreeningRuleSet.Read(7, draft.Json).Revision.ShouldBe(7);
    }

    [Fact]
    public void What_is_beyond_the_range_is_refused_at_its_field()
    {
        var refused = ScreeningRuleSet.Draft(
            ScreeningRuleSet.Factory,
            [
                new("high_amount", true, 101, new Dictionary<string, string> { ["yuan"] = "abc" }),
                new("no_such_rule", true, 1),
            ]
        );
        refused.Refusal!.All.Select(r => r.Field).ShouldBe(["high_amount.weight", "high_amount.yuan", "no_such_rule"]);
    }

    [Fact]
    public void A_stored_revision_that_does_not_know_a_rule_has_it_as_the_factory_does() =>
        ScreeningRuleSet
            .Read(1, """[{"code":"high_amount","on":false,"weight":1},{"code":"gone","on":true,"weight":1}]""")
            .Of(ScreeningCatalog.Find("many_unpaid")!)
            .Weight.ShouldBe(80);

    [Fact]
    public void Codes_fit_their_column_and_the_factory_holds_for_address_quantity_and_unpaid()
    {
        ScreeningCatalog.All.ShouldAllBe(r =>
            r.Code.Length <= 40 && r.Weight <= ScreeningRuleSet.MaxWeight && r.Parameters.All(p => p.Accepts(p.Default))
        );
        foreach (var code in new[] { "address_incomplete", "unusual_quantity", "many_unpaid" })
            ScreeningRuleSet
                .Factory.Of(ScreeningCatalog.Find(code)!)
                .Weight.ShouldBeGreaterThanOrEqualTo(OrderScreeningPolicies.HoldAt.Default);
    }
}
