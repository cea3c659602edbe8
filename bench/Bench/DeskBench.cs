using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhanggui.Bench;

/// <summary>
/// The back office's order list, order desk and palette with very many orders, against the same with few: what is read
/// must not grow with what lies there.
/// </summary>
internal static partial class DeskBench
{
    private const int Few = 10_000;
    private const int Connections = 4;

    /// <summary>The orders are of three years: a shop of that size has not got them from a week.</summary>
    private const string Earlier = "make_interval(mins => (random() * 1095 * 1440)::int)";

    public static async Task<int> Run(Settings settings)
    {
        await using var many = await ManyOrders.Fill(
            Math.Max(settings.Orders ?? 1_000_000, 2 * Few),
            "linzhixia",
            Earlier
        );
        await using var few = await ManyOrders.Fill(Few, "linzhixia", Earlier);
        var (ourPaths, floorPaths) = (await Paths(many), await Paths(few));
        var (ours, theirs) = (await Clients(many), await Clients(few));
        var (all, floor) = (new List<double>(), new List<double>());
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{"", -34} {"p50 many", 9} {"p50 few", 9} {"p95 many", 9} {"p95 few", 9} {"ratio", 6}"
            )
        );
        for (var i = 0; i < ourPaths.Count; i++)
        {
            var (mine, other) = (new List<double>(), new List<double>());
            for (var round = -1; round < settings.Rounds; round++)
            {
                var (a, b) = (
                    await Load(many, ours, ourPaths[i].Path, settings),
                    await Load(few, theirs, floorPaths[i].Path, settings)
                );
                if (round < 0)
                    continue; // The first is for the compiler and the caches.
                mine.AddRange(a);
                other.AddRange(b);
            }

            all.AddRange(mine);
            floor.AddRange(other);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ourPaths[i].Name, -34} {At(mine, 0.5), 9:0.00} {At(other, 0.5), 9:0.00} {At(mine, 0.95), 9:0.00} {At(other, 0.95), 9:0.00} {At(mine, 0.95) / At(other, 0.95), 6:0.00}"
                )
            );
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{"all together", -34} {At(all, 0.5), 9:0.00} {At(floor, 0.5), 9:0.00} {At(all, 0.95), 9:0.00} {At(floor, 0.95), 9:0.00}"
            )
        );
        foreach (var wire in ours.Concat(theirs))
            wire.Dispose();
        return Rounds.Last("desk", At(all, 0.95) / At(floor, 0.95));
    }

    private static double At(List<double> values, double share)
    {
        values.Sort();
        return values[Math.Min(values.Count - 1, (int)(values.Count * share))];
    }

    private static async Task<IReadOnlyList<double>> Load(Shop shop, Wire[] wires, string path, Settings settings)
    {
        var request = Wire.Get(shop.Address, path, shop.Cookies[0]);
        return (
            await Bench.Load.Run(
                Connections,
                settings.Seconds,
                async n =>
                    await wires[n].Send(request) is 200 or 303
                        ? true
                        : throw new InvalidOperationException($"{path} answers {wires[n].Body}")
            )
        ).Milliseconds;
    }

    private static async Task<Wire[]> Clients(Shop shop) =>
        [.. await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Wire.Open(shop.Address)))];

    /// <summary>What people do with the list: look, narrow, sort, page on, look something up.</summary>
    private static async Task<IReadOnlyList<(string Name, string Path)>> Paths(Shop shop)
    {
        var (no, phone) = (
            await shop.Word("""SELECT "No" AS "Value" FROM ordering_order ORDER BY "PlacedAt" LIMIT 1"""),
            await shop.Word("""SELECT "Phone" AS "Value" FROM ordering_order ORDER BY "Id" LIMIT 1""")
        );
        var deep = "/office/orders";
        using (var wire = await Wire.Open(shop.Address))
        {
            for (var page = 0; page < 5; page++)
            {
                await wire.Send(Wire.Get(shop.Address, deep, shop.Cookies[0]));
                deep = Older().Match(wire.Body) is { Success: true } link
                    ? link.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)
                    : deep;
            }
        }

        var aYearAgo = TimeProvider.System.GetUtcNow().AddDays(-365);
        string Day(int days) => aYearAgo.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            ("the newest", "/office/orders"),
            ("the sixth page", deep),
            ("closed ones", "/office/orders?status=Closed"),
            ("to accept", "/office/orders?status=New"),
            ("a month of last year", $"/office/orders?from={Day(0)}&to={Day(30)}"),
            ("of last year, oldest first", $"/office/orders?from={Day(0)}&to={Day(30)}&sort=placed"),
            ("unpaid ones", "/office/orders?paid=false"),
            ("one province", "/office/orders?province=" + Uri.EscapeDataString("浙江省")),
            ("a rare filter", "/office/orders?channel=offline&method=OfflineTransfer"),
            ("by amount", "/office/orders?sort=amount&desc=1"),
            ("by number", "/office/orders?q=" + no),
            ("by phone", "/office/orders?q=" + phone),
            ("the desk", "/office/desk"),
            ("the palette", "/office/palette?q=" + no),
        ];
    }

    [GeneratedRegex("href=\"(/office/orders\\?[^\"]*after=[^\"]*)\" rel=\"next\"")]
    private static partial Regex Older();
}
