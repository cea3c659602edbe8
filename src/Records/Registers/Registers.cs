using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Records;

/// <summary>One version of a register that a company made itself; never changed, a new version follows.</summary>
internal sealed class OwnRegister
{
    public required string Key { get; init; }
    public required int Version { get; init; }
    public required string Prefix { get; init; }
    public required string Definition { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string Maker { get; init; }
}

/// <summary>
/// Every register: those that come with the program, and the company's own in their latest or an earlier version.
/// </summary>
internal sealed class Registers(IEnumerable<Register> shipped, ShopDb db)
{
    private readonly List<Register> _shipped = [.. shipped];

    public async Task<IReadOnlyList<Register>> All(CancellationToken ct)
    {
        var rows = await db.Set<OwnRegister>()
            .AsNoTracking()
            .Where(r => r.Version == db.Set<OwnRegister>().Where(o => o.Key == r.Key).Max(o => o.Version))
            .ToListAsync(ct);
        return [.. _shipped, .. rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(Read)];
    }

    public async Task<Register?> Find(string key, CancellationToken ct)
    {
        if (_shipped.Find(r => r.Key == key) is { } known)
            return known;
        var row = await db.Set<OwnRegister>()
            .AsNoTracking()
            .Where(r => r.Key == key)
            .OrderByDescending(r => r.Version)
            .FirstOrDefaultAsync(ct);
        return row is null ? null : Read(row);
    }

    /// <summary>
    /// A register as it was defined when an entry was written. Of a shipped one there is the program's own version
    /// only.
    /// </summary>
    public async Task<Register?> Of(string key, int version, CancellationToken ct)
    {
        if (_shipped.Find(r => r.Key == key) is { } known)
            return known;
        var row = await db.Set<OwnRegister>()
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Key == key && r.Version == version, ct);
        return row is null ? null : Read(row);
    }

    public static string Write(Register register) => JsonSerializer.Serialize(register, OperationContext.Json);

    private static Register Read(OwnRegister row) =>
        JsonSerializer.Deserialize<Register>(row.Definition, OperationContext.Json)! with
        {
            Version = row.Version,
        };
}
