using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Ordering;

/// <summary>The list of all orders. A page is one walk of an index, whatever the number of orders.</summary>
internal sealed class OrderList(OrderingDb db, Policies policies, TimeProvider clock, Company company)
{
    /// <summary>
    /// Counting stops here: beyond it nobody reads the number, and the database would read every row for it.
    /// </summary>
    public const int CountsTo = 1000;

    // Instant and total stand in both tables, each with its index. What is asked about the order alone walks the
    // order's: rows that don't fit are then passed by without a join.
    private static readonly Sorts<Order> ByOrder = new Sorts<Order>(o => o.Id.Value)
        .By("placed", o => o.PlacedAt)
        .By("amount", o => o.Total.Fen)
        .By("no", o => o.No);
    private static readonly Sorts<Order> ByProgress = new Sorts<Order>(o => o.Progress.OrderId.Value)
        .By("placed", o => o.Progress.PlacedAt)
        .By("amount", o => o.Progress.Total.Fen)
        .By("no", o => o.No);

    /// <summary>
    /// The filter as it is carried out: what no index answers is looked for in the last days only, unless a start is
    /// given (policy orders.list.days).
    /// </summary>
    public OrderFilter Led(OrderFilter filter, ListPlace place) =>
        filter.IsLed || (!filter.LooksFurther && place.Sort != "amount")
            ? filter
            : filter with
            {
                From = company.Calendar.DateOf(clock.Now()).AddDays(-policies.Get(OrderingPolicies.ListDays)),
            };

    public async Task<PageOf<Order>> Page(OrderFilter filter, ListPlace place, int take, CancellationToken ct)
    {
        var page = await (filter.AsksProgress ? ByProgress : ByOrder).Page(
            Filtered(Led(filter, place)),
            place,
            take,
            ct
        );
        return new PageOf<Order>(await db.Effective(page.Rows, ct), page.Next);
    }

    /// <summary>How many there are, up to <see cref="CountsTo"/>; one more when there are more.</summary>
    public Task<int> Count(OrderFilter filter, ListPlace place, CancellationToken ct) =>
        Filtered(Led(filter, place)).Select(o => o.Id).Take(CountsTo + 1).CountAsync(ct);

    /// <summary>What a filter finds, row by row for an export, as it is carried out now.</summary>
    public async IAsyncEnumerable<Order> Rows(
        OrderFilter filter,
        ListPlace place,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        ListPlace? next = place with { After = null };
        while (next is { } here)
        {
            var page = await Page(filter, here, 500, ct);
            foreach (var order in page.Rows)
                yield return order;
            next = page.Next is null ? null : here with { After = page.Next };
        }
    }

    private IQueryable<Order> Filtered(OrderFilter f)
    {
        var query = Narrowed(Found(db.Orders, f.Q), f);
        if (f.Status is { } status)
            query = query.Where(o => o.Progress.Status == status);
        if (f.Paid is { } paid)
            query = query.Where(o => o.Progress.IsPaid == paid);
        if (f.From is { } first)
        {
            var at = company.Calendar.StartOf(first);
            query = f.AsksProgress ? query.Where(o => o.Progress.PlacedAt >= at) : query.Where(o => o.PlacedAt >= at);
        }

        if (f.To is not { } last)
            return query;
        var end = company.Calendar.StartOf(last.AddDays(1));
        return f.AsksProgress ? query.Where(o => o.Progress.PlacedAt < end) : query.Where(o => o.PlacedAt < end);
    }

    /// <summary>A number or a phone is an exact or prefix walk on an index; only a name looks further.</summary>
    private static IQueryable<Order> Found(IQueryable<Order> orders, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return orders;
        var text = words.Trim();
        if (text.StartsWith("SO", StringComparison.OrdinalIgnoreCase))
        {
            var from = text.ToUpperInvariant();
            var to = from + "~";
            return orders.Where(o => string.Compare(o.No, from) >= 0 && string.Compare(o.No, to) < 0);
        }

        if (text.All(char.IsAsciiDigit) && text.Length == 11)
            return orders.Where(o => o.Address.Phone == text);
        if (text.All(char.IsAsciiDigit) && text.Length <= 6)
            return orders.Where(o => o.No.EndsWith(text));
        // The numbers of marketplaces are longer than a phone (ORD-02).
        return text.All(char.IsAsciiDigit) && text.Length > 11
            ? orders.Where(o => o.ChannelNo == text)
            : orders.Where(o =>
                o.Address.Name == text || o.ChannelNo == text || o.Lines.Any(l => l.Goods.SkuCode == text)
            );
    }

    private static IQueryable<Order> Narrowed(IQueryable<Order> query, OrderFilter f)
    {
        if (f.Channel is { } channel)
            query = query.Where(o => o.Channel == channel);
        if (f.Method is { } method)
            query = query.Where(o => o.Method == method);
        if (f.Courier is { } courier)
            query = query.Where(o => o.Courier == courier);
        if (f.Province is { } province)
            query = query.Where(o => o.Address.Province == province);
        if (f.Flag == "any")
            query = query.Where(o => o.Progress.Flags != "");
        else if (f.Flag == "none")
            query = query.Where(o => o.Progress.Flags == "");
        else if (f.Flag is { } flag)
            query = query.Where(o => ("," + o.Progress.Flags + ",").Contains("," + flag + ","));
        if (f.Amended is { } amended)
            query = query.Where(o => o.Progress.IsAmended == amended);
        if (f.Balance is { } due)
            query = query.Where(o =>
                (o.Progress.BalanceUntil != null && !o.Progress.IsPaid && o.Progress.Status != OrderStatus.Cancelled)
                == due
            );
        if (f.Presale is { } presale)
            query = query.Where(o => o.Lines.Any(l => l.ShipsOn != null) == presale);
        if (f.Handler is { } handler)
            query = query.Where(o => o.Progress.HandlerId == handler);
        if (f.Least is { } least)
        {
            var fen = (long)decimal.Ceiling(least * 100);
            query = query.Where(o => o.Total.Fen >= fen);
        }

        if (f.Most is not { } most)
            return query;
        var top = (long)decimal.Floor(most * 100);
        return query.Where(o => o.Total.Fen <= top);
    }
}
