using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Puts SKUs into bins: like goods in one zone, a product's colours and sizes side by side.</summary>
internal sealed class StockPlacement(DemoCatalog catalog, DemoBin[] bins, DemoRandom random)
{
    /// <summary>The bin that the warehouse handbook's example speaks of holds the turtleneck it names.</summary>
    private const string KnownSku = "QH-K2619-JH-F";
    private const string KnownBin = "A-03-2-05";

    internal DemoBinStock[] Place() => [.. Fill("HZ1", _ => true), .. Fill("FS2", _ => random.Chance(40))];

    private IEnumerable<DemoBinStock> Fill(string warehouse, Func<DemoProduct, bool> stocked)
    {
        var mine = bins.Where(b => b.Warehouse == warehouse).ToLookup(b => b.Zone);
        foreach (var zone in mine)
        {
            var skus = catalog
                .Products.Where(p => ZoneOf(p, warehouse) == zone.Key && stocked(p))
                .SelectMany(p => p.Skus)
                .ToArray();
            var shelves = zone.ToArray();
            for (var i = 0; i < skus.Length; i++)
            {
                // Spread evenly: the i-th SKU of n goes to the bin at the same share of the walk.
                var bin =
                    skus[i].Code == KnownSku && warehouse == "HZ1"
                        ? KnownBin
                        : shelves[i * shelves.Length / skus.Length].Code;
                yield return new DemoBinStock(warehouse, bin, skus[i].Index, OnHand(skus[i], warehouse));
            }
        }
    }

    private Quantity OnHand(DemoSku sku, string warehouse)
    {
        var product = catalog.Products[sku.ProductIndex];
        var draw = random.Next(100);
        var many = random.Between(5, warehouse == "HZ1" ? 80 : 40);
        var few = random.Between(1, 4);
        if (product.PresaleShipsInDays is not null)
            return Quantity.Zero;
        // The shop's favourites must be there to be bought, whatever the draw.
        if (product.Tags.Contains("主推"))
            return new Quantity(Math.Max(many, 12));
        return draw < 5 ? Quantity.Zero
            : draw < 15 ? new Quantity(few)
            : new Quantity(many);
    }

    private static string ZoneOf(DemoProduct product, string warehouse)
    {
        var letter = product.StyleNumber[3];
        if (warehouse == "FS2")
            return letter is 'C' or 'J' or 'Y' or 'D' or 'K' or 'Q' ? "A" : "B";
        return letter switch
        {
            'K' or 'S' or 'E' or 'D' or 'H' => "A",
            'C' or 'J' or 'Y' or 'Q' or 'T' => "B",
            'X' or 'B' => "C",
            _ => "D",
        };
    }
}
