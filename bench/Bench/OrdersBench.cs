using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Zhanggui.Bench;

/// <summary>A shop with the rows of one sample order, and a floor on an exact copy of its database.</summary>
internal sealed class OrderYard : IAsyncDisposable
{
    private readonly Random _random = new(7);
    private readonly string _floorConnection;

    private OrderYard(
        Shop shop,
        IReadOnlyList<Basket> baskets,
        OrderRows rows,
        string floorConnection,
        long ordersBefore
    ) => (Shop, Baskets, Rows, _floorConnection, OrdersBefore) = (shop, baskets, rows, floorConnection, ordersBefore);

    public Shop Shop { get; }
    public IReadOnlyList<Basket> Baskets { get; }
    public OrderRows Rows { get; }
    public long OrdersBefore { get; }

    public static async Task<OrderYard> Open(string kind, int lines, int baskets, bool background)
    {
        var shop = await Shop.Open(kind, background);
        var choice = await shop.Baskets(baskets, lines);
        var before = await shop.Number("""SELECT CAST(COUNT(*) AS bigint) AS "Value" FROM ordering_order""");
        await using DbConnection connection = shop.Database.IsPostgres
            ? new NpgsqlConnection(shop.Database.ConnectionString)
            : new SqliteConnection(shop.Database.ConnectionString);
        await connection.OpenAsync();
        var marks = shop.Database.IsPostgres ? new Dictionary<string, long>() : await OrderRows.Marks(connection);
        if (!await shop.Place((await shop.Wires(1))[0], choice[0], 0))
            throw new InvalidOperationException("The sample order was sold out.");
        var rows = await OrderRows.Read(connection, shop.Database.IsPostgres, choice[0], marks);
        Console.WriteLine(
            $"{kind}: one order of {lines} lines is {rows.RowCount} rows and {lines} stock updates: {string.Join(", ", rows.Tables.Select(t => $"{t.Name} {t.Rows.Count}"))}"
        );
        return new OrderYard(
            shop,
            choice,
            rows,
            shop.Database.IsPostgres ? await CopyPostgres(shop) : await CopySqlite((SqliteConnection)connection),
            before
        );
    }

    private static async Task<string> CopyPostgres(Shop shop)
    {
        var from = new NpgsqlConnectionStringBuilder(shop.Database.ConnectionString);
        Cpu.Port = from.Port;
        NpgsqlConnection.ClearAllPools();
        var admin = new NpgsqlConnectionStringBuilder(from.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(admin.ConnectionString);
        await connection.OpenAsync();
        await using (
            var end = new NpgsqlCommand(
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{from.Database}'",
                connection
            )
        )
            await end.ExecuteNonQueryAsync();
        await using (
            var copy = new NpgsqlCommand($"CREATE DATABASE floor_{from.Database} TEMPLATE {from.Database}", connection)
        )
            await copy.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(from.ConnectionString)
        {
            Database = "floor_" + from.Database,
            ApplicationName = "floor",
        }.ConnectionString;
    }

    private static async Task<string> CopySqlite(SqliteConnection from)
    {
        var file = from.DataSource + ".floor";
        await using var command = from.CreateCommand();
        command.CommandText = $"VACUUM INTO '{file}'";
        await command.ExecuteNonQueryAsync();
        return new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ConnectionString;
    }

    public async Task<Rounds> Measure(int buyers, Settings settings)
    {
        if (!Shop.Database.IsPostgres)
            Cpu.Port = 0;
        var wires = await Shop.Wires(buyers);
        var clients = new IFloorClient[buyers];
        for (var i = 0; i < buyers; i++)
            clients[i] = Shop.Database.IsPostgres
                ? await PostgresFloor.Open(_floorConnection, Rows, Baskets[0].Skus.Count)
                : await SqliteFloor.Open(_floorConnection, Rows);
        var rounds = await Rounds.Alternate(
            settings.Rounds,
            () => Load.Run(buyers, settings.Seconds, n => Shop.Place(wires[n], Any(), Random.Shared.Next(100_000))),
            () => Load.Run(buyers, settings.Seconds, n => clients[n].Place(Any()))
        );
        foreach (var client in clients)
            await client.DisposeAsync();
        return rounds;
    }

    private Basket Any() => Baskets[Random.Shared.Next(Baskets.Count)];

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}

/// <summary>Placing orders of three lines over HTTP, against the same rows written by hand.</summary>
internal static class OrdersBench
{
    public static async Task<int> Run(Settings settings)
    {
        var last = 0.0;
        foreach (var kind in new[] { "postgres", "sqlite" })
        {
            await using var yard = await OrderYard.Open(kind, lines: 3, baskets: 400, settings.Background);
            Rounds.Head();
            foreach (var buyers in settings.Buyers)
            {
                var rounds = await yard.Measure(buyers, settings);
                rounds.Print(string.Create(CultureInfo.InvariantCulture, $"{kind} {buyers} buyers"));
                if (buyers == 32 && kind == "postgres")
                    last = rounds.Ratio;
            }

            await yard.Shop.Check(yard.OrdersBefore);
        }

        return Rounds.Last("orders", last);
    }
}

/// <summary>
/// Everybody wants the same SKU: one lock per group against one lock per buyer, and nothing oversold.
/// </summary>
internal static class HotSkuBench
{
    private const int Left = 50,
        Crowd = 64;

    public static async Task<int> Run(Settings settings)
    {
        await using var yard = await OrderYard.Open("postgres", lines: 1, baskets: 1, settings.Background);
        Rounds.Head();
        var last = 0.0;
        foreach (var buyers in settings.Buyers)
        {
            var rounds = await yard.Measure(buyers, settings);
            rounds.Print(string.Create(CultureInfo.InvariantCulture, $"postgres {buyers} buyers"));
            if (buyers == 32)
                last = rounds.Ratio;
        }

        await SellOut(yard);
        await yard.Shop.Check(yard.OrdersBefore);
        return Rounds.Last("hotsku", last);
    }

    /// <summary>The last fifty pieces for a crowd that goes on until it is refused.</summary>
    private static async Task SellOut(OrderYard yard)
    {
        var sku = yard.Baskets[0].Skus[0].Value;
        await yard.Shop.Sql(
            $"UPDATE inventory_stock SET \"OnHand\" = \"Reserved\" + CASE WHEN \"Warehouse\" = '{yard.Rows.Warehouse}' THEN {Left} ELSE 0 END WHERE \"Sku\" = '{sku}'"
        );
        var before = yard.Shop.Placed;
        var wires = await yard.Shop.Wires(Crowd);
        await Load.Run(Crowd, 20, n => yard.Shop.Place(wires[n], yard.Baskets[0], Random.Shared.Next(100_000)));
        var sold = yard.Shop.Placed - before;
        if (sold != Left)
            throw new InvalidOperationException($"{Left} pieces were left, {sold} were sold.");
        Console.WriteLine(
            $"checked: {Left} pieces left, {Crowd} buyers, {sold} sold, everybody else was told it is sold out"
        );
    }
}
