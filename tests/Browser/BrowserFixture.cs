using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Browser;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Demo;
using Zhanggui.Finance;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Zhanggui.Browser;

/// <summary>
/// An application with the demo company, its outbox and jobs running, on a free port; and one browser. Shared by the
/// tests of this assembly.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private AppFixture? _app;
    private Chromium? _chromium;

    /// <summary>Somebody new comes, with a browser window of this size.</summary>
    public Task<Visitor> Visit(int width, int height) => _chromium!.Visit(_app!.Address, width, height);

    /// <summary>A member of staff of the demo company, signed in.</summary>
    public async Task<Visitor> Staff(string login, int width = 1440, int height = 900)
    {
        var visitor = await Visit(width, height);
        await visitor.SignIn(login);
        return visitor;
    }

    /// <summary>Every print of the application.</summary>
    public IReadOnlyList<IPrintForm> Prints => [.. _app!.Services.GetServices<IPrintForm>()];

    /// <summary>One value of the demo company's data, "Value" in the statement; null when there is none.</summary>
    public async Task<T?> First<T>(string sql)
    {
        using var scope = _app!.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<ShopDb>().Database;
        return (await database.SqlQueryRaw<T>(sql).ToListAsync()).FirstOrDefault();
    }

    /// <summary>
    /// So many members order one piece each: most pay by transfer at once, some have not paid, some give no house
    /// number.
    /// </summary>
    public async Task PlaceOrders(int count)
    {
        using var scope = _app!.Services.CreateScope();
        var checkout = scope.ServiceProvider.GetRequiredService<ICheckout>();
        var stock = await scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Database.SqlQueryRaw<Guid>(
                "SELECT \"Sku\" AS \"Value\" FROM inventory_stock GROUP BY \"Sku\" HAVING SUM(\"OnHand\" - \"Reserved\") > 20 ORDER BY \"Sku\""
            )
            .ToListAsync();
        for (var i = 0; i < count; i++)
        {
            CheckoutLine[] lines = [new(SkuId.From(stock[i % stock.Count]), new Quantity(1))];
            var to = new PostalAddress(
                "顾客" + (char)('甲' + i),
                $"139{i:00000000}",
                "浙江省",
                "湖州市",
                "吴兴区",
                i % 5 == 4 ? "爱山街道到了打电话" : $"爱山街道南街 {i + 1} 号"
            );
            var quote = await checkout.QuoteFor(lines, to.Province, to.City, "STO", CancellationToken.None);
            var buyer = new Actor(
                ActorKind.Member,
                new Guid($"00000000-0000-7000-8000-2{i:00000000000}"),
                "会员",
                new HashSet<string>()
            );
            var placed = await checkout.Place(
                buyer,
                new CheckoutInput(
                    new CartOwner(null, buyer.Id),
                    lines,
                    to,
                    "STO",
                    PaymentMethod.OfflineTransfer,
                    quote.Value.Total,
                    null
                ),
                null,
                CancellationToken.None
            );
            placed.IsDone.ShouldBeTrue(placed.Refusal?.Message.En);
            if (i % 4 == 3)
                continue;
            var paid = await _app.Run(
                new Actor(
                    ActorKind.Staff,
                    new Guid("00000000-0000-7000-8000-0000000000c1"),
                    "出纳",
                    new HashSet<string> { "payment.confirm" }
                ),
                (ConfirmPayment u) =>
                    u.Run(
                        new ConfirmPaymentInput(placed.Value.Id.Value, placed.Value.Total, $"MORNING-{i:000}"),
                        CancellationToken.None
                    )
            );
            paid.IsDone.ShouldBeTrue(paid.Refusal?.Message.En);
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _app = await AppFixture.Start("sqlite", background: true, isClosed: true);
        await _app.Services.GetRequiredService<DemoCompany>().Prepare(withDemo: true, CancellationToken.None);
        _app.Services.GetRequiredService<StartupGate>().Open();
        _chromium = await Chromium.Start();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
