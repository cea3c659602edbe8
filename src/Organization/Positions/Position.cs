namespace Zhanggui.Organization;

/// <summary>A department (ORG-01).</summary>
internal sealed class Department
{
    public required string Code { get; init; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required int Sort { get; set; }
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
}

/// <summary>A position may do something: one cell of the matrix of section 4.</summary>
internal sealed class Grant
{
    public required string Position { get; init; }
    public required string Permission { get; init; }
}
