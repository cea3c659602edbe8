using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>Who followed an order of the past, as an import brings it.</summary>
public sealed record PastFollowUp(OrderId Order, string No, DateTimeOffset ConfirmedAt)
{
    /// <summary>When it was received or given up; null while it is on its way.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who has taken it over, and when; null when nobody has.</summary>
    public (Guid? Id, string Name, DateTimeOffset Since)? Owner { get; init; }
}

/// <summary>Takes the follow-ups of past orders over, many at once.</summary>
[SystemOnly]
public sealed class ImportFollowUps(ShopDb db)
{
    /// <summary>An order has one, from its confirmation on.</summary>
    public async Task<Result> Run(IReadOnlyList<PastFollowUp> past, CancellationToken ct)
    {
        var writer = new SetWriter(db);
        writer.Insert([
            .. past.Select(p =>
                OrderFollowUp.Restore(
                    new OrderFollowUp
                    {
                        OrderId = p.Order,
                        OrderNo = p.No,
                        ConfirmedAt = p.ConfirmedAt,
                        DueAt = p.ConfirmedAt + OrderingPolicies.HandOverWithin.Default,
                        EndedAt = p.EndedAt,
                    },
                    p.Owner?.Id,
                    p.Owner?.Name,
                    p.Owner?.Since
                )
            ),
        ]);
        await writer.Flush(ct);
        return Result.Done;
    }
}
