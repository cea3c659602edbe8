using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>Gives a new company its departments, positions and permissions (ORG-31). Once there are positions, they are the company's own and nothing is overwritten.</summary>
[HouseOnly]
public sealed class SeedOrganization(ShopDb db, Act act)
{
    /// <summary>Does nothing the second time.</summary>
    public async Task<Result> Run(CancellationToken ct)
    {
        if (await db.Set<Position>().AnyAsync(ct)) return Result.Done;
        var writer = new SetWriter(db);
        writer.Insert([.. PositionSeed.Departments.Select((d, i) => new Department { Code = d.Code, NameZh = d.Zh, NameEn = d.En, Sort = i })]);
        writer.Insert([.. PositionSeed.Positions.Select((p, i) => new Position { Code = p.Code, NameZh = p.Zh, NameEn = p.En, Department = p.Department, Superior = p.Superior, Sort = i, Kind = p.Kind })]);
        writer.Insert([.. Grants().Select(g => new Grant { Position = g.Position, Permission = g.Permission })]);
        await writer.Flush(ct);
        act.Record(new Subject("organization", Ledger.IdOf("organization"), "organization"), ("建立岗位与权限", "Positions and permissions set up"), after: new { positions = PositionSeed.Positions.Length });
        return Result.Done;
    }

    /// <summary>The whole of section 4 as pairs, each once.</summary>
    internal static IEnumerable<(string Position, string Permission)> Grants() =>
        PositionSeed.Positions.SelectMany(p => PositionSeed.Permissions(p).Select(permission => (p.Code, permission)))
            .Concat(GrantSeed.Sensitive.SelectMany(s => s.Positions.Select(p => (p, s.Permission)))).Distinct();
}
