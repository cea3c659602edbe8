using System.Globalization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

/// <summary>An entry, and whether somebody has checked it.</summary>
internal sealed record JournalRow(JournalEntry Entry, bool IsChecked);

/// <summary>One line of an entry, in the export.</summary>
internal sealed record JournalExportLine(JournalEntry Entry, JournalLineRow Line);

/// <summary>The list of journal entries (FIN-05), its export line by line, and checking many at once.</summary>
internal static class JournalPage
{
    private static readonly IReadOnlyList<(string Value, Text Name)> Accounts =
    [
        .. Enum.GetValues<LedgerAccount>().Select(a => (Code(a), Named(a))),
    ];

    public static readonly ListPage<JournalRow> List = new ListPage<JournalRow>(
        "journal",
        ("记账凭证", "Journal"),
        "fin.view"
    )
        .For(
            (
                "收款、发货、退款自动记账。凭证不能改也不能删，记错了用冲销。",
                "Payments, shipments and refunds book themselves. Entries are never changed or deleted; a mistake is reversed."
            )
        )
        .From<LedgerQueries>((ledger, request, take) => ledger.EntryPage(request, take))
        .Pick<LedgerQueries>((ledger, request, numbers) => ledger.EntriesNumbered(numbers, request.Ct))
        .At(r => $"/office/journal/{r.Entry.Id}")
        .Link("/office/journal/balance", ("试算平衡表", "Trial balance"), "scale")
        .Filter(ListFilter.Search(("凭证号或单据号", "Entry or document number")))
        .Filter(ListFilter.Day("from", ("从", "From")))
        .Filter(ListFilter.Day("to", ("到", "to")))
        .Filter(ListFilter.OneOf("account", ("全部科目", "All accounts"), _ => Task.FromResult(Accounts)))
        .Empty(_ => new ListEmpty(
            ("没有凭证", "No entries"),
            (
                "第一笔收款到账时，会自动生成第一张凭证。",
                "The first entry is made by itself when the first payment comes."
            ),
            "file-text"
        ))
        .Column("no", ("凭证号", "Entry"), r => r.Entry.No, sorts: true)
        .Column("at", ("日期", "Date"), r => r.Entry.Day, sorts: true)
        .Column("summary", ("摘要", "Summary"), r => r.Entry.Summary)
        .Column(
            "document",
            ("单据", "Document"),
            r => r.Entry.DocumentNo,
            sorts: true,
            cell: (r, _) => JournalPages.Document(r)
        )
        .Column("total", ("金额（元）", "Total (yuan)"), r => r.Entry.Total)
        .Column("maker", ("制单", "Maker"), r => r.Entry.Maker)
        .Column("checked", ("复核", "Checked"), r => r.IsChecked, cell: (r, _) => JournalPages.Check(r))
        .ExportOf(
            _ =>
                [
                    new ExportColumn<JournalExportLine>(("凭证号", "Entry"), x => x.Entry.No),
                    new(("日期", "Date"), x => JournalPages.Day(x.Entry.Day)),
                    new(("摘要", "Summary"), x => x.Entry.Summary.ToString()),
                    new(("单据", "Document"), x => x.Entry.DocumentNo),
                    new(("科目", "Account"), x => (int)x.Line.Account),
                    new(("科目名称", "Account name"), x => LedgerAccounts.Name(x.Line.Account).ToString()),
                    new(("借方", "Debit"), x => x.Line.Debit),
                    new(("贷方", "Credit"), x => x.Line.Credit),
                    new(("制单", "Maker"), x => x.Entry.Maker),
                ],
            request => request.Get<LedgerQueries>().Lines(request)
        )
        .Json(
            "ListJournal",
            "Journal",
            "Journal entries, newest first, or sorted by `at`, `no` or `document`; `next` of the answer pages on as `after`",
            r => r.Entry
        )
        .Found("JE", "file-text", r => r.Entry.Summary.ToString())
        .Act<CheckEntry>(
            "check",
            ("复核通过", "Check"),
            "fin.approve",
            (u, r, _, ct) => u.Run(r.Entry.Id, ct),
            r => r.IsChecked ? FinanceErrors.AlreadyChecked : null
        );

    private static Text Named(LedgerAccount account) =>
        new($"{Code(account)} {LedgerAccounts.Name(account).Zh}", $"{Code(account)} {LedgerAccounts.Name(account).En}");

    private static string Code(LedgerAccount account) => ((int)account).ToString(CultureInfo.InvariantCulture);
}
