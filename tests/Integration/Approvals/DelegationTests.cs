using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Approvals;

/// <summary>
/// Delegation by date, deadlines and what they lead to, policies and their snapshot, and what the database refuses.
/// </summary>
public sealed class DelegationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<Guid> Delegate(
        ApprovalFixture approvals,
        Actor from,
        Actor to,
        TimeSpan begins,
        TimeSpan ends
    )
    {
        var now = approvals.App.Clock.GetUtcNow();
        var made = await approvals.App.Run(
            from,
            (DelegateApprovals u) =>
                u.Run(new DelegationInput(to.Id!.Value, now + begins, now + ends, "去柯桥看面料"), None)
        );
        made.IsDone.ShouldBeTrue(made.Refusal?.Message.En);
        return made.Value;
    }

    private static async Task Later(ApprovalFixture approvals, TimeSpan by)
    {
        approvals.App.Clock.Advance(by);
        await approvals.App.RunJobs();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/delegation")]
    public async Task A_delegate_decides_in_the_others_name_from_its_first_moment_to_its_last(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, deputy) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("xu", "STOREMGR")
        );
        await approvals.Person("ji", "MKTDIR");
        var (first, second, third) = (
            await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price)),
            await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price)),
            await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price))
        );
        await Delegate(approvals, ops, deputy, TimeSpan.FromHours(2), TimeSpan.FromHours(5));

        await Later(approvals, TimeSpan.FromHours(1));
        (await approvals.Inbox(deputy)).ShouldBeEmpty();
        (await approvals.Agree(deputy, first.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");

        await Later(approvals, TimeSpan.FromMinutes(61));
        (await approvals.Inbox(deputy)).ShouldBe([first.No, second.No, third.No], ignoreOrder: true);
        (await approvals.ToDos(deputy)).Count.ShouldBe(3);
        (await approvals.Agree(deputy, first.Id, "照他交代的")).IsDone.ShouldBeTrue();
        (await approvals.View(first.Id))
            .History.Single(h => h.Verb == "Agreed")
            .ShouldSatisfyAllConditions(h => h.By.ShouldBe("xu"), h => h.For.ShouldBe("shen"));
        // Whoever delegated may still decide, but what was decided in their name they have decided.
        (await approvals.Agree(ops, first.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await approvals.Agree(ops, second.Id)).IsDone.ShouldBeTrue();

        await Later(approvals, TimeSpan.FromHours(3));
        (await approvals.Inbox(deputy)).ShouldBeEmpty();
        (await approvals.ToDos(deputy)).ShouldBeEmpty();
        (await approvals.Agree(deputy, third.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await approvals.ToDos(ops)).ShouldBe([third.No]);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/delegation")]
    public async Task A_revoked_delegation_gives_no_right_and_stays_as_history(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, deputy) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("xu", "STOREMGR")
        );
        await approvals.Person("ji", "MKTDIR");
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        var id = await Delegate(approvals, ops, deputy, TimeSpan.Zero, TimeSpan.FromDays(2));
        (await approvals.Inbox(deputy)).ShouldBe([asked.No]);
        (await approvals.App.Run(deputy, (RevokeDelegation u) => u.Run(id, None))).Refusal!.Code.ShouldBe(
            "approvals.no_delegation"
        );
        (await approvals.App.Run(ops, (RevokeDelegation u) => u.Run(id, None))).IsDone.ShouldBeTrue();
        (await approvals.App.Run(ops, (RevokeDelegation u) => u.Run(id, None))).Refusal!.Code.ShouldBe(
            "approvals.delegation_over"
        );
        (await approvals.Inbox(deputy)).ShouldBeEmpty();
        (await approvals.Agree(deputy, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await approvals.App.Ask((DelegationQueries r) => r.Of(ops.Id, false).ToListAsync(None)))
            .Single()
            .RevokedBy.ShouldBe("shen");
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task A_delegation_does_not_make_a_maker_the_checker(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, friend) = (
            await approvals.Person("shen2", "OPSDIR"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("xu", "STOREMGR")
        );
        await approvals.Person("ji", "MKTDIR");
        await Delegate(approvals, ops, maker, TimeSpan.Zero, TimeSpan.FromDays(1)); // a checker delegates to the maker
        // the maker delegates to a friend
        await Delegate(approvals, maker, friend, TimeSpan.Zero, TimeSpan.FromDays(1));
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.Agree(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.own_request");
        (await approvals.Agree(friend, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await approvals.Inbox(maker)).ShouldBeEmpty();
        (await approvals.Inbox(friend)).ShouldBeEmpty();
        (await approvals.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task A_delegation_needs_a_colleague_a_period_and_a_reason_and_there_is_one_at_a_time(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (ops, other) = (await approvals.Person("shen", "OPSDIR"), await approvals.Person("xu", "STOREMGR"));
        var now = approvals.App.Clock.GetUtcNow();
        Task<Result<Guid>> Try(Guid to, double from, double until, string reason) =>
            approvals.App.Run(
                ops,
                (DelegateApprovals u) =>
                    u.Run(new DelegationInput(to, now.AddDays(from), now.AddDays(until), reason), None)
            );
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
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, mkt) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR")
        );
        await approvals.Policy("approval.test.price.hours", "6");
        approvals.App.Clock.Advance(TimeSpan.FromSeconds(6));
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.View(asked.Id)).DueAt.ShouldBe(approvals.App.Clock.GetUtcNow().AddHours(6));

        await Later(approvals, TimeSpan.FromHours(6));
        (await approvals.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        await Later(approvals, TimeSpan.FromSeconds(6));
        (await approvals.ToDos(mkt)).ShouldBe([asked.No]);
        (await approvals.Inbox(mkt)).ShouldBe([asked.No]);
        (await approvals.View(asked.Id))
            .History.Select(h => (h.Verb, h.To))
            .ShouldBe([("Asked", null), ("Escalated", "MKTDIR")]);
        (await approvals.Inbox(ops)).ShouldBe([asked.No]);
        (await approvals.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(asked.Id)).Step.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task No_step_is_given_longer_than_the_request_needs(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var maker = await approvals.Person("he", "PLANNER");
        await approvals.Person("shen", "OPSDIR");
        await approvals.Person("ji", "MKTDIR");
        var needed = approvals.App.Clock.GetUtcNow().AddHours(3);
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price) with { NeededBy = needed });
        (await approvals.View(asked.Id)).DueAt.ShouldBe(needed);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/configurable")]
    public async Task A_changed_chain_is_for_later_requests_and_an_unknown_position_is_refused(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, mkt, gm) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR"),
            await approvals.Person("meng", "GM")
        );
        var before = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        (
            await approvals.ChangePolicy("approval.test.price.chain", "OPSDIR > CHIEF")
        ).Refusal!.ShouldSatisfyAllConditions(
            r => r.Code.ShouldBe("approvals.unknown_position"),
            r => r.Message.Zh.ShouldContain("CHIEF"),
            r => r.Field.ShouldBe("value")
        );
        (await approvals.ChangePolicy("approval.test.price.chain", "OPSDIR > > GM")).Refusal!.Code.ShouldBe(
            "platform.policy_out_of_range"
        );
        await approvals.Policy("approval.test.price.chain", "gm");
        var after = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));

        (await approvals.View(before.Id)).Steps.Select(s => s.Seats.Single().Position).ShouldBe(["OPSDIR", "MKTDIR"]);
        (await approvals.View(after.Id)).Steps.Select(s => s.Seats.Single().Position).ShouldBe(["GM"]);
        // Also a submission made after the change keeps the chain of its request.
        (await approvals.Return(ops, before.Id)).IsDone.ShouldBeTrue();
        (await approvals.Resubmit(maker, before.Id)).IsDone.ShouldBeTrue();
        (await approvals.Agree(ops, before.Id)).IsDone.ShouldBeTrue();
        (await approvals.Agree(gm, before.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await approvals.Agree(mkt, before.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(before.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases]
    public async Task Every_kind_of_the_application_names_positions_that_exist(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var known = await approvals.App.Services.GetRequiredService<IPositions>().All(None);
        var kinds = approvals.App.Services.GetServices<ApprovalKind>().ToList();
        kinds.Select(k => k.Key).ShouldContain("general");
        kinds
            .SelectMany(k =>
                k.ChainPolicy.Default.Positions.Where(p => !known.ContainsKey(p)).Select(p => $"{k.Key}: {p}")
            )
            .ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/history")]
    public async Task What_was_asked_and_what_was_done_can_not_be_altered_behind_the_programs_back(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var maker = await approvals.Person("he", "PLANNER");
        await approvals.Person("shen", "OPSDIR");
        await approvals.Person("ji", "MKTDIR");
        await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        foreach (
            var sql in new[]
            {
                "UPDATE approvals_request SET \"Amount\" = 1",
                "DELETE FROM approvals_request",
                "UPDATE approvals_revision SET \"Reason\" = 'x'",
                "DELETE FROM approvals_revision",
                "UPDATE approvals_act SET \"By\" = 'x'",
                "DELETE FROM approvals_act",
            }
        )
            (
                await Should.ThrowAsync<Exception>(
                    () => approvals.App.Ask((ShopDb db) => db.Database.ExecuteSqlRawAsync(sql)),
                    sql
                )
            ).Message.ShouldContain("append-only", Case.Sensitive, sql);
    }

    [Theory, Databases]
    public async Task The_list_of_what_is_mine_to_decide_and_the_right_to_decide_agree(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        Actor[] people =
        [
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("zhou", "CSMGR"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("both", "CSMGR", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR"),
            await approvals.Person("meng", "GM"),
            await approvals.Person("xu", "STOREMGR"),
        ];
        await Delegate(approvals, people[2], people[6], TimeSpan.Zero, TimeSpan.FromDays(1));
        await Delegate(approvals, people[4], people[1], TimeSpan.Zero, TimeSpan.FromDays(1));
        var asked = new List<ApprovalAsked>();
        foreach (var maker in people.Take(5))
        foreach (var kind in new[] { ApprovalFixture.Price, ApprovalFixture.Both, ApprovalFixture.Either })
            asked.Add(await approvals.Ask(maker, ApprovalFixture.Draft(kind, yuan: 40_000)));
        foreach (var one in asked.Where((_, i) => i % 2 == 0))
            await approvals.Agree(people[3], one.Id);
        await approvals.Pass(people[2], asked[9].Id, people[3]);

        foreach (var person in people)
        {
            var inbox = (await approvals.Inbox(person)).Order().ToList();
            var rights = new List<string>();
            foreach (var one in asked)
            {
                var story = (await approvals.App.Ask((ApprovalQueries r) => r.One(one.No, None)))!;
                if (story.TurnOf(person, await approvals.App.Ask((ApprovalLists l) => l.BenchNow(None))) is not null)
                    rights.Add(one.No);
            }

            inbox.ShouldBe(rights.Order().ToList(), person.Name);
            (await approvals.App.Ask((ApprovalLists l) => l.Counts(person, None))).ToDecide.ShouldBe(inbox.Count);
        }
    }
}
