using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Customers;

namespace Zhanggui.Fulfilment;

internal sealed class FulfilmentMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        OutboundOrders(model);
        Merges(model);
    }

    private static void OutboundOrders(ModelBuilder model)
    {
        model.Entity<OutboundOrder>(e =>
        {
            e.ToTable("fulfilment_outbound").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => x.Order);
            e.HasAddress(x => x.Address, name: "Recipient");
            e.Ignore(x => x.Subject).Ignore(x => x.OrderSubject).Ignore(x => x.ParcelKey);
        });
        model.Entity<OutboundOrderLine>(e =>
        {
            e.ToTable("fulfilment_outbound_line").IsAppendOnly().HasKey(x => new { x.Slip, x.No });
            e.HasGoods(x => x.Goods);
        });
        model.Entity<OutboundOrderRemark>(e =>
            e.ToTable("fulfilment_outbound_remark").IsAppendOnly().HasKey(x => new { x.Slip, x.Remark })
        );
        model.Entity<OutboundOrderProgress>(e =>
        {
            e.ToTable("fulfilment_progress").HasKey(x => x.Slip);
            e.HasIndex(x => x.No).IsUnique();
            // One open slip per order, warehouse and part; one that has left (5) or is void (6) makes room for the next
            // release.
            e.HasIndex(x => new
                {
                    x.Order,
                    x.Warehouse,
                    x.Part,
                })
                .IsUnique()
                .HasFilter("\"Status\" < 5")
                .HasDatabaseName("IX_fulfilment_progress_live_order");
            e.HasIndex(x => x.Order);
            e.HasIndex(x => x.OrderNo);
            e.HasIndex(x => new { x.CutOff, x.No });
            e.HasIndex(x => new
            {
                x.Status,
                x.CutOff,
                x.No,
            });
            e.HasIndex(x => x.Batch);
            e.HasIndex(x => x.WaybillNo);
            e.HasIndex(x => x.Manifest);
            e.HasIndex(x => x.Phone);
            e.HasIndex(x => x.Tote).IsUnique().HasFilter("\"Tote\" IS NOT NULL");
            e.HasIndex(x => new { x.PickerId, x.Status });
            e.Property(x => x.Tote).HasMaxLength(40);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Subject);
        });
    }

    private static void Merges(ModelBuilder model)
    {
        model.Entity<ConsolidatedOrder>(e =>
        {
            e.ToTable("fulfilment_consolidated").IsAppendOnly().HasKey(x => new { x.Slip, x.Order });
            e.HasIndex(x => x.Order);
            e.HasIndex(x => x.OrderNo);
        });
        model.Entity<Merge>(e =>
        {
            e.ToTable("fulfilment_merge").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            // A merge is taken back once, whoever asks at the same moment.
            e.HasIndex(x => x.Undoes).IsUnique().HasFilter("\"Undoes\" IS NOT NULL");
            e.Ignore(x => x.Subject).Ignore(x => x.Snapshot);
            e.HasMany(x => x.Parts).WithOne().HasForeignKey(p => p.Merge);
        });
        model.Entity<MergePart>(e =>
        {
            e.ToTable("fulfilment_merge_part").IsAppendOnly().HasKey(x => new { x.Merge, x.No });
            e.HasIndex(x => x.Order);
        });
        model.Entity<Interception>(e =>
        {
            e.ToTable("fulfilment_interception").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.Order);
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<InterceptionProgress>(p => p.Id);
        });
        model.Entity<InterceptionProgress>(e =>
        {
            e.ToTable("fulfilment_interception_progress").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.At).HasFilter("\"State\" = 0").HasDatabaseName("IX_fulfilment_interception_open");
        });
    }
}
