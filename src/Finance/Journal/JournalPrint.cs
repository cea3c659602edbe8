using Zhanggui.Organization;

namespace Zhanggui.Finance;

/// <summary>记账凭证 on paper.</summary>
internal static class JournalPrint
{
    public static readonly PrintForm<EntryFile> Form = new PrintForm<EntryFile>(
        "/office/journal/{id:guid}/print",
        ("记账凭证", "Journal voucher"),
        "fin.view"
    )
        .From<LedgerQueries>((q, p) => q.Entry(p.Id, p.Ct), FinanceErrors.NotFound)
        .Sheet(f => f.Entry.No, (f, p) => JournalPages.Print(f, p.Texts<FinanceTexts>()));
}
