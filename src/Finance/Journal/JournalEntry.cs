namespace Zhanggui.Finance;

/// <summary>
/// A voucher (FIN-05): numbered, with its date, text, maker and document. Never changed or deleted; a mistake is
/// reversed by a new one.
/// </summary>
internal sealed class JournalEntry
{
    public required Guid Id { get; init; }
    public required string No { get; init; }

    /// <summary>The business date.</summary>
    public required DateOnly Day { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string DocumentType { get; init; }
    public required Guid DocumentId { get; init; }
    public required string DocumentNo { get; init; }
    public required string SummaryZh { get; init; }
    public required string SummaryEn { get; init; }
    public required string Maker { get; init; }
    public Guid? MakerId { get; init; }

    /// <summary>The entry that this one undoes.</summary>
    public Guid? Reverses { get; init; }
    public required Money Total { get; init; }

    public Text Summary => new(SummaryZh, SummaryEn);
}

/// <summary>One line of an entry.</summary>
internal sealed class JournalLineRow
{
    public required Guid EntryId { get; init; }
    public required int No { get; init; }

    /// <summary>The entry's date once more, for sums by period.</summary>
    public required DateOnly Day { get; init; }
    public required LedgerAccount Account { get; init; }
    public required Money Debit { get; init; }
    public required Money Credit { get; init; }
}

/// <summary>Somebody other than the maker has checked an entry.</summary>
internal sealed class JournalCheckMark
{
    public required Guid EntryId { get; init; }
    public required string By { get; init; }
    public Guid? ById { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The accounts' names.</summary>
public static class LedgerAccounts
{
    /// <summary>An account's name.</summary>
    public static Text Name(LedgerAccount account) =>
        account switch
        {
            LedgerAccount.Cash => new("库存现金", "Cash"),
            LedgerAccount.Bank => new("银行存款", "Bank"),
            LedgerAccount.ProviderBalance => new("其他货币资金", "Payment providers"),
            LedgerAccount.Receivables => new("应收账款", "Receivables"),
            LedgerAccount.ChannelBalance => new("其他应收款", "Owed by channels"),
            LedgerAccount.Goods => new("库存商品", "Goods"),
            LedgerAccount.Payables => new("应付账款", "Payables"),
            LedgerAccount.CustomerPrepayments => new("预收账款", "Customer prepayments"),
            LedgerAccount.RefundsPayable => new("其他应付款", "Refunds payable"),
            LedgerAccount.RetainedEarnings => new("利润分配", "Retained earnings"),
            LedgerAccount.Sales => new("主营业务收入", "Sales"),
            LedgerAccount.PostageIncome => new("其他业务收入", "Postage income"),
            LedgerAccount.OtherIncome => new("营业外收入", "Other income"),
            LedgerAccount.CostOfSales => new("主营业务成本", "Cost of sales"),
            _ => new("销售费用", "Selling expenses"),
        };
}
