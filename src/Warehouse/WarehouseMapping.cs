using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

internal sealed class WarehouseMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        OutboundOrders(model);
        Work(model);
        Manifests(model);
        Inbound(model);
        Merges(model);
    }

    private static void OutboundOrders(ModelBuilder model)
    {
        model.Entity<OutboundOrder>(e =>
        {
            e.ToTable("warehouse_slip").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => x.Order);
            e.Ignore(x => x.Address).Ignore(x => x.Subject).Ignore(x => x.OrderSubject);
        });
        model.Entity<OutboundOrderLine>(e =>
        {
            e.ToTable("warehouse_slip_line").IsAppendOnly().HasKey(x => new { x.Slip, x.No });
            e.Ignore(x => x.Variant);
        });
        model.Entity<OutboundOrderRemark>(e =>
            e.ToTable("warehouse_slip_remark").IsAppendOnly().HasKey(x => new { x.Slip, x.Remark })
        );
        model.Entity<OutboundOrderProgress>(e =>
        {
            e.ToTable("warehouse_progress").HasKey(x => x.Slip);
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
                .HasDatabaseName("IX_warehouse_progress_live_order");
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
            e.ToTable("warehouse_slip_guest").IsAppendOnly().HasKey(x => new { x.Slip, x.Order });
            e.HasIndex(x => x.Order);
            e.HasIndex(x => x.OrderNo);
        });
        model.Entity<Merge>(e =>
        {
            e.ToTable("warehouse_merge").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            // A merge is taken back once, whoever asks at the same moment.
            e.HasIndex(x => x.Undoes).IsUnique().HasFilter("\"Undoes\" IS NOT NULL");
            e.Ignore(x => x.Subject).Ignore(x => x.Snapshot);
            e.HasMany(x => x.Parts).WithOne().HasForeignKey(p => p.Merge);
        });
        model.Entity<MergePart>(e =>
        {
            e.ToTable("warehouse_merge_part").IsAppendOnly().HasKey(x => new { x.Merge, x.No });
            e.HasIndex(x => x.Order);
        });
        model.Entity<Interception>(e =>
        {
            e.ToTable("warehouse_interception").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.Order);
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<InterceptionProgress>(p => p.Id);
        });
        model.Entity<InterceptionProgress>(e =>
        {
            e.ToTable("warehouse_interception_progress").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.At).HasFilter("\"State\" = 0").HasDatabaseName("IX_warehouse_interception_open");
        });
    }

    private static void Work(ModelBuilder model)
    {
        model.Entity<Pick>(e =>
        {
            e.ToTable("warehouse_pick").HasKey(x => new { x.Slip, x.No });
            e.HasIndex(x => x.Sku);
            e.Ignore(x => x.IsDone).Ignore(x => x.Left);
        });
        model.Entity<Batch>(e =>
        {
            e.ToTable("warehouse_batch").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.Ignore(x => x.Subject);
        });
        model.Entity<HandOver>(e =>
        {
            e.ToTable("warehouse_hand_over").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.Batch);
        });
        model.Entity<PlanningTurn>(e => e.ToTable("warehouse_planning_turn").HasKey(x => x.Warehouse));
        model.Entity<RestockItem>(e =>
        {
            e.ToTable("warehouse_put_back").HasKey(x => x.Id);
            e.HasIndex(x => x.Slip);
            e.HasIndex(x => x.At).HasFilter("\"DoneAt\" IS NULL");
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<Shortage>(e =>
        {
            e.ToTable("warehouse_shortage").HasKey(x => x.Id);
            e.HasIndex(x => x.Sku).HasFilter("\"ClearedAt\" IS NULL");
            e.HasIndex(x => x.At);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Subject);
        });
        model.Entity<LineCheck>(e =>
        {
            e.ToTable("warehouse_line_check").HasKey(x => new { x.Slip, x.LineNo });
            e.Ignore(x => x.IsDone);
        });
        model.Entity<Confirmation>(e =>
        {
            e.ToTable("warehouse_confirmation").HasKey(x => new { x.Slip, x.What });
            e.Property(x => x.What).HasMaxLength(40);
        });
    }

    private static void Manifests(ModelBuilder model)
    {
        model.Entity<Manifest>(e =>
        {
            e.ToTable("warehouse_manifest").HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.At, x.No });
            e.HasIndex(x => new { x.Courier, x.Status });
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Subject);
        });
        model.Entity<ManifestLine>(e =>
        {
            e.ToTable("warehouse_manifest_line").HasKey(x => x.Slip);
            e.HasIndex(x => new { x.Manifest, x.AddedAt });
        });
        model.Entity<Dispatch>(e =>
        {
            e.ToTable("warehouse_departure").IsAppendOnly().HasKey(x => x.Slip);
            e.HasIndex(x => x.Manifest);
        });
        model.Entity<PickupCall>(e =>
        {
            e.ToTable("warehouse_pickup_call").HasKey(x => x.Id);
            e.HasIndex(x => new { x.Courier, x.CalledAt });
            e.HasIndex(x => x.CalledAt);
        });
    }

    private static void Inbound(ModelBuilder model)
    {
        model.Entity<InboundReceipt>(e =>
        {
            e.ToTable("warehouse_inbound").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.At, x.Id });
            e.Ignore(x => x.Subject);
        });
        model.Entity<InboundLine>(e =>
            e.ToTable("warehouse_inbound_line").IsAppendOnly().HasKey(x => new { x.Inbound, x.No })
        );
        model.Entity<InboundProgress>(e =>
        {
            e.ToTable("warehouse_inbound_progress").HasKey(x => x.Inbound);
            e.HasIndex(x => new { x.At, x.No });
            e.HasIndex(x => new
            {
                x.Status,
                x.At,
                x.No,
            });
            e.Property(x => x.Version).IsConcurrencyToken();
        });
    }
}
