using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Approvals;

/// <summary>Delegation by date, deadlines and what they lead to, policies and their snapshot, and what the database refuses.</summary>
public sealed class DelegationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<Guid> Delegate(Chancery chancery, Actor from, Actor to, TimeSpan begins, TimeSpan ends)
    {
        var now = chancery.House.Clock.GetUtcNow();
        var made = await chancery.House.Run(from, (DelegateApprovals u) => u.Run(new DelegationInput(to.Id!.Value, now + begins, now + ends, "去柯桥看面料"), None));
        made.IsDone.ShouldBeTrue(made.Refusal?.Message.En);
        return made.Value;
    }

    private static async Task Later(Chancery chancery, TimeSpan by)
    {
        chancery.House.Clock.Advance(by);
        await chancery.House.RunJobs();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/delegation")]
    public async Task A_delegate_decides_in_the_others_name_from_its_first_moment_to_its_last(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, deputy) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("xu", "STOREMGR"));
        await chancery.Person("ji", "MKTDIR");
        var (first, second, third) = (await chancery.Ask(maker, Chancery.Draft(Chancery.Price)), await chancery.Ask(maker, Chancery.Draft(Chancery.Price)), await chancery.Ask(maker, Chancery.Draft(Chancery.Price)));
        await Delegate(chancery, ops, deputy, TimeSpan.FromHours(2), TimeSpan.FromHours(5));

        await Later(chancery, TimeSpan.FromHours(1));
        (await chancery.Inbox(deputy)).ShouldBeEmpty();
        (await chancery.Agree(deputy, first.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");

        await Later(chancery, TimeSpan.FromMinutes(61));
        (await chancery.Inbox(deputy)).ShouldBe([first.No, second.No, third.No], ignoreOrder: true);
        (await chancery.ToDos(deputy)).Count.ShouldBe(3);
        (await chancery.Agree(deputy, first.Id, "照他交代的")).IsDone.ShouldBeTrue();
        (await chancery.View(first.Id)).History.Single(h => h.Verb == "Agreed").ShouldSatisfyAllConditions(h => h.By.ShouldBe("xu"), h => h.For.ShouldBe("shen"));
        // Whoever delegated may still decide, but what was decided in their name they have decided.
        (await chancery.Agree(ops, first.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await chancery.Agree(ops, second.Id)).IsDone.ShouldBeTrue();

        await Later(chancery, TimeSpan.FromHours(3));
        (await chancery.Inbox(deputy)).ShouldBeEmpty();
        (await chancery.ToDos(deputy)).ShouldBeEmpty();
        (await chancery.Agree(deputy, third.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await chancery.ToDos(ops)).ShouldBe([third.No]);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/delegation")]
    public async Task A_revoked_delegation_gives_no_right_and_stays_as_history(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, deputy) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("xu", "STOREMGR"));
        await chancery.Person("ji", "MKTDIR");
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        var id = await Delegate(chancery, ops, deputy, TimeSpan.Zero, TimeSpan.FromDays(2));
        (await chancery.Inbox(deputy)).ShouldBe([asked.No]);
        (await chancery.House.Run(deputy, (RevokeDelegation u) => u.Run(id, None))).Refusal!.Code.ShouldBe("approvals.no_delegation");
        (await chancery.House.Run(ops, (RevokeDelegation u) => u.Run(id, None))).IsDone.ShouldBeTrue();
        (await chancery.House.Run(ops, (RevokeDelegation u) => u.Run(id, None))).Refusal!.Code.ShouldBe("approvals.delegation_over");
        (await chancery.Inbox(deputy)).ShouldBeEmpty();
        (await chancery.Agree(deputy, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await chancery.House.Ask((DelegationReads r) => r.Of(ops.Id, false, null, 10, None))).Single().RevokedBy.ShouldBe("shen");
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task A_delegation_does_not_make_a_maker_the_checker(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, friend) = (await chancery.Person("shen2", "OPSDIR"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("xu", "STOREMGR"));
        await chancery.Person("ji", "MKTDIR");
        await Delegate(chancery, ops, maker, TimeSpan.Zero, TimeSpan.FromDays(1)); // a checker delegates to the maker
        await Delegate(chancery, maker, friend, TimeSpan.Zero, TimeSpan.FromDays(1)); // the maker delegates to a friend
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        (await chancery.Agree(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.own_request");
        (await chancery.Agree(friend, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await chancery.Inbox(maker)).ShouldBeEmpty();
        (await chancery.Inbox(friend)).ShouldBeEmpty();
        (await chancery.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task A_delegation_needs_a_colleague_a_period_and_a_reason_and_there_is_one_at_a_time(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (ops, other) = (await chancery.Person("shen", "OPSDIR"), await chancery.Person("xu", "STOREMGR"));
        var now = chancery.House.Clock.GetUtcNow();
        Task<Result<Guid>> Try(Guid to, double from, double until, string reason) => chancery.House.Run(ops, (DelegateApprovals u) => u.Run(new DelegationInput(to, now.AddDays(from), now.AddDays(until), reason), None));
        (await Try(ops.Id!.Value, 0, 1, "休假")).Refusal!.Field.ShouldBe("to");
        (await Try(Guid.CreateVersion7(), 0, 1, "休假")).Refusal!.Field.ShouldBe("to");
        (await Try(other.Id!.Value, 2, 1, "休假")).Refusal!.Field.ShouldBe("until");
        (await Try(other.Id!.Value, 0, 31, "休假")).Refusal!.Field.ShouldBe("until");
        (await Try(other.Id!.Value, 0, 1, " ")).Refusal!.Field.ShouldBe("reason");
        (await Try(other.Id!.Value, 0, 2, "休假")).IsDone.ShouldBeTrue();
        (await Try(other.Id!.Value, 1, 3, "休假")).Refusal!.Code.ShouldBe("approvals.delegation_overlaps");
        (await Try(other.Id!.Value, 2, 3, "休假")).IsDone.ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task An_overdue_step_is_reported_to_the_superior_who_may_then_decide(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, mkt) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"));
        await chancery.Policy("approval.test.price.hours", "6");
        chancery.House.Clock.Advance(TimeSpan.FromSeconds(6));
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        (await chancery.View(asked.Id)).DueAt.ShouldBe(chancery.House.Clock.GetUtcNow().AddHours(6));

        await Later(chancery, TimeSpan.FromHours(6));
        (await chancery.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        await Later(chancery, TimeSpan.FromSeconds(6));
        (await chancery.ToDos(mkt)).ShouldBe([asked.No]);
        (await chancery.Inbox(mkt)).ShouldBe([asked.No]);
        (await chancery.View(asked.Id)).History.Select(h => (h.Verb, h.To)).ShouldBe([("Asked", null), ("Escalated", "MKTDIR")]);
        (await chancery.Inbox(ops)).ShouldBe([asked.No]);
        (await chancery.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(asked.Id)).Step.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task No_step_is_given_longer_than_the_request_needs(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var maker = await chancery.Person("he", "PLANNER");
        await chancery.Person("shen", "OPSDIR");
        await chancery.Person("ji", "MKTDIR");
        var needed = chancery.House.Clock.GetUtcNow().AddHours(3);
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price) with { NeededBy = needed });
        (await chancery.View(asked.Id)).DueAt.ShouldBe(needed);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/configurable")]
    public async Task A_changed_chain_is_for_later_requests_and_an_unknown_position_is_refused(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, mkt, gm) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"), await chancery.Person("meng", "GM"));
        var before = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        (await chancery.ChangePolicy("approval.test.price.chain", "OPSDIR > CHIEF")).Refusal!.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("approvals.unknown_position"), r => r.Message.Zh.ShouldContain("CHIEF"), r => r.Field.ShouldBe("value"));
        (await chancery.ChangePolicy("approval.test.price.chain", "OPSDIR > > GM")).Refusal!.Code.ShouldBe("platform.policy_out_of_range");
        await chancery.Policy("approval.test.price.chain", "gm");
        var after = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));

        (await chancery.View(before.Id)).Steps.Select(s => s.Seats.Single().Position).ShouldBe(["OPSDIR", "MKTDIR"]);
        (await chancery.View(after.Id)).Steps.Select(s => s.Seats.Single().Position).ShouldBe(["GM"]);
        // Also a submission made after the change keeps the chain of its request.
        (await chancery.Return(ops, before.Id)).IsDone.ShouldBeTrue();
        (await chancery.Resubmit(maker, before.Id)).IsDone.ShouldBeTrue();
        (await chancery.Agree(ops, before.Id)).IsDone.ShouldBeTrue();
        (await chancery.Agree(gm, before.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await chancery.Agree(mkt, before.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(before.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases]
    public async Task Every_kind_of_the_house_names_positions_that_exist(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var known = await chancery.House.Services.GetRequiredService<IPositions>().All(None);
        var kinds = chancery.House.Services.GetServices<ApprovalKind>().ToList();
        kinds.Select(k => k.Key).ShouldContain("general");
        kinds.SelectMany(k => k.ChainPolicy.Default.Positions.Where(p => !known.ContainsKey(p)).Select(p => $"{k.Key}: {p}")).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/history")]
    public async Task What_was_asked_and_what_was_done_can_not_be_altered_behind_the_programs_back(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var maker = await chancery.Person("he", "PLANNER");
        await chancery.Person("shen", "OPSDIR");
        await chancery.Person("ji", "MKTDIR");
        await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        foreach (var sql in new[] { "UPDATE approvals_request SET \"Amount\" = 1", "DELETE FROM approvals_request", "UPDATE approvals_revision SET \"Reason\" = 'x'", "DELETE FROM approvals_revision", "UPDATE approvals_act SET \"By\" = 'x'", "DELETE FROM approvals_act" })
            (await Should.ThrowAsync<Exception>(() => chancery.House.Ask((ShopDb db) => db.Database.ExecuteSqlRawAsync(sql)), sql)).Message.ShouldContain("append-only", Case.Sensitive, sql);
    }

    [Theory, Databases]
    public async Task The_list_of_what_is_mine_to_decide_and_the_right_to_decide_agree(string database)
    {
        await using var chancery = await Chancery.Open(database);
        Actor[] people =
        [
            await chancery.Person("he", "PLANNER"), await chancery.Person("zhou", "CSMGR"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("both", "CSMGR", "OPSDIR"),
            await chancery.Person("ji", "MKTDIR"), await chancery.Person("meng", "GM"), await chancery.Person("xu", "STOREMGR"),
        ];
        await Delegate(chancery, people[2], people[6], TimeSpan.Zero, TimeSpan.FromDays(1));
        await Delegate(chancery, people[4], people[1], TimeSpan.Zero, TimeSpan.FromDays(1));
        var asked = new List<ApprovalAsked>();
        foreach (var maker in people.Take(5))
            foreach (var kind in new[] { Chancery.Price, Chancery.Both, Chancery.Either }) asked.Add(await chancery.Ask(maker, Chancery.Draft(kind, yuan: 40_000)));
        foreach (var one in asked.Where((_, i) => i % 2 == 0)) await chancery.Agree(people[3], one.Id);
        await chancery.Pass(people[2], asked[9].Id, people[3]);

        foreach (var person in people)
        {
            var inbox = (await chancery.Inbox(person)).Order().ToList();
            var rights = new List<string>();
            foreach (var one in asked)
            {
                var story = (await chancery.House.Ask((ApprovalReads r) => r.One(one.No, None)))!;
                if (story.TurnOf(person, await chancery.House.Ask((ApprovalLists l) => l.BenchNow(None))) is not null) rights.Add(one.No);
            }

            inbox.ShouldBe(rights.Order().ToList(), person.Name);
            (await chancery.House.Ask((ApprovalLists l) => l.Counts(person, None))).ToDecide.ShouldBe(inbox.Count);
        }
    }
}
