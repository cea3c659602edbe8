using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Zhanggui.Bench;

/// <summary>
/// The shop's pages at eight connections, against a bare endpoint in the same process that answers as many bytes from
/// memory.
/// </summary>
internal static partial class PagesBench
{
    private const int Connections = 8;

    public static async Task<int> Run(Settings settings)
    {
        await using var shop = await Shop.Open("sqlite", background: true);
        var sizes = new Dictionary<string, byte[]>();
        await using var bare = Bare(sizes);
        await bare.StartAsync();
        var floor = new Uri(bare.Urls.First());
        var worst = double.MaxValue;
        Rounds.Head();
        foreach (var signedIn in new[] { false, true })
        {
            var cookie = signedIn ? shop.Cookies[0] : null;
            var worstHere = double.MaxValue;
            foreach (var (name, path) in await Pages(shop))
            {
                var rounds = await Measure(shop, floor, sizes, path, cookie, settings);
                rounds.Print($"{name}, signed {(signedIn ? "in" : "out")}");
                worstHere = Math.Min(worstHere, rounds.Ratio);
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"worst signed {(signedIn ? "in" : "out")}: {worstHere:0.00}"
                )
            );
            if (!signedIn)
                worst = worstHere;
        }

        return Rounds.Last("pages", worst);
    }

    private static async Task<Rounds> Measure(
        Shop shop,
        Uri floor,
        Dictionary<string, byte[]> sizes,
        string path,
        string? cookie,
        Settings settings
    )
    {
        using var probe = await Wire.Open(shop.Address);
        var request = Wire.Get(shop.Address, path, cookie);
        if (await probe.Send(request) != 200)
            throw new InvalidOperationException($"{path} answers {probe.Body}");
        var key = "n" + probe.BodyLength.ToString(CultureInfo.InvariantCulture);
        sizes[key] = new byte[probe.BodyLength];
        var bareRequest = Wire.Get(floor, "/" + key);
        var ours = new Wire[Connections];
        var theirs = new Wire[Connections];
        for (var i = 0; i < Connections; i++)
            (ours[i], theirs[i]) = (await Wire.Open(shop.Address), await Wire.Open(floor));
        var rounds = await Rounds.Alternate(
            settings.Rounds,
            () => Load.Run(Connections, settings.Seconds, async n => await ours[n].Send(request) == 200),
            () => Load.Run(Connections, settings.Seconds, async n => await theirs[n].Send(bareRequest) == 200)
        );
        foreach (var wire in ours.Concat(theirs))
            wire.Dispose();
        return rounds;
    }

    private static async Task<IReadOnlyList<(string Name, string Path)>> Pages(Shop shop)
    {
        using var wire = await Wire.Open(shop.Address);
        await wire.Send(Wire.Get(shop.Address, "/"));
        var home = wire.Body;
        return
        [
            ("home", "/"),
            ("category", Category().Match(home).Groups[1].Value),
            ("product", Product().Match(home).Groups[1].Value),
            ("search", "/search?q=" + Uri.EscapeDataString("大衣")),
        ];
    }

    private static WebApplication Bare(Dictionary<string, byte[]> sizes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet(
            "/{key}",
            (string key, HttpContext context) =>
            {
                var bytes = sizes[key];
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.ContentLength = bytes.Length;
                return context.Response.Body.WriteAsync(bytes).AsTask();
            }
        );
        return app;
    }

    [GeneratedRegex("href=\"(/c/[^\"]+)\"")]
    private static partial Regex Category();

    [GeneratedRegex("href=\"(/p/[^\"]+)\"")]
    private static partial Regex Product();
}
