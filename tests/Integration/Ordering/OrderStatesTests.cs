using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Ordering;

/// <summary>Every verb in every state, against flow F4 as the handbook has it.</summary>
public sealed class OrderStatesTests
{
    /// <summary>What F4 allows, written down once more and not read from the table under test.</summary>
    private static readonly Dictionary<OrderStatus, (OrderVerb Verb, OrderStatus To)[]> Flow = new()
    {
        [OrderStatus.New] =
        [
            (OrderVerb.Accept, OrderStatus.Accepted),
            (OrderVerb.Hold, OrderStatus.Held),
            (OrderVerb.Cancel, OrderStatus.Cancelled),
        ],
        [OrderStatus.Held] = [(OrderVerb.Clear, OrderStatus.Accepted), (OrderVerb.Cancel, OrderStatus.Cancelled)],
        [OrderStatus.Accepted] =
        [
            (OrderVerb.Hold, OrderStatus.Held),
            (OrderVerb.Confirm, OrderStatus.Confirmed),
            (OrderVerb.Cancel, OrderStatus.Cancelled),
        ],
        [OrderStatus.Confirmed] =
        [
            (OrderVerb.LackStock, OrderStatus.AwaitingStock),
            (OrderVerb.StockReady, OrderStatus.ReadyToShip),
            (OrderVerb.Cancel, OrderStatus.Cancelled),
        ],
        [OrderStatus.AwaitingStock] =
        [
            (OrderVerb.StockReady, OrderStatus.ReadyToShip),
            (OrderVerb.Cancel, OrderStatus.Cancelled),
        ],
        [OrderStatus.ReadyToShip] =
        [
            (OrderVerb.Release, OrderStatus.Released),
            (OrderVerb.LackStock, OrderStatus.AwaitingStock),
            (OrderVerb.Cancel, OrderStatus.Cancelled),
        ],
        [OrderStatus.Released] =
        [
            (OrderVerb.Pick, OrderStatus.Picked),
            (OrderVerb.CallBack, OrderStatus.ReadyToShip),
            (OrderVerb.PickShort, OrderStatus.AwaitingStock),
            (OrderVerb.Cancel, OrderStatus.Cancelled),
        ],
        [OrderStatus.Picked] =
        [
            (OrderVerb.SendBack, OrderStatus.Released),
            (OrderVerb.CallBack, OrderStatus.ReadyToShip),
            (OrderVerb.Pack, OrderStatus.Packed),
        ],
        [OrderStatus.Packed] = [(OrderVerb.Ship, OrderStatus.Shipped), (OrderVerb.CallBack, OrderStatus.ReadyToShip)],
        [OrderStatus.Shipped] = [(OrderVerb.Receive, OrderStatus.Received)],
        [OrderStatus.Received] = [(OrderVerb.Settle, OrderStatus.Settled)],
        [OrderStatus.Settled] = [(OrderVerb.Close, OrderStatus.Closed)],
        [OrderStatus.Closed] = [],
        [OrderStatus.Cancelled] = [],
    };

    public static TheoryData<OrderStatus, OrderVerb> Pairs()
    {
        var pairs = new TheoryData<OrderStatus, OrderVerb>();
        foreach (var state in Enum.GetValues<OrderStatus>())
        foreach (var verb in Enum.GetValues<OrderVerb>())
            pairs.Add(state, verb);
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void An_order_moves_exactly_where_the_flow_allows_it(OrderStatus state, OrderVerb verb)
    {
        var at = new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
        var progress = OrderProgress.Restore(
            OrderProgress.Start(new OrderId(new Guid(1, 0, 0, new byte[8])), at, Money.Yuan(99), null, at),
            state,
            true,
            new OrderMilestones()
        );
        var version = progress.Version;
        var result = Do(progress, verb, at);

        if (Flow[state].FirstOrDefault(f => f.Verb == verb) is { To: var to } && Flow[state].Any(f => f.Verb == verb))
        {
            result.IsDone.ShouldBeTrue();
            (progress.Status, progress.Version).ShouldBe((to, version + 1));
        }
        else
        {
            result.Refusal!.Code.ShouldBe("ordering.not_allowed_in_state");
            result.Refusal.Kind.ShouldBe(RefusalKind.Conflict);
            (progress.Status, progress.Version, progress.CancelledAt, progress.ShippedAt).ShouldBe(
                (state, version, (DateTimeOffset?)null, (DateTimeOffset?)null)
            );
        }
    }

    [Fact, Trait("Rule", "ORD-16")]
    public void Every_state_has_words_of_its_own_for_the_customer_but_for_the_two_after_receipt()
    {
        var words = Enum.GetValues<OrderStatus>()
            .ToDictionary(s => s, s => OrderWords.ForCustomer(new CustomerStatus(s, IsPaid: true)).State.Zh);
        words.Values.ShouldAllBe(w => w.Length > 0);
        words
            .GroupBy(w => w.Value)
            .Where(g => g.Count() > 1)
            .SelectMany(g => g.Select(w => w.Key))
            .ShouldBe([OrderStatus.Received, OrderStatus.Settled]);
    }

    private static Result Do(OrderProgress order, OrderVerb verb, DateTimeOffset now)
    {
        var (by, minutes) = (Actor.System("test"), TimeSpan.FromMinutes(10));
        return verb switch
        {
            OrderVerb.Accept => order.Accept(by, now, minutes),
            OrderVerb.Hold => order.Hold("原因"),
            OrderVerb.Clear => order.Clear(by, now, minutes),
            OrderVerb.Confirm => order.Confirm(now, minutes),
            OrderVerb.LackStock => order.LackStock(),
            OrderVerb.StockReady => order.StockReady(),
            OrderVerb.Release => order.Release(now),
            OrderVerb.Pick => order.Pick(now),
            OrderVerb.PickShort => order.PickShort(),
            OrderVerb.SendBack => order.SendBack(),
            OrderVerb.CallBack => order.CallBack(null),
            OrderVerb.Pack => order.Pack(now),
            OrderVerb.Ship => order.Ship("STO1", now),
            OrderVerb.Receive => order.Receive(now),
            OrderVerb.Settle => order.Settle(now),
            OrderVerb.Close => order.Close(now),
            _ => order.Cancel("other", "原因", Money.Zero, now),
        };
    }
}
