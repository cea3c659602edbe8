namespace Zhanggui.Organization;

/// <summary>
/// One cell of the matrix as section 4 writes it: letters, each restricted one with its restriction in brackets.
/// </summary>
internal sealed record MatrixCell(IReadOnlyList<(char Letter, string? Only)> Parts)
{
    /// <summary>The cell of one module. "View" is left out where another letter brings it along.</summary>
    public static MatrixCell Of(IEnumerable<string> grants, string module)
    {
        var parts = grants
            .Select(PermissionDirectory.Cell)
            .Where(c => c?.Module == module)
            .Select(c => (c!.Value.Letter, c.Value.Only))
            .Distinct()
            .ToList();
        if (parts.Any(p => p.Letter is 'D' or 'E' or 'A' or 'S' or 'X'))
            parts.RemoveAll(p => p.Letter == 'V' && p.Only is null);
        return new MatrixCell([
            .. parts
                .OrderBy(p => Array.FindIndex(PermissionDirectory.Verbs, v => v.Letter == p.Letter))
                .ThenBy(p => p.Only, StringComparer.Ordinal),
        ]);
    }

    public bool IsEmpty => Parts.Count == 0;

    public override string ToString() =>
        IsEmpty
            ? "-"
            : string.Join(',', Parts.Select(p => p.Only is null ? p.Letter.ToString() : $"{p.Letter}({p.Only})"));
}
