using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>
/// Orders as they are handed to the screening (ORD-06). What was known of their customers is read with four questions
/// for one order or for a whole part of a replay, each along an index.
/// </summary>
internal sealed class OrderCases(OrderingDb db, ICustomers customers)
{
    /// <summary>
    /// An order that is being placed: nothing but itself, and the count of unpaid orders that is asked for anyway.
    /// </summary>
    public static ScreeningCase WhilePlaced(Order order, int unpaid) =>
        new(FactsOf(order), null, unpaid, order.PlacedAt);

    /// <summary>An order with its customer's past.</summary>
    public async Task<ScreeningCase> Of(Order order, int days, DateTimeOffset at, CancellationToken ct)
    {
        var facts = FactsOf(order);
        return new ScreeningCase(facts, (await Pasts([facts], days, ct))[facts.Id], 0, at);
    }

    public async Task<IReadOnlyDictionary<Guid, ScreeningPast>> Pasts(
        IReadOnlyList<ScreeningFacts> orders,
        int days,
        CancellationToken ct
    )
    {
        if (orders.Count == 0)
            return new Dictionary<Guid, ScreeningPast>();
        var (from, to) = (orders.Min(o => o.PlacedAt) - TimeSpan.FromDays(days), orders.Max(o => o.PlacedAt));
        var accounts = orders.Where(o => o.Account is not null).Select(o => o.Account!.Value).Distinct().ToArray();
        var members = await customers.OfMany(accounts, ct);
        var firsts = await Firsts(accounts, ct);
        var byPhone = (await ByPhone([.. orders.Select(o => o.Address.Phone).Distinct()], from, to, ct)).ToLookup(o =>
            o.Phone
        );
        var byAccount = (await ByAccount(accounts, from, to, ct)).ToLookup(o => o.Account);
        var names = await Names(
            [.. orders.Select(o => o.AddressKey).Where(k => k.Length > 0).Distinct()],
            from,
            to,
            ct
        );
        return orders.ToDictionary(
            o => o.Id,
            o => new ScreeningPast(
                o.Account is { } account ? NameOf(members.GetValueOrDefault(account)) : null,
                o.Account is { } a && firsts.TryGetValue(a, out var first) ? first : null,
                [
                    .. byPhone[o.Address.Phone]
                        .Concat(o.Account is null ? [] : byAccount[o.Account])
                        .Where(x => Before(x.PlacedAt, x.No, o))
                        .DistinctBy(x => x.No),
                ],
                [.. names[o.AddressKey].Where(x => Before(x.PlacedAt, x.No, o))]
            )
        );
    }

    private static ScreeningFacts FactsOf(Order o) =>
        new()
        {
            Id = o.Id.Value,
            No = o.No,
            PlacedAt = o.PlacedAt,
            Account = o.Account,
            Address = o.Address,
            AddressKey = o.AddressKey,
            Device = o.Device,
            Total = o.Total,
            Net = o.Goods - o.Discount,
            Cost = o.Cost,
            IsReplacement = o.Replaces is not null,
            Remark = o.Remark,
            InvoiceTitle = o.InvoiceTitle,
            InvoiceTaxNo = o.InvoiceTaxNo,
            MostUnits = o.Lines.Max(l => l.IsWholesale ? 0 : l.Quantity.Units),
        };

    /// <summary>Orders of one instant stand in the order of their numbers.</summary>
    private static bool Before(DateTimeOffset at, string no, ScreeningFacts o) =>
        at < o.PlacedAt || (at == o.PlacedAt && string.CompareOrdinal(no, o.No) < 0);

    /// <summary>The name that a member has told us; a login or a masked number is none.</summary>
    private static string? NameOf(CustomerCard? card) =>
        card is null || card.Name == card.Login || card.Name.Contains('*', StringComparison.Ordinal) ? null : card.Name;

    private async Task<Dictionary<Guid, DateTimeOffset>> Firsts(Guid[] accounts, CancellationToken ct) =>
        accounts.Length == 0
            ? []
            : (
                await db
                    .Shop.Set<Order>()
                    .Where(o => o.Account != null && EF.Parameter(accounts).Contains(o.Account.Value))
                    .GroupBy(o => o.Account!.Value)
                    .Select(g => new { g.Key, At = g.Min(o => o.PlacedAt) })
                    .ToListAsync(ct)
            ).ToDictionary(x => x.Key, x => x.At);

    private Task<List<PersonOrder>> ByPhone(
        string[] phones,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    ) =>
        People(db.Shop.Set<Order>().Where(o => EF.Parameter(phones).Contains(o.Address.Phone)), from, to)
            .ToListAsync(ct);

    private async Task<List<PersonOrder>> ByAccount(
        Guid[] accounts,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    ) =>
        accounts.Length == 0
            ? []
            : await People(
                    db.Shop.Set<Order>()
                        .Where(o => o.Account != null && EF.Parameter(accounts).Contains(o.Account.Value)),
                    from,
                    to
                )
                .ToListAsync(ct);

    private static IQueryable<PersonOrder> People(IQueryable<Order> orders, DateTimeOffset from, DateTimeOffset to) =>
        orders
            .AsNoTracking()
            .Where(o => o.PlacedAt >= from && o.PlacedAt <= to)
            .Select(o => new PersonOrder(
                o.No,
                o.PlacedAt,
                o.Account,
                o.Address.Phone,
                o.Progress.PaidAt,
                o.Progress.ReleasedAt,
                o.Progress.CancelledAt,
                o.Progress.CancelCode == CancelReasons.Malicious || o.Progress.CancelCode == CancelReasons.Refused
            ));

    private async Task<ILookup<string, NameAtAddress>> Names(
        string[] keys,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken ct
    ) =>
        (
            await db
                .Shop.Set<Order>()
                .AsNoTracking()
                .Where(o => EF.Parameter(keys).Contains(o.AddressKey) && o.PlacedAt >= from && o.PlacedAt <= to)
                .Select(o => new
                {
                    o.AddressKey,
                    o.No,
                    o.PlacedAt,
                    o.Address.Name,
                })
                .ToListAsync(ct)
        ).ToLookup(x => x.AddressKey, x => new NameAtAddress(x.No, x.PlacedAt, x.Name));
}
