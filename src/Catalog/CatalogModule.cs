using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Catalog;

/// <summary>Products, SKUs, categories, pictures and search.</summary>
public static class CatalogModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddModel<CatalogMapping>();
        services.AddSingleton<CatalogCache>().AddSingleton<ICatalog>(p => p.GetRequiredService<CatalogCache>()).AddScoped<ICatalogBrowse, CatalogBrowse>().AddScoped<ProductReads>();
        services.AddUseCase<ImportCatalog>().AddUseCase<MoveProduct>().AddUseCase<ChangePrice>().AddUseCase<EditProduct>().AddUseCase<AddPicture>();
        services.AddPermissions(
            new Permission("cat.view", ("查看商品", "See products")), new Permission("cat.edit", ("编辑商品", "Edit products")),
            new Permission("list.edit", ("上下架", "List and delist")), new Permission("price.publish", ("发布价格", "Publish prices")));
        services.AddSingleton(new MenuItem("/office/products", ("商品", "Products"), "hanger", "goods", "cat.view", 10));
        return services;
    }

    /// <summary>Maps the module's routes.</summary>
    public static void MapCatalog(this IEndpointRouteBuilder routes) => ProductEndpoints.Map(routes);
}
