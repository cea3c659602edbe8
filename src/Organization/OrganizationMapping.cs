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
            e.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
            e.Ignore(x => x.Subject);
        });
        model.Entity<Department>(e => e.ToTable("organization_department").HasKey(x => x.Code));
        model.Entity<Position>(e => e.ToTable("organization_position").HasKey(x => x.Code));
        model.Entity<Holding>(e =>
        {
            e.ToTable("organization_holding").HasKey(x => x.Id);
            e.HasIndex(x => x.AccountId);
            e.HasIndex(x => x.Position);
        });
        model.Entity<Grant>(e => e.ToTable("organization_grant").HasKey(x => new { x.Position, x.Permission }));
        model.Entity<ProtectionKey>(e => e.ToTable("organization_protection_key").HasKey(x => x.Name));
    }
}
