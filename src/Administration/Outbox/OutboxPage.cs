using System.Globalization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>
/// What happens after commits, for whoever runs the system: the messages of each state, and one message with its
/// content, which is tried again or given up.
/// </summary>
internal static class OutboxPage
{
    private const string Key = "outbox";
    public const string Tag = "House 系统";
    public const string Edit = "db.edit";
    private static readonly string[] See = ["db.view"];

    public static readonly ListPage<OutboxMessage> List = new ListPage<OutboxMessage>(Key, ("发件箱", "Outbox"), See)
        .For(
            (
                "提交之后要做的事：通知、退款、跟踪。失败会隔越来越久再试，十次不成停在这里由人决定。",
                "What follows a commit: notices, refunds, tracking. Failures are tried again at growing intervals; after ten a person decides here."
            )
        )
        .From<OutboxQueries>((queries, request, take) => queries.Page(request, take))
        .Pick<OutboxQueries>((queries, request, keys) => queries.Numbered(keys, request.Ct))
        .Open(async request => new ListOpen(await request.Get<OutboxQueries>().Dead(request.Ct), IsHot: true))
        .Tabs(request => request.Get<OutboxQueries>().Tabs(request.Ct), OutboxQueries.Tab)
        .Note(OutboxViews.RetryAll)
        .Link("/office/jobs", ("定时任务", "Jobs"), "clock")
        .Filter(ListFilter.Search(("编号、事件或错误", "Number, event or error")))
        .Empty(request => new ListEmpty(
            request["q"] is not null ? ("没有符合条件的消息", "No message fits")
                : OutboxQueries.StateOf(request) == OutboxState.Dead ? ("没有要人处理的", "Nothing to decide")
                : ("这里没有消息", "No messages here"),
            (
                "失败十次的消息会停在这里，并在菜单上亮红",
                "Messages that failed ten times stop here and show red in the menu"
            ),
            "send"
        ))
        .Column("seq", ("编号", "No."), m => m.Seq.ToString(CultureInfo.InvariantCulture), sorts: true)
        .Column("at", ("时间", "Time"), m => m.At)
        .Column("reaction", ("做什么", "What"), OutboxViews.NameOf)
        .Column("document", ("单据", "Document"), OutboxViews.DocumentOf)
        .Column("event", ("事件", "Event"), m => m.Type, cell: (m, _) => OutboxViews.Event(m))
        .Column("state", ("状态", "State"), m => OutboxViews.NameOf(m.State), cell: (m, _) => OutboxViews.State(m))
        .Column("tries", ("试了几次", "Tries"), m => m.Tries)
        .Column("next", ("下次", "Next"), OutboxViews.NextOf)
        .Column("ended", ("停下", "Stopped"), m => m.EndedAt)
        .Column("error", ("错误", "Error"), m => m.Error, cell: (m, _) => OutboxViews.Error(m))
        .Act<RetryOutboxMessage>("retry", ("再试", "Try again"), Edit, (u, m, _, ct) => u.Run(m.Seq, ct), Settled)
        .Act<AbandonOutboxMessage>(
            "give-up",
            ("放弃", "Give up"),
            Edit,
            (u, m, why, ct) => u.Run(m.Seq, why, ct),
            Settled,
            asksReason: true,
            dangerous: true
        );

    public static readonly DocumentPage<OutboxMessage> Document = new DocumentPage<OutboxMessage>(Key, See)
        .From<OutboxQueries>((queries, seq, ct) => queries.Find(seq, ct), AdministrationErrors.NoMessage)
        .Shows(m => m.Type, OutboxViews.One)
        .Audited(m => ("outbox", m.EventId))
        .Json("GetOutboxMessage", Tag, "One message of the outbox with its content and its last failure", m => m)
        .Act<RetryOutboxMessage>(
            "retry",
            [Edit],
            (u, seq, ct) => u.Run(OutboxQueries.SeqOf(seq), ct),
            ("马上再试", "Tried again at once"),
            "RetryOutboxMessage",
            "Try a dead message again"
        )
        .Act<AbandonOutboxMessage, WhyBody>(
            "give-up",
            [Edit],
            (u, seq, i, ct) => u.Run(OutboxQueries.SeqOf(seq), i.Why, ct),
            ("已放弃，原因记在操作日志里", "Given up; the reason is in the audit log"),
            "GiveUpOutboxMessage",
            "Give a dead message up for good"
        );

    private static Refusal? Settled(OutboxMessage m) =>
        m.State == OutboxState.Dead ? null : AdministrationErrors.NotDead;
}
