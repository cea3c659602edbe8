using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Inbound;

internal sealed class InboundMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<InboundReceipt>(e =>
        {
            e.ToTable("inbound_receipt").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.At, x.Id });
            e.Ignore(x => x.Subject);
        });
        model.Entity<InboundLine>(e => e.ToTable("inbound_line").IsAppendOnly().HasKey(x => new { x.Inbound, x.No }));
        model.Entity<InboundProgress>(e =>
        {
            e.ToTable("inbound_progress").HasKey(x => x.Inbound);
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
