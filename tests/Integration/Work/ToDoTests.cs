using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Work;

namespace Zhanggui.Integration.Work;

/// <summary>What a module above does with the lists, as one use case.</summary>
[Open]
public sealed class UseToDos(IToDos todos)
{
    public async Task<Result> Run(Func<IToDos, Task> act)
    {
        await act(todos);
        return Result.Done;
    }
}

/// <summary>Hears of overdue items inside the transaction.</summary>
public sealed class RecordedOverdueItems : IDomainEventHandler<ToDoOverdue>
{
    public static readonly System.Collections.Concurrent.ConcurrentQueue<ToDoOverdue> Heard = new();

    public Task Handle(ToDoOverdue e, CancellationToken ct)
    {
        Heard.Enqueue(e);
        return Task.CompletedTask;
    }
}

/// <summary>The lists: whose they are, deadlines, taking, putting off and handing over.</summary>
public sealed class ToDoTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static Task<OrganizationFixture> Open(string database) =>
        OrganizationFixture.Open(
            database,
            s => s.AddUseCase<UseToDos>().AddDomainEventHandler<ToDoOverdue, RecordedOverdueItems>()
        );

    private static ToDoDraft Draft(
        OrganizationFixture organization,
        Guid subject,
        int? minutes = 10,
        string kind = "order.contact"
    ) =>
        new(
            kind,
            ("联系客户", "Contact"),
            new Subject("order", subject, "SO-" + subject.ToString("N")[^6..]),
            "/office/orders/SO1",
            "CSPRE",
            minutes is { } m ? organization.App.Clock.GetUtcNow().AddMinutes(m) : null,
            ("受理后 10 分钟内联系客户", "Within ten minutes"),
            ("拨打并记录", "Call")
        )
        {
            EscalateTo = "CSMGR",
            Who = "唐小满",
            Amount = Money.Yuan(329),
        };

    private static async Task Do(OrganizationFixture organization, Actor actor, Func<IToDos, Task> act) =>
        (await organization.App.Run(actor, (UseToDos u) => u.Run(act))).IsDone.ShouldBeTrue();

    private static Actor Person(AccountId id, string name, params string[] positions) =>
        new(ActorKind.Staff, id.Value, name, new HashSet<string>()) { Positions = positions };

    private static async Task<IReadOnlyList<WorkItem>> List(
        OrganizationFixture organization,
        Actor actor,
        bool group = false
    )
    {
        var all = new List<WorkItem>();
        foreach (var urgency in Enum.GetValues<Urgency>())
            all.AddRange(await organization.App.Ask((WorkQueries r) => r.Section(actor, group, urgency, 100, None)));
        return all;
    }

    private static async Task<WorkItem> One(OrganizationFixture organization, Guid subject) =>
        await organization.App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>().AsNoTracking().SingleAsync(i => i.SubjectId == subject && i.State == WorkState.Open)
        );

    [Theory, Databases]
    public async Task An_item_stands_on_the_lists_of_its_positions_and_no_others_until_it_is_done(string database)
    {
        await using var organization = await Open(database);
        var subject = Guid.CreateVersion7();
        await Do(
            organization,
            Actor.System("test"),
            t => t.Open(Draft(organization, subject) with { AlsoFor = ["ORDERS"] }, None)
        );
        var (lin, clerk, picker) = (
            Person(new AccountId(Guid.CreateVersion7()), "林知夏", "CSPRE"),
            Person(new AccountId(Guid.CreateVersion7()), "陈屿", "ORDERS"),
            Person(new AccountId(Guid.CreateVersion7()), "阿木", "PICKER")
        );
        (await List(organization, lin)).ShouldHaveSingleItem();
        (await List(organization, clerk)).ShouldHaveSingleItem();
        (await List(organization, picker)).ShouldBeEmpty();

        await Do(organization, lin, t => t.Finish("order.contact", subject, None));

        (await List(organization, clerk)).ShouldBeEmpty();
        var day = await organization.App.Ask((WorkQueries r) => r.Today(lin.Id!.Value, None));
        (day.Done, day.OnTime).ShouldBe((1, 1));
    }

    [Theory, Databases]
    public async Task Somebody_with_many_positions_sees_the_items_of_all(string database)
    {
        await using var organization = await Open(database);
        string[] positions = ["PACKER", "PICKER", "RECEIVER", "RETURNS", "ORDERS"];
        foreach (var position in positions)
            await Do(
                organization,
                Actor.System("test"),
                t =>
                    t.Open(
                        Draft(organization, Guid.CreateVersion7()) with
                        {
                            Position = "CSDIR",
                            AlsoFor = [position],
                        },
                        None
                    )
            );
        var many = Person(new AccountId(Guid.CreateVersion7()), "多面手", positions);
        (await List(organization, many)).Count.ShouldBe(5);
        (await organization.App.Ask((WorkQueries r) => r.Counts(many, false, None))).Soon.ShouldBe(5);
    }

    [Theory, Databases]
    public async Task A_second_item_of_the_kind_replaces_the_first_also_within_one_act(string database)
    {
        await using var organization = await Open(database);
        var subject = Guid.CreateVersion7();
        await Do(organization, Actor.System("test"), t => t.Open(Draft(organization, subject, 5), None));
        await Do(
            organization,
            Actor.System("test"),
            async t =>
            {
                await t.Open(Draft(organization, subject, 20), None);
                await t.Open(Draft(organization, subject, 30), None);
                await t.Open(Draft(organization, subject, 30, "order.review"), None);
                await t.Finish("order.review", subject, None);
            }
        );
        var items = await organization.App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>().AsNoTracking().Where(i => i.SubjectId == subject).OrderBy(i => i.DueAt).ToListAsync()
        );
        items
            .Select(i => i.State)
            .ShouldBe([WorkState.Dropped, WorkState.Dropped, WorkState.Open, WorkState.Done], ignoreOrder: true);
        (await One(organization, subject)).DueAt.ShouldBe(organization.App.Clock.GetUtcNow().AddMinutes(30));
    }

    [Theory, Databases, Trait("Rule", "ORG-04/passed-up"), Trait("Rule", "ORG-04/history")]
    public async Task An_overdue_item_is_reported_to_the_superior_once(string database)
    {
        await using var organization = await Open(database);
        var zhou = Person(await organization.Staff("zhou", "CSMGR"), "周牧", "CSMGR");
        var subject = Guid.CreateVersion7();
        await Do(organization, Actor.System("test"), t => t.Open(Draft(organization, subject), None));
        organization.App.Clock.Advance(TimeSpan.FromMinutes(10));
        await organization.App.RunJobs();
        (await List(organization, zhou)).ShouldBeEmpty();

        organization.App.Clock.Advance(TimeSpan.FromSeconds(6));
        await organization.App.RunJobs();
        organization.App.Clock.Advance(TimeSpan.FromSeconds(6));
        await organization.App.RunJobs();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                    await organization.App.Run(
                        Actor.System("work"),
                        async (EscalateItem u) => await u.Run((await One(organization, subject)).Id, None)
                    )
                )
        );

        (await List(organization, zhou)).ShouldHaveSingleItem().EscalatedTo.ShouldBe("CSMGR");
        RecordedOverdueItems.Heard.Count(e => e.SubjectId == subject).ShouldBe(1);
        var item = await One(organization, subject);
        (await organization.App.Ask((WorkQueries r) => r.Events(item.Id, None)))
            .Select(e => e.Verb)
            .ShouldBe([WorkVerb.Escalated]);
    }

    [Theory, Databases, Trait("Rule", "ORG-04/passed-up")]
    public async Task A_vacant_superiors_place_passes_it_on_to_the_next_one_above(string database)
    {
        await using var organization = await Open(database);
        await organization.Staff("director", "MKTDIR"); // CSMGR and CSDIR are vacant
        var subject = Guid.CreateVersion7();
        await Do(organization, Actor.System("test"), t => t.Open(Draft(organization, subject, -1), None));
        await organization.App.RunJobs();
        (await One(organization, subject)).EscalatedTo.ShouldBe("MKTDIR");
    }

    [Theory, Databases]
    public async Task Of_two_who_take_an_item_one_gets_it_and_the_other_is_told_who(string database)
    {
        await using var organization = await Open(database);
        var subject = Guid.CreateVersion7();
        await Do(organization, Actor.System("test"), t => t.Open(Draft(organization, subject), None));
        var id = (await One(organization, subject)).Id;
        var people = Enumerable
            .Range(0, 4)
            .Select(i => Person(new AccountId(Guid.CreateVersion7()), $"客服{i}", "CSPRE"))
            .ToList();

        var results = await Task.WhenAll(people.Select(p => organization.App.Run(p, (ClaimItem u) => u.Run(id, None))));

        results.Count(r => r.IsDone).ShouldBe(1);
        var winner = people[Array.FindIndex(results, r => r.IsDone)];
        (await One(organization, subject)).Person.ShouldBe(winner.Id);
        (
            await organization.App.Run(people.First(p => p != winner), (ClaimItem u) => u.Run(id, None))
        ).Refusal!.Message.Zh.ShouldContain(winner.Name);
        (await List(organization, people.First(p => p != winner))).ShouldBeEmpty();
        (await List(organization, people.First(p => p != winner), group: true)).ShouldHaveSingleItem();
    }

    [Theory, Databases]
    public async Task Putting_off_needs_a_reason_moves_the_deadline_and_does_not_mend_punctuality(string database)
    {
        await using var organization = await Open(database);
        var (subject, lin) = (Guid.CreateVersion7(), Person(new AccountId(Guid.CreateVersion7()), "林知夏", "CSPRE"));
        await Do(organization, Actor.System("test"), t => t.Open(Draft(organization, subject), None));
        var item = await One(organization, subject);
        (await organization.App.Run(lin, (PostponeItem u) => u.Run(item.Id, 30, " ", None))).Refusal!.Field.ShouldBe(
            "why"
        );
        (
            await organization.App.Run(lin, (PostponeItem u) => u.Run(item.Id, 2000, "太久", None))
        ).Refusal!.Field.ShouldBe("minutes");
        (
            await organization.App.Run(
                Person(new AccountId(Guid.CreateVersion7()), "阿木", "PICKER"),
                (PostponeItem u) => u.Run(item.Id, 30, "不归我", None)
            )
        ).Refusal!.Code.ShouldBe("work.gone");
        (await One(organization, subject)).DueAt.ShouldBe(item.DueAt);

        (
            await organization.App.Run(lin, (PostponeItem u) => u.Run(item.Id, 30, "客户 15:00 后有空", None))
        ).IsDone.ShouldBeTrue();
        (await One(organization, subject)).DueAt.ShouldBe(item.DueAt!.Value.AddMinutes(30));
        (await organization.App.Run(lin, (PostponeItem u) => u.Run(item.Id, 5, "再等", None))).IsDone.ShouldBeTrue();
        (await organization.App.Run(lin, (PostponeItem u) => u.Run(item.Id, 5, "再等", None))).IsDone.ShouldBeTrue();
        (await organization.App.Run(lin, (PostponeItem u) => u.Run(item.Id, 5, "再等", None))).Refusal!.Code.ShouldBe(
            "work.postponed_enough"
        );

        organization.App.Clock.Advance(TimeSpan.FromMinutes(20));
        await Do(organization, lin, t => t.Finish("order.contact", subject, None));
        (
            await organization.App.Ask(
                (WorkQueries r) => r.History(lin, new HistoryQuery(false, null, true, null, null, null, null), 10, None)
            )
        ).ShouldHaveSingleItem();
    }

    [Theory, Databases, Trait("Rule", "ORG-04/passed-up"), Trait("Rule", "ORG-04/history")]
    public async Task An_item_is_handed_to_a_colleague_or_a_superior_with_its_history_and_to_nobody_else(
        string database
    )
    {
        await using var organization = await Open(database);
        var (lin, song, zhou, picker) = (
            await organization.Staff("lin", "CSPRE"),
            await organization.Staff("song", "CSPRE"),
            await organization.Staff("zhou", "CSMGR"),
            await organization.Staff("amu", "PICKER")
        );
        var subject = Guid.CreateVersion7();
        await Do(organization, Actor.System("test"), t => t.Open(Draft(organization, subject), None));
        var id = (await One(organization, subject)).Id;
        var me = Person(lin, "lin", "CSPRE");
        (
            await organization.App.Run(me, (HandOverItem u) => u.Run(id, picker.Value, "给你", None))
        ).Refusal!.Field.ShouldBe("person");
        (await One(organization, subject)).Person.ShouldBeNull();

        (
            await organization.App.Run(me, (HandOverItem u) => u.Run(id, song.Value, "客户要讲上海话", None))
        ).IsDone.ShouldBeTrue();
        (await List(organization, me)).ShouldBeEmpty();
        (await List(organization, Person(song, "song", "CSPRE"))).ShouldHaveSingleItem();
        (await organization.App.Ask((WorkQueries r) => r.Waiting(me, None))).ShouldHaveSingleItem();
        organization.App.Clock.Advance(TimeSpan.FromSeconds(1));
        (
            await organization.App.Run(
                Person(song, "song", "CSPRE"),
                (HandOverItem u) => u.Run(id, zhou.Value, "超出权限", None)
            )
        ).IsDone.ShouldBeTrue();
        (await List(organization, Person(zhou, "zhou", "CSMGR"))).ShouldHaveSingleItem();
        (await organization.App.Ask((WorkQueries r) => r.Events(id, None)))
            .Select(e => (e.By, e.Detail))
            .ShouldBe([("song", "zhou"), ("lin", "song")]);
    }

    [Theory, Databases]
    public async Task The_query_and_the_item_in_hand_agree_on_whose_it_is(string database)
    {
        await using var organization = await Open(database);
        var (me, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Do(
            organization,
            Actor.System("test"),
            async t =>
            {
                foreach (var position in new[] { "CSPRE", "ORDERS", "PICKER" })
                foreach (var also in new string[][] { [], ["CSPOST"], ["CSPREX"], ["ORDERS", "CSPRE"] })
                foreach (var person in new Guid?[] { null, me, other })
                    await t.Open(
                        Draft(organization, Guid.CreateVersion7()) with
                        {
                            Position = position,
                            AlsoFor = also,
                            Person = person,
                        },
                        None
                    );
            }
        );
        await organization.App.Ask(
            async (ShopDb db) =>
                await db.Set<WorkItem>()
                    .Where(i => i.Position == "PICKER" && i.AlsoFor == "")
                    .ExecuteUpdateAsync(s => s.SetProperty(i => i.EscalatedTo, "CSMGR"))
        );
        var all = await organization.App.Ask((ShopDb db) => db.Set<WorkItem>().AsNoTracking().ToListAsync());
        foreach (var positions in new string[][] { [], ["CSPRE"], ["CSPOST", "ORDERS"], ["CSMGR"] })
        foreach (var group in new[] { false, true })
        {
            var actor = Person(new AccountId(me), "我", positions);
            var asked = (
                await organization.App.Ask(
                    (ShopDb db) =>
                        db.Set<WorkItem>()
                            .AsNoTracking()
                            .Where(Visible.Condition(actor, group))
                            .Select(i => i.Id)
                            .ToListAsync()
                )
            ).Order();
            asked.ShouldBe(
                all.Where(i => group ? Visible.ToGroup(i, actor) : Visible.ToMe(i, actor)).Select(i => i.Id).Order(),
                $"{string.Join(',', positions)} {group}"
            );
        }
    }
}
