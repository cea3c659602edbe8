using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inbound;
using Zhanggui.Integration.Organization;
using Zhanggui.Inventory;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;
using Zhanggui.Warehouse;

namespace Zhanggui.Integration.Platform;

/// <summary>Lists: sorted by the database, paged by keyset, kept as views.</summary>
public sealed class ListTests
{
    private static CancellationToken Ct => CancellationToken.None;

    [Theory, Databases]
    public async Task Every_column_sorts_both_ways_and_pages_show_each_row_once(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 4, stock: 40);
        // Equal amounts and, without moving the clock, equal instants: only the id tells such rows apart.
        foreach (var lines in new[] { 1, 3, 1, 2, 1, 4, 2 })
            await given.PlacedOrder(lines);
        given.Clock.Advance(TimeSpan.FromMinutes(3));
        foreach (var lines in new[] { 2, 1 })
            await given.PlacedOrder(lines);

        foreach (
            var (sort, key) in new (string?, Func<Order, IComparable>)[]
            {
                ("placed", o => o.PlacedAt),
                ("amount", o => o.Total.Fen),
                ("no", o => o.No),
            }
        )
        {
            await Walks(
                sort,
                key,
                place => given.App.Ask((OrderList list) => list.Page(new OrderFilter(), place, 2, Ct)),
                o => o.Id.Value,
                9
            );
        }

