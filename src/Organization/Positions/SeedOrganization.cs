using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>
/// Gives a new company its departments, positions and permissions (ORG-31). Once there are positions, they are the
/// company's own and nothing is overwritten.
/// </summary>
[SystemOnly]
public sealed class SeedOrganization(ShopDb db, OperationContext context, IEnumerable<Permission> permissions)
{
    /// <summary>
    /// The first time everything. Later only what a new release has brought: a permission that was never offered here
    /// is given to the positions that have it in the matrix; what people have taken away since then stays away.
    /// </summary>
    public async Task<Result> Run(CancellationToken ct)
    {
        if (await db.Set<Position>().AnyAsync(ct))
            return await Offer(ct);
        var writer = new SetWriter(db);
        writer.Insert([
            .. PositionSeed.Departments.Select(
                (d, i) =>
                    new Department
                    {
                        Code = d.Code,
                        NameZh = d.Zh,
                        NameEn = d.En,
                        Sort = i,
                    }
            ),
        ]);
        writer.Insert([
            .. PositionSeed.Positions.Select(
                (p, i) =>
                    new Position
                    {
                        Code = p.Code,
                        NameZh = p.Zh,
                        NameEn = p.En,
                        Department = p.Department,
                        Superior = p.Superior,
                        Sort = i,
                        Kind = p.Kind,
                    }
            ),
        ]);
        writer.Insert([.. Grants().Select(g => new Grant { Position = g.Position, Permission = g.Permission })]);
        writer.Insert([
            .. Grants().Select(g => g.Permission).Distinct().Select(p => new OfferedPermission { Permission = p }),
        ]);
        await writer.Flush(ct);
        context.Record(
            Subject.Of("organization", "organization"),
            ("建立岗位与权限", "Positions and permissions set up"),
            after: new { positions = PositionSeed.Positions.Length }
        );
        return Result.Done;
    }

    private async Task<Result> Offer(CancellationToken ct)
    {
        var noted = await db.Set<OfferedPermission>().Select(o => o.Permission).ToListAsync(ct);
        var offered = noted.ToHashSet(StringComparer.Ordinal);
        if (Grants().All(g => offered.Contains(g.Permission)))
            return Result.Done;
        var (positions, granted) = (
            await db.Set<Position>().Select(p => p.Code).ToListAsync(ct),
            await db.Set<Grant>().AsNoTracking().ToListAsync(ct)
        );
        // An installation from before the offers were noted has been offered whatever somebody holds.
        if (offered.Count == 0)
            offered.UnionWith(granted.Select(g => g.Permission));
        List<(string Position, string Permission)> fresh =
        [
            .. Grants()
                .Where(g =>
                    !offered.Contains(g.Permission)
                    && positions.Contains(g.Position)
                    && !granted.Exists(x => x.Position == g.Position && x.Permission == g.Permission)
                ),
        ];
        db.AddRange(fresh.Select(g => new Grant { Position = g.Position, Permission = g.Permission }));
        db.AddRange(
            Grants()
                .Select(g => g.Permission)
                .Distinct()
                .Except(noted)
                .Select(p => new OfferedPermission { Permission = p })
        );
        if (fresh.Count == 0)
            return Result.Done;
        context.Invalidate(ActorCache.Topic);
        context.Record(
            Subject.Of("organization", "organization"),
            ("新版本的权限", "Permissions of a new release"),
            after: fresh.GroupBy(g => g.Permission).ToDictionary(g => g.Key, g => g.Select(x => x.Position).ToArray())
        );
        return Result.Done;
    }

    private IReadOnlyList<(string Position, string Permission)> Grants() => [.. Grants(permissions)];

    /// <summary>
    /// The whole of section 4 as pairs, each once: the matrix, and what each permission says of its holders.
    /// </summary>
    internal static IEnumerable<(string Position, string Permission)> Grants(IEnumerable<Permission> permissions) =>
        PositionSeed
            .Positions.SelectMany(p => PositionSeed.Permissions(p).Select(permission => (p.Code, permission)))
            .Concat(permissions.SelectMany(p => Holders(p).Select(position => (position, p.Code))))
            .Distinct();

    private static IEnumerable<string> Holders(Permission permission) =>
        permission.Holders is [Permission.Everybody]
            ? PositionSeed.Positions.Where(p => p.Kind == PositionKind.Staff).Select(p => p.Code)
            : permission.Holders;
}

/// <summary>
/// A permission that the positions of this installation were given once, as the matrix says; from then on people
/// decide.
/// </summary>
internal sealed class OfferedPermission
{
    public required string Permission { get; init; }
}
