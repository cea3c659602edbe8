using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Integration.Organization;
using Zhanggui.Organization;

namespace Zhanggui.Integration.Api;

/// <summary>
/// One order from the shop to the books with nothing but the JSON API, each person signed in as themselves (issue "The
/// shop and the first order").
/// </summary>
public sealed class DayOverJsonTests
{
    private const string Phone = "13957215288";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly object Home = new
    {
        name = "周晓岚",
        phone = Phone,
        province = "浙江省",
        city = "湖州市",
        district = "吴兴区",
        street = "月河街道 1 号",
    };
    private static readonly string[] Items = ["name", "phone", "address", "items", "amount", "delivery"];

    [Theory, Databases, Trait("Rule", "ORD-14"), Trait("Rule", "SHOP-20/state"), Trait("Rule", "SHOP-20/parcels")]
    [Trait("Rule", "SHOP-20/signed-in"), Trait("Rule", "SHOP-20/number-and-phone"), Trait("Rule", "SHOP-35/own-orders")]
    [Trait("Rule", "DAT-09/orders")]
    public async Task An_order_goes_from_the_shop_to_the_books_over_JSON_alone(string database)
    {
        await using var day = await Day.Open(database);
        var (id, no, pay) = await day.Buy();
        await day.Pays(id, pay);

        await day.Service.Refused(
            "POST",
            $"/api/v1/desk/orders/{no}/confirm",
            new
            {
                channel = "phone",
                reached = true,
                verified = Items,
                note = "",
            },
            HttpStatusCode.Conflict,
            "ordering.not_allowed_in_state"
        );
        await day.Service.Done("POST", $"/api/v1/desk/orders/{no}/accept");
        await day.Service.Done(
            "POST",
            $"/api/v1/desk/orders/{no}/contacts",
            new
            {
                channel = "phone",
                reached = false,
                verified = Array.Empty<string>(),
                note = "没人接",
            }
        );
        await day.Service.Done(
            "POST",
            $"/api/v1/desk/orders/{no}/confirm",
            new
            {
                channel = "phone",
                reached = true,
                verified = Items,
                note = "都核对过了",
            }
        );
        (await day.Buyer.Get($"/api/v1/orders/{no}")).GetProperty("status").GetString().ShouldBe("Released");

        var slip = await day.Picks(no);
        await day.Packs(slip);
        await day.Buyer.Refused(
            "POST",
            $"/api/v1/orders/{no}/receipt",
            null,
            HttpStatusCode.Conflict,
            "ordering.not_on_its_way"
        );
        await day.HandsOver(slip);

        var shipped = await day.Buyer.Get($"/api/v1/orders/{no}");
        shipped.GetProperty("status").GetString().ShouldBe("Shipped");
        shipped.GetProperty("parcels")[0].GetProperty("waybillNo").GetString().ShouldNotBeNullOrEmpty();
        await day.Buyer.Done("POST", $"/api/v1/orders/{no}/receipt");
        await day.Buyer.Refused(
            "POST",
            $"/api/v1/orders/{no}/receipt",
            null,
            HttpStatusCode.Conflict,
            "ordering.received_already"
        );
        await day.Service.Refused(
            "POST",
            $"/api/v1/desk/orders/{no}/settle",
            null,
            HttpStatusCode.Forbidden,
            "platform.not_permitted"
        );
        await day.Cashier.Done("POST", $"/api/v1/desk/orders/{no}/settle");

        (await day.Cashier.Get($"/api/v1/receivables/{id}"))
            .GetProperty("receivable")
            .GetProperty("state")
            .GetString()
            .ShouldBe("Paid");
        (await day.Cashier.Get($"/api/v1/journal?q={no}")).GetProperty("rows").GetArrayLength().ShouldBeGreaterThan(2);
        (await day.Service.Get($"/api/v1/desk/orders/{no}/history"))
            .EnumerateArray()
            .Select(e => e.GetProperty("what").GetString())
            .ShouldBe(
                [
                    "Order placed",
                    "Payment received",
                    "Accepted",
                    "Customer not reached",
                    "Customer contacted",
                    "Confirmed as valid",
                    "Stock ready",
                    "Released to the warehouse",
                    "Picked",
                    "Checked and packed",
                    "Handed to the courier",
                    "Receipt confirmed by the customer",
                    "Settled",
                ],
                ignoreOrder: true
            );

        using var stranger = day.Somebody();
        await stranger.Refused(
            "GET",
            $"/api/v1/orders/{no}?phone=13800000000",
            null,
            HttpStatusCode.NotFound,
            "storefront.order_not_found"
        );
        (await stranger.Get($"/api/v1/orders/{no}?phone={Phone}"))
            .GetProperty("address")
            .GetProperty("street")
            .GetString()
            .ShouldNotBe("月河街道 1 号", "whoever only knows the phone sees the address masked");
        (await day.Shop.App.Verify()).ShouldBeEmpty();
    }

