using System.Globalization;
using Zhanggui.Customers;
using Zhanggui.Ordering;

namespace Zhanggui.Storefront;

/// <summary>How a customer looks through their orders.</summary>
internal enum OrderFilter
{
    All,
    ToPay,
    Preparing,
    OnTheWay,
    Received,
    Cancelled,
}

/// <summary>One page of a customer's orders, and where the next one begins.</summary>
internal sealed record OrderPageOf(IReadOnlyList<OrderListItem> Items, DateTimeOffset? Next);

/// <summary>Finds orders for those whose orders they are (SHOP-20).</summary>
internal sealed class MyOrders(IOrders orders, Tries tries, Policies policies, Company company)
{
    /// <summary>Attempts to find an order by number and phone, per visitor's address and ten minutes.</summary>
    public static readonly NumberPolicy MaxTries = new(
        "storefront.order_query.tries",
        ("十分钟内最多查几次订单", "Order queries within ten minutes at most"),
        "SHOP-20",
        10,
        1,
        1000
    );

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private const int Batch = 50;
    private const int MaxBatches = 40;

    /// <summary>
    /// The one answer for an unknown number, a wrong phone, and an order that is somebody else's: nobody learns which
    /// numbers exist.
    /// </summary>
    public static readonly Refusal NotFound = Refusal.NotFound(
        "storefront.order_not_found",
        "没有找到这张订单。请核对订单号和收件手机，或登录后在“我的订单”里查",
        "No such order was found. Check the number and the recipient's phone, or sign in and look in “My orders”."
    );

    private static readonly Refusal TooOften = new(
        "storefront.too_many_queries",
        new Text(
            "查得太频繁了，请过 10 分钟再试，或登录后查",
            "Too many queries; try again in 10 minutes, or sign in."
        ),
        RefusalKind.TooMany
    );

    /// <summary>An order by number and phone. Every attempt counts, found or not.</summary>
    public async Task<Result<OrderView>> Prove(string? no, string? phone, string? address, CancellationToken ct)
    {
        if (!tries.Allow("find:" + address, policies.Get(MaxTries), Window))
            return TooOften;
        var number = Number(no);
        var call = PhoneNumber.Parse(phone);
        if (number is null || !call.IsDone)
            return NotFound;
        return await orders.ByNumberAndPhone(number, call.Value, ct) is { } found ? found : NotFound;
    }

    /// <summary>
    /// A member's own order by its number, or null. The number says the day, so this is one short walk through the
    /// member's orders.
    /// </summary>
    public async Task<OrderView?> ByNumber(Guid account, string no, CancellationToken ct)
    {
        if (Number(no) is not { } number || DayOf(number) is not { } day)
            return null;
        var from = company.Calendar.StartOf(day.AddDays(-1));
        DateTimeOffset? before = company.Calendar.StartOf(day.AddDays(2));
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            var page = await orders.OfMember(account, before, Batch, ct);
            if (page.FirstOrDefault(o => o.No == number) is { } mine)
                return await orders.Of(mine.Id, ct);
            if (page.Count < Batch || page[^1].PlacedAt < from)
                return null;
            before = page[^1].PlacedAt;
        }

        return null;
    }

    /// <summary>A page of a member's orders under a filter, newest first.</summary>
    public async Task<OrderPageOf> Page(
        Guid account,
        OrderFilter filter,
        DateTimeOffset? before,
        int take,
        CancellationToken ct
    )
    {
        var found = new List<OrderListItem>();
        for (var batch = 0; batch < MaxBatches; batch++)
        {
            var page = await orders.OfMember(account, before, Batch, ct);
            found.AddRange(page.Where(o => Passes(o, filter)));
            // One more than asked for tells whether there is a next page.
            if (found.Count > take)
                return new OrderPageOf(found[..take], found[take - 1].PlacedAt);
            if (page.Count < Batch)
                break;
            before = page[^1].PlacedAt;
        }

        return new OrderPageOf(found, null);
    }

    public static bool Passes(OrderListItem order, OrderFilter filter) =>
        filter switch
        {
            OrderFilter.ToPay => order.Standing.IsToPay && order.Status is <= OrderStatus.Packed,
            OrderFilter.Preparing => order.Status is >= OrderStatus.New and <= OrderStatus.Packed,
            OrderFilter.OnTheWay => order.Status is OrderStatus.Shipped,
            OrderFilter.Received => order.Status is OrderStatus.Received or OrderStatus.Settled or OrderStatus.Closed,
            OrderFilter.Cancelled => order.Status is OrderStatus.Cancelled,
            _ => true,
        };

    public static Text NameOf(OrderFilter filter) =>
        filter switch
        {
            OrderFilter.ToPay => ("待付款", "To pay"),
            OrderFilter.Preparing => ("备货中", "Being prepared"),
            OrderFilter.OnTheWay => ("在路上", "On the way"),
            OrderFilter.Received => ("已签收", "Received"),
            OrderFilter.Cancelled => ("已取消", "Cancelled"),
            _ => ("全部", "All"),
        };

    /// <summary>The number as it is stored: people type lower case and stray spaces.</summary>
    private static string? Number(string? no)
    {
        var plain = (no ?? "").Trim().ToUpperInvariant();
        return plain.Length is > 0 and <= 40 && plain.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? plain : null;
    }

    private static DateOnly? DayOf(string number)
    {
        var digits = number.SkipWhile(char.IsAsciiLetter).TakeWhile(char.IsAsciiDigit).Take(8).ToArray();
        return
            DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 9000
            ? day
            : null;
    }
}
