using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Ordering;

internal sealed class OrderingMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Order>(e =>
        {
            e.ToTable("ordering_order").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasAddress(x => x.Address);
            // Of the member of an address only the table knows an index.
            e.HasColumnIndex("Phone", "PlacedAt");
            e.HasIndex(x => new { x.AddressKey, x.PlacedAt });
            e.Property(x => x.AddressKey).HasMaxLength(16);
            e.Property(x => x.Device).HasMaxLength(40);
            // ORD-02: one order per number of a channel, whoever brings it; the desk looks for the number alone.
            e.HasIndex(x => new { x.ChannelNo, x.Channel }).IsUnique().HasFilter("\"ChannelNo\" IS NOT NULL");
            e.Property(x => x.ChannelNo).HasMaxLength(64);
            e.Property(x => x.ChannelDigest).HasMaxLength(32);
            e.HasIndex(x => new { x.Account, x.PlacedAt });
            e.HasIndex(x => new { x.PlacedAt, x.Id });
            e.Ignore(x => x.Deposit)
                .Ignore(x => x.First)
                .Ignore(x => x.Balance)
                .Ignore(x => x.OwesBalance)
                .Ignore(x => x.Standing);
            e.Ignore(x => x.Status)
                .Ignore(x => x.Subject)
                .Ignore(x => x.IsPrepaid)
                .Ignore(x => x.MayBeReleased)
                .Ignore(x => x.Snapshot)
                .Ignore(x => x.Verdict);
            e.HasMany(x => x.Lines).WithOne().HasForeignKey(l => l.OrderId);
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<OrderProgress>(p => p.OrderId);
            // Never without: an outer join would keep lists from walking the progress's indexes.
            e.Navigation(x => x.Progress).IsRequired();
        });
        model.Entity<OrderLine>(e =>
        {
            e.ToTable("ordering_order_line").IsAppendOnly().HasKey(x => new { x.OrderId, x.No });
            e.HasIndex(x => x.Sku);
            e.HasGoods(x => x.Goods);
            e.Ignore(x => x.IsWholesale);
        });
        model.Entity<NamedChannel>(e =>
        {
            e.ToTable("ordering_channel").HasKey(x => x.Code);
            e.Property(x => x.Code).HasMaxLength(20);
        });
        model.Entity<LineSale>(e =>
            e.ToTable("ordering_line_sale")
                .IsAppendOnly()
                .HasKey(x => new
                {
                    x.OrderId,
                    x.LineNo,
                    x.Slip,
                })
        );
        model.Entity<OrderProgress>(e =>
        {
            e.ToTable("ordering_progress").HasKey(x => x.OrderId);
            e.Property(x => x.OrderId).ValueGeneratedNever();
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.CancelCode).HasMaxLength(20);
            e.HasIndex(x => new
            {
                x.Status,
                x.PlacedAt,
                x.OrderId,
            });
            e.HasIndex(x => new { x.PlacedAt, x.OrderId });
            // What is not paid is little and asked for often.
            e.HasIndex(x => new { x.PlacedAt, x.OrderId }, "IX_ordering_progress_unpaid").HasFilter("NOT \"IsPaid\"");
            e.HasIndex(x => new { x.Status, x.DueAt });
            e.HasIndex(x => new { x.Account, x.Status });
            // Balances that are asked for are few: those that are due soon and those that are over.
            e.HasIndex(x => x.BalanceUntil).HasFilter("\"BalanceUntil\" IS NOT NULL AND NOT \"IsPaid\"");
            e.HasIndex(x => x.ShippedAt);
            e.HasIndex(x => x.CancelledAt).HasFilter("\"CancelledAt\" IS NOT NULL");
            e.Ignore(x => x.HasFlags);
        });
        model.Entity<OrderContact>(e =>
        {
            e.ToTable("ordering_contact").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.OrderId);
        });
        model.Entity<OrderRemarkRow>(e =>
        {
            e.ToTable("ordering_remark").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.OrderId);
            e.Ignore(x => x.View);
        });
        model.Entity<OrderPrint>(e =>
        {
            e.ToTable("ordering_print").IsAppendOnly().HasKey(x => new { x.Batch, x.OrderId });
            e.HasIndex(x => new { x.OrderId, x.At });
        });
        Amendments(model);
        Splits(model);
        model.Entity<OrderIdempotencyRecord>(e =>
        {
            e.ToTable("ordering_placed_once").HasKey(x => new { x.Owner, x.Key });
            e.Property(x => x.Owner).HasMaxLength(50);
            e.Property(x => x.Key).HasMaxLength(120);
            e.Ignore(x => x.Outcome);
            e.HasIndex(x => x.At);
        });
        model.Entity<CartRow>(e =>
        {
            e.ToTable("ordering_cart_line").HasKey(x => new { x.Owner, x.Sku });
            e.Property(x => x.Owner).HasMaxLength(50);
            e.HasIndex(x => x.At);
        });
    }

    private static void Splits(ModelBuilder model)
    {
        model.Entity<Split>(e =>
        {
            e.ToTable("ordering_split").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => x.OrderId);
            // A split is taken back once, whoever asks at the same moment.
            e.HasIndex(x => x.Undoes).IsUnique().HasFilter("\"Undoes\" IS NOT NULL");
            e.Ignore(x => x.Subject).Ignore(x => x.Snapshot);
            e.HasMany(x => x.Parts).WithOne().HasForeignKey(p => p.SplitId);
        });
        model.Entity<SplitPart>(e =>
        {
            e.ToTable("ordering_split_part").IsAppendOnly().HasKey(x => new { x.SplitId, x.No });
            e.Ignore(x => x.View);
            e.HasMany(x => x.Lines).WithOne().HasForeignKey(l => new { l.SplitId, l.PartNo });
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<ShipmentPartProgress>(p => new { p.SplitId, p.PartNo });
        });
        model.Entity<SplitLine>(e =>
            e.ToTable("ordering_split_line")
                .IsAppendOnly()
                .HasKey(x => new
                {
                    x.SplitId,
                    x.PartNo,
                    x.LineNo,
                })
        );
        model.Entity<ShipmentPartProgress>(e =>
        {
            e.ToTable("ordering_part_progress").HasKey(x => new { x.SplitId, x.PartNo });
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.SplitId).HasFilter("\"State\" = 0").HasDatabaseName("IX_ordering_part_progress_waiting");
        });
    }

    private static void Amendments(ModelBuilder model)
    {
        model.Entity<Amendment>(e =>
        {
            e.ToTable("ordering_amendment").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.OrderId);
            e.Ignore(x => x.State).Ignore(x => x.Subject).Ignore(x => x.IsContactOnly).Ignore(x => x.Snapshot);
            e.HasMany(x => x.Changes).WithOne().HasForeignKey(c => c.AmendmentId);
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<AmendmentProgress>(p => p.AmendmentId);
        });
        model.Entity<AmendmentChange>(e =>
        {
            e.ToTable("ordering_amendment_change").IsAppendOnly().HasKey(x => new { x.AmendmentId, x.No });
            e.HasIndex(x => x.OrderId);
            e.HasIndex(x => x.Sku);
        });
        model.Entity<AmendmentProgress>(e =>
        {
            e.ToTable("ordering_amendment_progress").HasKey(x => x.AmendmentId);
            e.Property(x => x.AmendmentId).ValueGeneratedNever();
            e.Property(x => x.Version).IsConcurrencyToken();
            // One pending amendment of an order, whoever asks at the same moment.
            e.HasIndex(x => x.OrderId).IsUnique().HasFilter("\"State\" = 0");
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => x.OrderNo);
            e.HasIndex(x => new { x.MadeAt, x.AmendmentId });
            e.HasIndex(x => new
            {
                x.State,
                x.MadeAt,
                x.AmendmentId,
            });
        });
    }
}
