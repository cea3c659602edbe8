using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Customers;

/// <summary>Registering, and the address book of a member.</summary>
public sealed class AddressBookTests
{
    private static readonly PostalAddress Huzhou = new(
        "司徒静姝",
        "13957215218",
        "浙江省",
        "湖州市",
        "吴兴区",
        "爱山街道南街 266 号 3 幢 502 室",
        "313000"
    );
    private static readonly PostalAddress Beijing = new(
        "买买提·阿不都热合曼",
        "010-65288888",
        "北京市",
        "北京市",
        "朝阳区",
        "建国路 88 号院 2 号楼"
    );

    private static Actor Member(AccountId account) =>
        new(ActorKind.Member, account.Value, "member", new HashSet<string>());

    private static async Task<AccountId> Register(AppFixture app, string login = "13857264410") =>
        (
            await app.Run(
                Actor.Visitor(),
                (RegisterMember u) => u.Run(login, "Qihe2026", "Qihe2026", null, CancellationToken.None)
            )
        ).Value;

    private static Task<IReadOnlyList<SavedAddress>> Book(AppFixture app, AccountId account) =>
        app.Ask((ICustomers c) => c.Addresses(account, CancellationToken.None));

    private static Task<Result<AddressId>> Save(
        AppFixture app,
        AccountId account,
        PostalAddress address,
        bool makeDefault = false,
        AddressId? existing = null
    ) => app.Run(Member(account), (SaveAddress u) => u.Run(address, makeDefault, existing, CancellationToken.None));

    [Theory, Databases]
    [Trait("Rule", "SHOP-12/short-form")]
    public async Task A_mobile_number_and_a_password_are_enough_to_become_a_member(string database)
    {
        await using var app = await AppFixture.Start(database);

        var account = await Register(app, "138 5726 4410");

        var card = (await app.Ask((ICustomers c) => c.Of(account, CancellationToken.None))).ShouldNotBeNull();
        card.Login.ShouldBe("13857264410");
        card.Phone.ShouldBe("13857264410");
        card.Name.ShouldBe("138****4410");
        card.RegisteredAt.ShouldBe(app.Clock.GetUtcNow());
    }

    [Theory, Databases]
    public async Task A_double_click_on_register_makes_one_account(string database)
    {
        await using var app = await AppFixture.Start(database);

        var first = await app.Run(
            Actor.Visitor(),
            (RegisterMember u) => u.Run("qihe_2026", "Qihe2026", "Qihe2026", null, CancellationToken.None),
            "click"
        );
        var second = await app.Run(
            Actor.Visitor(),
            (RegisterMember u) => u.Run("qihe_2026", "Qihe2026", "Qihe2026", null, CancellationToken.None),
            "click"
        );

        second.Value.ShouldBe(first.Value);
    }

