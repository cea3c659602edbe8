using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Approvals;

/// <summary>Submits a request of any kind, without the document that it is about.</summary>
[Open]
internal sealed class AskWithoutDocument(RequestSubmission submission)
{
    public Task<Result<ApprovalAsked>> Run(ApprovalAsk ask) => submission.Ask(ask, CancellationToken.None);
}

/// <summary>
/// Every kind that a module declares: its approvers and its time are policies, another person than the maker decides,
/// and what it leads to is found by its key.
/// </summary>
public sealed class KindTests
{
    [Theory, Databases, Trait("Rule", "ORG-28/configurable"), Trait("Rule", "ORG-28/other-person")]
    public async Task Every_kind_follows_its_policies_and_is_decided_by_another_person(string database)
    {
        await using var approvals = await ApprovalFixture.Open(database, s => s.AddUseCase<AskWithoutDocument>());
        var (maker, ops, gm) = (
            await approvals.Person("zhou", "CSMGR"),
            await approvals.Person("shen", "OPSDIR"),
            await approvals.Person("meng", "GM")
        );
        var kinds = approvals
            .App.Services.GetServices<ApprovalKind>()
            .Where(k => !k.Key.StartsWith("test.", StringComparison.Ordinal))
            .ToList();
        foreach (var key in new[] { "general", "special-price", "amendment", "return", "return.slip", "records.own" })
            kinds.ShouldContain(k => k.Key == key);
        foreach (var kind in kinds)
        {
            kind.Missing.ShouldBeEmpty(kind.Key);
            await approvals.Policy(kind.ChainPolicy.Key, "CSMGR/OPSDIR");
            var first = await Ask(kind);
            (await approvals.View(first)).Steps.Single().Seats.Select(s => s.Position).ShouldBe(["CSMGR", "OPSDIR"]);
            (await approvals.Agree(maker, first)).Refusal!.Code.ShouldBe("approvals.own_request", kind.Key);
            var agreed = await approvals.Agree(ops, first);
            if (kind.Key == "general")
                (await approvals.View(first)).State.ShouldBe(ApprovalState.Approved);
            else
            {
                // Its document is not there: whoever agrees is told, and nothing has happened.
                agreed.Refusal!.Code.ShouldNotStartWith("approvals.", Case.Sensitive, kind.Key);
                var view = await approvals.View(first);
                (view.State, view.Step, view.History.Count).ShouldBe((ApprovalState.Pending, 1, 1), kind.Key);
            }

            await approvals.Policy(kind.ChainPolicy.Key, "gm");
            await approvals.Policy(kind.HoursPolicy.Key, "5");
            var second = await approvals.View(await Ask(kind));
            second.Steps.Single().Seats.Single().Position.ShouldBe("GM", kind.Key);
            (second.DueAt - second.MadeAt).ShouldBe(TimeSpan.FromHours(5), kind.Key);
            (await approvals.Agree(ops, second.Id)).Refusal!.Code.ShouldBe("approvals.not_yours", kind.Key);
            (await approvals.Reject(gm, second.Id)).IsDone.ShouldBeTrue(kind.Key);
            (await approvals.View(second.Id)).State.ShouldBe(ApprovalState.Rejected, kind.Key);
        }

        async Task<ApprovalId> Ask(ApprovalKind kind)
        {
            var asked = await approvals.App.Run(
                maker,
                (AskWithoutDocument u) => u.Run(ApprovalFixture.Draft(kind, yuan: 100))
            );
            asked.IsDone.ShouldBeTrue(kind.Key);
            return asked.Value.Id;
        }
    }
}
