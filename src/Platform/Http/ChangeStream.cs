using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Zhanggui.Platform;

/// <summary>
/// The stream that the office's pages listen to: names of lists that have changed, and a beat so that both sides notice
/// a dead line (ORD-03).
/// </summary>
internal static class ChangeStream
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A stream ends after this time and the browser asks anew: whoever was signed out in the meantime is refused then.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static IResult Open(HttpContext http, ChangeFeed feed, IHostApplicationLifetime life)
    {
        if (http.Actor().Positions.Count == 0)
            return Refusals.Problem(Access.Denied("office"));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Events(feed, http.RequestAborted, life.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(
        ChangeFeed feed,
        CancellationToken gone,
        CancellationToken closing,
        [EnumeratorCancellation] CancellationToken unread = default
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, closing, unread);
        end.CancelAfter(Longest);
        yield return new SseItem<string>("beat");
        await using var news = feed.Listen(end.Token).GetAsyncEnumerator(end.Token);
        var next = news.MoveNextAsync().AsTask();
        while (!end.IsCancellationRequested)
        {
            var beat = Task.Delay(Beat, end.Token);
            var first = await Task.WhenAny(next, beat);
            if (end.IsCancellationRequested)
                break;
            if (first == beat)
            {
                yield return new SseItem<string>("beat");
                continue;
            }

            if (!await next)
                yield break;
            yield return new SseItem<string>(news.Current);
            next = news.MoveNextAsync().AsTask();
        }

        await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