        await Walks<Receivable>(
            "amount",
            r => r.Amount.Fen,
            place =>
                given.App.Ask(
                    (ShopDb db) => LedgerQueries.ReceivableSorts.Page(db.Set<Receivable>().AsNoTracking(), place, 4, Ct)
                ),
            r => r.Id,
            9
        );
        await Walks<StockRow>(
            "available",
            s => s.Available.Units,
            place => given.App.Ask((StockQueries r) => r.List(null, null, place, 2, Ct)),
            s => s.Sku.Value,
            4
        );
        await Walks<StockRow>(
            "reserved",
            s => s.Reserved.Units,
            place => given.App.Ask((StockQueries r) => r.List(null, null, place, 2, Ct)),
            s => s.Sku.Value,
            4
        );
    }

    [Theory, Databases]
    public async Task Goods_lists_sort_too_on_the_page_in_the_api_and_in_the_export(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 4, stock: 5);
        var organization = new OrganizationFixture(given.App);
        (
            await given.App.Run(Actor.System("test"), (Zhanggui.Organization.SeedOrganization u) => u.Run(Ct))
        ).IsDone.ShouldBeTrue();
        await organization.Staff("shi", "WHMGR");
        using var shi = await organization.SignedIn("shi");
        foreach (var (sku, units) in new[] { (0, 7), (1, 70), (2, 7), (3, 8) })
            await given.Arrives(sku, units);
        foreach (
            var (sort, key) in new (string?, Func<InboundRow, IComparable>)[]
            {
                ("registered", r => r.Slip.At),
                ("pieces", r => r.Slip.Pieces),
                ("no", r => r.Slip.No),
                ("source", r => r.Slip.Source),
            }
        )
        {
            await Walks(
                sort,
                key,
                place => given.App.Ask((InboundQueries r) => r.List("posted", null, place, 2, Ct)),
                r => r.Slip.Id.Value,
                4
            );
        }

        await given.App.Ask(
            (ShopDb db) =>
            {
                foreach (
                    var (i, (courier, parcels, grams)) in new[]
                    {
                        ("STO", 3, 900),
                        ("YTO", 9, 400),
                        ("STO", 1, 4000),
                    }.Index()
                )
                {
                    var manifest = new Manifest
                    {
                        Id = Ids.New<ManifestId>(given.Clock.GetUtcNow()),
                        No = $"MF-{i}",
                        Courier = courier,
                        At = given.Clock.GetUtcNow(),
                        OpenedBy = "吴桐",
                    };
                    manifest.Count(parcels, parcels, grams);
                    db.Add(manifest);
                }

                return db.SaveChangesAsync(Ct);
            }
        );
        foreach (
            var (sort, key) in new (string?, Func<Manifest, IComparable>)[]
            {
                ("opened", m => m.At),
                ("no", m => m.No),
                ("parcels", m => m.Parcels),
                ("weight", m => m.WeightGrams),
            }
        )
        {
            await Walks(
                sort,
                key,
                place => given.App.Ask((ManifestQueries r) => r.List(null, null, place, 2, Ct)),
                m => m.Id.Value,
                3
            );
        }

        var rows = (
            await shi.GetFromJsonAsync<JsonElement>("/api/v1/warehouse/inbound?sort=pieces&desc=true&take=2")
        ).GetProperty("rows");
        rows.EnumerateArray().Select(r => r.GetProperty("pieces").GetInt32()).ShouldBe([70, 8]);
        (await shi.GetFromJsonAsync<JsonElement>("/api/v1/warehouse/manifests?courier=STO&sort=parcels"))
            .GetProperty("rows")
            .EnumerateArray()
            .Select(r => r.GetProperty("parcels").GetInt32())
            .ShouldBe([1, 3]);
        var page = await shi.GetStringAsync("/office/inbound?sort=pieces&desc=1");
        page.ShouldContain("aria-sort=\"descending\"");
        page.IndexOf(">70<", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf(">8<", StringComparison.Ordinal));
        (await shi.GetStringAsync("/office/inbound/export?format=csv&sort=pieces&desc=1"))
            .Split('\n')
            .Skip(1)
            .Take(2)
            .Select(l => l.Contains(",70,", StringComparison.Ordinal))
            .ShouldBe([true, false]);
        (await shi.GetStringAsync("/office/manifests?sort=parcels")).ShouldContain("aria-sort=\"ascending\"");
        (await shi.GetStringAsync("/office/manifests/export?format=csv&courier=STO&sort=weight&desc=1"))
            .Split('\n')
            .Skip(1)
            .Select(l => l.Contains("MF-2,", StringComparison.Ordinal))
            .First()
            .ShouldBeTrue();
    }

    private static async Task Walks<T>(
        string? sort,
        Func<T, IComparable> key,
        Func<ListPlace, Task<PageOf<T>>> page,
        Func<T, Guid> id,
        int count
    )
    {
        foreach (var desc in new[] { false, true })
        {
            List<T> seen = [];
            string? after = null;
            do
            {
                var next = await page(new ListPlace(sort, desc, after));
                seen.AddRange(next.Rows);
                after = next.Next;
            } while (after is not null && seen.Count <= count);

            seen.Select(id).Distinct().Count().ShouldBe(count, $"{typeof(T).Name} {sort} {desc}");
            seen.Count.ShouldBe(count, $"{typeof(T).Name} {sort} {desc}");
            var keys = seen.Select(key).ToList();
            keys.ShouldBe(
                desc ? keys.OrderDescending().ToList() : keys.Order().ToList(),
                $"{typeof(T).Name} {sort} {desc}"
            );
        }
    }

    [Theory, Databases]
    public async Task A_place_that_means_nothing_is_the_beginning(string database)
    {
        await using var given = await GivenShop.Open(database);
        for (var i = 0; i < 3; i++)
        {
            given.Clock.Advance(TimeSpan.FromSeconds(1));
            await given.PlacedOrder();
        }

        var first = await given.App.Ask((OrderList list) => list.Page(new OrderFilter(), default, 10, Ct));
        foreach (
            var after in new[]
            {
                "x",
                "~",
                "abc~00000000000000000000000000000000",
                "-5~00000000000000000000000000000000",
                "99999999999999999999~00000000000000000000000000000000",
                "'; DROP TABLE ordering_order;--",
            }
        )
        {
            var page = await given.App.Ask(
                (OrderList list) => list.Page(new OrderFilter(), new ListPlace("nonsense", true, after), 10, Ct)
            );
            page.Rows.Select(o => o.No).ShouldBe(first.Rows.Select(o => o.No), after);
        }
    }

    [Theory, Databases]
    public async Task The_order_list_is_narrowed_by_everything_it_shows(string database)
    {
        await using var given = await GivenShop.Open(database, stock: 30);
        var plain = await given.PlacedOrder();
        var dear = await given.PlacedOrder(lines: 3, units: 4);
        var byTransfer = await given.PlacedOrder(method: PaymentMethod.OfflineTransfer);
        var presale = await given.PlacedOrder([new CheckoutLine(given.Presale, new Quantity(1))]);
        var elsewhere = await given.PlacedOrder(
            to: GivenShop.Home with
            {
                Province = "广东省",
                City = "广州市",
                District = "天河区",
            }
        );
        var paid = await given.PaidOrder(lines: 2);
        string[] all = [plain.No, dear.No, byTransfer.No, presale.No, elsewhere.No, paid.No];

        await Finds(new OrderFilter(), all);
        await Finds(new OrderFilter { Method = PaymentMethod.OfflineTransfer }, byTransfer.No);
        await Finds(new OrderFilter { Province = "广东省" }, elsewhere.No);
        await Finds(new OrderFilter { Paid = true }, paid.No);
        await Finds(new OrderFilter { Presale = true }, presale.No);
        await Finds(
            new OrderFilter
            {
                Presale = false,
                Paid = false,
                Least = 1000,
            },
            dear.No
        );
        await Finds(
            new OrderFilter
            {
                Most = 100.00m,
                Method = PaymentMethod.OfflineTransfer,
                Channel = "mall",
            },
            [.. await Cheap()]
        );
        await Finds(new OrderFilter { Channel = "nowhere" });
        await Finds(new OrderFilter { Handler = new Guid("00000000-0000-7000-8000-00000000beef") });
        await Finds(new OrderFilter { Amended = true });
        await Finds(new OrderFilter { Courier = "YTO" });
        await Finds(new OrderFilter { Q = plain.No[^6..] }, plain.No);
        await Finds(new OrderFilter { Q = GivenShop.Home.Phone, Paid = true }, paid.No);
        await Finds(new OrderFilter { Q = "慕容思远" }, all);
        await Finds(new OrderFilter { To = new DateOnly(2026, 11, 21) });

        async Task Finds(OrderFilter filter, params string[] numbers)
        {
            var page = await given.App.Ask(
                (OrderList list) => list.Page(filter, new ListPlace("no", false, null), 50, Ct)
            );
            page.Rows.Select(o => o.No).ShouldBe(numbers.Order(StringComparer.Ordinal), filter.ToString());
            (await given.App.Ask((OrderList list) => list.Count(filter, default, Ct))).ShouldBe(
                numbers.Length,
                filter.ToString()
            );
        }

        async Task<List<string>> Cheap() =>
            await given.App.Ask(
                (ShopDb db) =>
                    db.Set<Order>()
                        .Where(o => o.Method == PaymentMethod.OfflineTransfer && o.Total.Fen <= 10000)
                        .Select(o => o.No)
                        .ToListAsync()
            );
    }

    [Theory, Databases]
    public async Task What_no_index_answers_is_looked_for_in_the_last_days_unless_a_start_is_given(string database)
    {
        await using var given = await GivenShop.Open(database);
        var old = await given.PlacedOrder();
        given.Clock.Advance(TimeSpan.FromDays(91));
        var young = await given.PlacedOrder();

        (await Numbers(new OrderFilter { Channel = "mall" })).ShouldBe([young.No]);
        (await Numbers(new OrderFilter { Channel = "mall", From = new DateOnly(2026, 11, 1) })).ShouldBe([
            young.No,
            old.No,
        ]);
        (await Numbers(new OrderFilter())).ShouldBe([young.No, old.No]);
        (await Numbers(new OrderFilter { Q = old.No })).ShouldBe([old.No]);
        (await Numbers(new OrderFilter { Status = OrderStatus.New })).ShouldBe([young.No, old.No]);

        async Task<IEnumerable<string>> Numbers(OrderFilter filter) =>
            (await given.App.Ask((OrderList list) => list.Page(filter, default, 50, Ct))).Rows.Select(o => o.No);
    }

    [Theory, Databases]
    public async Task A_view_is_kept_shown_replaced_and_removed_by_its_owner_alone(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        await organization.Staff("lin", "CSPRE");
        await organization.Staff("zhou", "CSMGR");
        using var lin = await organization.SignedIn("lin");
        using var zhou = await organization.SignedIn("zhou");

        var kept = await lin.PostAsync(
            "/office/views",
            new FormUrlEncodedContent([
                new("page", "/office/orders"),
                new("query", "status=New&sort=amount&desc=1&cols=who,amount"),
                new("name", "大单<b>"),
            ])
        );
        kept.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await kept.Content.ReadAsStringAsync());
        var page = await lin.GetStringAsync("/office/orders?status=New&sort=amount&desc=1&cols=who,amount");
        page.ShouldContain("大单&lt;b&gt;");
        page.ShouldContain("class=\"chip on\"");
        (await zhou.GetStringAsync("/office/orders")).ShouldNotContain("大单");

        (
            await lin.PostAsJsonAsync(
                "/api/v1/views",
                new
                {
                    page = "/office/orders",
                    query = "status=Held",
                    name = "大单<b>",
                }
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Created);
        var mine = (await lin.GetFromJsonAsync<JsonElement>("/api/v1/views?page=/office/orders"))
            .EnumerateArray()
            .ToList();
        mine.Single().GetProperty("query").GetString().ShouldBe("status=Held");
        var id = mine[0].GetProperty("id").GetString();
        (await zhou.DeleteAsync($"/api/v1/views/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await zhou.GetFromJsonAsync<JsonElement>("/api/v1/views")).GetArrayLength().ShouldBe(0);
        (await lin.DeleteAsync($"/api/v1/views/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        foreach (
            var (path, name) in new[]
            {
                ("https://evil.example/office", "x"),
                ("/office/orders", ""),
                ("/office/orders", new string('长', 21)),
                ("//evil.example", "x"),
                ("/office\\x", "x"),
            }
        )
            (
                await lin.PostAsJsonAsync(
                    "/api/v1/views",
                    new
                    {
                        page = path,
                        query = "",
                        name,
                    }
                )
            ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, path + name);
        for (var i = 0; i < 20; i++)
            (
                await lin.PostAsJsonAsync(
                    "/api/v1/views",
                    new
                    {
                        page = "/office/orders",
                        query = "",
                        name = "v" + i,
                    }
                )
            ).IsSuccessStatusCode.ShouldBeTrue();
        (
            await OrganizationFixture.Code(
                await lin.PostAsJsonAsync(
                    "/api/v1/views",
                    new
                    {
                        page = "/office/orders",
                        query = "",
                        name = "one more",
                    }
                )
            )
        ).ShouldBe("organization.view.many");
    }

    [Theory, Databases]
    public async Task States_and_choices_have_names_in_the_api(string database)
    {
        await using var given = await GivenShop.Open(database);
        var organization = new OrganizationFixture(given.App);
        (
            await given.App.Run(Actor.System("test"), (Zhanggui.Organization.SeedOrganization u) => u.Run(Ct))
        ).IsDone.ShouldBeTrue();
        await organization.Staff("gm", "GM", "CSPRE", "ACCT");
        var order = await given.PlacedOrder();
        using var gm = await organization.SignedIn("gm");

        var one = (await gm.GetFromJsonAsync<JsonElement>($"/api/v1/desk/orders/{order.No}")).GetProperty("order");
        one.GetProperty("status").GetString().ShouldBe("New");
        one.GetProperty("method").GetString().ShouldBe("Alipay");
        var listed = await gm.GetFromJsonAsync<JsonElement>(
            "/api/v1/desk/orders?status=New&method=Alipay&least=1&sort=amount"
        );
        listed.GetProperty("rows")[0].GetProperty("status").GetString().ShouldBe("New");
        (await gm.GetFromJsonAsync<JsonElement>("/api/v1/receivables?state=Open"))
            .GetProperty("rows")[0]
            .GetProperty("state")
            .GetString()
            .ShouldBe("Open");
        (await gm.GetAsync("/api/v1/desk/orders?status=Nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
