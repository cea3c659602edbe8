using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.Ordering;

namespace Zhanggui.AfterSales;

/// <summary>
/// What follows from a signed return slip, in the transaction of the last signature: the stock, the books, the money or
/// the new goods, the order.
/// </summary>
internal sealed class ReturnSettlement(
    ReturnStock goods,
    IReceivables receivables,
    Replacements replacements,
    IReturnedGoods orders,
    ReturnDraftBuilder drafts,
    ReturnTransitions transitions,
    OperationContext context
)
{
    /// <summary>What is given back for what came: each line's share, and the postage when everything came.</summary>
    public static Money Due(ReturnCase c, IReadOnlyList<ReturnFinding> found) =>
        c.Kind == ReturnKind.Exchange
            ? Money.Zero
            : c.Lines.Sum(l => ReturnMath.Share(l.Amount, l.Quantity.Units, 0, found.First(f => f.LineNo == l.No).Came))
                + (found.Sum(f => f.Came) == c.Pieces ? c.Postage : Money.Zero);

    /// <summary>Why its money goes back, as the refund says it.</summary>
    public static string ReasonOf(ReturnCase c) => $"退货 {c.No}";

    /// <summary>Null when it can be done now.</summary>
    public async Task<Refusal?> Refuse(ReturnCase c, IReadOnlyList<ReturnFinding> found, CancellationToken ct)
    {
        var (due, card) = (Due(c, found), (await receivables.Of([c.OrderId], ct)).GetValueOrDefault(c.OrderId));
        if (due == Money.Zero || card is null)
            return null;
        if (card.State == ReceivableState.Open)
            return await IsEverything(c, found, ct) ? null : ReturnErrors.UnpaidPart;
        return due > card.Paid - card.Refunded ? ReturnErrors.TooMuch(card) : null;
    }

    public async Task Settle(ReturnCase c, IReadOnlyList<ReturnFinding> found, string by, CancellationToken ct)
    {
        var everything = await IsEverything(c, found, ct);
        Must(await goods.Post(c, found, ct));
        var refunded = await Refund(c, Due(c, found), ct);
        var replacement = c.Kind == ReturnKind.Exchange ? await replacements.Order(c, found, ct) : null;
        Must(c.Progress.Finish(refunded, replacement?.No, by, context.Now));
        var came = found.Sum(f => f.Came);
        Must(
            await orders.CameBack(
                new OrderId(c.OrderId),
                replacement is null
                    ? new Text($"退货 {came} 件入库（{c.No}）", $"{came} pieces returned ({c.No})")
                    : new Text(
                        $"换货收回 {came} 件（{c.No}），补发 {replacement.No}",
                        $"{came} pieces exchanged ({c.No}), sent anew as {replacement.No}"
                    ),
                everything && replacement is null,
                ct
            )
        );
        context.Record(
            c.Subject,
            ("退换货完成", "Return finished"),
            new { state = ReturnState.Inspected },
            new
            {
                c.State,
                c.Progress.Refunded,
                c.Progress.ReplacementNo,
            }
        );
        context.Changed("returns");
        await transitions.Tell(
            c,
            "done",
            replacement is null
                ? $"您的订单 {c.OrderNo} 退货已收到，{(refunded > Money.Zero ? $"退款 {refunded} 元原路退回" : "已办完")}。"
                : $"您的订单 {c.OrderNo} 换货已收到，新货订单 {replacement.No}，不另收费。",
            ct
        );
    }

    /// <summary>Nothing of the order is left with its customer once these pieces came.</summary>
    private async Task<bool> IsEverything(ReturnCase c, IReadOnlyList<ReturnFinding> found, CancellationToken ct)
    {
        if (await drafts.Room(c.OrderNo, ct) is not { } room)
            return false;
        return room.Order.Lines.All(l =>
            room.Before.GetValueOrDefault(l.No)
                - c.Lines.Where(x => x.OrderLine == l.No)
                    .Sum(x => x.Quantity.Units - found.First(f => f.LineNo == x.No).Came)
            == l.Quantity.Units
        );
    }

    /// <summary>
    /// What was never paid is not paid any more, and what was paid goes back the way it came; of a channel's order the
    /// channel owes less (ORD-22).
    /// </summary>
    private async Task<Money> Refund(ReturnCase c, Money due, CancellationToken ct)
    {
        var card = (await receivables.Of([c.OrderId], ct)).GetValueOrDefault(c.OrderId);
        if (due == Money.Zero || card is null)
            return Money.Zero;
        if (card.State == ReceivableState.Open)
        {
            Must(await receivables.Cancel(c.OrderId, ReasonOf(c), ct));
            return Money.Zero;
        }

        Must(await receivables.Refund(c.OrderId, due, ReasonOf(c), $"return:{c.Id:N}", ct));
        return due;
    }

    private static void Must(Result done)
    {
        if (!done.IsDone)
            throw new InvalidOperationException($"A signed return slip could not be carried out: {done.Refusal!.Code}");
    }
}

