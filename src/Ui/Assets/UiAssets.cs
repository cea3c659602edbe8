using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Zhanggui.Ui;

/// <summary>
/// The built styles, scripts and icons. They are embedded in this assembly, so a program that references it has them,
/// published or not. A file's name carries a hash of its content: a browser may keep it for ever, and a new version is
/// a new name.
/// </summary>
public static class UiAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, string> Map = Json("assets.json");
    private static readonly FrozenDictionary<string, string> Icons = Json("icons.json");
    private static readonly FrozenDictionary<string, BuiltFile> Files = Map.Values.ToFrozenDictionary(
        file => file,
        file => new BuiltFile(file, Bytes(file), Bytes(file + ".br"), Bytes(file + ".gz")),
        StringComparer.Ordinal
    );

    /// <summary>
    /// The address of an entry: <c>office.css</c>, <c>office.js</c>, <c>store.css</c>, <c>store.js</c>,
    /// <c>handheld.css</c>, <c>handheld.js</c>, <c>print.css</c>, <c>print.js</c>, <c>charts.js</c>,
    /// <c>pickers.css</c>, <c>pickers.js</c>. An unknown entry is a bug and throws.
    /// </summary>
    public static string Url(string entry) =>
        Map.TryGetValue(entry, out var file)
            ? "/assets/" + file
            : throw new ArgumentException($"There is no asset entry '{entry}'.", nameof(entry));

    /// <summary>
    /// What stands inside the <c>svg</c> element of a Tabler outline icon (24 by 24, strokes in the text colour) that
    /// <c>icons.txt</c> names. Empty for any other name: a missing picture must not take a page down.
    /// </summary>
    public static string IconBody(string name) => Icons.GetValueOrDefault(name, "");

    /// <summary>
    /// Serves <c>/assets/{file}</c>: compressed as the browser asks, kept by it for a year, 404 for a name that is not
    /// built. The files are the same for everyone and hold no data; who may fetch them is the host's to say, on the
    /// returned builder.
    /// </summary>
    public static IEndpointConventionBuilder MapUiAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/assets/{file}", [HttpMethods.Get, HttpMethods.Head], Serve);

    private static Results<FileContentHttpResult, NotFound> Serve(string file, HttpContext http)
    {
        if (!Files.TryGetValue(file, out var built))
            return TypedResults.NotFound();

        var (bytes, encoding) = built.For(http.Request.Headers.AcceptEncoding);
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        if (encoding.Length > 0)
            headers.ContentEncoding = encoding;

        // Each encoding is another sequence of bytes, so each has its own strong tag.
        var tag = new EntityTagHeaderValue($"\"{built.Name}{(encoding.Length > 0 ? "+" + encoding : "")}\"");
        return TypedResults.Bytes(bytes, built.ContentType, entityTag: tag);
    }

    private static FrozenDictionary<string, string> Json(string name) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Bytes(name))!.ToFrozenDictionary(StringComparer.Ordinal);

    private static byte[] Bytes(string name)
    {
        using var stream =
            typeof(UiAssets).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException(
                $"The assembly was built without the asset '{name}'. Build the Ui project again."
            );
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed record BuiltFile(string Name, byte[] Plain, byte[] Brotli, byte[] Gzip)
    {
        public string ContentType { get; } =
            Name.EndsWith(".css", StringComparison.Ordinal)
                ? "text/css; charset=utf-8"
                : "text/javascript; charset=utf-8";

        public (byte[] Bytes, string Encoding) For(Microsoft.Extensions.Primitives.StringValues accepted)
        {
            if (!StringWithQualityHeaderValue.TryParseList(accepted.ToArray()!, out var list))
                return (Plain, "");
            if (Takes(list, "br"))
                return (Brotli, "br");
            return Takes(list, "gzip") ? (Gzip, "gzip") : (Plain, "");
        }

        private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
            accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
    }
}
