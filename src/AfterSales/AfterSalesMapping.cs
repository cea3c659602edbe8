using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.AfterSales;

internal sealed class AfterSalesMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<ReturnCase>(e =>
        {
            e.ToTable("aftersales_return").IsAppendOnly().HasKey(x => x.Id);
            e.Ignore(x => x.Subject)
                .Ignore(x => x.State)
                .Ignore(x => x.Pieces)
                .Ignore(x => x.Refund)
                .Ignore(x => x.Snapshot);
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<ReturnProgress>(x => x.Id);
            e.Navigation(x => x.Progress).IsRequired();
            e.HasMany(x => x.Lines).WithOne().HasForeignKey(l => l.CaseId);
            e.Property(x => x.No).HasMaxLength(30);
            e.Property(x => x.OrderNo).HasMaxLength(30);
            e.Property(x => x.Phone).HasMaxLength(20);
            e.Property(x => x.Channel).HasMaxLength(40);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => x.OrderId);
            e.HasIndex(x => x.OrderNo);
            e.HasIndex(x => x.Phone);
            e.HasIndex(x => new { x.MadeAt, x.Id });
            e.HasIndex(x => new
            {
                x.Channel,
                x.MadeAt,
                x.Id,
            });
        });
        model.Entity<ReturnLine>(e =>
        {
            e.ToTable("aftersales_return_line").IsAppendOnly().HasKey(x => new { x.CaseId, x.No });
            e.HasGoods(x => x.Goods);
            e.Ignore(x => x.Shown).Ignore(x => x.Variant).Ignore(x => x.NewVariant);
        });
        model.Entity<ReturnFinding>(e =>
        {
            e.ToTable("aftersales_return_finding")
                .IsAppendOnly()
                .HasKey(x => new
                {
                    x.CaseId,
                    x.Round,
                    x.LineNo,
                });
            e.Ignore(x => x.Came);
        });
        model.Entity<ReturnProgress>(e =>
        {
            e.ToTable("aftersales_return_progress").HasKey(x => x.Id);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.WaybillNo).HasMaxLength(30);
            // An order has one open return at most, whoever registers in the same moment.
            e.HasIndex(x => x.OrderId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            e.HasIndex(x => x.State);
            e.HasIndex(x => x.WaybillNo).HasFilter("\"WaybillNo\" IS NOT NULL");
        });
    }
}
