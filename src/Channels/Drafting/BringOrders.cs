using Zhanggui.Ordering;

namespace Zhanggui.Channels;

/// <summary>
/// Takes orders that a program or a person brings one request at a time: each gets an answer of its own, and one that
/// is wrong keeps nobody else's out.
/// </summary>
internal sealed class OrderSubmission(ShopDb db, OrderDraftBuilder drafting, IOrderIntake intake, Policies policies)
{
    public ShopDb Db => db;

    public async Task<Result<IReadOnlyList<BroughtOrder>>> Take(
        Channel channel,
        IReadOnlyList<DraftOrder> drafts,
        CancellationToken ct
    )
    {
        var max = policies.Get(ChannelsPolicies.MaxInRequest);
        if (drafts.Count == 0 || drafts.Count > max)
            return ChannelErrors.TooMany(max);
        if (!channel.IsActive)
            return ChannelErrors.Inactive;
        var answers = new BroughtOrder[drafts.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<int> fresh =
        [
            .. Enumerable
                .Range(0, drafts.Count)
                .Where(i => seen.Add((drafts[i].No ?? "").Trim()) || Refuse(answers, drafts, i, ChannelErrors.Twice)),
        ];
        var checkedOrders = await drafting.Check(channel, [.. fresh.Select(i => drafts[i])], ct);
        var good = new List<(int At, ChannelOrder Order)>();
        for (var n = 0; n < fresh.Count; n++)
        {
            if (checkedOrders[n].IsDone)
                good.Add((fresh[n], checkedOrders[n].Value));
            else
                Refuse(answers, drafts, fresh[n], checkedOrders[n].Refusal!);
        }

        var taken = await intake.Take([.. good.Select(g => g.Order)], ct);
        foreach (var (one, t) in good.Zip(taken))
        {
            if (t.Outcome == IntakeOutcome.Different)
                Refuse(answers, drafts, one.At, PlaceBatch.Different(t));
            else
                answers[one.At] = new BroughtOrder(
                    one.Order.No,
                    t.Outcome == IntakeOutcome.Placed ? "placed" : "already",
                    t.No,
                    t.Total,
                    t.IsShort
                );
        }

        return answers;
    }

    private static bool Refuse(BroughtOrder[] answers, IReadOnlyList<DraftOrder> drafts, int at, Refusal why)
    {
        var all = why.All.Take(8).ToList();
        answers[at] = new BroughtOrder(
            drafts[at].No ?? "",
            "refused",
            Code: why.Code,
            Field: why.Field,
            Message: new Text(
                string.Join("；", all.Select(r => r.Message.Zh)),
                string.Join("; ", all.Select(r => r.Message.En))
            )
        );
        return false;
    }
}

/// <summary>
/// Enters orders by hand or by a program of ours: what was sold over the counter (ORD-28), told on the phone, agreed
/// with a group.
/// </summary>
[Needs("order.create")]
public sealed class EnterOrders
{
    private readonly OrderSubmission _submission;
    private readonly ChannelDirectory _directory;

    internal EnterOrders(OrderSubmission submission, ChannelDirectory directory) =>
        (_submission, _directory) = (submission, directory);

    /// <summary>
    /// An answer per order. Refuses unknown and inactive channels, and more orders than a request takes.
    /// </summary>
    public async Task<Result<IReadOnlyList<BroughtOrder>>> Run(
        string code,
        IReadOnlyList<DraftOrder> drafts,
        CancellationToken ct
    ) =>
        await _directory.Of(code, ct) is { } channel
            ? await _submission.Take(channel, drafts, ct)
            : ChannelErrors.NotFound;
}

/// <summary>Takes the orders of a signed request whose signature was found good.</summary>
[SystemOnly]
public sealed class ReceiveSignedOrders
{
    private readonly OrderSubmission _submission;
    private readonly ChannelDirectory _directory;
    private readonly OperationContext _context;

    internal ReceiveSignedOrders(OrderSubmission submission, ChannelDirectory directory, OperationContext context) =>
        (_submission, _directory, _context) = (submission, directory, context);

    /// <summary>
    /// Refused with <c>channels.replayed</c> when the nonce came before; it is used up with the orders, in one
    /// transaction.
    /// </summary>
    public async Task<Result<IReadOnlyList<BroughtOrder>>> Run(
        string code,
        string nonce,
        IReadOnlyList<DraftOrder> drafts,
        CancellationToken ct
    )
    {
        if (await _directory.Of(code, ct) is not { } channel)
            return ChannelErrors.NotFound;
        return await NonceRow.TakeOnce(_submission.Db, channel.Id, nonce, _context.Now, ct)
            ? await _submission.Take(channel, drafts, ct)
            : ChannelErrors.Replayed;
    }
}
