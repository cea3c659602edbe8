using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

internal sealed class OrganizationMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("organization_account").HasKey(x => x.Id);
            e.HasIndex(x => x.NormalizedUserName).IsUnique();
            e.HasIndex(x => x.PhoneNumber);
            e.HasIndex(x => new { x.Kind, x.NormalizedUserName });
            e.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            e.Ignore(x => x.Subject);
        });
        model.Entity<Session>(e =>
        {
            e.ToTable("organization_session").HasKey(x => x.Id);
            e.HasIndex(x => new { x.AccountId, x.LastSeenAt });
            e.HasIndex(x => x.LastSeenAt);
            e.Ignore(x => x.Browser);
        });
        model.Entity<ApiKey>(e =>
        {
            e.ToTable("organization_api_key").HasKey(x => x.Id);
            e.HasIndex(x => x.Prefix).IsUnique();
            e.Ignore(x => x.PermissionList);
            e.Ignore(x => x.Subject);
        });
        model.Entity<Department>(e =>
        {
            e.ToTable("organization_department").HasKey(x => x.Code);
            e.Ignore(x => x.Name);
            e.Ignore(x => x.Subject);
        });
        model.Entity<Position>(e =>
        {
            e.ToTable("organization_position").HasKey(x => x.Code);
            e.Ignore(x => x.Name);
            e.Ignore(x => x.Subject);
        });
        model.Entity<Holding>(e =>
        {
            e.ToTable("organization_holding").HasKey(x => x.Id);
            e.HasIndex(x => x.AccountId);
            e.HasIndex(x => x.Position);
        });
        model.Entity<Grant>(e =>
        {
            e.ToTable("organization_grant").HasKey(x => new { x.Position, x.Permission });
            e.HasIndex(x => x.Permission);
        });
        model.Entity<OfferedPermission>(e =>
        {
            e.ToTable("organization_offered").HasKey(x => x.Permission);
            e.Property(x => x.Permission).HasMaxLength(80);
        });
        model.Entity<SavedView>(e =>
        {
            e.ToTable("organization_view").HasKey(x => x.Id);
            e.HasIndex(x => new
                {
                    x.Account,
                    x.Page,
                    x.Name,
                })
                .IsUnique();
            e.Property(x => x.Page).HasMaxLength(100);
            e.Property(x => x.Name).HasMaxLength(SavedView.LongestName);
            e.Property(x => x.Query).HasMaxLength(SavedView.LongestQuery);
        });
        model.Entity<ProtectionKey>(e => e.ToTable("organization_protection_key").HasKey(x => x.Name));
    }
}
