using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>Why somebody may decide a seat: their own place, or that of somebody who delegated to them.</summary>
internal sealed record Right(Guid? ForId, string? ForName)
{
    public static readonly Right Own = new(null, null);
}

/// <summary>
/// Who may decide at one moment: positions with their holders, and the delegations in force. A maker never decides, and
/// nobody decides twice; a seat that therefore has nobody goes to the next position above that has somebody.
/// </summary>
internal sealed class Bench(IReadOnlyDictionary<string, PositionView> positions, IReadOnlyList<Delegation> inForce)
{
    public static async Task<Bench> Of(ShopDb db, IPositions positions, DateTimeOffset now, CancellationToken ct)
    {
        var inForce = await db.Set<Delegation>()
            .AsNoTracking()
            .Where(d => d.RevokedAt == null && d.From <= now && d.Until > now)
            .ToListAsync(ct);
        return new Bench(await positions.All(ct), inForce);
    }

    public Text NameOf(string position) =>
        positions.TryGetValue(position, out var view) ? view.Name : new Text(position, position);

    public IReadOnlyList<(AccountId Id, string Name)> Holders(string position) =>
        positions.TryGetValue(position, out var view) ? view.Holders : [];

    public IReadOnlyList<Delegation> InForce => inForce;

    /// <summary>The superior of whoever holds these positions; null at the top.</summary>
    public string? Leader(IEnumerable<string> held) =>
        held.Select(p => positions.GetValueOrDefault(p)?.Superior).FirstOrDefault(s => s is not null);

    /// <summary>
    /// The position that decides in this place: it, or the nearest above that has somebody who may; null when there is
    /// none.
    /// </summary>
    public string? Taker(string position, Guid? maker, IReadOnlySet<Guid> decided) =>
        Upwards(position).FirstOrDefault(p => Holders(p).Any(h => May(h.Id.Value, maker, decided)));

    /// <summary>
    /// The nearest above that has somebody who may decide: where it is reported to when it is overdue.
    /// </summary>
    public string? Above(string position, Guid? maker, IReadOnlySet<Guid> decided) =>
        Upwards(position).Skip(1).FirstOrDefault(p => Holders(p).Any(h => May(h.Id.Value, maker, decided)));

    /// <summary>True when everybody who could be asked, but for the maker, has decided already.</summary>
    public bool AllHaveDecided(string position, Guid? maker, IReadOnlySet<Guid> decided) =>
        Taker(position, maker, decided) is null
        && Upwards(position).SelectMany(Holders).Any(h => h.Id.Value != maker && decided.Contains(h.Id.Value));

    /// <summary>Those who hold a seat themselves and may decide it.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Sitting(ApprovalSeat seat, Guid? maker, IReadOnlySet<Guid> decided)
    {
        IEnumerable<(Guid Id, string Name)> own = seat.PersonId is { } person
            ? [(person, seat.PersonName ?? "")]
            : Holders(seat.Acting).Select(h => (h.Id.Value, h.Name));
        var reported = seat.EscalatedTo is { } above ? Holders(above).Select(h => (h.Id.Value, h.Name)) : [];
        return [.. own.Concat(reported).Where(h => May(h.Item1, maker, decided)).DistinctBy(h => h.Item1)];
    }

    /// <summary>True when one of those who have decided also sits here, so that others must be found.</summary>
    public bool Concerns(ApprovalSeat seat, Guid? maker, IReadOnlySet<Guid> decided) =>
        Sitting(seat, maker, new HashSet<Guid>()).Any(s => decided.Contains(s.Id));

    /// <summary>Why this person may decide an open seat; null when they may not.</summary>
    public Right? RightOf(
        Guid me,
        IReadOnlyList<string> held,
        ApprovalSeat seat,
        Guid? maker,
        IReadOnlySet<Guid> decided
    )
    {
        if (seat.State != SeatState.Open || !May(me, maker, decided))
            return null;
        var sits = seat.PersonId is { } person ? person == me : held.Contains(seat.Acting);
        if (sits || seat.EscalatedTo is { } above && held.Contains(above))
            return Right.Own;
        var sitting = Sitting(seat, maker, decided);
        return inForce.FirstOrDefault(d => d.ToId == me && sitting.Any(s => s.Id == d.FromId)) is { } by
            ? new Right(by.FromId, by.FromName)
            : null;
    }

    private static bool May(Guid person, Guid? maker, IReadOnlySet<Guid> decided) =>
        person != maker && !decided.Contains(person);

    /// <summary>The position and those above it, nearest first; a circle in the data ends the walk.</summary>
    private IEnumerable<string> Upwards(string position)
    {
        var seen = new HashSet<string>();
        for (
            var code = position;
            code is not null && seen.Add(code);
            code = positions.GetValueOrDefault(code)?.Superior
        )
            yield return code;
    }
}
