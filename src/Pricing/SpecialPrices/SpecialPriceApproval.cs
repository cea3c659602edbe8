using Zhanggui.Approvals;

namespace Zhanggui.Pricing;

/// <summary>特价申请 (CAT-11): one of the directors; the general manager as well when much is given away.</summary>
internal static class SpecialPriceApproval
{
    public static readonly ApprovalKind<SpecialPrice> Kind = new ApprovalKind<SpecialPrice>(
        "special-price",
        ("特价申请", "Special price"),
        "CSDIR/MKTDIR/OPSDIR > GM@3000",
        "CAT-11"
    )
    {
        Hours = 2,
        Then = (
            "这位客户马上可以按特价下单，用完或到期为止",
            "This customer may order at it at once, until it is used up or over"
        ),
    }
        .Asks(s => s.Subject, s => $"/office/special-prices/{s.No}", Title, s => s.Reason)
        .Fact(("客户", "Customer"), s => s.Customer)
        .Fact(("商品", "Goods"), Goods)
        .Fact(("单价", "Price"), s => s.Price.ToYuan(), before: s => s.Usual.ToYuan())
        .Fact(("最多", "At most"), s => new Text($"{s.Most} 件", $"{s.Most} pieces"))
        .Figure(("让利", "Off"), s => $"{s.Off}%")
        .Figure(("每件毛利", "Margin a piece"), s => s.Cost > Money.Zero ? (s.Price - s.Cost).ToYuan() : "—")
        .Figure(("最多让出", "At most given"), s => ((s.Usual - s.Price) * s.Most).ToYuan())
        .Caution(s => s.Price < s.Cost ? ("低于成本", "Below cost") : null)
        .Amount(s => (s.Usual - s.Price) * s.Most)
        .NeededBy(s => s.Until)
        .Document<SpecialPriceRequests>((r, id, ct) => r.Find(new SpecialPriceId(id), ct), SpecialPriceErrors.NotFound)
        // What is over is not approved any more.
        .Gate<SpecialPriceDecision>((d, s, _) => Task.FromResult(d.Refuse(s)))
        .Approved<SpecialPriceDecision>((d, s, e, ct) => d.Grant(s, e.By, e.Comment, ct))
        .Rejected<SpecialPriceDecision>(
            (d, s, e, _) => Task.FromResult(d.End(s, SpecialPriceVerb.Refuse, e.By, e.Comment))
        )
        .Withdrawn<SpecialPriceDecision>(
            (d, s, e, _) => Task.FromResult(d.End(s, SpecialPriceVerb.Withdraw, e.By, e.Comment))
        );

    private static Text Title(SpecialPrice s) =>
        ($"特价 {s.Name} {s.Price.ToYuan()}", $"Special price of {s.NameEn}, {s.Price.ToYuan()}");

    private static Text Goods(SpecialPrice s) =>
        ($"{s.Name} {s.Colour} / {s.Size}（{s.SkuCode}）", $"{s.NameEn} {s.Colour} / {s.Size} ({s.SkuCode})");
}

/// <summary>
/// What follows from a decision about a special price, in its transaction; by nobody when the chain asks nobody.
/// </summary>
internal sealed class SpecialPriceDecision(OperationContext context)
{
    public Refusal? Refuse(SpecialPrice special) => special.Until <= context.Now ? SpecialPriceErrors.TooLate : null;

    public async Task<Result> Grant(SpecialPrice special, string? by, string? comment, CancellationToken ct)
    {
        if (End(special, SpecialPriceVerb.Approve, by, comment) is { IsDone: false } refused)
            return refused;
        context.Invalidate(SpecialPriceCache.Topic);
        if (special.Phone is { } phone)
            await context.Raise(
                new SpecialPriceGranted(
                    special.Id,
                    special.No,
                    phone,
                    $"{special.Name} {special.Colour} {special.Size}".TrimEnd(),
                    special.Price,
                    special.Until
                ),
                ct
            );
        return Result.Done;
    }

    public Result End(SpecialPrice special, SpecialPriceVerb verb, string? by, string? comment)
    {
        if (special.Progress.End(verb, by, comment, context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            special.Subject,
            verb == SpecialPriceVerb.Approve
                ? ("特价获批", "Special price approved")
                : ("特价未批", "Special price not approved"),
            new { state = SpecialPriceState.Pending },
            new { special.Progress.State, By = by },
            comment
        );
        return Result.Done;
    }
}
