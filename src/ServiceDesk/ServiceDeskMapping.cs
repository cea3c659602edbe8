using Microsoft.EntityFrameworkCore;

namespace Zhanggui.ServiceDesk;

internal sealed class ServiceDeskMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Consultation>(e =>
        {
            e.ToTable("servicedesk_consultation").HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.Phone).HasMaxLength(20);
            e.Property(x => x.ReasonCode).HasMaxLength(30);
            e.HasMany(x => x.Items).WithOne().HasForeignKey(i => i.ConsultationId);
            e.HasIndex(x => new { x.OpenedAt, x.Id });
            e.HasIndex(x => new
            {
                x.State,
                x.OpenedAt,
                x.Id,
            });
            e.HasIndex(x => new
            {
                x.OwnerId,
                x.OpenedAt,
                x.Id,
            });
            e.HasIndex(x => new { x.State, x.TouchedAt });
            e.HasIndex(x => new { x.Account, x.OpenedAt }).HasFilter("\"Account\" IS NOT NULL");
            e.HasIndex(x => new { x.Phone, x.OpenedAt }).HasFilter("\"Phone\" IS NOT NULL");
            e.HasIndex(x => x.EndedAt).HasFilter("\"EndedAt\" IS NOT NULL");
            e.Ignore(x => x.Subject).Ignore(x => x.IsOver).Ignore(x => x.Holder).Ignore(x => x.Snapshot);
        });
        model.Entity<ConsultationItem>(e =>
        {
            e.ToTable("servicedesk_consultation_item").HasKey(x => new { x.ConsultationId, x.Sku });
            e.HasIndex(x => x.SkuCode);
            e.HasIndex(x => x.StyleNo);
            e.Ignore(x => x.Name);
        });
        model.Entity<Hold>(e =>
        {
            e.ToTable("servicedesk_hold").HasKey(x => x.Id);
            e.HasIndex(x => new { x.ConsultationId, x.Sku }).HasFilter("\"State\" = 0").IsUnique();
            e.HasIndex(x => x.ConsultationId, "IX_servicedesk_hold_consultation");
            e.HasIndex(x => new { x.ById, x.State });
            e.HasIndex(x => x.HeldFor).HasFilter("\"State\" = 0");
            e.Property(x => x.HeldFor).HasMaxLength(60);
            e.Ignore(x => x.Name);
        });
        model.Entity<LostDealReason>(e =>
        {
            e.ToTable("servicedesk_reason").HasKey(x => x.Code);
            e.Property(x => x.Code).HasMaxLength(30);
            e.Ignore(x => x.Name);
        });
        FollowUps(model);
    }

    private static void FollowUps(ModelBuilder model)
    {
        model.Entity<OrderFollowUp>(e =>
        {
            e.ToTable("servicedesk_follow_up").HasKey(x => x.OrderId);
            e.Property(x => x.OrderId).ValueGeneratedNever();
            e.Property(x => x.Version).IsConcurrencyToken();
            // What is on its way is little; what is over is only ever looked at by its number.
            e.HasIndex(x => new
                {
                    x.OwnerId,
                    x.DueAt,
                    x.OrderId,
                })
                .HasFilter("\"EndedAt\" IS NULL");
            e.HasIndex(x => new { x.DueAt, x.OrderId }, "IX_servicedesk_follow_up_open")
                .HasFilter("\"EndedAt\" IS NULL");
            e.HasIndex(x => new { x.DueAt, x.OrderId }, "IX_servicedesk_follow_up_over")
                .HasFilter("\"EndedAt\" IS NOT NULL");
            e.Ignore(x => x.IsLate).Ignore(x => x.Subject);
        });
        model.Entity<FollowUpNote>(e =>
        {
            e.ToTable("servicedesk_follow_up_note").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.OrderId, x.At });
        });
    }
}
