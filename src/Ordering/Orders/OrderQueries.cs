using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;

namespace Zhanggui.Ordering;

internal sealed class OrderQueries(OrderingDb db, Policies policies) : IOrders
{
    public async Task<OrderView?> Of(OrderId id, CancellationToken ct) =>
        (await OfMany([id], ct)).GetValueOrDefault(id.Value);

    public async Task<IReadOnlyDictionary<Guid, OrderView>> OfMany(
        IReadOnlyCollection<OrderId> ids,
        CancellationToken ct
    )
    {
        var wanted = ids.ToList();
        var orders = await db.Effective(
            await db.Orders.Where(o => EF.Parameter(wanted).Contains(o.Id)).ToListAsync(ct),
            ct
        );
        var remarks = await db
            .Remarks.Where(r => EF.Parameter(wanted).Contains(r.OrderId))
            .OrderBy(r => r.At)
            .ToListAsync(ct);
        var byOrder = remarks.ToLookup(r => r.OrderId, r => r.View);
        var parts = await db.PartsOf(orders, ct);
        return orders.ToDictionary(
            o => o.Id.Value,
            o => View(o, [.. byOrder[o.Id]], policies) with { Parts = [.. parts[o.Id]] }
        );
    }

    public async Task<OrderView?> ByNumberAndPhone(string no, string phone, CancellationToken ct)
    {
        var found = await db.Orders.FirstOrDefaultAsync(o => o.No == no, ct);
        if (found is null)
            return null;
        var order = (await db.Effective([found], ct))[0];
        return order.Address.Phone == phone
            ? View(order, [], policies) with
            {
                Parts = [.. (await db.PartsOf([order], ct))[order.Id]],
            }
            : null; // An amended phone counts: the one before may be a stranger's.
    }

    public async Task<OrderView?> ByNo(string no, CancellationToken ct)
    {
        var id = await db.Orders.Where(o => o.No == no).Select(o => (OrderId?)o.Id).FirstOrDefaultAsync(ct);
        return id is { } found ? await Of(found, ct) : null;
    }

    public IQueryable<OrderId> Matching(string words) =>
        db
            .Shop.Set<Order>()
            .Where(o => o.Address.Phone == words || o.Address.Name == words || o.Progress.WaybillNo == words)
            .Select(o => o.Id);

    public async Task<IReadOnlyList<OrderListItem>> OfMember(
        Guid account,
        DateTimeOffset? before,
        int take,
        CancellationToken ct
    )
    {
        var query = db.Orders.Where(o => o.Account == account);
        if (before is { } b)
            query = query.Where(o => o.PlacedAt < b);
        var orders = await db.Effective(await query.OrderByDescending(o => o.PlacedAt).Take(take).ToListAsync(ct), ct);
        return
        [
            .. orders.Select(o => new OrderListItem(
                o.Id,
                o.No,
                o.PlacedAt,
                o.Status,
                o.Total,
                o.Progress.IsPaid,
                Lines(o),
                o.Standing
            )),
        ];
    }

    public async Task<IReadOnlyList<OrderStep>> History(OrderId id, CancellationToken ct)
    {
        var progress = await db.Progress.FirstOrDefaultAsync(p => p.OrderId == id, ct);
        if (progress is null)
            return [];
        (DateTimeOffset? At, Text What)[] steps =
        [
            (progress.PlacedAt, ("您提交了订单", "You placed the order")),
            (progress.FirstPaidAt, ("收到您的定金", "Your deposit has arrived")),
            (
                progress.PaidAt,
                progress.FirstPaidAt is null
                    ? ("收到您的付款", "Your payment has arrived")
                    : ("收到您的尾款", "Your balance has arrived")
            ),
            (progress.AcceptedAt, ("客服已受理", "Customer service has taken it up")),
            (progress.ConfirmedAt, ("与您核对完毕，订单已确认", "Checked with you and confirmed")),
            (progress.AmendedAt, ("已按您的要求变更", "Changed as you asked")),
            (progress.ReleasedAt, ("已下发仓库配货", "Sent to the warehouse")),
            (progress.PickedAt, ("配货完成", "Picked")),
            (progress.PackedAt, ("复核打包完成", "Checked and packed")),
            (progress.ShippedAt, ("已交给快递", "Handed to the courier")),
            (progress.ReceivedAt, ("已签收", "Received")),
            (progress.CancelledAt, ("订单已取消", "The order was cancelled")),
        ];
        return
        [
            .. steps
                .Where(s => s.At is not null)
                .OrderBy(s => s.At)
                .Select(s => new OrderStep(s.At!.Value, s.What, null)),
        ];
    }

    internal static OrderView View(Order o, IReadOnlyList<OrderRemark> remarks, Policies policies) =>
        new(
            o.Id,
            o.No,
            o.PlacedAt,
            o.Status,
            o.Channel,
            o.Account,
            o.Address.Name,
            o.Address,
            o.Courier,
            o.Method,
            o.Goods,
            o.Discount,
            o.Postage,
            o.Total,
            o.WeightGrams,
            o.Remark,
            o.InvoiceTitle,
            o.InvoiceTaxNo,
            o.Progress.IsPaid,
            o.Progress.IsAmended,
            o.Progress.CancelReason,
            Lines(o),
            remarks
        )
        {
            HasOpenAmendment = o.Progress.OpenAmendment is not null,
            ReceivedAt = o.Progress.ReceivedAt,
            ConfirmedAt = o.Progress.ConfirmedAt,
            ShippedAt = o.Progress.ShippedAt,
            WaybillNo = o.Progress.WaybillNo,
            Replaces = o.Replaces,
            First = o.First,
            FirstPaidAt = o.Progress.FirstPaidAt,
            BalanceUntil = o.Progress.BalanceUntil,
            DepositKept = o.Progress.DepositKept,
            Standing = o.Standing,
            KeptIfCancelled = Balances.Kept(policies, o, CancelReasons.Customer),
        };

    private static IReadOnlyList<OrderLineView> Lines(Order o) =>
        [
            .. o
                .Lines.OrderBy(l => l.No)
                .Select(l => new OrderLineView(
                    l.No,
                    l.Sku,
                    l.Goods.SkuCode,
                    l.Goods.Barcode,
                    new Text(l.Goods.Name, l.NameEn).ToString(),
                    l.Goods.Colour,
                    l.Goods.Size,
                    l.Goods.PictureUrl,
                    l.Quantity,
                    l.Price,
                    l.Discount,
                    l.Total,
                    l.WeightGrams
                )
                {
                    Title = new Text(l.Goods.Name, l.NameEn),
                    UnitCost = l.UnitCost,
                    WholesaleFrom = l.WholesaleFrom,
                }),
        ];
}
