using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>What a position is.</summary>
public sealed record PositionCard(string NameZh, string NameEn, string Department, string? Superior)
{
    internal IEnumerable<Refusal> Refuse()
    {
        if (string.IsNullOrWhiteSpace(NameZh) || NameZh.Trim().Length > 30)
            yield return Refusal.Invalid(
                "organization.position_name",
                "nameZh",
                "请填中文名，30 字以内",
                "Enter the Chinese name, at most 30 characters."
            );
        if (string.IsNullOrWhiteSpace(NameEn) || NameEn.Trim().Length > 60)
            yield return Refusal.Invalid(
                "organization.position_name_en",
                "nameEn",
                "请填英文名，60 字以内",
                "Enter the English name, at most 60 characters."
            );
    }
}

/// <summary>Makes a position or changes it: name, department, whom it reports to (ORG-01).</summary>
[Needs("org.edit")]
public sealed class EditPosition(ShopDb db, OperationContext context)
{
    /// <summary>
    /// A new position holds no permission. Refused at "code", "nameZh", "nameEn", "department" or "superior"; a circle
    /// of superiors is refused.
    /// </summary>
    public async Task<Result> Run(string code, PositionCard card, bool isNew, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(card);
        code = (code ?? "").Trim().ToUpperInvariant();
        var all = await db.Set<Position>().ToDictionaryAsync(p => p.Code, ct);
        var refusals = card.Refuse().ToList();
        if (isNew && (code.Length is < 2 or > 20 || code is "NEW" or "EXPORT" || !code.All(char.IsAsciiLetterOrDigit)))
            refusals.Add(
                Refusal.Invalid(
                    "organization.code",
                    "code",
                    "编码用 2 到 20 个字母或数字",
                    "A code has 2 to 20 letters or digits."
                )
            );
        if (isNew && all.ContainsKey(code))
            refusals.Add(Refusal.Invalid("organization.code_taken", "code", "这个编码已经用了", "This code is taken."));
        if (!await db.Set<Department>().AnyAsync(d => d.Code == card.Department, ct))
            refusals.Add(StaffErrors.NoDepartment);
        var superior = string.IsNullOrWhiteSpace(card.Superior) ? null : card.Superior;
        if (
            superior is not null
            && (!all.TryGetValue(superior, out var above) || superior == code || Reach.Above(above, all).Contains(code))
        )
            refusals.Add(
                Refusal.Invalid(
                    "organization.circle",
                    "superior",
                    "上级不能是自己或自己的下级",
                    "The superior can't be the position itself or one below it."
                )
            );
        if (Refusal.Join(refusals) is { } refused)
            return refused;
        if (!isNew && !all.ContainsKey(code))
            return StaffErrors.NoPosition;

        var position = isNew
            ? new Position
            {
                Code = code,
                NameZh = "",
                NameEn = "",
                Department = "",
                Sort = all.Values.Max(p => p.Sort) + 1,
            }
            : all[code];
        var before = new
        {
            position.NameZh,
            position.NameEn,
            position.Department,
            position.Superior,
        };
        (position.NameZh, position.NameEn, position.Department, position.Superior) = (
            card.NameZh.Trim(),
            card.NameEn.Trim(),
            card.Department,
            superior
        );
        if (isNew)
            db.Add(position);
        context.Record(
            position.Subject with
            {
                IsNew = isNew,
            },
            isNew ? ("新建岗位", "Position made") : ("修改岗位", "Position changed"),
            isNew ? null : before,
            new
            {
                position.NameZh,
                position.NameEn,
                position.Department,
                position.Superior,
            }
        );
        context.Invalidate(ActorCache.Topic);
        return Result.Done;
    }
}

/// <summary>Makes a department or renames it (ORG-01).</summary>
[Needs("org.edit")]
public sealed class EditDepartment(ShopDb db, OperationContext context)
{
    /// <summary>Refused at "code", "nameZh" or "nameEn".</summary>
    public async Task<Result> Run(string code, string nameZh, string nameEn, bool isNew, CancellationToken ct)
    {
        code = (code ?? "").Trim().ToUpperInvariant();
        var department = await db.Set<Department>().FirstOrDefaultAsync(d => d.Code == code, ct);
        var refusals = new PositionCard(nameZh, nameEn, "", null).Refuse().ToList();
        if (isNew && (code.Length is < 2 or > 20 || code is "NEW" or "EXPORT" || !code.All(char.IsAsciiLetterOrDigit)))
            refusals.Add(
                Refusal.Invalid(
                    "organization.code",
                    "code",
                    "编码用 2 到 20 个字母或数字",
                    "A code has 2 to 20 letters or digits."
                )
            );
        if (isNew && department is not null)
            refusals.Add(Refusal.Invalid("organization.code_taken", "code", "这个编码已经用了", "This code is taken."));
        if (Refusal.Join(refusals) is { } refused)
            return refused;
        if (!isNew && department is null)
            return Refusal.NotFound("organization.no_department", "没有这个部门", "There is no such department.");
        var before = department is null ? null : new { department.NameZh, department.NameEn };
        department ??= new Department
        {
            Code = code,
            NameZh = "",
            NameEn = "",
            Sort = await db.Set<Department>().CountAsync(ct),
        };
        (department.NameZh, department.NameEn) = (nameZh.Trim(), nameEn.Trim());
        if (isNew)
            db.Add(department);
        context.Record(
            department.Subject with
            {
                IsNew = isNew,
            },
            isNew ? ("新建部门", "Department made") : ("修改部门", "Department changed"),
            before,
            new { department.NameZh, department.NameEn }
        );
        return Result.Done;
    }
}
