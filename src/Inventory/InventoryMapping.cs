using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Inventory;

internal sealed class InventoryMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Warehouse>(e =>
        {
            e.ToTable("inventory_warehouse").HasKey(x => x.Id);
            e.HasIndex(x => x.Code).IsUnique();
        });
        model.Entity<Bin>(e =>
        {
            e.ToTable("inventory_bin").HasKey(x => x.Id);
            e.HasIndex(x => new { x.Warehouse, x.Code }).IsUnique();
        });
        model.Entity<StockLevel>(e =>
        {
            // The database has the last word: whatever the program thinks, nobody can promise what is not there.
            e.ToTable(
                "inventory_stock",
                t => t.HasCheckConstraint("inventory_stock_covered", "\"Reserved\" >= 0 AND \"Reserved\" <= \"OnHand\"")
            );
            e.HasKey(x => new { x.Sku, x.Warehouse });
        });
        model.Entity<BinStock>(e =>
        {
            e.ToTable(
                "inventory_bin_stock",
                t => t.HasCheckConstraint("inventory_bin_stock_positive", "\"OnHand\" >= 0")
            );
            e.HasKey(x => new { x.Sku, x.Bin });
            e.HasIndex(x => x.Bin);
        });
        model.Entity<StockValue>(e =>
        {
            // No pieces, no value: what is left of rounding never stays on the goods account.
            e.ToTable(
                "inventory_value",
                t =>
                    t.HasCheckConstraint(
                        "inventory_value_covered",
                        "\"OnHand\" >= 0 AND \"Value\" >= 0 AND (\"OnHand\" > 0 OR \"Value\" = 0)"
                    )
            );
            e.HasKey(x => x.Sku);
        });
        model.Entity<Movement>(e =>
        {
            e.ToTable("inventory_movement").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.Sku, x.At });
            e.HasIndex(x => x.SlipId);
        });
        model.Entity<Reservation>(e =>
        {
            e.ToTable("inventory_reservation").HasKey(x => x.Id);
            e.HasIndex(x => x.DocumentId);
            e.HasIndex(x => x.ExpiresAt).HasFilter("\"State\" = 0 AND \"ExpiresAt\" IS NOT NULL");
            e.HasIndex(x => new { x.Sku, x.Warehouse }).HasFilter("\"State\" = 0");
            e.Property(x => x.HeldFor).HasMaxLength(60);
            e.HasIndex(x => x.HeldFor).HasFilter("\"State\" = 0 AND \"HeldFor\" IS NOT NULL");
        });
        model.Entity<Backorder>(e =>
        {
            e.ToTable("inventory_want").HasKey(x => x.Id);
            e.Property(x => x.DocumentType).HasMaxLength(20);
            e.Property(x => x.DocumentNo).HasMaxLength(40);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.DocumentId, x.Sku }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            e.HasIndex(x => new { x.Sku, x.Since });
            e.HasIndex(x => x.DocumentNo).HasFilter("\"EndedAt\" IS NULL");
        });
        model.Entity<PurchaseRequest>(e =>
        {
            e.ToTable("inventory_purchase_request").HasKey(x => x.Id);
            e.Ignore(x => x.Subject);
            e.Property(x => x.No).HasMaxLength(30);
            e.Property(x => x.Note).HasMaxLength(200);
            e.Property(x => x.AnsweredBy).HasMaxLength(60);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.No).IsUnique();
            // A SKU has one open request at most, whoever falls short in the same moment.
            e.HasIndex(x => x.Sku).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            e.HasIndex(x => new { x.AskedAt, x.Id });
            e.HasIndex(x => x.State).HasFilter("\"EndedAt\" IS NULL");
        });
    }
}
