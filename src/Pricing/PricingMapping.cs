using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Pricing;

internal sealed class PricingMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        SpecialPrices(model);
        Wholesale(model);
    }

    private static void Wholesale(ModelBuilder model)
    {
        model.Entity<WholesalePrice>(e =>
        {
            e.ToTable("pricing_wholesale_price").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Class).HasMaxLength(20);
            e.Property(x => x.Code).HasMaxLength(64);
            e.Property(x => x.Tiers).HasMaxLength(300);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Class, x.Goods }).IsUnique();
            e.HasIndex(x => x.Code);
            e.HasIndex(x => new { x.ChangedAt, x.Id });
            e.Ignore(x => x.Subject).Ignore(x => x.Steps);
        });
        model.Entity<WholesaleRevision>(e =>
        {
            e.ToTable("pricing_wholesale_revision").IsAppendOnly().HasKey(x => new { x.Price, x.No });
            e.Property(x => x.Tiers).HasMaxLength(300);
            e.Property(x => x.Note).HasMaxLength(200);
            e.Ignore(x => x.Steps);
        });
    }

    private static void SpecialPrices(ModelBuilder model)
    {
        model.Entity<SpecialPrice>(e =>
        {
            e.ToTable("pricing_special_price").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.Account, x.MadeAt });
            e.HasIndex(x => new { x.MadeAt, x.Id });
            e.Ignore(x => x.Subject).Ignore(x => x.Off).Ignore(x => x.Snapshot);
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<SpecialPriceProgress>(p => p.Id);
            e.Navigation(x => x.Progress).IsRequired();
        });
        model.Entity<SpecialPriceProgress>(e =>
        {
            e.ToTable("pricing_special_progress").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.Until)
                .HasFilter("\"State\" = 1 AND \"Left\" > 0")
                .HasDatabaseName("IX_pricing_special_progress_live");
        });
        model.Entity<SpecialPriceUse>(e =>
        {
            e.ToTable("pricing_special_use").HasKey(x => new { x.Document, x.LineNo });
            e.HasIndex(x => x.Special);
        });
    }
}
