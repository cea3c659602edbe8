using System.Text;
using Zhanggui.Catalog;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Demo.Pictures;

namespace Zhanggui.Demo;

/// <summary>Turns the fixtures' products into what the catalogue takes over, their pictures drawn and stored.</summary>
internal static class DemoGoods
{
    public static (IReadOnlyList<StoredFile> Files, IReadOnlyList<ProductImport> Products) Make(
        DemoCatalog catalog,
        DateTimeOffset now,
        BusinessCalendar calendar
    )
    {
        var files = new Dictionary<string, StoredFile>();
        string Url(PictureSpec spec)
        {
            if (!files.TryGetValue(spec.Key, out var file))
                files[spec.Key] = file = Files.Make(
                    spec.Key + ".svg",
                    "image/svg+xml",
                    Encoding.UTF8.GetBytes(PictureGenerator.Draw(spec)),
                    now
                );
            return Files.Url(file.Id);
        }

        List<ProductImport> products = [.. catalog.Products.Select(p => Product(p, Url, now, calendar))];
        return ([.. files.Values], products);
    }

    private static ProductImport Product(
        DemoProduct p,
        Func<PictureSpec, string> url,
        DateTimeOffset now,
        BusinessCalendar calendar
    )
    {
        var main = url(p.Pictures[0].Spec);
        string OfColour(NamedColour? colour) =>
            colour is not null && p.Pictures.FirstOrDefault(x => x.ColourCode == colour.Code) is { } own
                ? url(own.Spec)
                : main;
        var ships = p.PresaleShipsInDays is { } days ? calendar.DateOf(now).AddDays(days) : (DateOnly?)null;
        return new ProductImport(
            p.StyleNumber,
            p.Name,
            p.Subtitle,
            new Text(
                string.Join("\n\n", p.Description.Select(d => d.Zh)),
                string.Join("\n\n", p.Description.Select(d => d.En))
            ),
            p.Brand.Zh,
            p.Season.Zh,
            p.CategorySlug,
            now - TimeSpan.FromDays(p.ListedDaysAgo),
            p.Tags.Contains("主推"),
            p.Tags.Contains("新"),
            [.. p.Attributes.Select(a => (a.Name, a.Value))],
            p.SizeChart?.Sizes ?? [],
            [
                .. (p.SizeChart?.Rows ?? []).Select(r =>
                    (
                        r.Name,
                        (IReadOnlyList<string>)
                            [
                                .. r.Centimetres.Select(c =>
                                    c.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)
                                ),
                            ]
                    )
                ),
            ],
            [
                .. p.Skus.Select(s => new SkuImport(
                    new SkuId(Guid.CreateVersion7(now)),
                    s.Code,
                    s.Barcode,
                    s.Colour is { } c ? new Text(c.Zh, c.En) : new Text("原装", "As is"),
                    s.Colour?.Hex ?? "#cccccc",
                    SizeName(s.Size),
                    s.Price,
                    p.PromotionalPrice is { } promo && promo < s.Price ? promo : null,
                    s.Cost,
                    s.WeightGrams,
                    ships,
                    OfColour(s.Colour)
                )),
            ],
            [
                .. p.Pictures.Select(x =>
                    (
                        url(x.Spec),
                        x.ColourCode is null ? null : p.Colours.FirstOrDefault(c => c.Code == x.ColourCode)?.Zh
                    )
                ),
            ]
        )
        {
            PresaleDeposit = p.PresaleDeposit,
        };
    }

    private static string SizeName(string? size) =>
        size switch
        {
            null => "一件",
            "F" => "均码",
            _ => size,
        };
}
