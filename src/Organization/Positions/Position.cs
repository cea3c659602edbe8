using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>A department (ORG-01).</summary>
internal sealed class Department
{
    public required string Code { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required int Sort { get; set; }

    public Text Name => new(NameZh, NameEn);
    public Subject Subject => Subject.Of("department", Code);
}

/// <summary>Who can hold a position.</summary>
internal enum PositionKind
{
    /// <summary>Staff.</summary>
    Staff,

    /// <summary>Somebody from outside with an account here, for a time (ORG-02).</summary>
    Outside,

    /// <summary>
    /// Nobody: customers and partners. Their row says what the shop and the partners' interface are open to.
    /// </summary>
    Shop,
}

/// <summary>A position: what the department's work is divided into. Data, editable (ORG-01, ORG-31).</summary>
internal sealed class Position
{
    public required string Code { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required string Department { get; set; }

    /// <summary>The position that it reports to; null at the top.</summary>
    public string? Superior { get; set; }
    public required int Sort { get; set; }
    public PositionKind Kind { get; init; }

    public Text Name => new(NameZh, NameEn);
    public Subject Subject => Subject.Of("position", Code);
}

/// <summary>A person holds a position for a time.</summary>
internal sealed class Holding
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Position { get; init; }
    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; set; }
    public required string By { get; init; }

    public static Holding Begin(Guid account, string position, DateTimeOffset? until, string by, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account,
            Position = position,
            From = now,
            Until = until,
            By = by,
        };
}

/// <summary>A position may do something: one letter in one cell of the matrix of section 4.</summary>
internal sealed class Grant
{
    public required string Position { get; init; }
    public required string Permission { get; init; }
}

internal static class Ledger
{
    /// <summary>The positions that an account holds at an instant.</summary>
    public static async Task<IReadOnlyList<string>> PositionsOf(
        this ShopDb db,
        Guid account,
        DateTimeOffset at,
        CancellationToken ct
    ) =>
        await db.Set<Holding>()
            .AsNoTracking()
            .Where(h => h.AccountId == account && h.From <= at && (h.Until == null || h.Until > at))
            .Select(h => h.Position)
            .Distinct()
            .ToListAsync(ct);
}
