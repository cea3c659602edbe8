using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

internal sealed class FinanceMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        Receivables(model);
        Refunds(model);
        Journal(model);
        LocalPay(model);
    }

    private static void Receivables(ModelBuilder model)
    {
        model.Entity<Receivable>(e =>
        {
            e.ToTable("finance_receivable").HasKey(x => x.Id);
            e.Ignore(x => x.Document).Ignore(x => x.Subject).Ignore(x => x.OnReceivables).Ignore(x => x.OnPrepayments);
            e.Ignore(x => x.IsSold);
            e.Ignore(x => x.IsInInstalments)
                .Ignore(x => x.Balance)
                .Ignore(x => x.Deadline)
                .Ignore(x => x.Due)
                .Ignore(x => x.Instalments);
            e.HasIndex(x => new
            {
                x.State,
                x.OpenedAt,
                x.Id,
            });
            e.HasIndex(x => new { x.OpenedAt, x.Id });
            e.HasIndex(x => x.DocumentNo);
            e.Property(x => x.DocumentType).HasMaxLength(40);
            e.Property(x => x.DocumentNo).HasMaxLength(60);
        });
        model.Entity<Payment>(e =>
        {
            e.ToTable("finance_payment").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.Provider, x.TradeNo }).IsUnique();
            e.HasIndex(x => x.ReceivableId);
            e.HasIndex(x => new { x.BookedAt, x.Id });
            e.HasIndex(x => x.DocumentNo);
        });
        model.Entity<Charge>(e =>
        {
            e.ToTable("finance_charge").IsAppendOnly().HasKey(x => x.No);
            e.Property(x => x.No).HasMaxLength(40);
            e.HasIndex(x => x.ReceivableId);
        });
        model.Entity<Callback>(e =>
        {
            e.ToTable("finance_callback").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.At, x.Id });
        });
    }

    private static void Refunds(ModelBuilder model) =>
        model.Entity<Refund>(e =>
        {
            e.ToTable("finance_refund").HasKey(x => x.Id);
            e.Ignore(x => x.Subject).Ignore(x => x.IsByHand);
            e.HasIndex(x => x.IdempotencyKey).IsUnique();
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => x.ReceivableId);
            e.HasIndex(x => x.DocumentNo);
            e.HasIndex(x => new
            {
                x.State,
                x.RequestedAt,
                x.Id,
            });
            e.HasIndex(x => new { x.RequestedAt, x.Id });
            e.Property(x => x.IdempotencyKey).HasColumnName("Once").HasMaxLength(160);
            e.Property(x => x.Version).IsConcurrencyToken();
        });

    private static void Journal(ModelBuilder model)
    {
        model.Entity<JournalEntry>(e =>
        {
            e.ToTable("finance_journal_entry").IsAppendOnly().HasKey(x => x.Id);
            e.Ignore(x => x.Summary);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.At, x.Id });
            e.HasIndex(x => x.DocumentNo);
            e.HasIndex(x => x.Reverses).IsUnique();
        });
        model.Entity<JournalLineRow>(e =>
        {
            e.ToTable("finance_journal_line").IsAppendOnly().HasKey(x => new { x.EntryId, x.No });
            e.HasIndex(x => new { x.Day, x.Account });
        });
        model.Entity<JournalCheckMark>(e => e.ToTable("finance_journal_check").IsAppendOnly().HasKey(x => x.EntryId));
    }

    private static void LocalPay(ModelBuilder model)
    {
        model.Entity<LocalPayTrade>(e =>
        {
            e.ToTable("finance_localpay_trade").HasKey(x => x.Token);
            e.Property(x => x.Token).HasMaxLength(40);
            e.HasIndex(x => x.TradeNo).IsUnique();
            e.HasIndex(x => x.ChargeNo).IsUnique();
        });
        model.Entity<LocalPayRefund>(e =>
        {
            e.ToTable("finance_localpay_refund").IsAppendOnly().HasKey(x => x.RefundNo);
            e.Property(x => x.RefundNo).HasMaxLength(40);
        });
        model.Entity<LocalPayNotice>(e =>
        {
            e.ToTable("finance_localpay_notice").HasKey(x => x.Id);
            e.HasIndex(x => x.NextAt).HasFilter("NOT \"IsOver\"");
        });
    }
}
