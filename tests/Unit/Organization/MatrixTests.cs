using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Records;

namespace Zhanggui.Unit.Organization;

/// <summary>
/// The seeded permissions against a transcription of section 4 of their own: the letters of every cell, and what must
/// follow from them.
/// </summary>
public sealed class MatrixTests
{
    private const string Section4 = """
        GM | V | A | V | A | A | V | A | V | V | A | V | A | A | A | V | A | A | A
        DEPUTY | V | A | V | A | A | V | V | V | V | A | V | A | A | A | V | V | V | V
        MKTDIR | E | A | A | A | A | A | V | V | V | A | A | D,A | A | A | V | A | A | V
        OPSDIR | V | A | A | A | A | A | V | V | V | A,S | A | V | A | A | V | A | A | D
        STOREMGR | E | D | E | D | E | E | V | V | E | A | E | V | E | D | V | V | - | -
        PRODMGR | E | D | D | D | V | V | - | V | - | V | V | D | D | V | V | O | - | -
        EDITOR | E | D,E | D,E | D,E | E | V | - | D | - | V | V | V | V | V | V | O | - | -
        PLANNER | V | D | D | D | D | V | - | V | - | - | V | - | D | D,E | V | O | - | -
        COPY | D | - | - | D | D | - | - | - | - | - | V | - | - | D | V | O | - | -
        DESIGN | E(pictures) | - | - | - | D | - | - | - | - | - | - | - | V | D | - | O | - | -
        CULTURE | - | - | - | - | D | - | - | - | - | - | - | - | - | V | - | O | - | -
        PROMO | V | D | V | D | D | V | V | - | - | - | V | - | V | E | V | O | - | -
        CSDIR | V | A(special) | - | V | D | V | - | V | V | A | A | - | V | V | V | A | - | -
        CSMGR | V | D(special) | - | V | D | E,A(cancel) | - | V | V | A | A | - | V | V | V | E | - | -
        CSPRE | V | D(special) | D | V | D | E | - | V | V | D | E | - | V | V | O | O | - | -
        CSPOST | V | - | - | V | D | E | D(refund) | V | V | E,S | E | V | V | V | O | O | - | -
        ORDERS | V | - | - | V | - | E | V | V | D | V | E | - | E | - | O | O | - | D(order-backup)
        TRACKER | V | - | - | V | - | E | V | V | V | V | V | D | V | V | O | O | - | -
        WHMGR | V | - | - | V | - | V | - | E,A | E,A | V | - | V | V | - | V | E | - | -
        RECEIVER | V | - | - | - | - | V | - | E | - | - | - | V | - | - | O | O | - | -
        PICKER | V | - | - | - | - | V | - | E | E | - | - | - | - | - | O | O | - | -
        PACKER | V | - | - | - | - | V | V(invoice) | V | E | - | - | - | - | - | O | O | - | -
        RETURNS | V | - | - | - | - | V | - | E | V | E | - | - | - | - | O | O | - | -
        PURDIR | E | V | V | V | V | V | V | V | V | V | - | A | V | - | V | A | - | -
        PURMGR | E | D | V | V | D | V | V | V | V | V | - | E,A | - | - | V | E | - | -
        PURSPEC | D | - | - | - | - | V | V | V | V | V | - | E | - | - | O | O | - | -
        QC | V | - | - | - | - | - | - | E | - | V | - | E | - | - | O | O | - | -
        DIST | V | V | V | V | D | E | V | V | V | D | E | - | E | V | O | O | - | -
        GROUPBUY | V | V | V | V | D | E | V | V | V | D | E | - | E | V | O | O | - | -
        ACCT | V | V | - | V | - | V | E,A | V | V | V | - | V | V | V | V | V | - | -
        CASHIER | - | - | - | - | - | V | E | V | V | V | - | V | V | - | O | O | - | -
        HRADMIN | - | - | - | - | V | - | D | V | - | - | - | - | - | - | V | E | D | -
        IT | V | V | V | V | V | V | V | V | V | V | V | V | V | V | V | O | A,E | E,A
        SYSADMIN | V | - | V | - | E(takedown) | V | - | V | V | V | V | V | V | V | V | O | E | E
        DBA | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - | O | - | X(backup,restore)
        MEMBER | V | V | V | V | V | O | O | V | O | O | O | - | - | - | - | - | O | -
        VISITOR | V | V | V | V | V | - | - | V | - | - | O | - | - | - | - | - | - | -
        PARTNER | V | V | V | V | V | O | O | V | O | O | O | - | O | - | O | - | O | -
        SUPPLIER | - | - | - | - | - | - | O | - | - | O | - | O | - | - | - | - | O | -
        OUTSRC | E(pictures) | - | - | - | D | - | - | - | - | - | - | - | - | - | - | - | O | -
        """;

    public static TheoryData<string, string[]> Rows =>
        [
            .. Section4
                .Split('\n')
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(cells => (cells[0], cells[1..])),
        ];

