using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Platform;

/// <summary>An operation holds one connection of the common pool and never waits for a second one there.</summary>
public sealed class ConnectionTests
{
    /// <summary>
    /// A pool that gives up soon: whoever waits in it for somebody who waits too fails instead of standing still.
    /// </summary>
    private static Func<DatabaseChoice, DatabaseChoice> Pool(int connections) =>
        database =>
            database.IsPostgres
                ? database with
                {
                    ConnectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString)
                    {
                        MaxPoolSize = connections,
                        Timeout = 10,
                    }.ToString(),
                }
                : database;

    [Theory, Databases]
    public async Task An_order_goes_from_the_cart_to_the_warehouse_through_a_pool_of_one_connection(string database)
    {
        await using var given = await GivenShop.Open(database, choose: Pool(1));
        var owner = new CartOwner(null, GivenShop.Member().Id);
        Grow(given);
        await GivenShop.Must(
            given.App.Run(
                GivenShop.Member(),
                (AddToCart u) => u.Run(owner, [new CheckoutLine(given.Skus[0], Quantity.One)], CancellationToken.None)
            )
        );
        Grow(given);
        var order = await given.PlacedOrder();
        Grow(given);
        await GivenShop.Must(given.Pay(order));
        Grow(given);
        await GivenShop.Must(given.Accept(order.Id));
        Grow(given);
        await GivenShop.Must(given.Confirm(order.Id));
        Grow(given);
        await given.App.DeliverOutbox();
        (await given.Status(order.Id)).ShouldBe(OrderStatus.Released);
        await given.Arrives(0, 5);
    }

    [Theory, Databases]
    public async Task Sixty_shoppers_at_once_are_served_by_a_pool_of_twenty_whose_memories_are_empty(string database)
    {
        await using var given = await GivenShop.Open(database, skus: 20, stock: 1000, choose: Pool(20));
        for (var round = 0; round < 3; round++)
        {
            Grow(given);
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(1, 60)
                    .Select(n =>
                        Task.Run(() =>
                            given.App.Run(
                                GivenShop.Member(n),
                                (AddToCart u) =>
                                    u.Run(
                                        new CartOwner(null, GivenShop.Member(n).Id),
                                        [.. given.Skus.Take(20).Select(s => new CheckoutLine(s, Quantity.One))],
                                        CancellationToken.None
                                    )
                            )
                        )
                    )
            );
            answers.ShouldAllBe(a => a.IsDone);
        }

        await using var scope = given.App.Services.CreateAsyncScope();
        (
            await scope
                .ServiceProvider.GetRequiredService<ICarts>()
                .Pieces(new CartOwner(null, GivenShop.Member(60).Id), CancellationToken.None)
        ).ShouldBe(60);
    }

    /// <summary>Everything that is remembered grows old, so that it is read again inside the next operation.</summary>
    private static void Grow(GivenShop given) => given.Clock.Advance(TimeSpan.FromSeconds(11));
}
