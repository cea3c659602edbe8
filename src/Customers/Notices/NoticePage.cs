using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>
/// The notices that customers get: words in both languages, switch, history (PLUS-02). Those that were sent are
/// /office/messages.
/// </summary>
internal static class NoticePage
{
    public const string Edit = "notice.edit";
    private const string Key = "notices";
    private const string Tag = "Customers";
    private static readonly string[] See = [CustomersModule.View, CustomersModule.ViewFull, Edit];

    public static readonly ListPage<NoticeCard> List = new ListPage<NoticeCard>(Key, ("通知模板", "Notices"), See)
        .For(
            (
                "到哪一步、给客户发什么话；可以改、可以停，发出的在“发出的短信”里",
                "What customers are told and when; words can be changed or switched off, and what was sent stands under Messages sent"
            )
        )
        .From<NoticeCards>(
            (cards, request, _) => Task.FromResult(new PageOf<NoticeCard>(Narrowed(cards.All, request), null))
        )
        .Filter(ListFilter.Search(("名称或内容", "Name or words")))
        .Link("/office/messages", ("发出的短信", "Messages sent"), "message-circle")
        .Column("key", ("通知", "Notice"), c => c.Kind.Key, cell: (c, _) => Render.Text(c.Kind.Name.ToString()))
        .Column("name", ("名称", "Name"), c => c.Kind.Name, shown: false)
        .Column("when", ("什么时候发", "When"), c => c.Kind.When)
        .Column("zh", ("中文", "Chinese"), c => c.Template.Zh)
        .Column("en", ("英文", "English"), c => c.Template.En, shown: false)
        .Column("isOn", ("在发", "Sent"), c => c.IsOn, cell: (c, _) => NoticeViews.Switch(c))
        .Column("changedBy", ("改过的人", "Changed by"), c => c.Setting?.ChangedBy)
        .Column("changedAt", ("改的时间", "Changed at"), c => c.Setting?.ChangedAt, shown: false)
        .Json(
            "ListNotices",
            Tag,
            "What customers are told: when, in which words, and whether it is sent (PLUS-02)",
            View
        );

    public static readonly DocumentPage<NoticeCard> Document = new DocumentPage<NoticeCard>(Key, See)
        .From<NoticeCards>((cards, key, _) => Task.FromResult(cards.Find(key)), NoticeErrors.NotFound)
        .Shows(c => c.Kind.Name.ToString(), NoticeViews.One)
        .Audited(c => (c.Subject.Type, c.Subject.Id))
        .Json("GetNotice", Tag, "One notice with its words and the values that they may use", View)
        .Act<ChangeNotice, NoticeInput>(
            "words",
            [Edit],
            (u, key, i, ct) => u.Run(key, i, ct),
            ("已保存，下一条就用新的", "Saved; the next one uses it"),
            "ChangeNotice",
            "Change the words of a notice in both languages, or switch it off; values stand in braces"
        )
        .Act<ResetNotice>(
            "reset",
            [Edit],
            (u, key, ct) => u.Run(key, ct),
            ("已恢复原文", "The words are as they came"),
            "ResetNotice",
            "Take a notice back to the words that it comes with"
        );

    private static IReadOnlyList<NoticeCard> Narrowed(IReadOnlyList<NoticeCard> cards, ListRequest request) =>
        request["q"] is not { } q
            ? cards
            : [.. cards.Where(c => Says(c).Any(t => t.Contains(q, StringComparison.OrdinalIgnoreCase)))];

    private static string[] Says(NoticeCard c) =>
        [c.Kind.Key, c.Kind.Name.Zh, c.Kind.Name.En, c.Template.Zh, c.Template.En];

    private static object View(NoticeCard c) =>
        new
        {
            c.Kind.Key,
            c.Kind.Name,
            c.Kind.When,
            zh = c.Template.Zh,
            en = c.Template.En,
            c.IsOn,
            c.Kind.Values,
            c.Kind.IsPrompt,
            c.Setting?.ChangedBy,
            c.Setting?.ChangedAt,
        };
}
