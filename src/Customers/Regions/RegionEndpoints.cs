using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Customers;

/// <summary>The names at one level of the country.</summary>
/// <param name="Level">"province", "city" or "district".</param>
/// <param name="Names">In the official order.</param>
internal sealed record RegionNames(string Level, IReadOnlyList<string> Names);

/// <summary>The regions as JSON.</summary>
internal static class RegionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/v1/regions", Names)
            .Open()
            .WithName("GetRegions")
            .WithTags("Customers")
            .WithSummary("Provinces; the cities of a province; the districts of a city");

    /// <summary>Regions change with a new release only, so a browser may keep them for a day.</summary>
    private static IResult Names(string? province, string? city, HttpContext context, IRegions regions)
    {
        context.Response.Headers.CacheControl = "public, max-age=86400";
        var answer =
            string.IsNullOrEmpty(province) ? new RegionNames("province", regions.Provinces)
            : string.IsNullOrEmpty(city) ? new RegionNames("city", regions.Cities(province))
            : new RegionNames("district", regions.Districts(province, city));
        return answer.Names.Count > 0
            ? TypedResults.Ok(answer)
            : Refusals.Problem(
                Refusal.NotFound(
                    "customers.no_such_region",
                    "没有这个地方，请核对名称",
                    "There is no such place; check the name."
                )
            );
    }
}
