using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

internal sealed class WarehouseMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        Work(model);
        Manifests(model);
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
}
