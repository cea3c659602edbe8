using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>Products, SKUs, shelves, pictures and prices, and the search over them.</summary>
public static class CatalogModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddModel<CatalogMapping>().AddSingleton<IAfterMigration, CatalogSearchSchema>();
        services
            .AddSingleton<SkuCards>()
            .AddSingleton<ICatalog>(p => p.GetRequiredService<SkuCards>())
            .AddSingleton(p => new CategoryCache(
                p.GetRequiredService<SideConnection>(),
                p.GetRequiredService<CacheInvalidationBus>(),
                p.GetRequiredService<TimeProvider>()
            ));
        services
            .AddScoped<ICatalogBrowse, CatalogBrowse>()
            .AddScoped<ProductDirectory>()
            .AddScoped<ProductList>()
            .AddScoped<ProductPage>()
            .AddScoped<CatalogCache>();
        services.AddList(ProductListPage.List);
        services
            .AddScoped<ProductExport>()
            .AddScoped<IExport>(p => p.GetRequiredService<ProductExport>())
            .AddScoped<IImport, ProductSheet>()
            .AddUseCase<ImportProduct>();
        services.AddUseCase<ImportCatalog>();
        services
            .AddUseCase<CreateProduct>()
            .AddUseCase<EditProduct>()
            .AddUseCase<ListProduct>()
            .AddUseCase<DelistProduct>();
        services.AddUseCase<AddVariants>().AddUseCase<EditSku>().AddUseCase<ChangePrice>();
        services.AddUseCase<AddPicture>().AddUseCase<RemovePicture>().AddUseCase<SetMainPicture>();
        services.AddUseCase<AddCategory>().AddUseCase<RenameCategory>().AddUseCase<MoveCategory>();
        services.AddPermissions(
            new Permission("cat.view", ("查看商品资料", "See product data")),
            new Permission("cat.draft", ("起草商品资料", "Draft product data")),
            new Permission("cat.edit", ("维护商品资料", "Maintain product data")),
            new Permission("cat.edit.pictures", ("维护商品图片", "Maintain product pictures")),
            new Permission("list.edit", ("商品上架与下架", "List and delist products")),
            new Permission("price.view", ("查看成本与价格", "See costs and prices")),
            new Permission("price.publish", ("发布价格", "Publish prices"), "EDITOR")
        );
        services.AddFinder<FindProducts>();
        services
            .AddSingleton(new MenuItem("/office/products", ("商品", "Products"), "hanger", "goods", "cat.view", 10))
            .AddSingleton(
                new MenuItem("/office/categories", ("分类", "Categories"), "category", "goods", "cat.view", 12)
            );
        AddApiWords(services);
        return services;
    }

    private static void AddApiWords(IServiceCollection services) =>
        services.AddApiWords(
            ("styleNo", "QH-D2608"),
            ("sku", "QH-D2608-ML-S"),
            ("slug", "linen-dresses"),
            ("zh", "松绿"),
            ("en", "Pine green"),
            ("origin", "浙江绍兴"),
            ("supplier", "云裳服饰"),
            ("unit", "件"),
            ("invoiceName", "连衣裙"),
            ("size", "S"),
            ("sizes", """["S","M"]"""),
            ("swatch", "#2c5545"),
            ("price", "49800"),
            ("weightGrams", "480")
        );

    /// <summary>Maps the module's routes.</summary>
    public static void MapCatalog(this IEndpointRouteBuilder routes)
    {
        ProductEndpoints.Map(routes);
        CategoryEndpoints.Map(routes);
        CatalogApi.Map(routes);
    }
}
