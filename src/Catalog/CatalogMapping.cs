using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

internal sealed class CatalogMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Category>(e =>
        {
            e.ToTable("catalog_category").HasKey(x => x.Id);
            e.HasIndex(x => x.Slug).IsUnique();
            e.HasIndex(x => x.Path);
        });
        model.Entity<Product>(e =>
        {
            e.ToTable("catalog_product").HasKey(x => x.Id);
            e.HasIndex(x => x.StyleNo).IsUnique();
            e.HasIndex(x => new { x.Status, x.ListedAt, x.Id });
            e.HasIndex(x => new { x.Category, x.Status });
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Name).Ignore(x => x.Subject);
        });
        model.Entity<Sku>(e =>
        {
            e.ToTable("catalog_sku").HasKey(x => x.Id);
            e.HasIndex(x => x.Code).IsUnique();
            e.HasIndex(x => x.Barcode).IsUnique();
            e.HasIndex(x => new { x.Product, x.Sort });
        });
        model.Entity<ProductAttribute>(e => e.ToTable("catalog_attribute").HasKey(x => new { x.Product, x.Sort }));
        model.Entity<SizeRow>(e => e.ToTable("catalog_size_row").HasKey(x => new { x.Product, x.Sort }));
        model.Entity<ProductPicture>(e => e.ToTable("catalog_picture").HasKey(x => new { x.Product, x.Sort }));
        model.Entity<SearchToken>(e =>
        {
            e.ToTable("catalog_search_token").HasKey(x => new { x.Token, x.Product });
            e.Property(x => x.Token).HasMaxLength(60);
            e.HasIndex(x => x.Product);
        });
    }
}