    [Theory, Databases]
    public async Task A_taken_login_and_differing_passwords_are_refused_and_leave_no_member(string database)
    {
        await using var app = await AppFixture.Start(database);
        await Register(app);

        var taken = await app.Run(
            Actor.Visitor(),
            (RegisterMember u) => u.Run("13857264410", "Other2026", "Other2026", null, CancellationToken.None)
        );
        var differ = await app.Run(
            Actor.Visitor(),
            (RegisterMember u) => u.Run("13957215218", "Qihe2026", "Qihe2027", null, CancellationToken.None)
        );

        taken.Refusal.ShouldNotBeNull().Field.ShouldBe("login");
        differ.Refusal.ShouldNotBeNull().Code.ShouldBe("customers.passwords_differ");
        var all = new CustomerQuery(null, null, null);
        (
            await app.Ask((MemberDirectory d) => d.List(all, default, 50, true, CancellationToken.None))
        ).Rows.Count.ShouldBe(1);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-14/several"), Trait("Rule", "SHOP-14/default")]
    public async Task The_first_address_is_the_default_until_another_is_chosen(string database)
    {
        await using var app = await AppFixture.Start(database);
        var account = await Register(app);
        var first = (await Save(app, account, Huzhou)).Value;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (await Save(app, account, Beijing)).Value;

        (await Book(app, account)).Select(a => (a.Id, a.IsDefault)).ShouldBe([(first, true), (second, false)]);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (
            await app.Run(Member(account), (ChooseAddress u) => u.Run(second, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        (await Book(app, account)).Select(a => (a.Id, a.IsDefault)).ShouldBe([(second, true), (first, false)]);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-14/default")]
    public async Task Deleting_the_default_gives_the_one_before_back_and_can_be_undone(string database)
    {
        await using var app = await AppFixture.Start(database);
        var account = await Register(app);
        var first = (await Save(app, account, Huzhou)).Value;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (await Save(app, account, Beijing, makeDefault: true)).Value;

        (
            await app.Run(Member(account), (DeleteAddress u) => u.Run(second, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        (await Book(app, account)).Select(a => (a.Id, a.IsDefault)).ShouldBe([(first, true)]);

        (
            await app.Run(Member(account), (RestoreAddress u) => u.Run(second, CancellationToken.None))
        ).IsDone.ShouldBeTrue();
        (await Book(app, account)).Select(a => (a.Id, a.IsDefault)).ShouldBe([(second, true), (first, false)]);
    }

    [Theory, Databases]
    public async Task The_same_address_is_stored_once(string database)
    {
        await using var app = await AppFixture.Start(database);
        var account = await Register(app);

        var first = await Save(app, account, Huzhou);
        var again = await Save(app, account, Huzhou with { Name = " 司徒静姝 ", Phone = "139 5721 5218" });

        again.Value.ShouldBe(first.Value);
        (await Book(app, account)).Count.ShouldBe(1);
    }

    [Theory, Databases]
    [Trait("Rule", "SHOP-15/phone"), Trait("Rule", "SHOP-15/address")]
    public async Task A_bad_address_is_refused_at_its_fields_and_not_stored(string database)
    {
        await using var app = await AppFixture.Start(database);
        var account = await Register(app);

        var refused = await Save(app, account, Huzhou with { Phone = "139 5721 52", Street = "南街" });

        refused.Refusal.ShouldNotBeNull().All.Select(r => r.Field).ShouldBe(["phone", "street"]);
        (await Book(app, account)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Nobody_touches_somebody_elses_addresses(string database)
    {
        await using var app = await AppFixture.Start(database);
        var owner = await Register(app);
        var stranger = await Register(app, "stranger");
        var mine = (await Save(app, owner, Huzhou)).Value;

        var changed = await Save(app, stranger, Beijing, existing: mine);
        var deleted = await app.Run(Member(stranger), (DeleteAddress u) => u.Run(mine, CancellationToken.None));
        var chosen = await app.Run(Member(stranger), (ChooseAddress u) => u.Run(mine, CancellationToken.None));
        var restored = await app.Run(Member(stranger), (RestoreAddress u) => u.Run(mine, CancellationToken.None));
        var visitor = await app.Run(Actor.Visitor(), (DeleteAddress u) => u.Run(mine, CancellationToken.None));

        new[] { changed.Refusal, deleted.Refusal, chosen.Refusal, restored.Refusal }.ShouldAllBe(r =>
            r!.Kind == RefusalKind.NotFound
        );
        visitor.Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.SignedOut);
        (await Book(app, owner)).Select(a => a.Address).ShouldBe([Huzhou]);
        (await Book(app, stranger)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_full_book_takes_no_more_addresses(string database)
    {
        await using var app = await AppFixture.Start(database);
        var account = await Register(app);
        for (var i = 1; i <= SaveAddress.MaxAddresses.Default; i++)
            (await Save(app, account, Huzhou with { Street = $"爱山街道南街 {i} 号" })).IsDone.ShouldBeTrue();

        var refused = await Save(app, account, Beijing);

        refused.Refusal.ShouldNotBeNull().Code.ShouldBe("customers.too_many_addresses");
        (await Book(app, account)).Count.ShouldBe(SaveAddress.MaxAddresses.Default);
    }
}
