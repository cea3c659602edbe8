using Microsoft.EntityFrameworkCore;

namespace Zhanggui.OrderScreening;

internal sealed class OrderScreeningMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<ScreeningRevision>(e =>
        {
            e.ToTable("orderscreening_revision").IsAppendOnly().HasKey(x => x.No);
            e.Property(x => x.No).ValueGeneratedNever();
        });
        model.Entity<ScreeningFinding>(e =>
        {
            e.ToTable("orderscreening_finding").IsAppendOnly().HasKey(x => x.Id);
            e.Property(x => x.Code).HasMaxLength(40);
            e.HasIndex(x => new { x.OrderId, x.At });
            e.HasIndex(x => new { x.At, x.Code });
            e.Ignore(x => x.Reason);
        });
        model.Entity<CancelledOrder>(e =>
        {
            e.ToTable("orderscreening_cancelled").IsAppendOnly().HasKey(x => x.OrderId);
            e.Property(x => x.OrderId).ValueGeneratedNever();
        });
        model.Entity<BlacklistEntry>(e =>
        {
            e.ToTable("orderscreening_blacklist").HasKey(x => x.Id);
            e.Property(x => x.Value).HasMaxLength(200);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Kind, x.Value });
            e.HasIndex(x => x.Value);
            e.HasIndex(x => new { x.At, x.Id });
            e.Ignore(x => x.Subject);
        });
    }
}
