using System.Globalization;

namespace Zhanggui.Bench;

/// <summary>The demo company with very many orders on PostgreSQL.</summary>
internal static class ManyOrders
{
    /// <summary>
    /// Its finished orders again and again, under other numbers, of other people: every fourth copy of its members, the
    /// others of visitors.
    /// </summary>
    /// <param name="orders">So many there are in the end.</param>
    /// <param name="staff">Who is signed in.</param>
    /// <param name="earlier">How much earlier than its original (<c>o</c>) each copy was placed, in SQL.</param>
    public static async Task<Shop> Fill(int orders, string staff, string earlier)
    {
        var shop = await Shop.Open("postgres", background: true);
        await shop.SignStaffIn(staff);
        var there = await shop.Number("""SELECT CAST(COUNT(*) AS bigint) AS "Value" FROM ordering_order""");
        Console.Error.WriteLine($"filling up to {orders} orders ...");
        for (var copy = 1; there < orders; copy++)
        {
            var take = orders - there;
            await shop.Sql(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"CREATE TABLE more AS SELECT o.\"Id\" AS old, gen_random_uuid() AS id, {earlier} + make_interval(mins => {copy} * 7) AS earlier FROM ordering_order o JOIN ordering_progress p ON p.\"OrderId\" = o.\"Id\" WHERE p.\"Status\" >= 7 AND o.\"No\" NOT LIKE '%-%-%' LIMIT {take}"
                )
            );
            var made = await shop.Number("""SELECT CAST(COUNT(*) AS bigint) AS "Value" FROM more""");
            if (made == 0)
                throw new InvalidOperationException("There is nothing to copy.");
            await Copy(
                shop,
                "ordering_order",
                "Id",
                new()
                {
                    ["Id"] = "m.id",
                    ["No"] =
                        $"'SO' || to_char(t.\"PlacedAt\" - m.earlier, 'YYYYMMDD') || '-{copy:0000}-' || right(t.\"No\", 6) || substr(m.id::text, 1, 8)",
                    ["PlacedAt"] = "t.\"PlacedAt\" - m.earlier",
                    ["Phone"] =
                        $"'1' || lpad((abs(hashtext(t.\"Phone\" || '{copy}')::bigint) % 10000000000)::text, 10, '3')",
                    ["AddressKey"] = $"left(md5(t.\"AddressKey\" || '{copy}'), length(t.\"AddressKey\"))",
                    ["Account"] = copy % 4 == 0 ? "t.\"Account\"" : "NULL",
                }
            );
            await Copy(shop, "ordering_order_line", "OrderId", new() { ["OrderId"] = "m.id" });
            await Copy(
                shop,
                "ordering_progress",
                "OrderId",
                new()
                {
                    ["OrderId"] = "m.id",
                    ["PlacedAt"] = "t.\"PlacedAt\" - m.earlier",
                    ["OpenAmendment"] = "NULL",
                }
            );
            await shop.Sql("DROP TABLE more");
            there += made;
        }

        await shop.Sql("ANALYZE");
        return shop;
    }

    private static async Task Copy(Shop shop, string table, string key, Dictionary<string, string> instead)
    {
        var columns = await shop.Words(
            $"SELECT column_name AS \"Value\" FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public' ORDER BY ordinal_position"
        );
        await shop.Sql(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", columns.Select(c => instead.GetValueOrDefault(c) ?? $"t.\"{c}\""))} FROM {table} t JOIN more m ON t.\"{key}\" = m.old"
        );
    }
}
