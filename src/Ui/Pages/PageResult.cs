using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Ui;

/// <summary>
/// A page or a piece of one, rendered on the server. The same answer serves a visit and an htmx request:
/// whoever asks for a part gets the body alone, everybody else the whole document.
/// Nothing is cached unless <see cref="Cacheable"/> is said.
/// </summary>
public sealed class PageResult : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
{
    private readonly RenderFragment _body;
    private readonly Type? _layout;
    private readonly string _title;
    private readonly int _status;
    private readonly Dictionary<string, object?> _layoutWith = [];
    private readonly Dictionary<string, object> _events = [];
    private readonly List<(string Name, string Value)> _headers = [];
    private (string Text, string? UndoUrl)? _toast;
    private bool _cacheable;

    private PageResult(string title, RenderFragment body, Type? layout, int status) =>
        (_title, _body, _layout, _status) = (title, body, layout, status);

    /// <inheritdoc />
    public int? StatusCode => _status;

    /// <inheritdoc />
    public string ContentType => "text/html; charset=utf-8";

    /// <summary>A whole page; its body alone when htmx asks for a part.</summary>
    /// <param name="title">What the browser's tab says, without the shop's name.</param>
    /// <param name="body">The page's content.</param>
    /// <param name="layout">OfficeLayout, StoreLayout, HandheldLayout, PrintLayout or PlainLayout.</param>
    /// <param name="status">422 for a form that came back with refusals.</param>
    public static PageResult Page(string title, RenderFragment body, Type layout, int status = 200) =>
        new(title, body, layout, status);

    /// <summary>A piece of a page, for whoever asks.</summary>
    public static PageResult Fragment(RenderFragment body, int status = 200) => new("", body, null, status);

    /// <summary>
    /// Sends the browser on: HX-Redirect for htmx, otherwise 303. An address outside this site leads to "/".
    /// </summary>
    public static IResult Redirect(HttpContext context, string url)
    {
        var local = LocalUrl.Ascii(LocalUrl.Or(url, "/"));
        return new Elsewhere(local, IsHtmx(context.Request));
    }

    /// <summary>Sends the browser on and shows a short message there, once.</summary>
    public static IResult Redirect(HttpContext context, string url, string toast)
    {
        CarriedToast.Put(context, toast);
        return Redirect(context, url);
    }

    /// <summary>True when htmx asks.</summary>
    public static bool IsHtmx(HttpRequest request) => request.Headers["HX-Request"] == "true";

    /// <summary>True when htmx asks for a part of a page and not for a page out of the history.</summary>
    public static bool WantsPart(HttpRequest request) =>
        request.Headers["HX-Request-Type"] == "partial" && !request.Headers.ContainsKey("HX-History-Restore-Request");

    /// <summary>Lets other parts of the page hear an event once this answer has arrived.</summary>
    public PageResult Trigger(string eventName)
    {
        _events[eventName] = new { };
        return this;
    }

    /// <summary>Shows a short message for six seconds, with an undo where that is lawful.</summary>
    public PageResult Toast(string text, string? undoUrl = null)
    {
        _toast = (text, undoUrl);
        _events["toast"] = new { text, undo = undoUrl };
        return this;
    }

    /// <summary>Puts this address into the browser's bar.</summary>
    public PageResult PushUrl(string url) => Header("HX-Push-Url", LocalUrl.Ascii(url));

    /// <summary>Puts the answer somewhere else than the asking element said.</summary>
    public PageResult Retarget(string selector) => Header("HX-Retarget", selector);

    /// <summary>
    /// Puts the answer in another way than the asking element said: "outerHTML", "innerMorph", "none".
    /// </summary>
    public PageResult Reswap(string mode) => Header("HX-Reswap", mode);

    /// <summary>
    /// Sets one more parameter of the layout, such as Page of PrintLayout or Right of HandheldLayout.
    /// </summary>
    public PageResult With(string parameter, object? value)
    {
        _layoutWith[parameter] = value;
        return this;
    }

    /// <summary>Leaves Cache-Control to the endpoint. Only for pages that are the same for everybody.</summary>
    public PageResult Cacheable()
    {
        _cacheable = true;
        return this;
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request, httpContext.Response);
        var layout = WantsPart(request) ? null : _layout;
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(View.Body)] = _body,
                [nameof(View.Layout)] = layout,
                [nameof(View.Title)] = _title,
                [nameof(View.FrameOverride)] = Frame(httpContext, layout is not null),
                [nameof(View.LayoutWith)] = _layoutWith,
            }
        );

        var renderer = httpContext.RequestServices.GetRequiredService<HtmlRenderer>();
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            // Nothing is written before all of it is rendered: a failure is still a clean 500.
            var html = await renderer.RenderComponentAsync<View>(parameters);
            WriteHead(response);
            using var writer = new Utf8Writer(response.BodyWriter);
            html.WriteHtmlTo(writer);
            writer.Finish();
        });
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    // A visit without scripts finds the message in the page; htmx hears it as an event; a shared page must not carry
    // it.
    private PageContext Frame(HttpContext context, bool whole)
    {
        var request = context.Request;
        var toast = _cacheable || IsHtmx(request) ? null : _toast;
        if (toast is null && whole && !_cacheable && CarriedToast.Take(context) is { } carried)
            toast = (carried, null);
        return new PageContext(
            _title,
            request.PathBase + request.Path + request.QueryString,
            toast?.Text,
            toast?.UndoUrl
        );
    }

    private void WriteHead(HttpResponse response)
    {
        response.StatusCode = _status;
        response.ContentType = ContentType;
        if (!_cacheable)
            response.Headers.CacheControl = "private, no-store";
        if (_layout is not null)
            response.Headers.Append("Vary", "HX-Request-Type");
        // Headers are ASCII: the default encoder writes Chinese as \u escapes.
        if (_events.Count > 0)
            response.Headers["HX-Trigger"] = JsonSerializer.Serialize(_events);
        foreach (var (name, value) in _headers)
            response.Headers[name] = value;
    }

    private PageResult Header(string name, string value)
    {
        _headers.Add((name, value));
        return this;
    }

    private sealed class Elsewhere(string url, bool htmx) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.Headers.CacheControl = "private, no-store";
            response.StatusCode = htmx ? StatusCodes.Status200OK : StatusCodes.Status303SeeOther;
            response.Headers[htmx ? "HX-Redirect" : "Location"] = url;
            return Task.CompletedTask;
        }
    }
}
