using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

internal sealed class CatalogMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Category>(e =>
        {
            e.ToTable("catalog_category").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.Slug).IsUnique();
            e.HasIndex(x => x.ParentId);
            e.Property(x => x.Slug).HasMaxLength(60);
            e.Property(x => x.Path).HasMaxLength(300);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Name).Ignore(x => x.Subject).Ignore(x => x.Level);
        });
        Products(model);
        model.Entity<Sku>(e =>
        {
            e.ToTable("catalog_sku").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.Code).IsUnique();
            e.HasIndex(x => x.Barcode).IsUnique();
            e.HasIndex(x => new { x.ProductId, x.Sort });
            e.Property(x => x.Code).HasMaxLength(60);
            e.Property(x => x.Barcode).HasMaxLength(40);
            e.Property(x => x.Size).HasMaxLength(20);
            e.Ignore(x => x.Colour).Ignore(x => x.Tag);
        });
        model.Entity<Picture>(e =>
        {
            e.ToTable("catalog_picture").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => new { x.ProductId, x.Sort });
            e.Property(x => x.Url).HasMaxLength(200);
            e.Ignore(x => x.Alt);
        });
        model.Entity<ProductAttribute>(e =>
        {
            e.ToTable("catalog_attribute").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => new { x.ProductId, x.Sort });
            e.HasIndex(x => new { x.NameZh, x.ValueZh }).HasFilter("\"IsFilter\"");
            e.Ignore(x => x.Name).Ignore(x => x.Value);
        });
        model.Entity<Measure>(e =>
        {
            e.ToTable("catalog_measure").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => new { x.ProductId, x.Sort });
            e.Ignore(x => x.Name);
        });
    }

    private static void Products(ModelBuilder model) =>
        model.Entity<Product>(e =>
        {
            e.ToTable("catalog_product").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.HasIndex(x => x.StyleNo).IsUnique();
            e.HasIndex(x => new
            {
                x.Status,
                x.ListedAt,
                x.Id,
            });
            e.HasIndex(x => new
            {
                x.CategoryId,
                x.Status,
                x.ListedAt,
            });
            e.HasIndex(x => new { x.CreatedAt, x.Id });
            e.HasIndex(x => new { x.IsHero, x.ListedAt }).HasFilter("\"IsHero\"");
            e.Property(x => x.StyleNo).HasMaxLength(40);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Name)
                .Ignore(x => x.Subtitle)
                .Ignore(x => x.Description)
                .Ignore(x => x.Brand)
                .Ignore(x => x.Season)
                .Ignore(x => x.Subject);
            e.HasMany(x => x.Skus).WithOne().HasForeignKey(s => s.ProductId);
            e.HasMany(x => x.Pictures).WithOne().HasForeignKey(p => p.ProductId);
            e.HasMany(x => x.Attributes).WithOne().HasForeignKey(a => a.ProductId);
            e.HasMany(x => x.Measures).WithOne().HasForeignKey(m => m.ProductId);
        });
}
