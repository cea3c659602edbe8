using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.AfterSales;

/// <summary>One return with what was found.</summary>
internal sealed record ReturnFile(ReturnCase Case, IReadOnlyList<ReturnFinding> Found);

/// <summary>Reads returns and exchanges.</summary>
internal sealed class ReturnQueries(ShopDb db) : IReturns
{
    private static readonly Sorts<ReturnCase> Sorted = new Sorts<ReturnCase>(c => c.Id)
        .By("made", c => c.MadeAt)
        .By("no", c => c.No)
        .By("order", c => c.OrderNo);

    public static Task<bool> IsOpen(ShopDb db, Guid order, CancellationToken ct) =>
        db.Set<ReturnProgress>().AnyAsync(p => p.OrderId == order && p.EndedAt == null, ct);

    public Task<PageOf<ReturnCase>> Page(ListRequest request, int take) =>
        Sorted.Page(Filtered(request), request.Place, take, request.Ct);

    /// <summary>The parts of the list, the open ones first.</summary>
    public async Task<IReadOnlyList<ListTab>> Tabs(CancellationToken ct)
    {
        var counts = await Counts(ct);
        return
        [
            new ListTab("open", ("办理中", "Open"), counts.Values.Sum()),
            .. ReturnStates.Open.Select(s => new ListTab(
                s.ToString(),
                ReturnStates.NameOf(s),
                counts.GetValueOrDefault(s)
            )),
            new ListTab("ended", ("已办结", "Ended")),
            new ListTab("all", ("全部", "All")),
        ];
    }

    /// <summary>How many are open, by state; those that have ended are not counted.</summary>
    public async Task<IReadOnlyDictionary<ReturnState, int>> Counts(CancellationToken ct)
    {
        var open = ReturnStates.Open;
        return await db.Set<ReturnProgress>()
            .Where(p => EF.Parameter(open).Contains(p.State))
            .GroupBy(p => p.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    public async Task<ReturnFile?> Of(string no, CancellationToken ct)
    {
        var upper = (no ?? "").Trim().ToUpperInvariant();
        if (await All.FirstOrDefaultAsync(c => c.No == upper, ct) is not { } found)
            return null;
        var round = found.Progress.Round;
        return new ReturnFile(
            found,
            round == 0
                ? []
                : await db.Set<ReturnFinding>()
                    .AsNoTracking()
                    .Where(f => f.CaseId == found.Id && f.Round == round)
                    .OrderBy(f => f.LineNo)
                    .ToListAsync(ct)
        );
    }

    public async Task<IReadOnlyList<ReturnCase>> CasesOf(Guid order, CancellationToken ct) =>
        await All.Where(c => c.OrderId == order).OrderByDescending(c => c.MadeAt).ToListAsync(ct);

    public async Task<IReadOnlyList<ReturnCard>> OfOrder(Guid order, CancellationToken ct) =>
        [.. (await CasesOf(order, ct)).Select(c => new ReturnCard(c.No, c.Kind, c.State, ReturnWords.ForCustomer(c)))];

    private IQueryable<ReturnCase> All =>
        db.Set<ReturnCase>().AsNoTracking().Include(c => c.Progress).Include(c => c.Lines);

    private IQueryable<ReturnCase> Filtered(ListRequest request)
    {
        var rows = request["tab"]?.ToUpperInvariant() switch
        {
            "ALL" => All,
            "ENDED" => All.Where(c => c.Progress.EndedAt != null),
            var tab when Asked.Choice<ReturnState>(tab) is { } state => All.Where(c => c.Progress.State == state),
            _ => All.Where(c => c.Progress.EndedAt == null),
        };
        if (Asked.Choice<ReturnKind>(request["kind"]) is { } kind)
            rows = rows.Where(c => c.Kind == kind);
        if (request["channel"] is { } channel)
            rows = rows.Where(c => c.Channel == channel);
        if (request["q"] is { } q)
        {
            var no = q.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            rows = rows.Where(c =>
                c.No.StartsWith(no)
                || c.OrderNo.StartsWith(no)
                || c.Phone.StartsWith(no)
                || c.Customer == q
                || c.Progress.WaybillNo == no
            );
        }

        return rows;
    }
}

/// <summary>What customers read.</summary>
internal static class ReturnWords
{
    public static Text? ForCustomer(ReturnCase c) =>
        (c.State, c.Kind) switch
        {
            (ReturnState.Reviewing, _) => (
                "您的退换货申请已登记，主管确认后告诉您寄到哪里",
                "Your request is registered. Once it is confirmed we tell you where to send it."
            ),
            (ReturnState.Awaiting, _) when c.Reason == ReturnReason.Undelivered => (
                "包裹正在退回，收到后给您退款",
                "The parcel is on its way back to us; when it is here you get your money back."
            ),
            (ReturnState.Awaiting, _) when c.SendTo.Length == 0 => (
                $"已同意，客服会告诉您寄到哪里。箱内放一张写有 {c.No} 的纸条",
                $"Granted. Customer service will tell you where to send it. Put a note with {c.No} in the box."
            ),
            (ReturnState.Awaiting, _) => (
                $"已同意，请寄到：{c.SendTo}。箱内放一张写有 {c.No} 的纸条",
                $"Granted. Please send it to: {c.SendTo}. Put a note with {c.No} in the box."
            ),
            (ReturnState.Inspected, _) => (
                "退回的商品已收到，正在办理",
                "What you sent back is here and is being settled."
            ),
            (ReturnState.Done, ReturnKind.Exchange) => (
                $"换货已办好，新货订单 {c.Progress.ReplacementNo}",
                $"Exchanged. The new goods are order {c.Progress.ReplacementNo}."
            ),
            (ReturnState.Done, _) when c.Progress.Refunded > Money.Zero => (
                $"退货已办好，退款 {c.Progress.Refunded} 元原路退回",
                $"Returned. {c.Progress.Refunded} yuan go back the way they came."
            ),
            (ReturnState.Done, _) => ("退货已办好", "Returned."),
            (ReturnState.Refused, _) => (
                "退换货没有通过，客服会联系您说明",
                "The return was not granted; customer service will contact you."
            ),
            _ => null,
        };
}
