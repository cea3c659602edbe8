using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Zhanggui.Bench;

/// <summary>
/// Trying a draft of the audit's rules on very many orders of the last 30 days (ORD-06), over HTTP: each is judged
/// twice, with its customer's past. Against reading the same orders and their lines once.
/// </summary>
internal static class ReplayBench
{
    /// <summary>Of the last 29 days, whenever the original was placed.</summary>
    private const string Earlier = "o.\"PlacedAt\" - now() + make_interval(mins => (random() * 29 * 1440)::int)";
    private const string Read =
        """SELECT o.*, p."Status", (SELECT max(l."Quantity") FROM ordering_order_line l WHERE l."OrderId" = o."Id") FROM ordering_order o JOIN ordering_progress p ON p."OrderId" = o."Id" WHERE o."PlacedAt" >= now() - interval '30 days' ORDER BY o."PlacedAt" DESC""";

    public static async Task<int> Run(Settings settings)
    {
        await using var shop = await ManyOrders.Fill(settings.Orders ?? 100_000, "zhoumu", Earlier);
        var (ours, floor, orders) = (new List<double>(), new List<double>(), 0);
        for (var round = -1; round < settings.Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            orders = await Replay(shop);
            var mine = watch.Elapsed.TotalSeconds;
            watch.Restart();
            await Scan(shop.Database.ConnectionString);
            if (round < 0)
                continue; // The first is for the compiler and the caches.
            ours.Add(mine);
            floor.Add(watch.Elapsed.TotalSeconds);
        }

        ours.Sort();
        floor.Sort();
        var (middle, least) = (ours[ours.Count / 2], floor[floor.Count / 2]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"replay {orders} orders {middle, 8:0.00} s   {orders / middle, 8:0} orders/s"
            )
        );
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reading them         {least, 8:0.00} s"));
        return Rounds.Last("replay", least / middle);
    }

    private static async Task<int> Replay(Shop shop)
    {
        using var wire = await Wire.Open(shop.Address);
        const string Body = "{\"rules\":[]}";
        var status = await wire.Send(
            Encoding.UTF8.GetBytes(
                $"POST /api/v1/audit/replay HTTP/1.1\r\nHost: {shop.Address.Authority}\r\nContent-Type: application/json\r\nCookie: {shop.Cookies[0]}\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"
            )
        );
        if (status != 200)
            throw new InvalidOperationException($"{status}: {wire.Body}");
        var body = wire.Body;
        return JsonDocument
            .Parse(body[body.IndexOf('{', StringComparison.Ordinal)..(body.LastIndexOf('}') + 1)])
            .RootElement.GetProperty("orders")
            .GetInt32();
    }

    private static async Task Scan(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Read, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
            reader.GetValues(values);
    }
}
