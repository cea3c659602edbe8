using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.OrderScreening;

namespace Zhanggui.Ordering;

/// <summary>What a draft would have changed for one order.</summary>
internal enum ReplayChange
{
    /// <summary>Held by the draft, not by the rules in force.</summary>
    NewlyHeld,

    /// <summary>Held by the rules in force, not by the draft.</summary>
    NoLongerHeld,

    /// <summary>Held by both.</summary>
    StillHeld,

    /// <summary>Held by neither.</summary>
    StillFree,
}

/// <summary>One order, judged by the rules in force and by a draft.</summary>
internal sealed record ReplayRow(
    ScreeningFacts Order,
    OrderStatus Status,
    ScreeningVerdict Before,
    ScreeningVerdict After,
    ReplayChange Change
)
{
    public PagePlace Place => new(Order.PlacedAt, Order.Id);
}

/// <summary>What a draft would have done.</summary>
/// <param name="Orders">So many were looked at.</param>
/// <param name="Counts">By change.</param>
/// <param name="NewlyHeldCancelled">
/// So many of the newly held were cancelled in fact: the draft would have been right.
/// </param>
/// <param name="NoLongerHeldCancelled">
/// So many of those that the draft lets go were cancelled in fact: the draft would have missed them.
/// </param>
/// <param name="Rows">The first of those that it changes, newest first.</param>
/// <param name="Next">Where the list goes on; null at its end.</param>
internal sealed record ReplayResult(
    int Orders,
    IReadOnlyDictionary<ReplayChange, int> Counts,
    int NewlyHeldCancelled,
    int NoLongerHeldCancelled,
    IReadOnlyList<ReplayRow> Rows,
    string? Next
);

/// <summary>
/// Judges the orders of the last 30 days once more, by the rules in force and by a draft (issue "An audit that explains
/// itself"). It reads part by part along the index, newest first, keeps no more than one part, and writes nothing.
/// </summary>
internal sealed class ScreeningReplay(
    OrderingDb db,
    OrderCases cases,
    IScreening screening,
    TimeProvider clock,
    ReplayProgress progress
)
{
    public const int Days = 30;
    public const int PageSize = 50;
    private const int Part = 500;

    /// <summary>
    /// The whole of it: the counts and the first page. Whoever waits for it can ask <see cref="ReplayProgress"/> how
    /// far it is.
    /// </summary>
    public async Task<ReplayResult> Run(ScreeningRuleSet draft, CancellationToken ct, Guid? asker = null)
    {
        using var under = progress.Begin(asker);
        var counts = Enum.GetValues<ReplayChange>().ToDictionary(c => c, _ => 0);
        var (rows, rightly, missed, more) = (new List<ReplayRow>(), 0, 0, false);
        await foreach (var row in Rows(draft, null, ct))
        {
            counts[row.Change]++;
            under.Count++;
            if (row.Status == OrderStatus.Cancelled && row.Change == ReplayChange.NewlyHeld)
                rightly++;
            if (row.Status == OrderStatus.Cancelled && row.Change == ReplayChange.NoLongerHeld)
                missed++;
            if (!IsChanged(row))
                continue;
            if (rows.Count < PageSize)
                rows.Add(row);
            else
                more = true;
        }

        return new ReplayResult(
            counts.Values.Sum(),
            counts,
            rightly,
            missed,
            rows,
            more ? rows[^1].Place.ToString() : null
        );
    }

    /// <summary>One page of those that the draft changes; it stops reading when the page is full.</summary>
    public async Task<(IReadOnlyList<ReplayRow> Rows, string? Next)> Page(
        ScreeningRuleSet draft,
        PagePlace after,
        CancellationToken ct
    )
    {
        var rows = new List<ReplayRow>();
        await foreach (var row in Rows(draft, after, ct))
        {
            if (!IsChanged(row))
                continue;
            if (rows.Count == PageSize)
                return (rows, rows[^1].Place.ToString());
            rows.Add(row);
        }

        return (rows, null);
    }

    private static bool IsChanged(ReplayRow row) => row.Change is ReplayChange.NewlyHeld or ReplayChange.NoLongerHeld;

    private async IAsyncEnumerable<ReplayRow> Rows(
        ScreeningRuleSet draft,
        PagePlace? after,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var (present, now) = (screening.InForce, clock.Now());
        var from = now - TimeSpan.FromDays(Days);
        await foreach (var part in Parts(from, after, ct))
        {
            var known = await cases.Pasts([.. part.Select(p => p.Facts)], Math.Max(present.Days, draft.Days), ct);
            foreach (var (facts, status, judgedAt) in part)
            {
                var orderCase = new ScreeningCase(facts, known[facts.Id], 0, judgedAt ?? now);
                var (before, then) = (screening.Judge(orderCase, present), screening.Judge(orderCase, draft));
                var change = (screening.IsHeld(before), screening.IsHeld(then)) switch
                {
                    (false, true) => ReplayChange.NewlyHeld,
                    (true, false) => ReplayChange.NoLongerHeld,
                    (true, true) => ReplayChange.StillHeld,
                    _ => ReplayChange.StillFree,
                };
                yield return new ReplayRow(facts, status, before, then, change);
            }
        }
    }

    /// <summary>The orders since then, newest first, part by part.</summary>
    internal async IAsyncEnumerable<
        IReadOnlyList<(ScreeningFacts Facts, OrderStatus Status, DateTimeOffset? JudgedAt)>
    > Parts(DateTimeOffset from, PagePlace? after, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var orders = db.Shop.Set<Order>().AsNoTracking().Where(o => o.PlacedAt >= from);
            if (after is { } a)
                orders = orders.Where(o => o.PlacedAt <= a.At && (o.PlacedAt < a.At || o.Id.Value.CompareTo(a.Id) < 0));
            var part = await orders
                .OrderByDescending(o => o.PlacedAt)
                .ThenByDescending(o => o.Id)
                .Take(Part)
                .Select(o => new
                {
                    o.Id,
                    o.No,
                    o.PlacedAt,
                    o.Account,
                    o.Address,
                    o.AddressKey,
                    o.Device,
                    o.Total,
                    o.Goods,
                    o.Discount,
                    o.Cost,
                    o.Replaces,
                    o.Remark,
                    o.InvoiceTitle,
                    o.InvoiceTaxNo,
                    Most = o.Lines.Max(l => l.Wholesale != null ? 0 : l.Quantity.Units),
                    o.Progress.Status,
                    JudgedAt = o.Progress.AcceptedAt ?? o.Progress.CancelledAt,
                })
                .ToListAsync(ct);
            if (part.Count > 0)
                yield return
                [
                    .. part.Select(o =>
                        (
                            new ScreeningFacts
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
                                MostUnits = o.Most,
                            },
                            o.Status,
                            o.JudgedAt
                        )
                    ),
                ];
            if (part.Count < Part)
                yield break;
            after = new PagePlace(part[^1].PlacedAt, part[^1].Id.Value);
        }
    }
}
