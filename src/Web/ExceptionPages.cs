using System.Data.Common;
using Microsoft.AspNetCore.Http.Features;

namespace Zhanggui.Web;

/// <summary>
/// Whatever goes wrong, a person gets a sentence that says what to do, a program gets problem details, and the log gets
/// the rest.
/// </summary>
internal static partial class ExceptionPages
{
    public static void UseExceptionPages(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    // No keyboard makes a zero character, and PostgreSQL keeps it in no text.
                    if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
                        await Answer(context, WebErrors.Malformed, StatusCodes.Status400BadRequest);
                    else
                        await next(context);
                    if (!context.Response.HasStarted && BareRefusal(context) is { } bare)
                        await Answer(context, bare, context.Response.StatusCode);
                }
                catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
                {
                    // The caller has gone; there is nobody to answer.
                }
                catch (BadHttpRequestException e) when (!context.Response.HasStarted)
                {
                    var refusal =
                        e.StatusCode == StatusCodes.Status413PayloadTooLarge ? WebErrors.TooLarge : WebErrors.Malformed;
                    await Answer(context, refusal, e.StatusCode);
                }
                catch (Exception e) when (!context.Response.HasStarted && HoldsZero(e))
                {
                    await Answer(context, WebErrors.Malformed, StatusCodes.Status400BadRequest);
                }
                catch (InvalidDataException) when (!context.Response.HasStarted)
                {
                    await Answer(context, WebErrors.TooLarge, StatusCodes.Status413PayloadTooLarge);
                }
                catch (Exception e) when (!context.Response.HasStarted)
                {
                    var trace = context.TraceIdentifier;
                    Failed(
                        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Zhanggui.Web"),
                        context.Request.Method,
                        context.Request.Path,
                        trace,
                        e
                    );
                    await Answer(context, WebErrors.Broken(trace), StatusCodes.Status500InternalServerError);
                }
            }
        );

    /// <summary>
    /// PostgreSQL was given a text with a zero character ("character_not_in_repertoire"); the transaction is rolled
    /// back.
    /// </summary>
    private static bool HoldsZero(Exception e) =>
        (e as DbException ?? e.InnerException as DbException)?.SqlState == "22021";

    /// <summary>
    /// What the framework refused with a status and nothing else: a body that can't be read, a verb or a path that
    /// nobody serves.
    /// </summary>
    private static Refusal? BareRefusal(HttpContext context) =>
        context.Response.StatusCode switch
        {
            _ when context.Response.ContentType is not null || context.Response.ContentLength > 0 => null,
            StatusCodes.Status413PayloadTooLarge => WebErrors.TooLarge,
            StatusCodes.Status400BadRequest
            or StatusCodes.Status405MethodNotAllowed
            or StatusCodes.Status415UnsupportedMediaType => WebErrors.Malformed,
            StatusCodes.Status404NotFound when context.GetEndpoint() is null => WebErrors.NoSuchPage,
            _ => null,
        };

    internal static async Task Answer(HttpContext context, Refusal refusal, int status)
    {
        context.Response.Clear();
        if (context.IsApi())
        {
            // The body names the status that the caller gets, not that of the refusal's kind.
            var problem = Refusals.Problem(refusal);
            problem.ProblemDetails.Status = status;
            await problem.ExecuteAsync(context);
            return;
        }

        await context
            .RequestServices.GetRequiredService<IRefusalPages>()
            .Answer(context, refusal)
            .ExecuteAsync(new StatusContext(context, status).Context);
    }

    /// <summary>Lets the answer be written with the status of the exception rather than that of the refusal.</summary>
    private sealed class StatusContext
    {
        public StatusContext(HttpContext context, int status)
        {
            Context = context;
            context.Response.OnStarting(() =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            });
        }

        public HttpContext Context { get; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed ({Trace}).")]
    private static partial void Failed(ILogger log, string method, string path, string trace, Exception e);
}
