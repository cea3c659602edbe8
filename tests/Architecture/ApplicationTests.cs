using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Zhanggui.Approvals;
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

    [Fact]
    public async Task What_fields_hold_in_the_described_API_is_said_by_modules_whose_bodies_have_them()
    {
        await using var app = Built("sqlite");
        var endpoints = Endpoints(app);
        var declared = Modules().Select(m => (Module: m, Words: Words(m))).Where(d => d.Words.Count > 0).ToList();
        declared.Count.ShouldBeGreaterThan(10);
        declared.SelectMany(d => NotOwn(d.Module, d.Words, endpoints)).ShouldBeEmpty();
        // Nobody else declares any, and no module what another has declared.
        var all = app.Services.GetServices<ApiWord>().ToList();
        all.ShouldBe(declared.SelectMany(d => d.Words), ignoreOrder: true);
        all.GroupBy(w => w.Field, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ShouldBeEmpty();
        // Nor does the host keep such a list in another form.
        var names = Bodies(endpoints).SelectMany(b => NamesOf(b)).ToHashSet();
        Sources
            .Code(".cs")
            .Where(f => Sources.Name(f).StartsWith("src/Web/", StringComparison.Ordinal))
            .Where(f => Sources.IsListOf(names, File.ReadAllText(f)))
            .Select(Sources.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_of_the_words_of_all_modules_is_caught()
    {
        await using var app = Built("sqlite");
        var endpoints = Endpoints(app);
        ApiWord[] words =
        [
            new("login", "linzhixia"),
            new("nick", "路过的小鹿"),
            new("AddStaff.name", "林知夏"),
            new("OpenConsultation.kind", "stock"),
        ];
        NotOwn(typeof(Organization.OrganizationModule).Assembly, words, endpoints)
            .ShouldBe(["Organization: nick", "Organization: OpenConsultation.kind"]);
        NotOwn(typeof(Composition).Assembly, words, endpoints).Count().ShouldBe(words.Length);
        var names = Bodies(endpoints).SelectMany(b => NamesOf(b)).ToHashSet();
        Sources
            .IsListOf(
                names,
                """["login"] = "a", ["nick"] = "b", ["phone"] = "c", ["AddStaff.name"] = "d", ["note"] = "e", ["by"] = "f","""
            )
            .ShouldBeTrue();
        Sources.IsListOf(names, """Say("login"); Say("nick"); // login, nick, phone, note, by, why""").ShouldBeFalse();
    }

    [Fact]
    public void What_follows_from_an_approval_is_said_in_its_kind_and_nowhere_else() =>
        Modules()
            .SelectMany(a => a.GetTypes())
            .Where(HearsApprovals)
            .Select(t => t.FullName)
            .ShouldBe(["Zhanggui.Approvals.ApprovalEffects"]);

    [Fact]
    public void A_module_that_hears_approvals_by_itself_is_caught() =>
        HearsApprovals(typeof(OwnHandler)).ShouldBeTrue();

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

    /// <summary>The words that a module's face declares.</summary>
    private static List<ApiWord> Words(Assembly module)
    {
        var name = module.GetName().Name!["Zhanggui.".Length..];
        var services = new ServiceCollection();
        module
            .GetType($"Zhanggui.{name}.{name}Module")
            ?.GetMethod("Add" + name, [typeof(IServiceCollection)])
            ?.Invoke(null, [services]);
        return
        [
            .. services
                .Where(s => s.ServiceType == typeof(ApiWord))
                .Select(s => s.ImplementationInstance)
                .OfType<ApiWord>(),
        ];
    }

    /// <summary>Words for what no body of the module has: the body's type or the endpoint is the module's own.</summary>
    private static IEnumerable<string> NotOwn(
        Assembly module,
        IReadOnlyList<ApiWord> words,
        IEnumerable<RouteEndpoint> endpoints
    )
    {
        var own = Bodies(endpoints)
            .Where(b => b.Type.Assembly == module || b.Handler?.DeclaringType?.Assembly == module)
            .SelectMany(NamesOf)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words
            .Where(w => !own.Contains(w.Field))
            .Select(w => $"{module.GetName().Name!["Zhanggui.".Length..]}: {w.Field}");
    }

    private static IEnumerable<(string? Operation, Type Type, MethodInfo? Handler)> Bodies(
        IEnumerable<RouteEndpoint> endpoints
    ) =>
        endpoints.SelectMany(e =>
            e.Metadata.OfType<IAcceptsMetadata>()
                .Where(a => a.RequestType is not null)
                .Select(a =>
                    (
                        e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
                        a.RequestType!,
                        e.Metadata.GetMetadata<MethodInfo>()
                    )
                )
        );

    /// <summary>The operation, its body's fields at every depth, and both together.</summary>
    private static IEnumerable<string> NamesOf((string? Operation, Type Type, MethodInfo? Handler) body)
    {
        HashSet<Type> seen = [];
        HashSet<string> fields = [];
        Look(body.Type);
        return body.Operation is { } operation
            ? [operation, .. fields, .. fields.Select(f => $"{operation}.{f}")]
            : fields;

        void Look(Type type)
        {
            foreach (var part in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
                Look(part);
            if (type.Assembly.GetName().Name?.StartsWith("Zhanggui.", StringComparison.Ordinal) != true)
                return;
            if (type.IsEnum || !seen.Add(type))
                return;
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            {
                fields.Add(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name));
                Look(property.PropertyType);
            }
        }
    }

    private static bool HearsApprovals(Type type) =>
        typeof(IDomainEventHandler<ApprovalDecided>).IsAssignableFrom(type);

    private static string Module(IReadOnlyTypeBase entity) =>
        entity.ClrType.Assembly.GetName().Name!["Zhanggui.".Length..].ToLowerInvariant();

    private sealed class OwnHandler : IDomainEventHandler<ApprovalDecided>
    {
        public Task Handle(ApprovalDecided e, CancellationToken ct) => Task.CompletedTask;
    }

    private sealed class Silent;

    [Open, SystemOnly]
    private sealed class Double;

    [Open]
    private sealed class Plain;
}
