using System.Net;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.ServiceDesk;

namespace Zhanggui.Integration.ServiceDesk;

/// <summary>
/// A small shop whose agents answer customers: Lin and Mei answer, Zhou manages, member 1 and 2 are in the directory.
/// </summary>
internal sealed class GivenConsultations : IAsyncDisposable
{
    public static readonly CancellationToken None = CancellationToken.None;
    public const string Phone = "13800001234";

    private GivenConsultations(GivenShop shop, OrganizationFixture organization, Actor lin, Actor mei, Actor zhou) =>
        (Shop, Organization, Lin, Mei, Zhou) = (shop, organization, lin, mei, zhou);

    public GivenShop Shop { get; }
    public OrganizationFixture Organization { get; }
    public Actor Lin { get; }
    public Actor Mei { get; }
    public Actor Zhou { get; }

    public static async Task<GivenConsultations> Open(string database, int skus = 3, int stock = 10, int elsewhere = 0)
    {
        var shop = await GivenShop.Open(database, skus, stock, elsewhere: elsewhere);
        var organization = new OrganizationFixture(shop.App);
        await GivenShop.Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        var people = new List<Actor>();
        foreach (
            var (login, position, permissions) in new[]
            {
                ("lin", "CSPRE", "consult.view consult.answer crm.view.full"),
                ("mei", "CSPRE", "consult.view consult.answer"),
                ("zhou", "CSMGR", "consult.view consult.answer consult.manage"),
            }
        )
            people.Add(
                new Actor(
                    ActorKind.Staff,
                    (await organization.Staff(login, position)).Value,
                    login,
                    new HashSet<string>(permissions.Split(' '))
                )
            );
        List<MemberImport> members =
        [
            .. new[] { 1, 2 }.Select(n => new MemberImport(
                AccountId.From(GivenShop.Member(n).Id!.Value),
                "member" + n,
                n == 1 ? "慕容思远" : "上官婉",
                n == 1 ? Phone : "13900005678",
                shop.Clock.GetUtcNow(),
                n == 1 ? [GivenShop.Home] : []
            )),
        ];
        await GivenShop.Must(shop.App.Run(GivenShop.System, (ImportMembers u) => u.Run(members, None)));
        return new GivenConsultations(shop, organization, people[0], people[1], people[2]);
    }

    public static ConsultationInput Asks(int member = 1, params string[] skus) =>
        new(GivenShop.Member(member).Id, null, null, "chat", "stock", "有货吗", skus);

    public Task<Result<ConsultationMade>> TryOpen(ConsultationInput input, Actor? by = null) =>
        Shop.App.Run(by ?? Lin, (OpenConsultation u) => u.Run(input, None));

    public Task<ConsultationMade> Opened(int member = 1, params string[] skus) => Opened(Asks(member, skus));

    public Task<ConsultationMade> Opened(ConsultationInput input, Actor? by = null) =>
        GivenShop.Must(TryOpen(input, by));

    public Task<Result<HoldMade>> Hold(ConsultationMade c, string sku = "T-001", int units = 1, Actor? by = null) =>
        Shop.App.Run(by ?? Lin, (HoldStock u) => u.Run(c.Id, sku, units, None));

    public Task<Result> Release(HoldMade hold, Actor? by = null) =>
        Shop.App.Run(by ?? Lin, (ReleaseHold u) => u.Run(hold.Id, None));

    public Task<Result> Fail(ConsultationMade c, string reason, string? note = null, Actor? by = null) =>
        Shop.App.Run(by ?? Lin, (LoseConsultation u) => u.Run(c.Id, reason, note, None));

    public Task<Result> Deal(ConsultationMade c, string order, Actor? by = null) =>
        Shop.App.Run(by ?? Lin, (DealConsultation u) => u.Run(c.Id, order, None));

    public async Task<Consultation> Now(ConsultationMade c) =>
        (await Shop.App.Ask((ConsultationQueries r) => r.ByNo(c.No, None)))!;

    public async Task<Hold> Now(HoldMade h) => (await Shop.App.Ask((ConsultationQueries r) => r.Hold(h.Id, None)))!;

    public async Task<(int OnHand, int Reserved)> Stock(int sku = 0) =>
        await Shop.Stock(sku) is var s ? (s.OnHand.Units, s.Reserved.Units) : default;

    /// <summary>Everything that waits is done: reactions and the jobs that are due.</summary>
    public async Task Settle()
    {
        await Shop.App.DeliverOutbox();
        await Shop.App.RunJobs();
    }

    public async Task Whole() => (await Shop.App.Verify()).ShouldBeEmpty();

    public static async Task<string> Read(
        HttpClient browser,
        string path,
        string language = "zh-CN",
        HttpStatusCode status = HttpStatusCode.OK
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", language);
        var answer = await browser.SendAsync(request);
        var body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(status, path + body[..Math.Min(body.Length, 400)]);
        return body;
    }

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
