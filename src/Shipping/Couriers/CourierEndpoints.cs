using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Shipping;

internal static class CourierEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/couriers", List).Needs("ship.view", "tariff.edit").ExcludeFromDescription();
        routes.MapGet("/office/couriers/zones", Zones).Needs("ship.view", "tariff.edit").ExcludeFromDescription();
        routes
            .MapPost("/office/couriers/zones", SaveZone)
            .Needs("tariff.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes.MapGet("/office/couriers/{code:alpha}", One).Needs("ship.view", "tariff.edit").ExcludeFromDescription();
        routes
            .MapPost("/office/couriers/{code:alpha}", SaveRecord)
            .Needs("tariff.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/couriers/{code:alpha}/tariff", SaveTariff)
            .Needs("tariff.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapPost("/office/couriers/{code:alpha}/postage", SavePostage)
            .Needs("tariff.edit")
            .DisableAntiforgery()
            .ExcludeFromDescription();
        routes
            .MapGet("/api/v1/shipping/options", Options)
            .Open()
            .WithName("ListShippingOptions")
            .WithSummary("The ways to an address for a weight in grams, the preferred one first")
            .WithTags("Shipping");
        routes
            .MapGet("/api/v1/couriers", ListByApi)
            .Needs("ship.view", "tariff.edit")
            .WithName("ListCouriers")
            .WithSummary("The couriers, with today's load")
            .WithTags("Shipping");
        routes
            .MapPut("/api/v1/couriers/{code}", EditByApi)
            .Needs("tariff.edit")
            .WithName("EditCourier")
            .WithSummary("Change a courier's record")
            .WithTags("Shipping");
        routes
            .MapGet(
                "/api/v1/couriers/{code}/tariffs",
                async (string code, ShippingQueries queries, CancellationToken ct) =>
                    TypedResults.Ok(await queries.TariffHistory(code, ct))
            )
            .Needs("ship.view", "tariff.edit")
            .WithName("ListTariffs")
            .WithSummary("A courier's tariffs with their history")
            .WithTags("Shipping");
        routes
            .MapGet(
                "/api/v1/couriers/{code}/postage",
                async (string code, ShippingQueries queries, CancellationToken ct) =>
                    TypedResults.Ok(await queries.PostageHistory(code, ct))
            )
            .Needs("ship.view", "tariff.edit")
            .WithName("ListPostage")
            .WithSummary("The customer's postage with its history")
            .WithTags("Shipping");
        routes
            .MapPost(
                "/api/v1/tariffs",
                async (TariffInput input, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            context.Actor(),
                            (SetTariff u) => u.Run(input, ct),
                            ct,
                            context.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .Needs("tariff.edit")
            .WithName("SetTariff")
            .WithSummary("Add a tariff from a day on; earlier ones stay as history")
            .WithTags("Shipping");
        routes
            .MapPost(
                "/api/v1/postage",
                async (PostageInput input, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            context.Actor(),
                            (SetPostage u) => u.Run(input, ct),
                            ct,
                            context.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .Needs("tariff.edit")
            .WithName("SetPostage")
            .WithSummary("Add the customer's postage from a day on")
            .WithTags("Shipping");
        routes
            .MapGet(
                "/api/v1/zones",
                async (RateDirectory directory, CancellationToken ct) =>
                    TypedResults.Ok(
                        (await directory.Now(ct))
                            .Zones.Select(z => new ZoneView(z.Key.Province, z.Key.City, z.Value))
                            .OrderBy(z => z.Zone)
                            .ThenBy(z => z.Province, StringComparer.Ordinal)
                    )
            )
            .Open()
            .WithName("ListZones")
            .WithSummary("Which zone each province, or a city of it, belongs to")
            .WithTags("Shipping");
        routes
            .MapPut(
                "/api/v1/zones",
                async (ZoneView input, HttpContext context, UseCaseExecutor executor, CancellationToken ct) =>
                    (
                        await executor.Run(
                            context.Actor(),
                            (SetZone u) => u.Run(input.Province, input.City, input.Zone, ct),
                            ct,
                            context.IdempotencyKey()
                        )
                    ).ToHttp()
            )
            .Needs("tariff.edit")
            .WithName("SetZone")
            .WithSummary("Put a province, or one city of it, into a zone; zone 0 takes a city's own zone away")
            .WithTags("Shipping");
    }

    internal sealed record ZoneView(string Province, string? City, int Zone);

    private static async Task<IResult> Options(
        string province,
        string? city,
        int? grams,
        IShippingRates rates,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        TypedResults.Ok(
            await rates.Options(province, city ?? "", Math.Clamp(grams ?? 1000, 1, 1_000_000), clock.Now(), ct)
        );

    private static async Task<IResult> ListByApi(
        RateDirectory directory,
        IShippingRates rates,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        TypedResults.Ok(
            new { couriers = (await directory.Now(ct)).Couriers, loads = await rates.Loads(clock.Now(), ct) }
        );

    private static async Task<IResult> EditByApi(
        string code,
        CourierInput input,
        HttpContext context,
        UseCaseExecutor executor,
        CancellationToken ct
    ) =>
        (
            await executor.Run(context.Actor(), (EditCourier u) => u.Run(code, input, ct), ct, context.IdempotencyKey())
        ).ToHttp();

    private static DateOnly Today(Company company, TimeProvider clock) => company.Calendar.DateOf(clock.Now());

    private static async Task<IResult> List(
        HttpContext context,
        RateDirectory directory,
        IShippingRates rates,
        Company company,
        TimeProvider clock,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    ) =>
        PageResult.Page(
            L["快递公司"],
            CourierPages.List(
                await directory.Now(ct),
                await rates.Loads(clock.Now(), ct),
                Today(company, clock),
                context.Actor().May("tariff.edit"),
                L
            ),
            typeof(OfficeLayout)
        );

    private static Task<IResult> Zones(
        HttpContext context,
        RateDirectory directory,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    ) => ShowZones(context, directory, L, new FormState(), ct);

    private static async Task<IResult> ShowZones(
        HttpContext context,
        RateDirectory directory,
        IStringLocalizer<ShippingTexts> L,
        FormState form,
        CancellationToken ct
    ) =>
        PageResult.Page(
            L["配送区域"],
            CourierPages.ZonesPage(await directory.Now(ct), context.Actor().May("tariff.edit"), form, L),
            typeof(OfficeLayout),
            form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );

    private static async Task<IResult> SaveZone(
        HttpContext context,
        RateDirectory directory,
        UseCaseExecutor executor,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var done = await executor.Run(
            context.Actor(),
            (SetZone u) => u.Run(form["province"], form["city"], Number(form, "zone") ?? -1, ct),
            ct
        );
        if (done.IsDone)
            return PageResult.Redirect(context, "/office/couriers/zones");
        form.Accept(done.Refusal);
        return await ShowZones(context, directory, L, form, ct);
    }

    private static Task<IResult> One(
        string code,
        HttpContext context,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    ) => Show(code, context, null, new FormState(), L, ct);

    private static async Task<IResult> Show(
        string code,
        HttpContext context,
        string? which,
        FormState form,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    )
    {
        var services = context.RequestServices;
        var (directory, queries) = (
            services.GetRequiredService<RateDirectory>(),
            services.GetRequiredService<ShippingQueries>()
        );
        if ((await directory.Now(ct)).Couriers.FirstOrDefault(c => c.Code == code) is not { } courier)
            return services.GetRequiredService<IRefusalPages>().Answer(context, ShippingErrors.NoCourier);
        var today = Today(services.GetRequiredService<Company>(), services.GetRequiredService<TimeProvider>());
        var body = CourierPages.One(
            courier,
            await queries.TariffHistory(code, ct),
            await queries.PostageHistory(code, ct),
            today,
            context.Actor().May("tariff.edit"),
            which,
            form,
            L
        );
        return PageResult.Page(
            courier.Name.ToString(),
            body,
            typeof(OfficeLayout),
            form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }

    private static async Task<IResult> SaveRecord(
        string code,
        HttpContext context,
        UseCaseExecutor executor,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        if (
            !TimeOnly.TryParseExact(
                form["cutOff"],
                "HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var cutOff
            )
        )
            form.AddError("cutOff", L["请按 15:00 的样子填时间"]);
        var input = new CourierInput(
            form["contact"],
            form["phone"],
            form["coverage"],
            cutOff,
            Whole(form, "days1", L),
            Whole(form, "days2", L),
            Whole(form, "days3", L),
            Whole(form, "onTimePercent", L),
            Whole(form, "serviceScore", L),
            form["agreement"],
            Whole(form, "preference", L),
            form.Checked("isActive")
        );
        if (
            !form.HasErrors
            && await Saved(form, executor.Run(context.Actor(), (EditCourier u) => u.Run(code, input, ct), ct))
        )
            return PageResult.Redirect(context, $"/office/couriers/{code}");
        return await Show(code, context, "record", form, L, ct);
    }

    private static async Task<IResult> SaveTariff(
        string code,
        HttpContext context,
        UseCaseExecutor executor,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var input = new TariffInput(
            code,
            Whole(form, "zone", L),
            Day(form, L),
            Whole(form, "firstGrams", L),
            Yuan(form, "firstMin", L),
            Yuan(form, "firstMax", L),
            Whole(form, "stepGrams", L),
            Yuan(form, "stepMin", L),
            Yuan(form, "stepMax", L),
            Whole(form, "fromMonthly", L),
            form["why"]
        );
        if (!form.HasErrors && await Saved(form, executor.Run(context.Actor(), (SetTariff u) => u.Run(input, ct), ct)))
            return PageResult.Redirect(context, $"/office/couriers/{code}");
        return await Show(code, context, "tariff", form, L, ct);
    }

    private static async Task<IResult> SavePostage(
        string code,
        HttpContext context,
        UseCaseExecutor executor,
        IStringLocalizer<ShippingTexts> L,
        CancellationToken ct
    )
    {
        var form = await FormState.Read(context, ct);
        var input = new PostageInput(
            code,
            Whole(form, "zone", L),
            Day(form, L),
            Whole(form, "firstGrams", L),
            Yuan(form, "first", L),
            Whole(form, "stepGrams", L),
            Yuan(form, "step", L),
            form["why"]
        );
        if (!form.HasErrors && await Saved(form, executor.Run(context.Actor(), (SetPostage u) => u.Run(input, ct), ct)))
            return PageResult.Redirect(context, $"/office/couriers/{code}");
        return await Show(code, context, "postage", form, L, ct);
    }

    private static async Task<bool> Saved(FormState form, Task<Result> change)
    {
        var done = await change;
        if (!done.IsDone)
            form.Accept(done.Refusal);
        return done.IsDone;
    }

    private static int? Number(FormState form, string name) =>
        int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static int Whole(FormState form, string name, IStringLocalizer<ShippingTexts> L)
    {
        if (Number(form, name) is { } n)
            return n;
        form.AddError(name, L["请填整数"]);
        return 0;
    }

    private static Money Yuan(FormState form, string name, IStringLocalizer<ShippingTexts> L)
    {
        if (Money.TryParse(form[name], out var money))
            return money;
        form.AddError(name, L["请填金额，最多两位小数"]);
        return Money.Zero;
    }

    private static DateOnly Day(FormState form, IStringLocalizer<ShippingTexts> L)
    {
        if (Asked.Day(form["validFrom"]) is { } day)
            return day;
        form.AddError("validFrom", L["请按 2026-11-22 的样子填日期"]);
        return default;
    }
}
