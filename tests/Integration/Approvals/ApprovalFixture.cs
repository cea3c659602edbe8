using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Work;

namespace Zhanggui.Integration.Approvals;

/// <summary>What a module above does: asks, withdraws, and hears what was decided.</summary>
[Open]
internal sealed class Office(IApprovals approvals)
{
    public Task<Result<ApprovalAsked>> Run(ApprovalAsk ask) =>
        approvals.Ask(ApprovalFixture.KindOf(ask.Kind), ask, CancellationToken.None);

    public async Task<Result> Withdraw(string kind, Guid subject, string why)
    {
        await approvals.Withdraw(kind, subject, why, CancellationToken.None);
        return Result.Done;
    }
}

/// <summary>What follows from decisions, inside their transaction, and may fail there.</summary>
public sealed class RecordedApprovals : IDomainEventHandler<ApprovalReturned>
{
    public static readonly ConcurrentQueue<ApprovalDecided> Decided = new();
    public static readonly ConcurrentQueue<ApprovalReturned> Returned = new();
    public static readonly ConcurrentDictionary<Guid, bool> Broken = new();

    public static Task<Result> Follow(ApprovalDecided e, ApprovalOutcome outcome)
    {
        e.Outcome.ShouldBe(outcome);
        if (Broken.ContainsKey(e.SubjectId))
            throw new InvalidOperationException("The module above could not do its part.");
        Decided.Enqueue(e);
        return Task.FromResult(Result.Done);
    }

    public Task Handle(ApprovalReturned e, CancellationToken ct)
    {
        Returned.Enqueue(e);
        return Task.CompletedTask;
    }
}

/// <summary>A gate that is shut for the documents of a list.</summary>
public static class Gate
{
    public static readonly ConcurrentDictionary<Guid, bool> Shut = new();

    public static Task<Refusal?> Refuse(Guid subject) =>
        Task.FromResult(Shut.ContainsKey(subject) ? Refusal.Conflict("test.shut", "来不及了", "Too late.") : null);
}

/// <summary>An application with people in positions, and three kinds of request.</summary>
internal sealed class ApprovalFixture(OrganizationFixture organization) : IAsyncDisposable
{
    public static readonly ApprovalKind<ApprovalAsk> Price = Kind(
        "test.price",
        ("改价", "Price"),
        "OPSDIR > MKTDIR > GM@30000"
    );
    public static readonly ApprovalKind<ApprovalAsk> Both = Kind(
        "test.both",
        ("退货会签", "Both sign"),
        "CSMGR+OPSDIR"
    );
    public static readonly ApprovalKind<ApprovalAsk> Either = Kind(
        "test.either",
        ("任一", "Either"),
        "CSMGR/OPSDIR",
        8
    );
    private static readonly CancellationToken None = CancellationToken.None;

    public OrganizationFixture Organization => organization;
    public AppFixture App => organization.App;

    public static async Task<ApprovalFixture> Open(string database, Action<IServiceCollection>? configure = null) =>
        new(
            await OrganizationFixture.Open(
                database,
                s =>
                {
                    s.AddApprovalKinds(Price, Both, Either)
                        .AddUseCase<Office>()
                        .AddDomainEventHandler<ApprovalReturned, RecordedApprovals>();
                    configure?.Invoke(s);
                }
            )
        );

    public async Task<Actor> Person(string login, params string[] positions)
    {
        var id = await organization.Staff(login, positions);
        App.Clock.Advance(TimeSpan.FromSeconds(6)); // Who holds what is remembered for five.
        return Actor(id, login, positions);
    }

    public static Actor Actor(AccountId id, string name, params string[] positions) =>
        new(ActorKind.Staff, id.Value, name, new HashSet<string>()) { Positions = positions };

    public static ApprovalKind<ApprovalAsk> KindOf(string key) =>
        new[] { Price, Both, Either }.Single(k => k.Key == key);

    public static ApprovalAsk Draft(ApprovalKind kind, Guid? subject = null, long? yuan = null) =>
        new(
            kind.Key,
            new Subject("promo", subject ?? Guid.CreateVersion7(), "PM1"),
            "/office/promotions/PM1",
            ("促销价 12 款", "Promotion of 12 styles"),
            "双十二预热"
        )
        {
            Amount = yuan is { } y ? Money.Yuan(y) : null,
            Facts =
            [
                new ApprovalFact(("羊毛大衣", "Wool coat"), ("1,099.00", "1,099.00"), new Text("1,299.00", "1,299.00")),
            ],
            Figures = [new ApprovalFigure(("涉及款式", "Styles"), "12")],
            Caution = ("2 款低于底价", "2 below the floor"),
        };

