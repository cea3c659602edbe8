using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Zhanggui.Platform;

/// <summary>Puts the platform together.</summary>
public static class PlatformModule
{
    /// <summary>Registers the platform on one database. Call after every module has registered its tables.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, DatabaseChoice database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services
            .AddSingleton<StartupGate>()
            .AddSingleton<WriteQueue>()
            .AddSingleton<SideConnection>()
            .AddSingleton<CacheInvalidationBus>()
            .AddHostedService<CacheInvalidationListener>()
            .AddSingleton<ChangeFeed>()
            .AddHostedService<ChangeFeedPublisher>();
        services.AddModel<PlatformMapping>().AddSingleton<IAfterMigration, AuditSchema>();
        services.AddDbContextPool<ShopDb>(
            (provider, options) => database.Configure(options, [.. provider.GetServices<IModelPart>()]),
            poolSize: 256
        );

        services
            .AddSingleton<UseCaseExecutor>()
            .AddScoped<OperationContext>()
            .AddScoped<AuditTrail>()
            .AddSingleton<Sealer>();
        services.AddSingleton<OutboxSignal>().AddSingleton<Reactions>().AddScoped<Outbox>();
        services
            .AddSingleton<Policies>()
            .AddSingleton<Company>()
            .AddUseCase<ChangePolicy>()
            .AddUseCase<ImportFiles>()
            .AddScoped<Backup>()
            .AddUseCase<RecordExport>();
        services.AddPolicies(
            Company.Timezone,
            Company.BrandName,
            Files.PictureLimit,
            Files.VideoLimit,
            Files.DocumentLimit
        );
        services
            .AddSingleton<DocumentNumbers>()
            .AddScoped<Files>()
            .AddSingleton<SharedSecrets>()
            .AddSingleton<PublicAddress>();
        services
            .AddScoped<Verification>()
            .AddSingleton<IIntegrityCheck, AuditChainCheck>()
            .AddSingleton<IIntegrityCheck, SealCheck>();
        services
            .AddSingleton<OutboxDispatcher>()
            .AddSingleton<JobRecords>()
            .AddSingleton<JobRunner>()
            .AddSingleton<IJob, SealJob>();
        services
            .AddPolicies(PurgePolicies.All)
            .AddUseCase<PurgeOutbox>()
            .AddUseCase<PurgeIdempotency>()
            .AddUseCase<PurgeJobRuns>();
        PurgePolicies.AddPurges(services);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new MoneyJson());
            o.SerializerOptions.Converters.Add(new QuantityJson());
            o.SerializerOptions.Converters.Add(new IdJson());
            // States and choices by their names: a number would change its meaning when one is added in between.
            o.SerializerOptions.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter());
            o.SerializerOptions.Guard();
            o.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        return services;
    }

    /// <summary>Starts what runs in the background: the outbox, the jobs, telemetry.</summary>
    public static IServiceCollection AddPlatformBackground(this IServiceCollection services) =>
        services.AddWorker<OutboxDispatcher>().AddWorker<JobRunner>().AddHostedService<Telemetry>();

    /// <summary>Registers one module's tables.</summary>
    public static IServiceCollection AddModel<T>(this IServiceCollection services)
        where T : class, IModelPart => services.AddSingleton<IModelPart, T>();

    /// <summary>Registers what the back office's search asks.</summary>
    public static IServiceCollection AddFinder<T>(this IServiceCollection services)
        where T : class, IFinder => services.AddScoped<IFinder, T>();

    /// <summary>
    /// Registers a use case. Its constructor may be internal, so that a public use case can be made of a module's
    /// internal parts.
    /// </summary>
    public static IServiceCollection AddUseCase<T>(this IServiceCollection services)
        where T : class
    {
        return services.AddScoped(provider => UseCaseFactory<T>.Make(provider));
    }

    /// <summary>Compiled when a use case is first run, once per process.</summary>
    private static class UseCaseFactory<T>
        where T : class
    {
        public static readonly Func<IServiceProvider, T> Make = Compiled();

        private static Func<IServiceProvider, T> Compiled()
        {
            var constructor = typeof(T)
                .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Single();
            var provider = Expression.Parameter(typeof(IServiceProvider));
            var arguments = constructor
                .GetParameters()
                .Select(p =>
                    Expression.Call(
                        typeof(ServiceProviderServiceExtensions),
                        nameof(ServiceProviderServiceExtensions.GetRequiredService),
                        [p.ParameterType],
                        provider
                    )
                );
            return Expression
                .Lambda<Func<IServiceProvider, T>>(Expression.New(constructor, arguments), provider)
                .Compile();
        }
    }

    /// <summary>Registers policies.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services, params Policy[] policies)
    {
        foreach (var policy in policies)
            services.AddSingleton(policy);
        return services;
    }

    /// <summary>
    /// Brings the database to the present schema and makes sure that every append-only table is guarded (DAT-06).
    /// </summary>
    /// <remarks>
    /// Refused for a database whose schema this program does not know: made by a later version, or before the first
    /// release.
    /// </remarks>
    public static async Task<Result> Migrate(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            return DatabaseErrors.UnknownSchema(unknown);
        if (applied.Count < known.Count)
            await db.Database.MigrateAsync(ct);
        await AppendOnly.Enforce(db, ct);
        foreach (var after in scope.ServiceProvider.GetServices<IAfterMigration>())
            await after.Run(db, ct);
        return Result.Done;
    }

    /// <summary>Headers and the check against writes from other sites; before everything else.</summary>
    public static IApplicationBuilder UsePlatformShield(this IApplicationBuilder app) =>
        app.UseMiddleware<SecurityHeaders>().UseMiddleware<SameOriginWrites>();

    /// <summary>Who calls, and whether they may; after routing and authentication.</summary>
    public static IApplicationBuilder UseAccessCheck(this IApplicationBuilder app) => app.UseMiddleware<AccessCheck>();

    /// <summary>Health and files.</summary>
    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).Open();
        routes
            .MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") })
            .Open();
        routes.MapGet("/office/live", ChangeStream.Open).NeedsSignIn().ExcludeFromDescription();
        routes.MapGet("/files/{id:guid}", FileById).Open().ExcludeFromDescription();
    }

    /// <summary>
    /// A file never changes under its id, so a browser may keep it for ever, unless it is for some people only: then it
    /// is as if it were not there for others, and nobody keeps it. An SVG is sandboxed: it may draw and nothing else.
    /// </summary>
    private static async Task<IResult> FileById(Guid id, ShopDb db, HttpContext context, CancellationToken ct)
    {
        var tag = $"\"{id:N}\"";
        // Only what is for everybody is given a tag.
        if (context.Request.Headers.IfNoneMatch == tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var fileId = FileId.From(id);
        var file = await db.Set<StoredFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId, ct);
        if (file is null || (file.Readers is { } readers && !readers.Split(',').Any(context.Actor().May)))
            return Results.NotFound();
        context.Response.Headers.CacheControl = file.Readers is null
            ? "public, max-age=31536000, immutable"
            : "private, no-store";
        if (file.Readers is null)
            context.Response.Headers.ETag = tag;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return Results.Bytes(file.Bytes, file.ContentType);
    }
}
