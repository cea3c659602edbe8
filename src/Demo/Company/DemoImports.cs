using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.ServiceDesk;
using Zhanggui.Shipping;

namespace Zhanggui.Demo;

/// <summary>Takes the pictures and the goods over in one transaction: no picture without its product.</summary>
[SystemOnly]
internal sealed class FillGoods(ImportFiles files, ImportCatalog catalog)
{
    public async Task<Result> Run(
        IReadOnlyList<StoredFile> pictures,
        IReadOnlyList<CategoryImport> categories,
        IReadOnlyList<ProductImport> products,
        CancellationToken ct
    )
    {
        var stored = await files.Run(pictures, ct);
        return stored.IsDone ? await catalog.Run(categories, products, ct) : stored;
    }
}

/// <summary>Takes accounts and members over in one transaction: nobody is half a member.</summary>
[SystemOnly]
internal sealed class FillMembers(ImportAccounts accounts, ImportMembers members)
{
    public async Task<Result> Run(
        IReadOnlyList<AccountImport> logins,
        IReadOnlyList<MemberImport> people,
        CancellationToken ct
    )
    {
        if (await accounts.Run(logins, ct) is { IsDone: false } refused)
            return refused;
        var taken = await members.Run(people, ct);
        return taken.IsDone ? Result.Done : taken.Refusal;
    }
}

/// <summary>What of the past the desks of today still work with.</summary>
/// <param name="OnTheWay">Waybills that are with the courier.</param>
/// <param name="Lacking">Orders that wait for goods.</param>
/// <param name="Received">Numbers of orders that were signed for in the last week.</param>
internal sealed record PastLeft(
    IReadOnlyList<string> OnTheWay,
    IReadOnlyList<OrderId> Lacking,
    IReadOnlyList<string> Received
);

/// <summary>An order of the past, and who followed it.</summary>
internal sealed record FollowedOrder(PastOrder Order, PastFollowUp? FollowUp);

/// <summary>
/// Takes past orders over with their parcels, their money and who followed them, in one transaction.
/// </summary>
[SystemOnly]
internal sealed class FillHistory(
    ImportParcels parcels,
    ImportOrders orders,
    ImportReceivables receivables,
    ImportFollowUps followUps
)
{
    public async Task<Result<PastLeft>> Run(
        IReadOnlyList<FollowedOrder> past,
        Guid tracker,
        DateTimeOffset receivedSince,
        CancellationToken ct
    )
    {
        var waybills = await parcels.Run(
            [.. past.Select(p => p.Order).Where(p => p.At.Shipped is not null).Select(DemoHistory.Parcel)],
            ct
        );
        if (!waybills.IsDone)
            return waybills.Refusal;
        PastOrder[] sent =
        [
            .. past.Select(p =>
                p.Order with
                {
                    At = p.Order.At with { WaybillNo = waybills.Value.GetValueOrDefault(p.Order.Id.Value) },
                }
            ),
        ];
        if (await orders.Run(sent, ct) is { IsDone: false } refused)
            return refused.Refusal;
        PastFollowUp[] followed =
        [
            .. past.Select(p => p.FollowUp)
                .OfType<PastFollowUp>()
                .Select(f => f with { Owner = f.Owner is { } o ? (tracker, o.Name, o.Since) : null }),
        ];
        if (await followUps.Run(followed, ct) is { IsDone: false } unfollowed)
            return unfollowed.Refusal;
        if (await receivables.Run([.. sent.Select(DemoHistory.Receivable)], ct) is { IsDone: false } unpaid)
            return unpaid.Refusal;
        return new PastLeft(
            [.. sent.Where(p => p.At is { WaybillNo: not null, Received: null }).Select(p => p.At.WaybillNo!)],
            [.. sent.Where(p => p.Status == OrderStatus.AwaitingStock).Select(p => p.Id)],
            [.. sent.Where(p => p.Status == OrderStatus.Received && p.At.Received > receivedSince).Select(p => p.No)]
        );
    }
}
