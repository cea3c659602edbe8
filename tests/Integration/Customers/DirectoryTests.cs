using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Customers;

/// <summary>Customers as staff see them, and the import.</summary>
public sealed class DirectoryTests
{
    private static async Task Import(AppFixture app, int count)
    {
        var start = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
        List<MemberImport> members =
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => new MemberImport(
                    Ids.New<AccountId>(start.AddMinutes(i)),
                    $"member{i:0000}",
                    i == 7 ? "司徒静姝" : $"王客户{i}",
                    $"139{i:00000000}",
                    start.AddMinutes(i),
                    [
                        new PostalAddress(
                            "王客户",
                            "13957215218",
                            "浙江省",
                            "湖州市",
                            "吴兴区",
                            $"爱山街道南街 {i} 号"
                        ),
                        new PostalAddress("王客户", "13957215218", "北京市", "北京市", "朝阳区", $"建国路 {i} 号院"),
                    ]
                )),
        ];
        (
            await app.Run(Actor.System("demo"), (ImportMembers u) => u.Run(members, CancellationToken.None))
        ).Value.ShouldBe(count);
    }

    private static Task<PageOf<CustomerRow>> List(
        AppFixture app,
        CustomerQuery query,
        bool full = true,
        ListPlace place = default
    ) => app.Ask((MemberDirectory d) => d.List(query, place, 50, full, CancellationToken.None));

    [Theory, Databases]
    public async Task An_import_takes_members_and_addresses_over(string database)
    {
        await using var app = await AppFixture.Start(database);

        await Import(app, 120);

        var newest = (await List(app, new CustomerQuery(null, null, null))).Rows[0];
        newest.Login.ShouldBe("member0120");
        newest.Region.ShouldBe("浙江省湖州市");
        var book = await app.Ask((ICustomers c) => c.Addresses(newest.Account, CancellationToken.None));
        book.Select(a => (a.Address.City, a.IsDefault)).ShouldBe([("湖州市", true), ("北京市", false)]);
    }

    [Theory, Databases]
    public async Task An_import_with_one_bad_address_takes_nobody_over(string database)
    {
        await using var app = await AppFixture.Start(database);
        var bad = new MemberImport(
            Ids.New<AccountId>(app.Clock.GetUtcNow()),
            "bad",
            "王五",
            "13957215218",
            app.Clock.GetUtcNow(),
            [new PostalAddress("王五", "139", "浙江省", "湖州市", "吴兴区", "爱山街道南街 1 号")]
        );
        var good = bad with { Account = Ids.New<AccountId>(app.Clock.GetUtcNow()), Login = "good", Addresses = [] };

        var refused = await app.Run(
            Actor.System("demo"),
            (ImportMembers u) => u.Run([good, bad], CancellationToken.None)
        );

        refused.Refusal.ShouldNotBeNull().Message.En.ShouldStartWith("bad: ");
        (await List(app, new CustomerQuery(null, null, null))).Rows.ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task The_list_pages_through_everybody_once_newest_first(string database)
    {
        await using var app = await AppFixture.Start(database);
        await Import(app, 120);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await List(app, new CustomerQuery(null, null, null), place: new ListPlace(null, null, after));
            seen.AddRange(page.Rows.Select(c => c.Login));
            after = page.Next;
        } while (after is not null);

        seen.ShouldBe([.. Enumerable.Range(1, 120).Reverse().Select(i => $"member{i:0000}")]);
    }

    [Theory, Databases]
    public async Task Customers_are_found_by_name_phone_last_four_digits_and_login(string database)
    {
        await using var app = await AppFixture.Start(database);
        await Import(app, 30);

        foreach (var text in new[] { "司徒", "139 0000 0007", "0007", "MEMBER0007" })
            (await List(app, new CustomerQuery(text, null, null)))
                .Rows.Select(c => c.Login)
                .ShouldBe(["member0007"], text);
        (await List(app, new CustomerQuery("'; DROP TABLE customers_member; --", null, null))).Rows.ShouldBeEmpty();
        (await List(app, new CustomerQuery("%", null, null))).Rows.ShouldBeEmpty();
        (await List(app, new CustomerQuery(null, null, new DateOnly(2026, 9, 30)))).Rows.ShouldBeEmpty();
    }

    [Theory, Databases]
    [Trait("Rule", "DAT-11/masked")]
    public async Task Who_need_not_know_sees_name_phone_and_street_masked(string database)
    {
        await using var app = await AppFixture.Start(database);
        await Import(app, 7);

        var masked = (await List(app, new CustomerQuery("member0007", null, null), full: false)).Rows.Single();
        var file = (
            await app.Ask((MemberDirectory d) => d.Of(masked.Account, false, CancellationToken.None))
        ).ShouldNotBeNull();

        (masked.Name, masked.Phone).ShouldBe(("司***", "139****0007"));
        file.Addresses[0]
            .Address.ShouldBe(new PostalAddress("王**", "139****5218", "浙江省", "湖州市", "吴兴区", "****"));
    }

    [Theory, Databases]
    [Trait("Rule", "ORG-15/permission"), Trait("Rule", "ORG-15/logged")]
    public async Task An_export_is_noted_with_who_and_what_and_needs_its_permission(string database)
    {
        await using var app = await AppFixture.Start(database);
        var query = new CustomerQuery("司徒", null, null);

        var refused = await Export(CustomersModule.ViewFull);
        (await Exports(app)).ShouldBeEmpty();
        var noted = await Export(CustomersModule.ExportData);

        refused.Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Forbidden);
        noted.IsDone.ShouldBeTrue();
        var entry = (await Exports(app)).Single();
        entry.ActorName.ShouldBe("测试员");
        entry.After.ShouldNotBeNull().ShouldContain("司徒");

        Task<Result> Export(string permission) =>
            app.Run(
                AppFixture.Staff(permission),
                (ExportCustomers u) => u.Run("customers", query, "csv", CancellationToken.None)
            );
    }

    private static Task<List<AuditEntry>> Exports(AppFixture app) =>
        app.Ask((ShopDb db) => db.Set<AuditEntry>().Where(e => e.SubjectType == "customer-export").ToListAsync());
}
