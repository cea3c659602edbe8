using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using Zhanggui.Channels;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Bench;

/// <summary>
/// A channel's file of many orders, a hundredth of them wrong: from the file to orders in the pool, against COPY of the
/// very rows that came of it into a copy of the database as it was before. Then the same file again, which must make
/// nothing.
/// </summary>
internal static class ImportBench
{
    private const string Channel = "bench";
    private static readonly string[] NotCopied =
    [
        "inventory_stock",
        "platform_number",
        "channels_channel",
        "ordering_channel",
        "channels_import",
        "channels_import_row",
        "channels_import_part",
    ];

    public static async Task<int> Run(Settings settings)
    {
        await using var shop = await Shop.Open("postgres", settings.Background);
        await shop.Do(
            async (OrderImports _, UseCaseExecutor executor) =>
                (
                    await executor.Run(
                        Actor.System("bench"),
                        (AddChannel u) =>
                            u.Run(
                                new ChannelInput(
                                    Channel,
                                    ("压测", "Bench"),
                                    ChannelKind.Marketplace,
                                    ChannelMoney.Collected
                                ),
                                CancellationToken.None
                            ),
                        CancellationToken.None
                    )
                ).Value
        );
        await Import(shop, await File(shop, 2_000, 50_000_000), "warm");
        var floor = await Floor.Before(shop.Database);
        var file = await File(shop, (settings.Orders ?? 100_000), 1);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(settings.Orders ?? 100_000)} orders, {file.Length / 1_000_000.0:0.0} MB"
            )
        );

        var (ours, made) = await Import(shop, file, "first");
        var bad = (settings.Orders ?? 100_000) / 100;
        if (made.Made != (settings.Orders ?? 100_000) - bad || made.Refused != bad)
            throw new InvalidOperationException(
                $"{made.Made} orders were made and {made.Refused} refused of {settings.Orders}."
            );
        var (rows, copied) = await floor.Copy(NotCopied);
        var (again, second) = await Import(shop, file, "again");
        if (second.Made != 0 || second.Already != made.Made)
            throw new InvalidOperationException($"The same file made {second.Made} orders again.");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                import      {ours.TotalSeconds, 8:0.0} s   {made.Made / ours.TotalSeconds, 8:0} orders/s
                COPY        {copied.TotalSeconds, 8:0.0} s   {rows} rows
                same again  {again.TotalSeconds, 8:0.0} s   {second.Already} there already, none made twice
                checked: {made.Made} made, {made.Refused} refused with their reasons
                """
            )
        );
        return Rounds.Last("import", copied / ours);
    }

    private static async Task<(TimeSpan Time, ImportTotals Totals)> Import(Shop shop, byte[] file, string name)
    {
        var watch = Stopwatch.StartNew();
        using var stream = new MemoryStream(file);
        var totals = await shop.Do(
            async (OrderImports imports, UseCaseExecutor _) =>
                (
                    await imports.Import(
                        Actor.System("bench"),
                        Channel,
                        stream,
                        name + ".csv",
                        null,
                        CancellationToken.None
                    )
                ).Value
        );
        return (watch.Elapsed, totals);
    }

    /// <summary>
    /// One line an order, over four hundred SKUs and a few addresses; every hundredth names a SKU that does not exist.
    /// </summary>
    private static async Task<byte[]> File(Shop shop, int orders, int from)
    {
        var baskets = await shop.Codes(400);
        string[] places =
        [
            "浙江省 杭州市 西湖区 文三路 478 号",
            "上海 上海市 浦东新区 世纪大道 1500 号",
            "江苏省 苏州市 姑苏区 平江路 88 号",
            "广东省 广州市 天河区 体育西路 103 号",
        ];
        var text = new StringBuilder(
            "订单编号,订单创建时间,收货人姓名,联系手机,收货地址,商家编码,购买数量,单价,买家实际支付金额,买家留言\n"
        );
        for (var i = 0; i < orders; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{3_012_400_000_000_000 + from + i},2026-11-01 10:{i % 60:00}:00,沈知微,138{i % 100_000_000:00000000},{places[i % 4]} {i % 97 + 1} 室,{(i % 100 == 99 ? "NONE" : baskets[i % baskets.Count])},1,199.00,199.00,\n"
            );
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

/// <summary>A copy of the database as it was, and COPY of what has been added since.</summary>
internal sealed class Floor(DatabaseChoice database, string floorName, long since)
{
    public static async Task<Floor> Before(DatabaseChoice database)
    {
        var from = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var name = "copy_" + from.Database;
        NpgsqlConnection.ClearAllPools();
        await Do(
            Admin(from),
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{from.Database}'"
        );
        await Do(Admin(from), $"CREATE DATABASE {name} TEMPLATE {from.Database}");
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_current_xact_id()::text::bigint", connection);
        return new Floor(database, name, (long)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>
    /// Reads the new rows out to files, which does not count, and copies them in: the time of all tables together, one
    /// after the other.
    /// </summary>
    public async Task<(long Rows, TimeSpan Time)> Copy(IReadOnlyCollection<string> not)
    {
        var folder = Directory.CreateTempSubdirectory("zhanggui-copy-");
        try
        {
            var target = new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Database = floorName,
                Pooling = false,
                CommandTimeout = 0,
            }.ConnectionString;
            await using var from = new NpgsqlConnection(database.ConnectionString + ";Command Timeout=0");
            await using var to = new NpgsqlConnection(target);
            await from.OpenAsync();
            await to.OpenAsync();
            var (rows, time) = (0L, TimeSpan.Zero);
            // The order before its lines: they refer to it.
            foreach (
                var table in (await Tables(from))
                    .Where(t => !not.Contains(t))
                    .OrderBy(t => t == "ordering_order" ? 0 : 1)
            )
            {
                var file = Path.Combine(folder.FullName, table);
                await using (
                    var reader = await from.BeginRawBinaryCopyAsync(
                        $"COPY (SELECT * FROM {table} WHERE xmin::text::bigint >= {since}) TO STDOUT (FORMAT BINARY)"
                    )
                )
                await using (var stream = File.Create(file))
                    await reader.CopyToAsync(stream);
                await using (
                    var count = new NpgsqlCommand(
                        $"SELECT COUNT(*) FROM {table} WHERE xmin::text::bigint >= {since}",
                        from
                    )
                )
                    rows += (long)(await count.ExecuteScalarAsync())!;
                var watch = Stopwatch.StartNew();
                await using (var stream = File.OpenRead(file))
                await using (var writer = await to.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)"))
                    await stream.CopyToAsync(writer);
                time += watch.Elapsed;
            }

            return (rows, time);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> Tables(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    private static string Admin(NpgsqlConnectionStringBuilder from) =>
        new NpgsqlConnectionStringBuilder(from.ConnectionString)
        {
            Database = "postgres",
            Pooling = false,
        }.ConnectionString;

    private static async Task Do(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
