using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Web;

namespace Zhanggui.DesignTime;

/// <summary>Gives `dotnet ef` the model of all modules, for "sqlite" or "postgres".</summary>
public sealed class Factory : IDesignTimeDbContextFactory<ShopDb>
{
    /// <inheritdoc />
    public ShopDb CreateDbContext(string[] args)
    {
        var choice = args.Contains("postgres") ? DatabaseChoice.Postgres("Host=127.0.0.1;Database=design") : DatabaseChoice.Sqlite("design.db");
        var services = new ServiceCollection();
        Composition.AddModules(services);
        using var provider = services.AddPlatform(choice).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<ShopDb>();
        choice.Configure(options, [.. provider.GetServices<IModelPart>()]);
        return new ShopDb(options.Options);
    }
}

internal static class Program
{
    private static void Main() => Console.WriteLine("Run through: dotnet ef migrations add NAME (see docs/operations.md).");
}
