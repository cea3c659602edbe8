using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

internal sealed class CustomersMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Member>(e =>
        {
            e.ToTable("customers_member").HasKey(x => x.Account);
            e.Property(x => x.Account).ValueGeneratedNever();
            e.Property(x => x.Login).HasMaxLength(60);
            e.Property(x => x.Name).HasMaxLength(60);
            e.Property(x => x.Phone).HasMaxLength(30);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.DisplayName).Ignore(x => x.Subject);
            e.HasIndex(x => new { x.RegisteredAt, x.Account });
            e.HasIndex(x => x.Login);
            e.HasIndex(x => new { x.Name, x.Account });
            e.HasIndex(x => x.Phone);
        });
        model.Entity<Address>(e =>
        {
            e.ToTable("customers_address").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).HasMaxLength(60);
            e.Property(x => x.Phone).HasMaxLength(30);
            e.Property(x => x.Province).HasMaxLength(40);
            e.Property(x => x.City).HasMaxLength(40);
            e.Property(x => x.District).HasMaxLength(60);
            e.Property(x => x.Street).HasMaxLength(480);
            e.Property(x => x.Postcode).HasMaxLength(6);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Account, x.ChosenAt });
        });
        model.Entity<Message>(e =>
        {
            e.ToTable("customers_message").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Phone).HasMaxLength(30);
            e.Property(x => x.Body).HasMaxLength(500);
            e.Property(x => x.Once).HasMaxLength(120);
            e.Property(x => x.Reference).HasMaxLength(120);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.Once).IsUnique();
            e.HasIndex(x => new { x.AskedAt, x.Id });
            e.HasIndex(x => new { x.Phone, x.AskedAt });
            e.HasIndex(x => new { x.State, x.NextAt });
        });
    }
}
