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
            e.Property(x => x.Class).HasMaxLength(20);
            e.HasIndex(x => x.Class).HasFilter("\"Class\" IS NOT NULL");
        });
        Classes(model);
        Notices(model);
        model.Entity<Address>(e =>
        {
            e.ToTable("customers_address").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            var postal = e.HasAddress(x => x.Postal);
            postal.Property(x => x.Name).HasMaxLength(60);
            postal.Property(x => x.Phone).HasMaxLength(30);
            postal.Property(x => x.Province).HasMaxLength(40);
            postal.Property(x => x.City).HasMaxLength(40);
            postal.Property(x => x.District).HasMaxLength(60);
            postal.Property(x => x.Street).HasMaxLength(480);
            postal.Property(x => x.Postcode).HasMaxLength(6);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.Account, x.ChosenAt });
        });
        model.Entity<Message>(e =>
        {
            e.ToTable("customers_message").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Phone).HasMaxLength(30);
            e.Property(x => x.Body).HasMaxLength(500);
            e.Property(x => x.Kind).HasMaxLength(60);
            e.Property(x => x.IdempotencyKey).HasColumnName("Once").HasMaxLength(120);
            e.Property(x => x.Reference).HasMaxLength(120);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.IdempotencyKey).IsUnique();
            e.HasIndex(x => new { x.AskedAt, x.Id });
            e.HasIndex(x => new { x.Phone, x.AskedAt });
            e.HasIndex(x => new { x.State, x.NextAt });
        });
    }

    private static void Notices(ModelBuilder model) =>
        model.Entity<NoticeSetting>(e =>
        {
            e.ToTable("customers_notice").HasKey(x => x.Key);
            e.Property(x => x.Key).HasMaxLength(60);
            e.Property(x => x.Zh).HasMaxLength(NoticeKind.MaxLength);
            e.Property(x => x.En).HasMaxLength(NoticeKind.MaxLength);
            e.Property(x => x.ChangedBy).HasMaxLength(60);
            e.Property(x => x.Version).IsConcurrencyToken();
        });

    private static void Classes(ModelBuilder model)
    {
        model.Entity<CustomerClass>(e =>
        {
            e.ToTable("customers_class").HasKey(x => x.Code);
            e.Property(x => x.Code).HasMaxLength(20);
            e.Property(x => x.NameZh).HasMaxLength(30);
            e.Property(x => x.NameEn).HasMaxLength(40);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Subject).Ignore(x => x.Card);
        });
        model.Entity<ClassRequest>(e =>
        {
            e.ToTable("customers_class_request").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.No).HasMaxLength(30);
            e.Property(x => x.Login).HasMaxLength(60);
            e.Property(x => x.Class).HasMaxLength(20);
            e.Property(x => x.Company).HasMaxLength(100);
            e.Property(x => x.Licence).HasMaxLength(18);
            e.Property(x => x.Contact).HasMaxLength(30);
            e.Property(x => x.Phone).HasMaxLength(30);
            e.Property(x => x.Note).HasMaxLength(200);
            e.Property(x => x.DecidedBy).HasMaxLength(60);
            e.Property(x => x.Comment).HasMaxLength(200);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.Account, x.MadeAt });
            // One waits at most, whoever asks at the same moment.
            e.HasIndex(x => x.Account)
                .IsUnique()
                .HasFilter("\"State\" = 0")
                .HasDatabaseName("IX_customers_class_request_waiting");
            e.HasIndex(x => new { x.MadeAt, x.Id });
            e.Ignore(x => x.Subject);
        });
    }
}
