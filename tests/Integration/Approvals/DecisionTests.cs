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
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, mkt, gm) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"), await chancery.Person("meng", "GM"));
        var draft = Chancery.Draft(Chancery.Price, yuan: 38_420);
        var asked = await chancery.Ask(maker, draft);
        asked.No.ShouldStartWith("AP20261122-");

        (await chancery.Inbox(ops)).ShouldBe([asked.No]);
        (await chancery.ToDos(ops)).ShouldBe([asked.No]);
        (await chancery.Inbox(mkt)).ShouldBeEmpty();
        (await chancery.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await chancery.Agree(ops, asked.Id, "开衫库存 96 件，尽快清")).IsDone.ShouldBeTrue();
        (await chancery.Inbox(ops)).ShouldBeEmpty();
        (await chancery.ToDos(ops)).ShouldBeEmpty();
        (await chancery.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        Hearing.Decided.ShouldNotContain(e => e.Request == asked.Id);
        (await chancery.Agree(gm, asked.Id)).IsDone.ShouldBeTrue();

        var heard = Hearing.Decided.Single(e => e.Request == asked.Id);
        (heard.Kind, heard.SubjectId, heard.Outcome, heard.By, heard.Amount).ShouldBe(("test.price", draft.Subject.Id, ApprovalOutcome.Approved, "meng", Money.Yuan(38_420)));
        var view = await chancery.View(asked.Id);
        (view.State, view.DueAt).ShouldBe((ApprovalState.Approved, null));
        view.History.Select(h => (h.Verb, h.By, h.Step)).ShouldBe([("Asked", "he", 0), ("Agreed", "shen", 1), ("Agreed", "ji", 2), ("Agreed", "meng", 3)]);
        (await chancery.Bureau.Log("approval", asked.Id.Value)).ShouldBe(["Approval requested", "Approved by one", "Approved by one", "Approved"]);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_step_from_an_amount_on_is_left_out_below_it(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, mkt) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"));
        await chancery.Person("meng", "GM");
        foreach (var (yuan, steps) in new (long?, int)[] { (29_999, 2), (30_000, 3), (null, 2) })
        {
            var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price, yuan: yuan));
            (await chancery.View(asked.Id)).Steps.Count.ShouldBe(steps);
        }
    }

    [Theory, Databases, Trait("Rule", "ORG-28/configurable")]
    public async Task What_nobody_needs_to_approve_is_approved_at_once(string database)
    {
        await using var chancery = await Chancery.Open(database);
        await chancery.Policy("approval.test.price.chain", "GM@30000");
        var (maker, gm) = (await chancery.Person("he", "PLANNER"), await chancery.Person("meng", "GM"));
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price, yuan: 100));
        asked.State.ShouldBe(ApprovalState.Approved);
        (await chancery.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);
        (await chancery.Inbox(gm)).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task A_maker_is_never_the_checker(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (ops, mkt, gm) = (await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"), await chancery.Person("meng", "GM"));

        // The maker holds the first step alone: it goes to the superior, who decides the first step, and then the next above the second.
        var asked = await chancery.Ask(ops, Chancery.Draft(Chancery.Price));
        (await chancery.View(asked.Id)).Steps[0].Seats.Single().Acting.ShouldBe("MKTDIR");
        (await chancery.Agree(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.own_request");
        (await chancery.Inbox(ops)).ShouldBeEmpty();
        (await chancery.ToDos(ops)).ShouldBeEmpty();
        (await chancery.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await chancery.View(asked.Id)).Steps[1].Seats.Single().Acting.ShouldBe("GM");
        (await chancery.Agree(gm, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);

        // With a colleague in the same position it stays there, and the colleague decides.
        var colleague = await chancery.Person("shen2", "OPSDIR");
        var second = await chancery.Ask(ops, Chancery.Draft(Chancery.Price));
        (await chancery.View(second.Id)).Steps[0].Seats.Single().Acting.ShouldBe("OPSDIR");
        (await chancery.ToDos(ops)).ShouldBeEmpty();
        (await chancery.ToDos(colleague)).ShouldBe([second.No]);
        (await chancery.Agree(colleague, second.Id)).IsDone.ShouldBeTrue();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task A_request_that_only_its_maker_could_decide_is_refused(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var gm = await chancery.Person("meng", "GM");
        var refused = await chancery.House.Run(gm, (Office u) => u.Run(Chancery.Draft(Chancery.Price)));
        refused.Refusal!.Code.ShouldBe("approvals.nobody");
        (await chancery.House.Run(gm, (AskForApproval u) => u.Run(new GeneralRequest("换会议桌", "旧的坏了", null), CancellationToken.None))).Refusal!.Code.ShouldBe("approvals.no_leader");
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_vacant_position_passes_its_step_on_to_the_one_above(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, gm) = (await chancery.Person("he", "PLANNER"), await chancery.Person("meng", "GM"));
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price, yuan: 50_000));
        (await chancery.Agree(gm, asked.Id)).IsDone.ShouldBeTrue();
        // Everybody above has agreed: the other two steps ask nobody a second time.
        var view = await chancery.View(asked.Id);
        view.State.ShouldBe(ApprovalState.Approved);
        view.History.Select(h => h.Verb).ShouldBe(["Asked", "Agreed", "Carried", "Carried"]);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_step_for_all_needs_every_one_and_a_step_for_any_needs_one(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, cs, ops) = (await chancery.Person("du", "RETURNS"), await chancery.Person("zhou", "CSMGR"), await chancery.Person("shen", "OPSDIR"));
        await chancery.Person("meng", "GM");
        var both = await chancery.Ask(maker, Chancery.Draft(Chancery.Both));
        (await chancery.Agree(cs, both.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(both.Id)).State.ShouldBe(ApprovalState.Pending);
        (await chancery.Agree(cs, both.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await chancery.Inbox(ops)).ShouldBe([both.No]);
        (await chancery.Agree(ops, both.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(both.Id)).State.ShouldBe(ApprovalState.Approved);

        var either = await chancery.Ask(maker, Chancery.Draft(Chancery.Either));
        (await chancery.ToDos(cs)).ShouldBe([either.No]);
        (await chancery.Agree(ops, either.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(either.Id)).State.ShouldBe(ApprovalState.Approved);
        (await chancery.ToDos(cs)).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORG-28/other-person")]
    public async Task Two_signatures_are_of_two_people(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, one, gm) = (await chancery.Person("du", "RETURNS"), await chancery.Person("shen", "CSMGR", "OPSDIR"), await chancery.Person("meng", "GM"));
        var both = await chancery.Ask(maker, Chancery.Draft(Chancery.Both));
        (await chancery.Agree(one, both.Id)).IsDone.ShouldBeTrue();
        (await chancery.Agree(one, both.Id)).Refusal!.Code.ShouldBe("approvals.decided_already");
        (await chancery.View(both.Id)).State.ShouldBe(ApprovalState.Pending);
        (await chancery.Inbox(gm)).ShouldBe([both.No]);
        (await chancery.Agree(gm, both.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(both.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task Of_two_who_decide_at_the_same_moment_one_wins_and_the_other_is_told(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var maker = await chancery.Person("he", "PLANNER");
        var (a, b) = (await chancery.Person("zhou", "CSMGR"), await chancery.Person("shen", "OPSDIR"));
        for (var round = 0; round < 8; round++)
        {
            var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Either));
            var results = await Task.WhenAll(Task.Run(() => chancery.Agree(a, asked.Id)), Task.Run(() => chancery.Reject(b, asked.Id)));
            results.Count(r => r.IsDone).ShouldBe(1);
            results.Single(r => !r.IsDone).Refusal!.Code.ShouldBe("approvals.moved");
            var view = await chancery.View(asked.Id);
            view.State.ShouldBe(results[0].IsDone ? ApprovalState.Approved : ApprovalState.Rejected);
            view.History.Count(h => h.Verb is "Agreed" or "Rejected").ShouldBe(1);
            Hearing.Decided.Count(e => e.Request == asked.Id).ShouldBe(1);
        }
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_decision_on_what_has_moved_since_it_was_seen_is_refused(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, two, ops) = (await chancery.Person("he", "PLANNER"), await chancery.Person("ji", "OPSDIR", "MKTDIR"), await chancery.Person("shen", "OPSDIR"));
        await chancery.Person("meng", "GM");
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        (await chancery.Agree(ops, asked.Id, seen: new Seen(1, 1))).IsDone.ShouldBeTrue();
        // The other one had step 1 before them and sits at step 2 as well: agreeing to step 1 must not become agreeing to step 2.
        (await chancery.Agree(two, asked.Id, seen: new Seen(1, 1))).Refusal!.Code.ShouldBe("approvals.moved");
        (await chancery.View(asked.Id)).State.ShouldBe(ApprovalState.Pending);
        (await chancery.Agree(two, asked.Id, seen: new Seen(1, 2))).IsDone.ShouldBeTrue();
        (await chancery.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases, Trait("Rule", "ORG-28/comment")]
    public async Task Rejecting_and_returning_need_a_comment_and_end_the_step(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, mkt) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"));
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        (await chancery.Reject(ops, asked.Id, " ")).Refusal!.Field.ShouldBe("comment");
        (await chancery.Return(ops, asked.Id, null)).Refusal!.Field.ShouldBe("comment");
        (await chancery.Reject(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.own_request");
        (await chancery.Reject(mkt, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await chancery.View(asked.Id)).History.Count.ShouldBe(1);

        (await chancery.Reject(ops, asked.Id, "毛利太低")).IsDone.ShouldBeTrue();
        var view = await chancery.View(asked.Id);
        (view.State, view.History[^1].Comment).ShouldBe((ApprovalState.Rejected, "毛利太低"));
        Hearing.Decided.Single(e => e.Request == asked.Id).Outcome.ShouldBe(ApprovalOutcome.Rejected);
        (await chancery.ToDos(ops)).ShouldBeEmpty();
        (await chancery.Resubmit(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_allowed_in_state");
        (await chancery.Withdraw(maker, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_allowed_in_state");
    }

    [Theory, Databases, Trait("Rule", "ORG-28/chain")]
    public async Task A_returned_request_goes_through_the_whole_chain_again_as_another_revision(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, mkt) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"));
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        (await chancery.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.Return(mkt, asked.Id, "请补毛利测算")).IsDone.ShouldBeTrue();
        (await chancery.View(asked.Id)).State.ShouldBe(ApprovalState.Returned);
        (await chancery.ToDos(maker)).ShouldBe([asked.No]);
        Hearing.Returned.Single(e => e.Request == asked.Id).Comment.ShouldBe("请补毛利测算");
        (await chancery.Agree(ops, asked.Id)).IsDone.ShouldBeFalse();
        (await chancery.Resubmit(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_maker");
        (await chancery.Resubmit(maker, asked.Id, " ")).Refusal!.Field.ShouldBe("reason");

        (await chancery.Resubmit(maker, asked.Id, "毛利 41%，见测算表")).IsDone.ShouldBeTrue();
        var view = await chancery.View(asked.Id);
        (view.State, view.Revision, view.Step, view.Reason).ShouldBe((ApprovalState.Pending, 2, 1, "毛利 41%，见测算表"));
        (await chancery.ToDos(maker)).ShouldBeEmpty();
        (await chancery.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(asked.Id)).State.ShouldBe(ApprovalState.Approved);
    }

    [Theory, Databases]
    public async Task A_request_is_passed_on_to_a_colleague_of_the_position_and_to_nobody_else(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, other, mkt) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("shen2", "OPSDIR"), await chancery.Person("ji", "MKTDIR"));
        var asked = await chancery.Ask(maker, Chancery.Draft(Chancery.Price));
        (await chancery.Pass(ops, asked.Id, mkt)).Refusal!.Field.ShouldBe("person");
        (await chancery.Pass(ops, asked.Id, maker)).Refusal!.Field.ShouldBe("person");
        (await chancery.Pass(mkt, asked.Id, other)).Refusal!.Code.ShouldBe("approvals.not_yours");
        (await chancery.Pass(ops, asked.Id, other)).IsDone.ShouldBeTrue();
        (await chancery.Inbox(ops)).ShouldBeEmpty();
        (await chancery.ToDos(other)).ShouldBe([asked.No]);
        (await chancery.Agree(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.moved");
        (await chancery.Agree(other, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.View(asked.Id)).History.Select(h => (h.Verb, h.To)).ShouldBe([("Asked", null), ("PassedOn", "shen2"), ("Agreed", null)]);
    }

    [Theory, Databases]
    public async Task The_maker_withdraws_and_so_does_the_module_above(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"));
        await chancery.Person("ji", "MKTDIR");
        var draft = Chancery.Draft(Chancery.Price);
        var asked = await chancery.Ask(maker, draft);
        (await chancery.House.Run(maker, (Office u) => u.Run(draft))).Refusal!.Code.ShouldBe("approvals.open_already");
        (await chancery.Withdraw(ops, asked.Id)).Refusal!.Code.ShouldBe("approvals.not_maker");
        (await chancery.Withdraw(maker, asked.Id)).IsDone.ShouldBeTrue();
        (await chancery.ToDos(ops)).ShouldBeEmpty();
        Hearing.Decided.Single(e => e.Request == asked.Id).Outcome.ShouldBe(ApprovalOutcome.Withdrawn);

        var again = await chancery.Ask(maker, draft);
        (await chancery.House.Run(Actor.System("orders"), (Office u) => u.Withdraw(draft.Kind, draft.Subject.Id, "订单取消"))).IsDone.ShouldBeTrue();
        (await chancery.View(again.Id)).State.ShouldBe(ApprovalState.Withdrawn);
        Hearing.Decided.ShouldNotContain(e => e.Request == again.Id);
        (await chancery.House.Ask((IApprovals a) => a.Of(draft.Subject.Id, CancellationToken.None))).Select(v => v.No).ShouldBe([again.No, asked.No], ignoreOrder: true);
    }

    [Theory, Databases]
    public async Task What_the_module_above_cannot_do_is_not_approved(string database)
    {
        await using var chancery = await Chancery.Open(database);
        var (maker, ops, mkt) = (await chancery.Person("he", "PLANNER"), await chancery.Person("shen", "OPSDIR"), await chancery.Person("ji", "MKTDIR"));
        var draft = Chancery.Draft(Chancery.Price);
        var asked = await chancery.Ask(maker, draft);
        (await chancery.Agree(ops, asked.Id)).IsDone.ShouldBeTrue();
        Gate.Shut[draft.Subject.Id] = true;
        (await chancery.Agree(mkt, asked.Id)).Refusal!.Code.ShouldBe("test.shut");
        Gate.Shut.TryRemove(draft.Subject.Id, out _);
        Hearing.Broken[draft.Subject.Id] = true;
        await Should.ThrowAsync<InvalidOperationException>(() => chancery.Agree(mkt, asked.Id));
        Hearing.Broken.TryRemove(draft.Subject.Id, out _);
        var view = await chancery.View(asked.Id);
        (view.State, view.Step, view.History.Count).ShouldBe((ApprovalState.Pending, 2, 2));
        (await chancery.Inbox(mkt)).ShouldBe([asked.No]);
        (await chancery.Agree(mkt, asked.Id)).IsDone.ShouldBeTrue();
    }
}