    /// <summary>One person at the API.</summary>
    private sealed class Person(HttpClient client) : IDisposable
    {
        public async Task<JsonElement> Get(string path) => await Done("GET", path);

        public async Task<JsonElement> Done(string method, string path, object? body = null)
        {
            using var answer = await Send(method, path, body);
            var text = await answer.Content.ReadAsStringAsync();
            answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {text}");
            return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        }

        public async Task Refused(string method, string path, object? body, HttpStatusCode status, string code)
        {
            using var answer = await Send(method, path, body);
            (answer.StatusCode, await OrganizationFixture.Code(answer)).ShouldBe((status, code));
        }

        public async Task<HttpResponseMessage> Form(string path, string name, string value) =>
            await client.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create(name, value)]));

        private Task<HttpResponseMessage> Send(string method, string path, object? body)
        {
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
            return client.SendAsync(
                new HttpRequestMessage(new HttpMethod(method), path)
                {
                    Content = body is null ? null : JsonContent.Create(body),
                }
            );
        }

        public void Dispose() => client.Dispose();
    }

    /// <summary>A shop, a new customer, and the people who work on the order.</summary>
    private sealed class Day(GivenShop shop, OrganizationFixture organization, Dictionary<string, Person> people)
        : IAsyncDisposable
    {
        public GivenShop Shop => shop;
        public Person Buyer => people["buyer"];
        public Person Service => people["CSPRE"];
        public Person Cashier => people["CASHIER"];
        private Person Chief => people["WHMGR"];
        private Person Picker => people["PICKER"];
        private Person Packer => people["PACKER"];

        public static async Task<Day> Open(string database)
        {
            var shop = await GivenShop.Open(database);
            await GivenShop.Must(shop.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
            var organization = new OrganizationFixture(shop.App);
            var people = new Dictionary<string, Person>();
            foreach (var position in new[] { "CSPRE", "CASHIER", "WHMGR", "PICKER", "PACKER" })
            {
                await organization.Staff(position.ToLowerInvariant(), position);
                people[position] = new Person(await organization.SignedIn(position.ToLowerInvariant()));
            }

            people["buyer"] = new Person(organization.Browser());
            return new Day(shop, organization, people);
        }

        public Person Somebody() => new(organization.Browser());

        /// <summary>
        /// Looks, fills the cart, registers, orders: the order's id, its number and the provider's page.
        /// </summary>
        public async Task<(string Id, string No, string Page)> Buy()
        {
            (await Buyer.Get("/api/v1/catalog/products/T")).GetProperty("skus").GetArrayLength().ShouldBe(4);
            var sku = (await Buyer.Get("/api/v1/catalog/products/T/availability"))
                .EnumerateArray()
                .First(s => s.GetProperty("code").GetString() == "T-001");
            sku.GetProperty("state").GetString().ShouldBe("Available");
            var what = sku.GetProperty("sku").GetString();
            var lines = new[] { new { sku = what, quantity = 2 } };
            await Buyer.Done("POST", "/api/v1/cart/lines", lines[0]);
            await Buyer.Done("POST", "/api/v1/members", new { login = Phone, password = "qihe2026" });
            (await Buyer.Get("/api/v1/cart"))
                .GetProperty("lines")[0]
                .GetProperty("quantity")
                .GetInt32()
                .ShouldBe(2, "the cart came along");
            var total = (
                await Buyer.Done(
                    "POST",
                    "/api/v1/checkout/quote",
                    new
                    {
                        lines,
                        province = "浙江省",
                        city = "湖州市",
                        courier = "STO",
                    }
                )
            ).GetProperty("total").GetInt64();
            await Buyer.Refused(
                "POST",
                "/api/v1/orders",
                new
                {
                    lines,
                    address = Home,
                    courier = "STO",
                    method = "Alipay",
                    expectedTotal = total - 1,
                },
                HttpStatusCode.Conflict,
                "ordering.total_changed"
            );
            var order = await Buyer.Done(
                "POST",
                "/api/v1/orders",
                new
                {
                    lines,
                    address = Home,
                    courier = "STO",
                    method = "Alipay",
                    expectedTotal = total,
                }
            );
            var id = order.GetProperty("id").GetString()!;
            var page = (await Buyer.Done("POST", "/api/v1/payments", new { documentId = id, method = "Alipay" }))
                .GetProperty("payPage")
                .GetString()!;
            return (id, order.GetProperty("no").GetString()!, page);
        }

        /// <summary>Pays at the provider, who tells us three times.</summary>
        public async Task Pays(string id, string page)
        {
            using var paid = await Buyer.Form(page, "choice", nameof(TradeChoice.PaidThrice));
            paid.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            await shop.App.RunJobs();
            (await Buyer.Get($"/api/v1/payments/{id}")).GetProperty("state").GetString().ShouldBe("Paid");
        }

        /// <summary>
        /// The chief hands the slip to the picker, who takes the wrong thing first: the slip's number.
        /// </summary>
        public async Task<string> Picks(string order)
        {
            var slip = (await Chief.Get($"/api/v1/warehouse/slips?q={order}"))
                .GetProperty("rows")[0]
                .GetProperty("no")
                .GetString()!;
            var picker = (await Picker.Get("/api/v1/session")).GetProperty("id").GetString();
            var batch = (await Chief.Done("POST", "/api/v1/warehouse/batches", new { slips = new[] { slip }, picker }))
                .GetProperty("no")
                .GetString();
            (await Picker.Get($"/api/v1/warehouse/batches/{batch}"))
                .GetProperty("steps")[0]
                .GetProperty("bin")
                .GetString()
                .ShouldBe("A-01-01");
            await Picker.Refused(
                "POST",
                $"/api/v1/warehouse/batches/{batch}/scans",
                new { code = "T-002" },
                HttpStatusCode.UnprocessableEntity,
                "warehouse.wrong_item"
            );
            for (var piece = 0; piece < 2; piece++)
                await Picker.Done("POST", $"/api/v1/warehouse/batches/{batch}/scans", new { code = "T-001" });
            await Picker.Done("POST", $"/api/v1/warehouse/batches/{batch}/hand-over");
            return slip;
        }

        public async Task Packs(string slip)
        {
            await Packer.Done("POST", "/api/v1/warehouse/checks", new { code = slip });
            await Packer.Refused(
                "POST",
                $"/api/v1/warehouse/slips/{slip}/pack",
                new { weightGrams = 700, lookedAgain = false },
                HttpStatusCode.Conflict,
                "warehouse.still_to_check"
            );
            await Packer.Refused(
                "POST",
                $"/api/v1/warehouse/slips/{slip}/scans",
                new { code = "T-003" },
                HttpStatusCode.UnprocessableEntity,
                "warehouse.wrong_item"
            );
            for (var piece = 0; piece < 2; piece++)
                await Packer.Done("POST", $"/api/v1/warehouse/slips/{slip}/scans", new { code = "T-001" });
            await Packer.Done("POST", $"/api/v1/warehouse/slips/{slip}/confirmations", new { what = "goods" });
            (
                await Packer.Done(
                    "POST",
                    $"/api/v1/warehouse/slips/{slip}/pack",
                    new { weightGrams = 700, lookedAgain = true }
                )
            )
                .GetProperty("waybillNo")
                .GetString()
                .ShouldNotBeNullOrEmpty();
        }

        public async Task HandsOver(string slip)
        {
            var manifest = (await Packer.Done("POST", "/api/v1/warehouse/manifests", new { courier = "STO" }))
                .GetProperty("no")
                .GetString();
            await Packer.Done("POST", $"/api/v1/warehouse/manifests/{manifest}/parcels", new { code = slip });
            await Packer.Refused(
                "POST",
                $"/api/v1/warehouse/manifests/{manifest}/close",
                new { person = "王师傅", counted = 2 },
                HttpStatusCode.UnprocessableEntity,
                "warehouse.parcels_differ"
            );
            await Packer.Done(
                "POST",
                $"/api/v1/warehouse/manifests/{manifest}/close",
                new { person = "王师傅", counted = 1 }
            );
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var person in people.Values)
                person.Dispose();
            await shop.DisposeAsync();
        }
    }
}
