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
/// The one database of the application. It has no DbSets: a module reaches its own tables through its own wrapper
/// (for instance <c>OrderingDb</c>) and other modules through their public interfaces.
/// </summary>
public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    private readonly IReadOnlyList<IModelPart> _parts = options.FindExtension<ShopDbExtension>()?.Parts ?? [];

    /// <summary>True on PostgreSQL, false on SQLite.</summary>
    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>
    /// Until the transaction ends, whoever asks for the same thing waits; what is read afterwards is what the one
    /// before has left. Of a thing whose rows are written anew a lock on the rows would not do: the statement that
    /// waits sees only the old ones. On SQLite we are the only writer.
    /// </summary>
    public Task OneAtATime(Guid thing, CancellationToken ct) =>
        IsPostgres
            ? Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock({BitConverter.ToInt64(thing.ToByteArray(), 8)})",
                ct
            )
            : Task.CompletedTask;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        foreach (
            var id in _parts
                .Select(p => p.GetType().Assembly)
                .SelectMany(WithModulesBelow)
                .Distinct()
                .SelectMany(IdTypes)
        )
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Quantity>().HaveConversion<QuantityConverter>();
        // Texts sort and compare by their bytes, as on SQLite: beginnings of numbers are ranges of an index, whatever
        // language the database was made for.
        if (IsPostgres)
            configurationBuilder.Properties<string>().UseCollation("C");
        if (IsPostgres)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var part in _parts)
            part.Apply(modelBuilder);
    }

    /// <summary>
    /// A module keeps ids of the modules below it, also in an application that runs without their tables.
    /// </summary>
    private static IEnumerable<Assembly> WithModulesBelow(Assembly module) =>
        module
            .GetReferencedAssemblies()
            .Where(a => a.Name?.StartsWith("Zhanggui.", StringComparison.Ordinal) == true)
            .Select(Assembly.Load)
            .Prepend(module);

    private static IEnumerable<Type> IdTypes(Assembly assembly) =>
        assembly.GetTypes().Where(t => t.IsValueType && typeof(IId).IsAssignableFrom(t));
}
