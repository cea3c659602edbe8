using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Demo;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Bench;

/// <summary>What an order asks for, quoted beforehand so that the total fits.</summary>
internal sealed record Basket(IReadOnlyList<SkuId> Skus, Money Total);

/// <summary>A running application with the demo company in it, full shelves, and members who are signed in.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string Courier = "SF";
    private static readonly PostalAddress To = new(
        "周雨桐",
        "13800138000",
        "浙江省",
        "杭州市",
        "西湖区",
        "文三路 478 号华星时代广场 B 座 1203 室"
    );
    private readonly ConcurrentBag<Wire> _wires = [];
    private readonly AppFixture _app;
    private IReadOnlyList<string> _cookies = [];
    private int _placed;

    private Shop(AppFixture app) => _app = app;

    public Uri Address => _app.Address;

    public DatabaseChoice Database => _app.Database;

    /// <summary>Orders that were answered with "placed".</summary>
    public int Placed => _placed;

    public IReadOnlyList<string> Cookies => _cookies;

    public static async Task<Shop> Open(string kind, bool background)
    {
        Console.Error.WriteLine($"preparing the demo company on {kind} ...");
        var app = await AppFixture.Start(kind, background, s => s.AddSingleton(TimeProvider.System));
        await app.Services.GetRequiredService<DemoCompany>().Prepare(withDemo: true, CancellationToken.None);
        var shop = new Shop(app);
        await shop.Sql("""UPDATE inventory_stock SET "OnHand" = 1000000""");
        shop._cookies = await shop.SignMembersIn();
        return shop;
    }

    /// <summary>Baskets of so many different SKUs, one piece each.</summary>
    public async Task<IReadOnlyList<Basket>> Baskets(int count, int lines)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var checkout = scope.ServiceProvider.GetRequiredService<ICheckout>();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var all = await db
            .Database.SqlQueryRaw<Guid>(
                """SELECT "Sku" AS "Value" FROM inventory_stock GROUP BY "Sku" ORDER BY "Sku" """
            )
            .ToListAsync();
        var cards = await scope
            .ServiceProvider.GetRequiredService<ICatalog>()
            .Skus([.. all.Select(SkuId.From)], CancellationToken.None);
        var skus = cards
            .Values.Where(c => c.IsListed && c.PresaleShipsOn is null)
            .Select(c => c.Id)
            .OrderBy(i => i.Value)
            .ToList();
        var random = new Random(1);
        var baskets = new List<Basket>();
        while (baskets.Count < count)
        {
            var chosen = random.GetItems(skus.ToArray(), lines).Distinct().ToList();
            if (chosen.Count < lines)
                continue;
            var quote = await checkout.QuoteFor(
                [.. chosen.Select(s => new CheckoutLine(s, new Quantity(1)))],
                To.Province,
                To.City,
                Courier,
                CancellationToken.None
            );
            baskets.Add(new Basket(chosen, quote.Value.Total));
        }

        return baskets;
    }

    /// <summary>The codes of so many SKUs that are sold.</summary>
    public async Task<IReadOnlyList<string>> Codes(int count)
    {
        var skus = (await Baskets(count, 1)).Select(b => b.Skus[0]).Distinct().ToList();
        await using var scope = _app.Services.CreateAsyncScope();
        return
        [
            .. (
                await scope.ServiceProvider.GetRequiredService<ICatalog>().Skus(skus, CancellationToken.None)
            ).Values.Select(c => c.Code),
        ];
    }

    /// <summary>Does something with the application's services.</summary>
    public async Task<TResult> Do<TService, TResult>(Func<TService, UseCaseExecutor, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>(), _app.Executor);
    }

    /// <summary>Places one order over HTTP; false when the goods are sold out.</summary>
    public async Task<bool> Place(Wire wire, Basket basket, int member)
    {
        var status = await wire.Send(Request(basket, member));
        if (status == 409 && wire.Body.Contains("sold_out", StringComparison.Ordinal))
            return false;
        if (status != 201)
            throw new InvalidOperationException($"{status}: {wire.Body}");
        Interlocked.Increment(ref _placed);
        return true;
    }

    public async Task<Wire[]> Wires(int count)
    {
        var wires = new Wire[count];
        for (var i = 0; i < count; i++)
            _wires.Add(wires[i] = await Wire.Open(Address));
        return wires;
    }

    private byte[] Request(Basket basket, int member)
    {
        var lines = string.Join(',', basket.Skus.Select(s => $$"""{"sku":"{{s.Value}}","quantity":1}"""));
        var body =
            $$"""{"lines":[{{lines}}],"address":{{JsonSerializer.Serialize(To, JsonSerializerOptions.Web)}},"courier":"{{Courier}}","method":0,"expectedTotal":{{basket.Total.Fen.ToString(CultureInfo.InvariantCulture)}}}""";
        var head =
            $"POST /api/v1/orders HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Type: application/json\r\nIdempotency-Key: {Guid.CreateVersion7():N}\r\nCookie: {_cookies[member % _cookies.Count]}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        return Encoding.UTF8.GetBytes(head + body);
    }

    /// <summary>
    /// The cookies that signing in would set; the password check is not what is measured. Members with prices of their
    /// own would pay another total.
    /// </summary>
    private async Task<IReadOnlyList<string>> SignMembersIn()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var members = await db
            .Database.SqlQueryRaw<Guid>(
                """SELECT "Account" AS "Value" FROM customers_member WHERE "Class" IS NULL AND "Account" NOT IN (SELECT "Account" FROM pricing_special_price) ORDER BY "Account" """
            )
            .Take(500)
            .ToListAsync();
        var cookies = new List<string>();
        foreach (var member in members)
        {
            // A scope each: the cookie's handler stays with the first request of its scope.
            await using var request = _app.Services.CreateAsyncScope();
            var context = new DefaultHttpContext { RequestServices = request.ServiceProvider };
            context.Request.Host = new HostString(Address.Authority);
            await request
                .ServiceProvider.GetRequiredService<ISessions>()
                .SignInNew(context, AccountId.From(member), CancellationToken.None);
            cookies.Add(context.Response.Headers.SetCookie.ToString().Split(';')[0]);
        }

        return cookies;
    }

    /// <summary>From now on the first cookie is of this member of staff.</summary>
    public async Task SignStaffIn(string login)
    {
        var account = (
            await Words(
                $"SELECT CAST(\"Id\" AS text) AS \"Value\" FROM organization_account WHERE \"UserName\" = '{login}'"
            )
        ).Single();
        await using var request = _app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = request.ServiceProvider };
        context.Request.Host = new HostString(Address.Authority);
        await request
            .ServiceProvider.GetRequiredService<ISessions>()
            .SignInNew(context, AccountId.From(Guid.Parse(account)), CancellationToken.None);
        _cookies = [context.Response.Headers.SetCookie.ToString().Split(';')[0], .. _cookies];
    }

    public async Task<string> Word(string sql) => (await Words(sql))[0];

    public async Task<IReadOnlyList<string>> Words(string sql)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ShopDb>().Database.SqlQueryRaw<string>(sql).ToListAsync();
    }

    public async Task Sql(string sql)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ShopDb>().Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await scope.ServiceProvider.GetRequiredService<ShopDb>().Database.ExecuteSqlRawAsync(sql);
    }

    public async Task<long> Number(string sql)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ShopDb>().Database.SqlQueryRaw<long>(sql).ToListAsync())[
            0
        ];
    }

    /// <summary>Every order that was answered is there, and what is reserved is what they reserve.</summary>
    public async Task Check(long ordersBefore)
    {
        var orders = await Number("""SELECT CAST(COUNT(*) AS bigint) AS "Value" FROM ordering_order""") - ordersBefore;
        if (orders != _placed)
            throw new InvalidOperationException($"{_placed} orders were answered, {orders} are there.");
        var open = await Number(
            """SELECT CAST(COALESCE(SUM("Quantity"), 0) AS bigint) AS "Value" FROM inventory_reservation WHERE "State" = 0"""
        );
        var reserved = await Number("""SELECT CAST(SUM("Reserved") AS bigint) AS "Value" FROM inventory_stock""");
        if (open != reserved)
            throw new InvalidOperationException($"{open} pieces are reserved by orders, {reserved} on the shelves.");
        Console.WriteLine($"checked: {orders} orders answered and there, {reserved} pieces reserved on both sides");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var wire in _wires)
            wire.Dispose();
        await _app.DisposeAsync();
    }
}