    [Theory, MemberData(nameof(Rows)), Trait("Rule", "ORG-31/seeded")]
    public void Every_cell_of_the_seed_says_what_section_4_says(string position, string[] cells)
    {
        cells.Length.ShouldBe(18);
        var grants = PositionSeed.Permissions(PositionSeed.Positions.Single(p => p.Code == position)).ToList();
        for (var i = 0; i < cells.Length; i++)
            Letters(MatrixCell.Of(grants, PermissionDirectory.Modules[i].Code).ToString())
                .ShouldBe(Letters(cells[i]), $"{position}, {PermissionDirectory.Modules[i].Code}");
        grants.Where(g => PermissionDirectory.Cell(g) is null).ShouldBeEmpty();
        grants.ShouldBeUnique();
    }

    /// <summary>"X(backup,restore)" and "X(backup),X(restore)" are the same, in any order.</summary>
    private static string Letters(string cell)
    {
        var parts = new List<string>();
        foreach (
            System.Text.RegularExpressions.Match m in System.Text.RegularExpressions.Regex.Matches(
                cell,
                @"([A-Z])(\(([^)]*)\))?"
            )
        )
            parts.AddRange(
                m.Groups[3].Success
                    ? m.Groups[3].Value.Split(',').Select(only => $"{m.Groups[1].Value}:{only}")
                    : [m.Groups[1].Value]
            );
        return string.Join(' ', parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_seed_has_every_position_of_section_4_and_no_other() =>
        PositionSeed.Positions.Select(p => p.Code).ShouldBe(Rows.Select(r => r.Data.Item1), ignoreOrder: true);

    [Theory]
    [InlineData("MKTDIR", "price.view", true)] // A brings V along
    [InlineData("CSDIR", "price.view", true)] // also a restricted A
    [InlineData("CSDIR", "price.approve", false)] // which is not the whole A
    [InlineData("CSDIR", "price.approve.special", true)]
    [InlineData("CSMGR", "ord.approve.cancel", true)]
    [InlineData("CSMGR", "ord.edit", true)]
    [InlineData("ORDERS", "db.draft.order-backup", true)]
    [InlineData("PICKER", "rep.own", true)]
    [InlineData("PICKER", "rep.view", false)] // O is not V
    [InlineData("DBA", "db.admin.backup", true)]
    [InlineData("DBA", "org.view", false)]
    [InlineData("HRADMIN", "org.edit", false)] // proposes, does not execute (ORG-12)
    [InlineData("GM", "org.edit", false)] // approves, does not execute (ORG-12)
    [InlineData("SYSADMIN", "org.edit", true)]
    [InlineData("GM", "policy.edit.business", true)]
    [InlineData("IT", "policy.edit.business", false)]
    [InlineData("IT", "policy.edit.technical", true)]
    [InlineData("PICKER", "outbound.check", false)]
    [InlineData("ACCT", "refund.pay", true)]
    [InlineData("CSPRE", "order.cancel", false)]
    [InlineData("CSPRE", "order.cancel.before-confirmation", true)]
    [InlineData("OPSDIR", "kpi.evaluate", true)] // superior of others
    [InlineData("PACKER", "kpi.evaluate", false)]
    [InlineData("PACKER", "user.level.request", true)] // anybody asks
    public void Whoever_holds_a_position_may_do_exactly_what_it_may(string position, string permission, bool may) =>
        SeedOrganization.Grants(DeclaredPermissions.All).Contains((position, permission)).ShouldBe(may);

    [Fact, Trait("Rule", "ORD-09/no-edit")]
    public void Nobody_may_edit_a_stored_order() =>
        SeedOrganization.Grants(DeclaredPermissions.All).ShouldNotContain(g => g.Permission == "order.edit");

    [Fact, Trait("Rule", "ORG-09/backup"), Trait("Rule", "ORG-09/restore")]
    public void Only_the_database_level_backs_up_and_restores() =>
        SeedOrganization
            .Grants(DeclaredPermissions.All)
            .Where(g => g.Permission is "backup.run" or "backup.restore" or "db.admin.backup" or "db.admin.restore")
            .Select(g => g.Position)
            .Distinct()
            .ShouldBe(["DBA"]);

    [Fact]
    public void Everybody_reports_to_somebody_who_is_there_and_nobody_in_a_circle()
    {
        var all = PositionSeed.Positions.ToDictionary(p => p.Code);
        foreach (var position in PositionSeed.Positions)
        {
            var (seen, next) = (new HashSet<string>(), position.Code);
            while (all[next].Superior is { } superior)
            {
                seen.Add(next).ShouldBeTrue(position.Code);
                next = superior;
            }
        }
    }

    [Fact]
    public void Every_sensitive_permission_has_a_name()
    {
        var directory = new PermissionDirectory(DeclaredPermissions.All);
        foreach (var permission in DeclaredPermissions.All.Select(p => p.Code))
            directory.NameOf(permission).Zh.ShouldNotBe(permission);
        foreach (var (_, permission) in SeedOrganization.Grants(DeclaredPermissions.All))
            directory.Knows(permission).ShouldBeTrue(permission);
    }
}
