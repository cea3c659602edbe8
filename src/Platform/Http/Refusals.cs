using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Zhanggui.Platform;

/// <summary>Answers a refused page; implemented by the host, which knows the layouts.</summary>
public interface IRefusalPages
{
    /// <summary>
    /// A page or fragment for a person, problem details for a program, or the way to the sign-in page.
    /// </summary>
    IResult Answer(HttpContext context, Refusal refusal);
}

/// <summary>The one place that maps refusals to HTTP.</summary>
public static class Refusals
{
    /// <summary>Somebody must sign in before.</summary>
    public static readonly Refusal SignInFirst = new(
        "platform.signed_out",
        new Text("请先登录", "Please sign in first."),
        RefusalKind.SignedOut
    );

    /// <summary>The status that a refusal is answered with.</summary>
    public static int Status(Refusal refusal) =>
        refusal?.Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.SignedOut => StatusCodes.Status401Unauthorized,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
            RefusalKind.NotReady => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status409Conflict,
        };

    /// <summary>
    /// Problem details (RFC 9457) with the stable code, the message in the caller's language, and one entry per field.
    /// </summary>
    public static ProblemHttpResult Problem(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var extensions = new Dictionary<string, object?> { ["code"] = refusal.Code };
        var fields = refusal.All.Where(r => r.Field is not null).ToList();
        if (fields.Count > 0)
            extensions["errors"] = fields
                .Select(r => new
                {
                    field = r.Field,
                    code = r.Code,
                    message = r.Message.In(CultureInfo.CurrentUICulture),
                })
                .ToArray();
        return TypedResults.Problem(
            title: refusal.Message.In(CultureInfo.CurrentUICulture),
            statusCode: Status(refusal),
            type: "urn:zhanggui:" + refusal.Code,
            extensions: extensions
        );
    }

    /// <summary>The JSON answer to an act: 200 with the value, or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result) =>
        result.IsDone ? TypedResults.Ok(result.Value) : Problem(result.Refusal);

    /// <summary>The JSON answer to an act without a value: 204, or the problem.</summary>
    public static IResult ToHttp(this Result result) =>
        result.IsDone ? TypedResults.NoContent() : Problem(result.Refusal);

    /// <summary>The JSON answer to an act that makes something: 201 with its address.</summary>
    public static IResult ToCreated<T>(this Result<T> result, Func<T, string> address) =>
        result.IsDone ? TypedResults.Created(address(result.Value), result.Value) : Problem(result.Refusal);

    /// <summary>True when a program calls: it gets problem details and no page.</summary>
    public static bool IsApi(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