    public async Task<ApprovalAsked> Ask(Actor maker, ApprovalAsk draft)
    {
        var asked = await App.Run(maker, (Office u) => u.Run(draft));
        asked.IsDone.ShouldBeTrue(asked.Refusal?.Message.En);
        return asked.Value;
    }

    public Task<Result> Agree(Actor who, ApprovalId id, string? comment = null, Seen? seen = null) =>
        App.Run(who, (ApproveRequest u) => u.Run(id, comment, seen, None));

    public Task<Result> Reject(Actor who, ApprovalId id, string? comment = "不合适") =>
        App.Run(who, (RejectRequest u) => u.Run(id, comment, null, None));

    public Task<Result> Return(Actor who, ApprovalId id, string? comment = "请补依据") =>
        App.Run(who, (ReturnRequest u) => u.Run(id, comment, null, None));

    public Task<Result> Resubmit(Actor who, ApprovalId id, string reason = "已补依据") =>
        App.Run(who, (ResubmitRequest u) => u.Run(id, reason, None));

    public Task<Result> Pass(Actor who, ApprovalId id, Actor to) =>
        App.Run(who, (PassRequestOn u) => u.Run(id, to.Id!.Value, "你更熟", null, None));

    public Task<Result> Withdraw(Actor who, ApprovalId id) =>
        App.Run(who, (WithdrawRequest u) => u.Run(id, null, None));

    public async Task<ApprovalView> View(ApprovalId id) =>
        await App.Ask(
            async (ApprovalQueries r) =>
            {
                var no = await App.Ask(
                    (ShopDb db) => db.Set<ApprovalRequest>().Where(x => x.Id == id).Select(x => x.No).SingleAsync()
                );
                return r.View((await r.One(no, None))!);
            }
        );

    public async Task<IReadOnlyList<string>> Inbox(Actor who) =>
        [
            .. (
                await App.Ask((ApprovalLists l) => l.List(who, new ApprovalFilter(ApprovalScope.Decide), 100, None))
            ).Select(x => x.Request.No),
        ];

    /// <summary>The open items on somebody's own list, by the request's number.</summary>
    public async Task<IReadOnlyList<string>> ToDos(Actor who)
    {
        var all = new List<WorkItem>();
        foreach (var urgency in Enum.GetValues<Urgency>())
            all.AddRange(await App.Ask((WorkQueries r) => r.Section(who, false, urgency, 100, None)));
        return [.. all.Select(i => i.SubjectNo).Where(no => no.StartsWith("AP", StringComparison.Ordinal))];
    }

    public async Task Policy(string key, string value) => (await ChangePolicy(key, value)).IsDone.ShouldBeTrue();

    public Task<Result> ChangePolicy(string key, string value) =>
        App.Run(
            AppFixture.Staff(Zhanggui.Platform.Policy.Business),
            (ChangePolicy u) => u.Run(key, value, "试一试", None)
        );

    public ValueTask DisposeAsync() => organization.DisposeAsync();

    /// <summary>A kind whose document is what is asked for.</summary>
    private static ApprovalKind<ApprovalAsk> Kind(string key, Text name, string chain, int hours = 24) =>
        new ApprovalKind<ApprovalAsk>(key, name, chain)
        {
            Hours = hours,
            Then = ("改价排期", "The prices are scheduled"),
        }
            .Asks(a => a.Subject, a => a.Link, a => a.Title, a => a.Reason)
            .Facts(a => a.Facts)
            .Figure(a => a.Figures[0])
            .Caution(a => a.Caution)
            .Amount(a => a.Amount)
            .NeededBy(a => a.NeededBy)
            .Document<TimeProvider>(
                (_, id, _) => Task.FromResult<ApprovalAsk?>(Draft(KindOf(key), id)),
                Refusal.NotFound("test.gone", "没有了", "It is gone.")
            )
            .Gate<TimeProvider>((_, a, _) => Gate.Refuse(a.Subject.Id))
            .Approved<TimeProvider>((_, _, e, _) => RecordedApprovals.Follow(e, ApprovalOutcome.Approved))
            .Rejected<TimeProvider>((_, _, e, _) => RecordedApprovals.Follow(e, ApprovalOutcome.Rejected))
            .Withdrawn<TimeProvider>((_, _, e, _) => RecordedApprovals.Follow(e, ApprovalOutcome.Withdrawn));
}
