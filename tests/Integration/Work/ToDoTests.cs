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
public sealed class Desk(IToDos todos)
{
    public async Task<Result> Run(Func<IToDos, Task> act)
    {
        await act(todos);
        return Result.Done;
    }
}

/// <summary>Hears of overdue items inside the transaction.</summary>
public sealed class Ears : IHandle<ToDoOverdue>
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

    private static Task<Bureau> Open(string database) => Bureau.Open(database, s => s.AddUseCase<Desk>().AddHandler<ToDoOverdue, Ears>());

    private static ToDoDraft Draft(Bureau bureau, Guid subject, int? minutes = 10, string kind = "order.contact") => new(kind, ("联系客户", "Contact"), new Subject("order", subject, "SO-" + subject.ToString("N")[^6..]), "/office/orders/SO1", "CSPRE",
        minutes is { } m ? bureau.House.Clock.GetUtcNow().AddMinutes(m) : null, ("受理后 10 分钟内联系客户", "Within ten minutes"), ("拨打并记录", "Call"))
    { EscalateTo = "CSMGR", Who = "唐小满", Amount = Money.Yuan(329) };

    private static async Task Do(Bureau bureau, Actor actor, Func<IToDos, Task> act) => (await bureau.House.Run(actor, (Desk u) => u.Run(act))).IsDone.ShouldBeTrue();

    private static Actor Person(AccountId id, string name, params string[] positions) => new(ActorKind.Staff, id.Value, name, new HashSet<string>()) { Positions = positions };

    private static async Task<IReadOnlyList<WorkItem>> List(Bureau bureau, Actor actor, bool group = false)
    {
        var all = new List<WorkItem>();
        foreach (var urgency in Enum.GetValues<Urgency>()) all.AddRange(await bureau.House.Ask((WorkReads r) => r.Section(actor, group, urgency, 100, None)));
        return all;
    }

    private static async Task<WorkItem> One(Bureau bureau, Guid subject) => await bureau.House.Ask((ShopDb db) => db.Set<WorkItem>().AsNoTracking().SingleAsync(i => i.SubjectId == subject && i.State == WorkState.Open));

    [Theory, Databases]
    public async Task An_item_stands_on_the_lists_of_its_positions_and_no_others_until_it_is_done(string database)
    {
        await using var bureau = await Open(database);
        var subject = Guid.CreateVersion7();
        await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, subject) with { AlsoFor = ["ORDERS"] }, None));
        var (lin, clerk, picker) = (Person(new AccountId(Guid.CreateVersion7()), "林知夏", "CSPRE"), Person(new AccountId(Guid.CreateVersion7()), "陈屿", "ORDERS"), Person(new AccountId(Guid.CreateVersion7()), "阿木", "PICKER"));
        (await List(bureau, lin)).ShouldHaveSingleItem();
        (await List(bureau, clerk)).ShouldHaveSingleItem();
        (await List(bureau, picker)).ShouldBeEmpty();

        await Do(bureau, lin, t => t.Finish("order.contact", subject, None));

        (await List(bureau, clerk)).ShouldBeEmpty();
        var day = await bureau.House.Ask((WorkReads r) => r.Today(lin.Id!.Value, None));
        (day.Done, day.OnTime).ShouldBe((1, 1));
    }

    [Theory, Databases]
    public async Task Somebody_with_many_positions_sees_the_items_of_all(string database)
    {
        await using var bureau = await Open(database);
        string[] positions = ["PACKER", "PICKER", "RECEIVER", "RETURNS", "ORDERS"];
        foreach (var position in positions) await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, Guid.CreateVersion7()) with { Position = "CSDIR", AlsoFor = [position] }, None));
        var many = Person(new AccountId(Guid.CreateVersion7()), "多面手", positions);
        (await List(bureau, many)).Count.ShouldBe(5);
        (await bureau.House.Ask((WorkReads r) => r.Counts(many, false, None))).Soon.ShouldBe(5);
    }

    [Theory, Databases]
    public async Task A_second_item_of_the_kind_replaces_the_first_also_within_one_act(string database)
    {
        await using var bureau = await Open(database);
        var subject = Guid.CreateVersion7();
        await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, subject, 5), None));
        await Do(bureau, Actor.System("test"), async t =>
        {
            await t.Open(Draft(bureau, subject, 20), None);
            await t.Open(Draft(bureau, subject, 30), None);
            await t.Open(Draft(bureau, subject, 30, "order.review"), None);
            await t.Finish("order.review", subject, None);
        });
        var items = await bureau.House.Ask((ShopDb db) => db.Set<WorkItem>().AsNoTracking().Where(i => i.SubjectId == subject).OrderBy(i => i.DueAt).ToListAsync());
        items.Select(i => i.State).ShouldBe([WorkState.Dropped, WorkState.Dropped, WorkState.Open, WorkState.Done], ignoreOrder: true);
        (await One(bureau, subject)).DueAt.ShouldBe(bureau.House.Clock.GetUtcNow().AddMinutes(30));
    }

    [Theory, Databases, Trait("Rule", "ORG-04/passed-up"), Trait("Rule", "ORG-04/history")]
    public async Task An_overdue_item_is_reported_to_the_superior_once(string database)
    {
        await using var bureau = await Open(database);
        var zhou = Person(await bureau.Staff("zhou", "CSMGR"), "周牧", "CSMGR");
        var subject = Guid.CreateVersion7();
        await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, subject), None));
        bureau.House.Clock.Advance(TimeSpan.FromMinutes(10));
        await bureau.House.RunJobs();
        (await List(bureau, zhou)).ShouldBeEmpty();

        bureau.House.Clock.Advance(TimeSpan.FromSeconds(6));
        await bureau.House.RunJobs();
        bureau.House.Clock.Advance(TimeSpan.FromSeconds(6));
        await bureau.House.RunJobs();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await bureau.House.Run(Actor.System("work"), async (EscalateItem u) => await u.Run((await One(bureau, subject)).Id, None))));

        (await List(bureau, zhou)).ShouldHaveSingleItem().EscalatedTo.ShouldBe("CSMGR");
        Ears.Heard.Count(e => e.SubjectId == subject).ShouldBe(1);
        var item = await One(bureau, subject);
        (await bureau.House.Ask((WorkReads r) => r.Events(item.Id, None))).Select(e => e.Verb).ShouldBe([WorkVerb.Escalated]);
    }

    [Theory, Databases, Trait("Rule", "ORG-04/passed-up")]
    public async Task A_vacant_superiors_place_passes_it_on_to_the_next_one_above(string database)
    {
        await using var bureau = await Open(database);
        await bureau.Staff("director", "MKTDIR"); // CSMGR and CSDIR are vacant
        var subject = Guid.CreateVersion7();
        await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, subject, -1), None));
        await bureau.House.RunJobs();
        (await One(bureau, subject)).EscalatedTo.ShouldBe("MKTDIR");
    }

    [Theory, Databases]
    public async Task Of_two_who_take_an_item_one_gets_it_and_the_other_is_told_who(string database)
    {
        await using var bureau = await Open(database);
        var subject = Guid.CreateVersion7();
        await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, subject), None));
        var id = (await One(bureau, subject)).Id;
        var people = Enumerable.Range(0, 4).Select(i => Person(new AccountId(Guid.CreateVersion7()), $"客服{i}", "CSPRE")).ToList();

        var results = await Task.WhenAll(people.Select(p => bureau.House.Run(p, (TakeItem u) => u.Run(id, None))));

        results.Count(r => r.IsDone).ShouldBe(1);
        var winner = people[Array.FindIndex(results, r => r.IsDone)];
        (await One(bureau, subject)).Person.ShouldBe(winner.Id);
        (await bureau.House.Run(people.First(p => p != winner), (TakeItem u) => u.Run(id, None))).Refusal!.Message.Zh.ShouldContain(winner.Name);
        (await List(bureau, people.First(p => p != winner))).ShouldBeEmpty();
        (await List(bureau, people.First(p => p != winner), group: true)).ShouldHaveSingleItem();
    }

    [Theory, Databases]
    public async Task Putting_off_needs_a_reason_moves_the_deadline_and_does_not_mend_punctuality(string database)
    {
        await using var bureau = await Open(database);
        var (subject, lin) = (Guid.CreateVersion7(), Person(new AccountId(Guid.CreateVersion7()), "林知夏", "CSPRE"));
        await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, subject), None));
        var item = await One(bureau, subject);
        (await bureau.House.Run(lin, (PostponeItem u) => u.Run(item.Id, 30, " ", None))).Refusal!.Field.ShouldBe("why");
        (await bureau.House.Run(lin, (PostponeItem u) => u.Run(item.Id, 2000, "太久", None))).Refusal!.Field.ShouldBe("minutes");
        (await bureau.House.Run(Person(new AccountId(Guid.CreateVersion7()), "阿木", "PICKER"), (PostponeItem u) => u.Run(item.Id, 30, "不归我", None))).Refusal!.Code.ShouldBe("work.gone");
        (await One(bureau, subject)).DueAt.ShouldBe(item.DueAt);

        (await bureau.House.Run(lin, (PostponeItem u) => u.Run(item.Id, 30, "客户 15:00 后有空", None))).IsDone.ShouldBeTrue();
        (await One(bureau, subject)).DueAt.ShouldBe(item.DueAt!.Value.AddMinutes(30));
        (await bureau.House.Run(lin, (PostponeItem u) => u.Run(item.Id, 5, "再等", None))).IsDone.ShouldBeTrue();
        (await bureau.House.Run(lin, (PostponeItem u) => u.Run(item.Id, 5, "再等", None))).IsDone.ShouldBeTrue();
        (await bureau.House.Run(lin, (PostponeItem u) => u.Run(item.Id, 5, "再等", None))).Refusal!.Code.ShouldBe("work.postponed_enough");

        bureau.House.Clock.Advance(TimeSpan.FromMinutes(20));
        await Do(bureau, lin, t => t.Finish("order.contact", subject, None));
        (await bureau.House.Ask((WorkReads r) => r.History(lin, new HistoryQuery(false, null, true, null, null, null, null), 10, None))).ShouldHaveSingleItem();
    }

    [Theory, Databases, Trait("Rule", "ORG-04/passed-up"), Trait("Rule", "ORG-04/history")]
    public async Task An_item_is_handed_to_a_colleague_or_a_superior_with_its_history_and_to_nobody_else(string database)
    {
        await using var bureau = await Open(database);
        var (lin, song, zhou, picker) = (await bureau.Staff("lin", "CSPRE"), await bureau.Staff("song", "CSPRE"), await bureau.Staff("zhou", "CSMGR"), await bureau.Staff("amu", "PICKER"));
        var subject = Guid.CreateVersion7();
        await Do(bureau, Actor.System("test"), t => t.Open(Draft(bureau, subject), None));
        var id = (await One(bureau, subject)).Id;
        var me = Person(lin, "lin", "CSPRE");
        (await bureau.House.Run(me, (HandOverItem u) => u.Run(id, picker.Value, "给你", None))).Refusal!.Field.ShouldBe("person");
        (await One(bureau, subject)).Person.ShouldBeNull();

        (await bureau.House.Run(me, (HandOverItem u) => u.Run(id, song.Value, "客户要讲上海话", None))).IsDone.ShouldBeTrue();
        (await List(bureau, me)).ShouldBeEmpty();
        (await List(bureau, Person(song, "song", "CSPRE"))).ShouldHaveSingleItem();
        (await bureau.House.Ask((WorkReads r) => r.Waiting(me, None))).ShouldHaveSingleItem();
        bureau.House.Clock.Advance(TimeSpan.FromSeconds(1));
        (await bureau.House.Run(Person(song, "song", "CSPRE"), (HandOverItem u) => u.Run(id, zhou.Value, "超出权限", None))).IsDone.ShouldBeTrue();
        (await List(bureau, Person(zhou, "zhou", "CSMGR"))).ShouldHaveSingleItem();
        (await bureau.House.Ask((WorkReads r) => r.Events(id, None))).Select(e => (e.By, e.Detail)).ShouldBe([("song", "zhou"), ("lin", "song")]);
    }

    [Theory, Databases]
    public async Task The_query_and_the_item_in_hand_agree_on_whose_it_is(string database)
    {
        await using var bureau = await Open(database);
        var (me, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Do(bureau, Actor.System("test"), async t =>
        {
            foreach (var position in new[] { "CSPRE", "ORDERS", "PICKER" })
                foreach (var also in new string[][] { [], ["CSPOST"], ["CSPREX"], ["ORDERS", "CSPRE"] })
                    foreach (var person in new Guid?[] { null, me, other })
                        await t.Open(Draft(bureau, Guid.CreateVersion7()) with { Position = position, AlsoFor = also, Person = person }, None);
        });
        await bureau.House.Ask(async (ShopDb db) => await db.Set<WorkItem>().Where(i => i.Position == "PICKER" && i.AlsoFor == "").ExecuteUpdateAsync(s => s.SetProperty(i => i.EscalatedTo, "CSMGR")));
        var all = await bureau.House.Ask((ShopDb db) => db.Set<WorkItem>().AsNoTracking().ToListAsync());
        foreach (var positions in new string[][] { [], ["CSPRE"], ["CSPOST", "ORDERS"], ["CSMGR"] })
            foreach (var group in new[] { false, true })
            {
                var actor = Person(new AccountId(me), "我", positions);
                var asked = (await bureau.House.Ask((ShopDb db) => db.Set<WorkItem>().AsNoTracking().Where(Visible.Condition(actor, group)).Select(i => i.Id).ToListAsync())).Order();
                asked.ShouldBe(all.Where(i => group ? Visible.ToGroup(i, actor) : Visible.ToMe(i, actor)).Select(i => i.Id).Order(), $"{string.Join(',', positions)} {group}");
            }
    }
}
