using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Approvals;

/// <summary>One mark of a request's way: icon, tone ("done", "now", "bad" or none), and two lines.</summary>
internal sealed record TrailMark(string Icon, string? Tone, string Title, string Detail);

/// <summary>
/// A request's way in words: what has happened, whose turn it is, who comes next, and what happens then.
/// </summary>
internal sealed class Trail(
    ApprovalStory story,
    Bench bench,
    Actor? viewer,
    DateTimeOffset now,
    IStringLocalizer<ApprovalsTexts> l
)
{
    private const string Gap = "　";

    public IReadOnlyList<TrailMark> Marks()
    {
        var (request, progress) = (story.Request, story.Progress);
        var maker = request.MakerPosition is { } position ? bench.NameOf(position) + Gap : "";
        var marks = new List<TrailMark>
        {
            new("check", "done", l["{0} 提交", request.MakerName], maker + When(request.MadeAt)),
        };
        foreach (
            var act in story.Acts.Where(a =>
                a.Revision < progress.Revision && a.IsDecision || a.Verb == ActVerb.Resubmitted
            )
        )
            marks.Add(Past(act));
        foreach (var seat in story.Seats)
            if (Mark(seat) is { } mark)
                marks.Add(mark);
        marks.Add(End(progress));
        return marks;
    }

    /// <summary>
    /// Who would be asked there: one or two names, or the position's name when many or nobody hold it.
    /// </summary>
    public string Who(string position)
    {
        var taker = bench.Taker(position, story.Request.MakerId, story.Decided) ?? position;
        var holders = bench.Holders(taker).Where(h => h.Id.Value != story.Request.MakerId).Select(h => h.Name).ToList();
        return holders.Count is 1 or 2 ? string.Join(l["、"], holders) : bench.NameOf(taker).ToString();
    }

    /// <summary>Who is asked when everybody of the open step has agreed; null when nobody is left.</summary>
    public string? Next(ApprovalSeat seat)
    {
        var others = story
            .Seats.Where(s => s.Step == seat.Step && s.Id != seat.Id && s.State == SeatState.Open)
            .ToList();
        if (seat.NeedsAll && others.Count > 0)
            return null;
        var next = story
            .Seats.Where(s => s.Step == seat.Step + 1)
            .Select(s => bench.NameOf(s.Position).ToString())
            .ToList();
        return next.Count == 0
            ? null
            : string.Join(story.Seats.First(s => s.Step == seat.Step + 1).NeedsAll ? l["和"] : l["或"], next);
    }

    private TrailMark Past(ApprovalAct act) =>
        act.Verb == ActVerb.Resubmitted
            ? new("check", "done", l["{0} 重新提交", act.By], When(act.At))
            : new(
                act.Verb == ActVerb.Agreed ? "check" : "arrow-back-up",
                act.Verb == ActVerb.Agreed ? "done" : "bad",
                $"{act.By} {ApprovalStates.NameOf(act.Verb)}",
                When(act.At) + Said(act.Comment)
            );

    private TrailMark? Mark(ApprovalSeat seat)
    {
        var position = bench.NameOf(seat.Acting).ToString();
        var by = seat.DecidedFor is { } on ? l["{0}（代 {1}）", seat.DecidedBy ?? "", on] : seat.DecidedBy ?? "";
        return seat.State switch
        {
            SeatState.Agreed => new(
                "check",
                "done",
                l["{0} 同意", by],
                position + Gap + When(seat.DecidedAt!.Value) + Said(seat.Comment)
            ),
            SeatState.Rejected => new(
                "x",
                "bad",
                l["{0} 拒绝", by],
                position + Gap + When(seat.DecidedAt!.Value) + Said(seat.Comment)
            ),
            SeatState.Returned => new(
                "arrow-back-up",
                "bad",
                l["{0} 退回修改", by],
                position + Gap + When(seat.DecidedAt!.Value) + Said(seat.Comment)
            ),
            SeatState.Carried => new(
                "check",
                "done",
                bench.NameOf(seat.Position).ToString(),
                l["前面已同意，不用再批"]
            ),
            SeatState.Open => Open(seat, position),
            SeatState.Waiting => new("user", null, Who(seat.Position), bench.NameOf(seat.Position) + Condition(seat)),
            _ => null,
        };
    }

    private TrailMark Open(ApprovalSeat seat, string position)
    {
        var mine =
            viewer is { Id: { } me }
            && bench.RightOf(me, viewer.Positions, seat, story.Request.MakerId, story.Decided) is not null;
        var due = seat.DueAt is { } at ? Gap + (at < now ? l["应 {0} 前", When(at)] : l["{0} 前", When(at)]) : "";
        var instead = seat.Acting == seat.Position ? "" : Gap + l["代 {0}", bench.NameOf(seat.Position)];
        var reported = seat.EscalatedTo is { } above ? Gap + l["逾期，已上报 {0}", bench.NameOf(above)] : "";
        return new(
            "pencil",
            "now",
            mine ? l["你：{0}", viewer!.Name] : seat.PersonName ?? Who(seat.Acting),
            position + instead + due + Condition(seat) + reported
        );
    }

    private TrailMark End(ApprovalProgress progress) =>
        progress.State switch
        {
            ApprovalState.Approved => new("bolt", "done", l["生效"], When(progress.DecidedAt!.Value)),
            ApprovalState.Rejected => new("circle-x", "bad", l["不办理"], When(progress.DecidedAt!.Value)),
            ApprovalState.Withdrawn => new(
                "circle-x",
                null,
                l["{0} 撤回", story.Acts.LastOrDefault(a => a.Verb == ActVerb.Withdrawn)?.By ?? ""],
                When(progress.DecidedAt!.Value)
                    + Said(story.Acts.LastOrDefault(a => a.Verb == ActVerb.Withdrawn)?.Comment)
            ),
            ApprovalState.Returned => new(
                "pencil",
                "now",
                l["等 {0} 修改", story.Request.MakerName],
                progress.DueAt is { } due ? l["{0} 前", When(due)] : ""
            ),
            _ => new("bolt", null, l["全部同意后生效"], ""),
        };

    private string Condition(ApprovalSeat seat) =>
        (seat.From is { } from ? Gap + l["满 {0} 需要", Plain(from)] : "")
        + (
            story.Seats.Count(s => s.Step == seat.Step) > 1
                ? Gap + (seat.NeedsAll ? l["都要同意"] : l["一人同意即可"])
                : ""
        );

    /// <summary>¥10,000; the fen only when there are any.</summary>
    public static string Plain(Money money) => money.Fen % 100 == 0 ? money.ToYuan()[..^3] : money.ToYuan();

    private string Said(string? comment) => comment is null ? "" : Gap + l["“{0}”", comment];

    private string When(DateTimeOffset at) =>
        Format.Calendar.DateOf(at) == Format.Calendar.DateOf(now) ? Format.Clock(at) : Format.Relative(at, now);
}
