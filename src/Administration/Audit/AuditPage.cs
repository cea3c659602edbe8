using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Administration;

/// <summary>The audit log (DAT-09), newest first; a row leads to its document's chain.</summary>
internal static class AuditPage
{
    public static readonly ListPage<AuditEntry> List = new ListPage<AuditEntry>(
        "audit",
        ("审计日志", "Audit log"),
        "audit.view"
    )
        .For(
            (
                "只能追加：谁、何时、从哪里、改前改后。每份单据一条链，动过手脚查得出来；点单据看它的链。",
                "Append-only: who, when, from where, before and after. Each document has a chain that shows any tampering; follow a document to see it."
            )
        )
        .From<AuditQueries>((queries, request, take) => queries.Page(request, take))
        .At(e => $"/office/audit/{Uri.EscapeDataString(e.SubjectType)}/{e.SubjectId}")
        .Filter(new ListFilter("document", ("单据号", "Document number"), FilterKind.Words))
        .Filter(new ListFilter("who", ("姓名或登录名", "Name or login"), FilterKind.Words))
        .Filter(ListFilter.OneOf("type", ("全部类别", "All kinds"), Types))
        .Filter(ListFilter.Day("from", ("从", "From")))
        .Filter(ListFilter.Day("to", ("到", "to")))
        .Empty(_ => new ListEmpty(("没有记录", "No entries"), ("换个条件再找", "Try other filters"), "shield-check"))
        .Column("subjectNo", ("单据", "Document"), e => e.SubjectNo)
        .Column("seq", ("序号", "No."), e => e.Seq)
        .Column("type", ("类别", "Kind"), e => e.SubjectType)
        .Column("at", ("时间", "Time"), e => e.At, sorts: true, cell: (e, _) => AuditViews.At(e))
        .Column("actor", ("谁", "Who"), e => e.ActorName, cell: (e, _) => AuditViews.Who(e))
        .Column("address", ("地址", "Address"), e => e.Address, shown: false)
        .Column("verb", ("做了什么", "What"), e => e.Verb)
        .Column("note", ("原因", "Reason"), e => e.Note)
        .Column("before", ("改前", "Before"), e => e.Before, shown: false, cell: (e, _) => AuditViews.Values(e.Before))
        .Column("after", ("改后", "After"), e => e.After, cell: (e, _) => AuditViews.Values(e.After))
        .Column("hash", ("哈希", "Hash"), e => e.Hash, shown: false, cell: (e, _) => AuditViews.Hash(e))
        .Json(
            "ListAudit",
            "House 系统",
            "The audit log, newest first; `next` of the answer pages on as `after` (DAT-09)",
            AuditEndpoints.View
        );

    private static async Task<IReadOnlyList<(string Value, Text Name)>> Types(ListRequest request) =>
        [.. (await request.Get<AuditQueries>().Types(request.Ct)).Select(t => (t, new Text(t, t)))];
}
