namespace Zhanggui.Work;

internal static class WorkErrors
{
    public static readonly Refusal Gone = Refusal.Conflict(
        "work.gone",
        "这件事已经处理完，或不归你",
        "This is done already, or is not yours."
    );
    public static readonly Refusal NotFound = Refusal.NotFound(
        "work.no_item",
        "没有这件待办，或不归你看",
        "There is no such to-do, or it is not yours to see."
    );
    public static readonly Refusal NeedsReason = Refusal.Invalid(
        "work.why",
        "why",
        "请写明原因，200 字以内",
        "Say why, in at most 200 characters."
    );
    public static readonly Refusal NoColleague = Refusal.Invalid(
        "work.colleague",
        "person",
        "请选一位同岗同事或上级",
        "Choose a colleague of the position or a superior."
    );

    public static Refusal TakenBy(string name) =>
        Refusal.Conflict("work.taken", $"没有领到：{name} 已经在做了", $"Not taken: {name} is on it already.");

    public static Refusal TooOften(int times) =>
        Refusal.Conflict(
            "work.postponed_enough",
            $"已经推迟过 {times} 次，不能再推。请现在处理，或转给同事、上级",
            $"It was put off {times} times already. Do it now, or hand it over."
        );

    public static Refusal? Reason(string? why) =>
        string.IsNullOrWhiteSpace(why) || why.Trim().Length > 200 ? NeedsReason : null;
}
