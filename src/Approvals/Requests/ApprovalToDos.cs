using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>
/// The to-do items of the approvals: one for each open seat, and one for the maker of a request that came back.
/// </summary>
internal static class ApprovalToDos
{
    private const string Decision = "approval.";
    public const string Amend = "approval.amend";

    public static string KindOf(string kind) => Decision + kind;

    public static string Link(string no) => $"/office/approvals/{no}";

    public static ToDoDraft Decide(ApprovalFile file, ApprovalSeat seat, Bench bench, Text kind)
    {
        var (r, decided) = (file.Request, file.Decided);
        // One person is named when there is one, so that the item does not stand on the maker's own list, and a deputy
        // finds it on theirs.
        var sitting = bench.Sitting(seat, r.MakerId, decided);
        (Guid Id, string Name)? only = sitting.Count == 1 ? sitting[0] : null;
        if (
            only is { } one
            && bench.InForce.FirstOrDefault(d => d.FromId == one.Id && d.ToId != r.MakerId && !decided.Contains(d.ToId))
                is { } deputy
        )
            only = (deputy.ToId, deputy.ToName);
        return new ToDoDraft(
            KindOf(r.Kind),
            kind,
            new Subject("approval", seat.Id, r.No),
            Link(r.No),
            seat.Acting,
            seat.DueAt,
            Rule(r),
            ("去审批", "Decide")
        )
        {
            Person = seat.PersonId ?? only?.Id,
            PersonName = seat.PersonName ?? only?.Name,
            EscalateTo = bench.Above(seat.Acting, r.MakerId, decided),
            Who = r.MakerName,
            Amount = r.Amount,
            WarnBefore = TimeSpan.FromHours(1),
        };
    }

    public static ToDoDraft Return(ApprovalRequest r, Text kind, string position, DateTimeOffset due, string by) =>
        new(
            Amend,
            kind,
            new Subject("approval", r.Id.Value, r.No),
            Link(r.No),
            position,
            due,
            ($"{by} 退回修改：{r.TitleZh}", $"{by} returned it: {r.TitleEn}"),
            ("修改", "Amend")
        )
        {
            Person = r.MakerId,
            PersonName = r.MakerName,
            Who = by,
            Amount = r.Amount,
            WarnBefore = TimeSpan.FromHours(1),
        };

    private static Text Rule(ApprovalRequest r) =>
        r.Shown.NeededWhy is { } why && r.NeededBy is not null
            ? ($"{r.TitleZh}；{why.Zh}", $"{r.TitleEn}; {why.En}")
            : r.Title;
}
