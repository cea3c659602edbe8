namespace Zhanggui.Approvals;

/// <summary>Requests by their whole number, for those who may see them.</summary>
internal sealed class FindApprovals(ApprovalQueries queries, ApprovalLists lists) : IFinder
{
    private static readonly Text Kind = ("审批", "Approval");

    public bool MayAsk(Actor actor) => actor?.Kind == ActorKind.Staff;

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (
            !NumberWords.Fits(words, "AP", out var no, out _)
            || await queries.One(no, ct) is not { } story
            || !await lists.MaySee(story, actor, ct)
        )
            return [];
        return [new Found($"/office/approvals/{no}", no, story.Request.SubjectNo, "rubber-stamp", Kind)];
    }
}
