namespace Zhanggui.Organization;

/// <summary>Filters, order and columns of a list under a name, for the person who kept them.</summary>
internal sealed class SavedView
{
    /// <summary>More of them on one page would be a list of their own.</summary>
    public const int Max = 20;
    public const int LongestName = 20;
    public const int LongestQuery = 2000;

    public required Guid Id { get; init; }
    public required Guid Account { get; init; }

    /// <summary>The list's path.</summary>
    public required string Page { get; init; }
    public required string Name { get; init; }

    /// <summary>The address after the question mark.</summary>
    public required string Query { get; set; }
    public required DateTimeOffset At { get; set; }
}
