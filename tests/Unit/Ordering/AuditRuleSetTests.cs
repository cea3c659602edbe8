using Zhanggui.Ordering;

namespace Zhanggui.Unit.Ordering;

/// <summary>The rules' settings: what may be typed, and what survives being stored.</summary>
public sealed class AuditRuleSetTests
{
    [Fact]
    public void A_draft_changes_what_it_names_and_nothing_else()
    {
        var draft = AuditRuleSet.Draft(AuditRuleSet.Factory, [new("high_amount", false, 30, new Dictionary<string, string> { ["yuan"] = "02000" })]).Value;
        AuditRuleSet.Differences(AuditRuleSet.Factory, draft).Select(d => $"{d.Rule.Code} {d.What.Zh}").ShouldBe(["high_amount 关闭", "high_amount 分值 20 → 30", "high_amount 多少元起 3000 → 2000"]);
        AuditRuleSet.Read(7, draft.Json).Same(draft).ShouldBeTrue();
        AuditRuleSet.Read(7, draft.Json).Revision.ShouldBe(7);
    }

    [Fact]
    public void What_is_beyond_the_range_is_refused_at_its_field()
    {
        var refused = AuditRuleSet.Draft(AuditRuleSet.Factory, [new("high_amount", true, 101, new Dictionary<string, string> { ["yuan"] = "abc" }), new("no_such_rule", true, 1)]);
        refused.Refusal!.All.Select(r => r.Field).ShouldBe(["high_amount.weight", "high_amount.yuan", "no_such_rule"]);
    }

    [Fact]
    public void A_stored_revision_that_does_not_know_a_rule_has_it_as_the_factory_does() =>
        AuditRuleSet.Read(1, """[{"code":"high_amount","on":false,"weight":1},{"code":"gone","on":true,"weight":1}]""").Of(AuditCatalog.Find("many_unpaid")!).Weight.ShouldBe(80);

    [Fact]
    public void Codes_fit_their_column_and_the_factory_holds_for_address_quantity_and_unpaid()
    {
        AuditCatalog.All.ShouldAllBe(r => r.Code.Length <= 40 && r.Weight <= AuditRuleSet.MostWeight && r.Parameters.All(p => p.Accepts(p.Default)));
        foreach (var code in new[] { "address_incomplete", "unusual_quantity", "many_unpaid" })
            AuditRuleSet.Factory.Of(AuditCatalog.Find(code)!).Weight.ShouldBeGreaterThanOrEqualTo(OrderingPolicies.AuditHoldAt.Default);
    }
}
