using Zhanggui.Approvals;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Approvals;

/// <summary>Who decides what, in which order, and what it leads to.</summary>
public sealed class DecisionTests
{
    [Theory, Databases, Trait("Rule", "ORG-28/chain"), Trait("Rule", "ORG-28/history")]
    public async Task A_request_walks_its_chain_and_is_approved_when_all_have_agreed(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, mkt, gm) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR"),
            await approvals.Person("meng", "GM")
        );
        var draft = ApprovalFixture.Draft(ApprovalFixture.Price, yuan: 38_420);
        var asked = await approvals.Ask(maker, draft);
        asked.No.ShouldStartWith("AP20261122-");

        (await approvals.Inbox(ops)).ShouldBe([asked.No]);
        (await approvals.ToDos(ops)).ShouldBe([asked.No]);
        (await approvals.Inbox(mkt)).ShouldBeEmpty();
        (await approvals.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await approvals.Agree(ops, asked.Id, "开衫库存 96 件，尽快清")).IsDone.ShouldBeTrue();
        (await approvals.Inbox(ops)).ShouldBeEmpty();
        (await approvals.ToDos(ops)).ShouldBeEmpty();
        (await approvals.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        RecordedApprovals.Decided.ShouldNotContain(e => e.Request == asked.Id);
        (await approvals.Agree(gm, asked.Id)).IsDone.ShouldBeTrue();

        var heard = RecordedApprovals.Decided.Single(e => e.Request == asked.Id);
        (heard.Kind, heard.SubjectId, heard.Outcome, heard.By, heard.Amount).ShouldBe(
            ("test.price", draft.Subject.Id, ApprovalOutcome.Approved, "meng", Money.Yuan(38_420))
        );
        var view = await approvals.View(asked.Id);
        (view.State, view.DueAt).ShouldBe((ApprovalState.Approved, null));
        view.History.Select(h => (h.Verb, h.By, h.Step))
            .ShouldBe([("Asked", "he", 0), ("Agreed", "shen", 1), ("Agreed", "ji", 2), ("Agreed", "meng", 3)]);
        (await approvals.Organization.Log("approval", asked.Id.Value)).ShouldBe([
            "Approval requested",
            "Approved by one",
            "Approved by one",
            "Approved",
        ]);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_step_from_an_amount_on_is_left_out_below_it(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, mkt) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR")
        );
        await approvals.Person("meng", "GM");
        foreach (var (yuan, steps) in new (long?, int)[] { (29_999, 2), (30_000, 3), (null, 2) })
        {
            var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price, yuan: yuan));
            (await approvals.View(asked.Id)).Steps.Count.ShouldBe(steps);
        }
    }

    [Theory, Databases, Trait("Rule", "ORG-28/configurable")]
    public async Task What_nobody_needs_to_approve_is_approved_at_once(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        await approvals.Policy("approval.test.price.chain", "GM@30000");
        var (maker, gm) = (await approvals.Person("he", "PLANNER"), await approvals.Person("meng", "GM"));
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price, yuan: 100));
        asked.State.ShouldBe(ApprovalState.Approved);
        (await approvals.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);
        (await approvals.Inbox(gm)).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task A_maker_is_never_the_checker(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (ops, mkt, gm) = (
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR"),
            await approvals.Person("meng", "GM")
        );

        // The maker holds the first step alone: it goes to the superior, who decides the first step, and then the next
        // above the second.
        var asked = await approvals.Ask(ops, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.View(asked.Id)).Steps[0].Seats.Single().Acting.ShouldBe("MKTDIR");
        (await approvals.Agree(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.own_request");
        (await approvals.Inbox(ops)).ShouldBeEmpty();
        (await approvals.ToDos(ops)).ShouldBeEmpty();
        (await approvals.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await approvals.View(asked.Id)).Steps[1].Seats.Single().Acting.ShouldBe("GM");
        (await approvals.Agree(gm, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);

        // With a colleague in the same position it stays there, and the colleague decides.
        var colleague = await approvals.Person("shen2", "OPSDIR");
        var second = await approvals.Ask(ops, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.View(second.Id)).Steps[0].Seats.Single().Acting.ShouldBe("OPSDIR");
        (await approvals.ToDos(ops)).ShouldBeEmpty();
        (await approvals.ToDos(colleague)).ShouldBe([second.No]);
        (await approvals.Agree(colleague, second.Id)).IsDone.ShouldBeTrue();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task A_request_that_only_its_maker_could_decide_is_refused(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var gm = await approvals.Person("meng", "GM");
        var refused = await approvals.App.Run(gm, (Office u) => u.Run(ApprovalFixture.Draft(ApprovalFixture.Price)));
        refused.Refusal!.Code.ShouldBe("approvals.nobody");
        (
            await approvals.App.Run(
                gm,
                (AskForApproval u) => u.Run(new GeneralRequest("换会议桌", "旧的坏了", null), CancellationToken.None)
            )
        ).Refusal!.Code.ShouldBe("approvals.no_leader");
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_vacant_position_passes_its_step_on_to_the_one_above(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, gm) = (await approvals.Person("he", "PLANNER"), await approvals.Person("meng", "GM"));
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price, yuan: 50_000));
        (await approvals.Agree(gm, asked.Id)).IsDone.ShouldBeTrue();
        // Everybody above has agreed: the other two steps ask nobody a second time.
        var view = await approvals.View(asked.Id);
        view.State.ShouldBe(ApprovalState.Approved);
        view.History.Select(h => h.Verb).ShouldBe(["Asked", "Agreed", "Carried", "Carried"]);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_step_for_all_needs_every_one_and_a_step_for_any_needs_one(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, cs, ops) = (
            await approvals.Person("du", "RETURNS"),
            await approvals.Person("zhou", "CSMGR"),
            await approvals.Person("shen", "OPSDIR")
        );
        await approvals.Person("meng", "GM");
        var both = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Both));
        (await approvals.Agree(cs, both.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(both.Id)).State.ShouldBe(ApprovalState.Pending);
        (await approvals.Agree(cs, both.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await approvals.Inbox(ops)).ShouldBe([both.No]);
        (await approvals.Agree(ops, both.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(both.Id)).State.ShouldBe(ApprovalState.Approved);

        var either = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Either));
        (await approvals.ToDos(cs)).ShouldBe([either.No]);
        (await approvals.Agree(ops, either.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(either.Id)).State.ShouldBe(ApprovalState.Approved);
        (await approvals.ToDos(cs)).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task Two_signatures_are_of_two_people(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, one, gm) = (
            await approvals.Person("du", "RETURNS"),
            await approvals.Person("shen", "CSMGR", "OPSDIR"),
            await approvals.Person("meng", "GM")
        );
        var both = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Both));
        (await approvals.Agree(one, both.Id)).IsDone.ShouldBeTrue();
        (await approvals.Agree(one, both.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await approvals.View(both.Id)).State.ShouldBe(ApprovalState.Pending);
        (await approvals.Inbox(gm)).ShouldBe([both.No]);
        (await approvals.Agree(gm, both.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(both.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task Of_two_who_decide_at_the_same_moment_one_wins_and_the_other_is_told(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var maker = await approvals.Person("he", "PLANNER");
        var (a, b) = (await approvals.Person("zhou", "CSMGR"), await approvals.Person("shen", "OPSDIR"));
        for (var round = 0; round < 8; round++)
        {
            var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Either));
            var results = await Task.WhenAll(
                Task.Run(() => approvals.Agree(a, asked.Id)),
                Task.Run(() => approvals.Reject(b, asked.Id))
            );
            results.Count(r => r.IsDone).ShouldBe(1);
            results.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("approvals.moved");
            var view = await approvals.View(asked.Id);
            view.State.ShouldBe(results[0].IsDone ? ApprovalState.Approved : ApprovalState.Rejected);
            view.History.Count(h => h.Verb is "Agreed" or "Rejected").ShouldBe(1);
            RecordedApprovals.Decided.Count(e => e.Request == asked.Id).ShouldBe(1);
        }
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_decision_on_what_has_moved_since_it_was_seen_is_refused(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, two, ops) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("ji", "OPSDIR", "MKTDIR"),
            await approvals.Person("shen", "OPSDIR")
        );
        await approvals.Person("meng", "GM");
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.Agree(ops, asked.Id, seen: new Seen(1, 1))).IsDone.ShouldBeTrue();
        // The other one had step 1 before them and sits at step 2 as well: agreeing to step 1 must not become agreeing
        // to step 2.
        (await approvals.Agree(two, asked.Id, seen: new Seen(1, 1))).Refusal!.Code.ShouldBe("approvals.moved");
        (await approvals.View(asked.Id)).State.ShouldBe(ApprovalState.Pending);
        (await approvals.Agree(two, asked.Id, seen: new Seen(1, 2))).IsDone.ShouldBeTrue();
        (await approvals.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/comment")]
    public async Task Rejecting_and_returning_need_a_comment_and_end_the_step(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, mkt) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR")
        );
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.Reject(ops, asked.Id, " ")).Refusal!.Field.ShouldBe("comment");
        (await approvals.Return(ops, asked.Id, null)).Refusal!.Field.ShouldBe("comment");
        (await approvals.Reject(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.own_request");
        (await approvals.Reject(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await approvals.View(asked.Id)).History.Count.ShouldBe(1);

        (await approvals.Reject(ops, asked.Id, "毛利太低")).IsDone.ShouldBeTrue();
        var view = await approvals.View(asked.Id);
        (view.State, view.History[^1].Comment).ShouldBe((ApprovalState.Rejected, "毛利太低"));
        RecordedApprovals.Decided.Single(e => e.Request == asked.Id).Outcome.ShouldBe(ApprovalOutcome.Rejected);
        (await approvals.ToDos(ops)).ShouldBeEmpty();
        (await approvals.Resubmit(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_allowed_in_state");
        (await approvals.Withdraw(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_allowed_in_state");
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_returned_request_goes_through_the_whole_chain_again_as_another_revision(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, mkt) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR")
        );
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.Return(mkt, asked.Id, "请补毛利测算")).IsDone.ShouldBeTrue();
        (await approvals.View(asked.Id)).State.ShouldBe(ApprovalState.Returned);
        (await approvals.ToDos(maker)).ShouldBe([asked.No]);
        RecordedApprovals.Returned.Single(e => e.Request == asked.Id).Comment.ShouldBe("请补毛利测算");
        (await approvals.Agree(ops, asked.Id)).IsDone.ShouldBeFalse();
        (await approvals.Resubmit(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_maker");
        (await approvals.Resubmit(maker, asked.Id, " ")).Refusal!.Field.ShouldBe("reason");

        (await approvals.Resubmit(maker, asked.Id, "毛利 41%，见测算表")).IsDone.ShouldBeTrue();
        var view = await approvals.View(asked.Id);
        (view.State, view.Revision, view.Step, view.Reason).ShouldBe(
            (ApprovalState.Pending, 2, 1, "毛利 41%，见测算表")
        );
        (await approvals.ToDos(maker)).ShouldBeEmpty();
        (await approvals.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases]
    public async Task A_request_is_passed_on_to_a_colleague_of_the_position_and_to_nobody_else(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, other, mkt) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("shen2", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR")
        );
        var asked = await approvals.Ask(maker, ApprovalFixture.Draft(ApprovalFixture.Price));
        (await approvals.Pass(ops, asked.Id, mkt)).Refusal!.Field.ShouldBe("person");
        (await approvals.Pass(ops, asked.Id, maker)).Refusal!.Field.ShouldBe("person");
        (await approvals.Pass(mkt, asked.Id, other)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await approvals.Pass(ops, asked.Id, other)).IsDone.ShouldBeTrue();
        (await approvals.Inbox(ops)).ShouldBeEmpty();
        (await approvals.ToDos(other)).ShouldBe([asked.No]);
        (await approvals.Agree(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.moved");
        (await approvals.Agree(other, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.View(asked.Id))
            .History.Select(h => (h.Verb, h.To))
            .ShouldBe([("Asked", null), ("PassedOn", "shen2"), ("Agreed", null)]);
    }

    [Theory, Databases]
    public async Task The_maker_withdraws_and_so_does_the_module_above(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops) = (await approvals.Person("he", "PLANNER"), await approvals.Person("shen", "OPSDIR"));
        await approvals.Person("ji", "MKTDIR");
        var draft = ApprovalFixture.Draft(ApprovalFixture.Price);
        var asked = await approvals.Ask(maker, draft);
        (await approvals.App.Run(maker, (Office u) => u.Run(draft))).Refusal!.Code.ShouldBe("approvals.open_already");
        (await approvals.Withdraw(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_maker");
        (await approvals.Withdraw(maker, asked.Id)).IsDone.ShouldBeTrue();
        (await approvals.ToDos(ops)).ShouldBeEmpty();
        RecordedApprovals.Decided.Single(e => e.Request == asked.Id).Outcome.ShouldBe(ApprovalOutcome.Withdrawn);

        var again = await approvals.Ask(maker, draft);
        (
            await approvals.App.Run(
                Actor.System("orders"),
                (Office u) => u.Withdraw(draft.Kind, draft.Subject.Id, "订单取消")
            )
        ).IsDone.ShouldBeTrue();
        (await approvals.View(again.Id)).State.ShouldBe(ApprovalState.Withdrawn);
        RecordedApprovals.Decided.ShouldNotContain(e => e.Request == again.Id);
        (await approvals.App.Ask((IApprovals a) => a.Of(draft.Subject.Id, CancellationToken.None)))
            .Select(v => v.No)
            .ShouldBe([again.No, asked.No], ignoreOrder: true);
    }

    [Theory, Databases]
    public async Task What_the_module_above_cannot_do_is_not_approved(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database);
        var (maker, ops, mkt) = (
            await approvals.Person("he", "PLANNER"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("ji", "MKTDIR")
        );
        var draft = ApprovalFixture.Draft(ApprovalFixture.Price);
        var asked = await approvals.Ask(maker, draft);
        (await approvals.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
        Gate.Shut[draft.Subject.Id] = true;
        (await approvals.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("test.shut");
        Gate.Shut.TryRemove(draft.Subject.Id, out _);
        RecordedApprovals.Broken[draft.Subject.Id] = true;
        await Should.ThrowAsync<InvalidOperationException>(() => approvals.Agree(mkt, asked.Id));
        RecordedApprovals.Broken.TryRemove(draft.Subject.Id, out _);
        var view = await approvals.View(asked.Id);
        (view.State, view.Step, view.History.Count).ShouldBe((ApprovalState.Pending, 2, 2));
        (await approvals.Inbox(mkt)).ShouldBe([asked.No]);
        (await approvals.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
    }
}
