using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>One module's tables. Every module adds its part; nobody sees another module's.</summary>
public interface IModelPart
{
    /// <summary>Maps the module's tables. Table names begin with the module's name.</summary>
    void Apply(ModelBuilder model);
}

/// <summary>
/// The one database of the house. It has no DbSets: a module reaches its own tables through its own wrapper
/// (for instance <c>OrderingDb</c>) and other modules through their public interfaces.
/// </summary>
public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    private readonly IReadOnlyList<IModelPart> _parts = options.FindExtension<ShopDbExtension>()?.Parts ?? [];

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        foreach (var id in _parts.Select(p => p.GetType().Assembly).SelectMany(WithModulesBelow).Distinct().SelectMany(IdTypes))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Quantity>().HaveConversion<QuantityConverter>();
        // Texts sort and compare by their bytes, as on SQLite: beginnings of numbers are ranges of an index, whatever language the database was made for.
        if (IsPostgres) configurationBuilder.Properties<string>().UseCollation("C");
        if (IsPostgres) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        else configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in _parts) part.Apply(modelBuilder);
    }

    /// <summary>A module keeps ids of the modules below it, also in a house that runs without their tables.</summary>
    private static IEnumerable<Assembly> WithModulesBelow(Assembly module) =>
        module.GetReferencedAssemblies().Where(a => a.Name?.StartsWith("Zhanggui.", StringComparison.Ordinal) == true).Select(Assembly.Load).Prepend(module);

    private static IEnumerable<Type> IdTypes(Assembly assembly) =>
        assembly.GetTypes().Where(t => t.IsValueType && typeof(IId).IsAssignableFrom(t));
}
