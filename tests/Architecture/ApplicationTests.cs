using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Zhanggui.Migrations;
using Zhanggui.Web;

namespace Zhanggui.Architecture;

/// <summary>What the composed application must be like. Nothing is started and no database is opened.</summary>
public sealed class ApplicationTests
{
    private const int MaxDependencies = 7;

    [Fact, Trait("Rule", "ORG-14/server-side")]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var app = Built("sqlite");
        var endpoints = Endpoints(app);
        endpoints.Count.ShouldBeGreaterThan(100);
        Undeclared(endpoints).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_that_does_not_say_who_may_call_it_is_caught()
    {
        await using var guilty = WebApplication.CreateBuilder().Build();
        guilty.MapGet("/open", () => "").Open();
        guilty.MapGet("/guilty", () => "");
        Undeclared(Endpoints(guilty)).ShouldBe(["/guilty"]);
    }

    [Fact, Trait("Rule", "ORG-14/server-side")]
    public void Every_use_case_says_in_one_way_who_may_run_it()
    {
        var useCases = UseCases().ToList();
        useCases.Count.ShouldBeGreaterThan(50);
        useCases.Where(u => Declarations(u) != 1).Select(u => u.Name).ShouldBeEmpty();
        // And nothing says so that is not a use case of the application: it could never run.
        var registered = useCases.ToHashSet();
        Modules()
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && Declarations(t) > 0 && !registered.Contains(t))
            .Select(t => t.FullName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_use_case_that_says_nothing_or_two_things_is_caught() =>
        new[] { typeof(Silent), typeof(Double), typeof(Plain) }
            .Where(t => Declarations(t) != 1)
            .ShouldBe([typeof(Silent), typeof(Double)]);

    [Fact]
    public void Nothing_depends_on_more_than_seven_things() =>
        Modules()
            .SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && IsWiring(t))
            .SelectMany(TooMany)
            .ShouldBeEmpty();

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Tables_begin_with_their_module_and_no_key_crosses_modules(string database)
    {
        await using var app = Built(database);
        await using var scope = app.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<ShopDb>().Model;
        var modules = Sources.Layers.Keys.Select(k => k.ToLowerInvariant()).ToHashSet();
        model.GetEntityTypes().Count().ShouldBeGreaterThan(50);
        model
            .GetEntityTypes()
            .Where(e =>
                e.GetTableName() is not { } table
                || !table.StartsWith(Module(e) + "_", StringComparison.Ordinal)
                || !modules.Contains(Module(e))
            )
            .Select(e => e.GetTableName())
            .ShouldBeEmpty();
        model
            .GetEntityTypes()
            .SelectMany(e => e.GetForeignKeys())
            .Where(k => Module(k.PrincipalEntityType) != Module(k.DeclaringEntityType))
            .Select(k => $"{k.DeclaringEntityType.GetTableName()} -> {k.PrincipalEntityType.GetTableName()}")
            .ShouldBeEmpty();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public void The_migrations_hold_the_whole_model(string database) =>
        Schema
            .Of(Choice(database))
            .ShouldBe(
                SqlMigration.Script(database, "Initial"),
                "Run tools/schema: it writes the SQL of what is not released anew from the model."
            );

    private static WebApplication Built(string database)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.ClearProviders();
        return Composition.Build(builder, Choice(database), background: false, isChecked: true);
    }

    private static DatabaseChoice Choice(string database) =>
        database == "sqlite"
            ? DatabaseChoice.Sqlite("nowhere.db")
            : DatabaseChoice.Postgres("Host=127.0.0.1;Database=nowhere");

    private static List<RouteEndpoint> Endpoints(IEndpointRouteBuilder app) =>
        [.. app.DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()];

    private static IEnumerable<string> Undeclared(IEnumerable<RouteEndpoint> endpoints) =>
        endpoints
            .Where(e => e.Metadata.GetMetadata<EndpointAccess>() is null)
            .Select(e => e.RoutePattern.RawText ?? "?");

    /// <summary>
    /// AddUseCase registers a class by itself, made by a factory; nothing else does, and a use case has a Run.
    /// </summary>
    private static IEnumerable<Type> UseCases()
    {
        var services = new ServiceCollection();
        Composition.AddModules(services).AddPlatform(DatabaseChoice.Sqlite("nowhere.db"));
        return services
            .Where(s =>
                s is { Lifetime: ServiceLifetime.Scoped, ImplementationFactory: not null, ServiceType.IsClass: true }
                && s.ServiceType.Assembly.GetName().Name!.StartsWith("Zhanggui.", StringComparison.Ordinal)
            )
            .Select(s => s.ServiceType)
            .Where(t => t.GetMethods().Any(m => m.Name == "Run"))
            .Distinct();
    }

    private static int Declarations(Type useCase) =>
        useCase.GetCustomAttributes(false).Count(a => a is NeedsAttribute or OpenAttribute or SystemOnlyAttribute);

    private static IEnumerable<Assembly> Modules() =>
        Directory
            .GetFiles(AppContext.BaseDirectory, "Zhanggui.*.dll")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n =>
                Sources.Layers.ContainsKey(n["Zhanggui.".Length..])
                && !n.Contains("Migrations", StringComparison.Ordinal)
            )
            .Select(Assembly.Load);

    /// <summary>
    /// A class that the container makes: its constructor takes services, and not the values of a record or an
    /// exception.
    /// </summary>
    private static bool IsWiring(Type type) =>
        type.GetMethod("<Clone>$") is null
        && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute));

    private static IEnumerable<string> TooMany(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters().Length > MaxDependencies)
            .Select(c => $"{type.FullName}: {c.GetParameters().Length}");

    private static string Module(IReadOnlyTypeBase entity) =>
        entity.ClrType.Assembly.GetName().Name!["Zhanggui.".Length..].ToLowerInvariant();

    private sealed class Silent;

    [Open, SystemOnly]
    private sealed class Double;

    [Open]
    private sealed class Plain;
}