/// <summary>The goods of returns: what was found, and how it enters the stock and the books.</summary>
internal sealed class ReturnStock(ShopDb db, IStock stock, IJournal journal)
{
    public async Task<IReadOnlyList<ReturnFinding>> Found(ReturnCase c, CancellationToken ct)
    {
        var round = c.Progress.Round;
        return await db.Set<ReturnFinding>()
            .AsNoTracking()
            .Where(f => f.CaseId == c.Id && f.Round == round)
            .OrderBy(f => f.LineNo)
            .ToListAsync(ct);
    }

    /// <summary>
    /// Good pieces can be sold again, at what their sale has booked as their cost; broken ones stay a cost of the sale.
    /// </summary>
    public async Task<Result> Post(ReturnCase c, IReadOnlyList<ReturnFinding> found, CancellationToken ct)
    {
        var worth = Money.Zero;
        foreach (var f in found.Where(f => f.Good > 0))
        {
            var line = c.Lines.First(l => l.No == f.LineNo);
            var value = ReturnMath.Share(line.Cost, line.Quantity.Units, 0, f.Good);
            var why = new Text($"退货入库：{c.OrderNo}", $"Returned: {c.OrderNo}");
            var done = await stock.Receive(c.Subject, line.Sku, f.Bin!.Value, new Quantity(f.Good), value, why, ct);
            if (!done.IsDone)
                return done;
            worth += value;
        }

        if (worth > Money.Zero)
            await journal.Post(
                c.Subject,
                new Text($"{c.OrderNo} 退货入库（{c.No}）", $"Goods of {c.OrderNo} returned ({c.No})"),
                [JournalLine.Dr(LedgerAccount.Goods, worth), JournalLine.Cr(LedgerAccount.CostOfSales, worth)],
                ct
            );
        return Result.Done;
    }
}

/// <summary>
/// Exchanged goods go out as an order of their own, for nothing, in the channel of the first one (AFS-14).
/// </summary>
internal sealed class Replacements(IOrderIntake intake, IOrders orders, ICatalog catalog)
{
    public async Task<TakenOrder?> Order(ReturnCase c, IReadOnlyList<ReturnFinding> found, CancellationToken ct)
    {
        var first = (await orders.Of(new OrderId(c.OrderId), ct))!;
        var cards = await catalog.Skus([.. c.Lines.Select(l => l.NewSku!.Value).Distinct()], ct);
        List<ChannelOrderLine> lines =
        [
            .. c
                .Lines.Select(l => (l.NewSku, found.First(f => f.LineNo == l.No).Came))
                .Where(l => l.Came > 0)
                .Select(l => new ChannelOrderLine(cards[l.NewSku!.Value], new Quantity(l.Came), Money.Zero)),
        ];
        var method = first.Method is PaymentMethod.CashOnDelivery ? PaymentMethod.OfflineTransfer : first.Method;
        var taken = await intake.Take(
            [
                new ChannelOrder(
                    first.Channel,
                    c.No,
                    c.Id.ToString("N"),
                    null,
                    first.Address,
                    first.Courier,
                    method,
                    Money.Zero,
                    Money.Zero,
                    lines
                )
                {
                    Account = c.Account,
                    Replaces = c.OrderNo,
                },
            ],
            ct
        );
        return taken[0];
    }
}
