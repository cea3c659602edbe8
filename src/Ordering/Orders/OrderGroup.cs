using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Inventory;
using Zhanggui.OrderScreening;
using Zhanggui.Pricing;
using Zhanggui.Work;

namespace Zhanggui.Ordering;

/// <summary>
/// One group of orders in one transaction. Every module contributes its rows to the one batch; Ordering knows none of
/// their tables.
/// </summary>
internal sealed class OrderGroup(
    ShopDb db,
    IStock stock,
    IReceivables receivables,
    IToDos todos,
    Outbox outbox,
    OrderGroupSettings settings
)
{
    /// <summary>Answers in the order of the requests.</summary>
    public async Task<IReadOnlyList<Result<PlacedOrder>>> Commit(
        IReadOnlyList<PlaceRequest> requests,
        CancellationToken ct
    )
    {
        try
        {
            return await Place(requests, ct);
        }
        finally
        {
            // Used, or found to be used up: the next quote reads what is left.
            if (requests.Any(r => r.Specials.Count > 0))
                settings.Specials.Invalidate();
        }
    }

    private async Task<IReadOnlyList<Result<PlacedOrder>>> Place(
        IReadOnlyList<PlaceRequest> requests,
        CancellationToken ct
    )
    {
        var answers = new Result<PlacedOrder>[requests.Count];
        await using var transaction = await SetTransaction.Open(db, ct);
        var look = OrderGroupLook.Ask(transaction.Reader, requests, settings.Screening.UnpaidToCount);
        var specials = settings.Specials.Lock(
            transaction.Reader,
            [.. requests.SelectMany(r => r.Specials).Select(s => s.Special)]
        );
        var locked = await stock.Lock(
            transaction.Reader,
            [.. requests.SelectMany(r => r.Order.Lines).Where(l => l.ShipsOn is null).Select(l => l.Sku).Distinct()],
            [.. requests.SelectMany(r => Buyers(r.Order)).Distinct()],
            ct
        );
        await transaction.Ask(ct);
        var now = settings.Clock.Now();
        var open = Fresh(look, requests, answers)
            .Where(i => specials.Take(requests[i].Specials, now) is not { } gone || Refuse(answers, i, gone))
            .ToList();
        if (open.Count == 0)
            return answers;

        var numbers = await settings.Numbers.Take(db, "SO", open.Count, now, ct);
        for (var i = 0; i < open.Count; i++)
        {
            var order = requests[open[i]].Order;
            order.No = numbers[i];
            var unpaid = order.Account is { } account ? look.Unpaid(account) : 0;
            order.Judged(settings.Screening.Judge(OrderCases.WhilePlaced(order, unpaid), settings.Screening.InForce));
        }

        var placed = Reserve(transaction.Writer, locked, requests, open, answers, now);
        if (placed.Count == 0)
            return answers;
        Write(transaction.Writer, requests, placed, answers, now);
        await transaction.Commit(ct);
        return answers;
    }

    private static bool Refuse(Result<PlacedOrder>[] answers, int at, Refusal why)
    {
        answers[at] = why;
        return false;
    }

    /// <summary>
    /// Those that were not answered before under the same key; a key that stands twice in the group counts once.
    /// </summary>
    private static List<int> Fresh(
        OrderGroupLook look,
        IReadOnlyList<PlaceRequest> requests,
        Result<PlacedOrder>[] answers
    )
    {
        var open = new List<int>();
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < requests.Count; i++)
        {
            var request = requests[i];
            if (request.IdempotencyKey is { } key)
            {
                if (look.Earlier(request.Owner.Key, key) is { } earlier)
                {
                    answers[i] = earlier;
                    continue;
                }

                // The twin in the same group would be placed twice: let this group go one by one.
                if (!seen.Add((request.Owner.Key, key)))
                    throw new DuplicateSubmissionException();
            }

            open.Add(i);
        }

        return open;
    }

    private List<int> Reserve(
        SetWriter writer,
        LockedStock locked,
        IReadOnlyList<PlaceRequest> requests,
        List<int> open,
        Result<PlacedOrder>[] answers,
        DateTimeOffset now
    )
    {
        var drafts = open.Select(i => new ReservationDraft(
                requests[i].Order.Subject,
                [
                    .. requests[i]
                        .Order.Lines.Where(l => l.ShipsOn is null)
                        .Select(l => new StockLine(l.No, l.Sku, l.Quantity)),
                ],
                ExpiresAt(requests[i].Order, now)
            )
            {
                Buyers = Buyers(requests[i].Order),
            })
            .ToList();
        var reserved = stock.ReserveMany(writer, locked, drafts, now);
        var placed = new List<int>();
        for (var n = 0; n < open.Count; n++)
        {
            if (reserved[n].Short is [var first, ..])
            {
                var line = requests[open[n]].Order.Lines.First(l => l.Sku == first.Sku);
                answers[open[n]] = OrderErrors.SoldOut(
                    $"{line.Goods.Name} {line.Goods.Colour} {line.Goods.Size}",
                    first
                );
            }
            else
                placed.Add(open[n]);
        }

        return placed;
    }

    /// <summary>For whom customer service may be holding these goods (ORD-31).</summary>
    private static string[] Buyers(Order order) =>
        order.Account is { } account
            ? [Holder.Member(account), Holder.Phone(order.Address.Phone)]
            : [Holder.Phone(order.Address.Phone)];

    private void Write(
        SetWriter writer,
        IReadOnlyList<PlaceRequest> requests,
        List<int> placed,
        Result<PlacedOrder>[] answers,
        DateTimeOffset now
    )
    {
        var orders = placed.Select(i => requests[i].Order).ToList();
        OrderRows.Add(
            writer,
            [.. placed.Select(i => (requests[i].Order, requests[i].Actor))],
            todos,
            settings.Screening,
            "PlaceOrder",
            now
        );
        receivables.OpenMany(
            writer,
            [
                .. orders.Select(o => new ReceivableDraft(
                    o.Subject,
                    o.Total,
                    o.Method,
                    o.Address.Name,
                    o.Account,
                    ExpiresAt(o, now),
                    $"/orders/{o.No}",
                    o.First
                )),
            ],
            now
        );
        writer.Insert([
            .. orders.SelectMany(o =>
                outbox.Messages(new OrderPlaced(o.Id, o.No, o.Account, o.Address.Phone, o.Total, o.Method), now)
            ),
        ]);
        foreach (var i in placed)
        {
            var order = requests[i].Order;
            answers[i] = new PlacedOrder(
                order.Id,
                order.No,
                order.Total,
                order.IsPrepaid ? receivables.PayUrl(order.Id.Value) : null
            );
        }

        writer.Insert([
            .. placed
                .Where(i => requests[i].IdempotencyKey is not null)
                .Select(i =>
                    OrderIdempotencyRecord.Of(requests[i].Owner.Key, requests[i].IdempotencyKey!, answers[i].Value, now)
                ),
        ]);
        settings.Specials.Write(
            writer,
            [
                .. placed
                    .Where(i => requests[i].Specials.Count > 0)
                    .Select(i => new SpecialPriceDraft(
                        requests[i].Order.Id.Value,
                        requests[i].Order.No,
                        requests[i].Specials
                    )),
            ],
            now
        );
        EmptyCarts(writer, requests, placed);
    }

    /// <summary>Takes what was bought out of the carts: whatever was added in the meantime stays.</summary>
    private void EmptyCarts(SetWriter writer, IReadOnlyList<PlaceRequest> requests, List<int> placed)
    {
        var bought = placed
            .Where(i => !requests[i].Owner.IsNobody)
            .SelectMany(i => requests[i].Order.Lines.Select(l => (Owner: requests[i].Owner.Key, l.Sku)))
            .Distinct()
            .OrderBy(b => b.Owner, StringComparer.Ordinal)
            .ThenBy(b => b.Sku.Value)
            .ToList();
        if (bought.Count == 0)
            return;
        if (db.IsPostgres && bought.Count > SetWriter.SmallSetThreshold)
            writer.Execute(
                """DELETE FROM ordering_cart_line c USING unnest($1::text[], $2::uuid[]) AS b(owner, sku) WHERE c."Owner" = b.owner AND c."Sku" = b.sku""",
                bought.Select(b => b.Owner).ToArray(),
                bought.Select(b => b.Sku.Value).ToArray()
            );
        else
            foreach (var (owner, sku) in bought)
                writer.Execute(
                    """DELETE FROM ordering_cart_line WHERE "Owner" = $1 AND "Sku" = $2""",
                    owner,
                    sku.Value
                );
    }

    private DateTimeOffset? ExpiresAt(Order order, DateTimeOffset now) =>
        order.IsPrepaid ? now + settings.Policies.KeepUnpaid(order.Method) : null;
}

/// <summary>What a group needs besides the modules.</summary>
internal sealed record OrderGroupSettings(
    DocumentNumbers Numbers,
    Policies Policies,
    TimeProvider Clock,
    IScreening Screening,
    ISpecialPrices Specials
);

/// <summary>
/// The same submit came twice within one group; the group is tried one by one, and the second finds the first.
/// </summary>
internal sealed class DuplicateSubmissionException : Exception;

/// <summary>
/// The outcome of a submit with a key, written with the order: the same submit again is answered with the same order.
/// </summary>
internal sealed class OrderIdempotencyRecord
{
    public required string Owner { get; init; }
    public required string Key { get; init; }
    public required OrderId OrderId { get; init; }
    public required string No { get; init; }
    public required Money Total { get; init; }
    public string? PayUrl { get; init; }
    public required DateTimeOffset At { get; init; }

    public PlacedOrder Outcome => new(OrderId, No, Total, PayUrl);

    public static OrderIdempotencyRecord Of(string owner, string key, PlacedOrder placed, DateTimeOffset now) =>
        new()
        {
            Owner = owner,
            Key = key,
            OrderId = placed.Id,
            No = placed.No,
            Total = placed.Total,
            PayUrl = placed.PayUrl,
            At = now,
        };
}
