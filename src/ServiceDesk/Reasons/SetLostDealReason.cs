using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.ServiceDesk;

/// <summary>A reason's settings.</summary>
/// <param name="Code">Stable; a new one adds a reason.</param>
/// <param name="NameZh">At most 40 characters.</param>
/// <param name="NameEn">At most 40 characters.</param>
/// <param name="Sort">Its place, 0 to 999.</param>
/// <param name="Active">Whether it is offered.</param>
/// <param name="NeedsNote">Whether it needs a line of explanation.</param>
public sealed record LostDealReasonInput(
    string Code,
    string NameZh,
    string NameEn,
    int Sort,
    bool Active,
    bool NeedsNote
);

/// <summary>Changes or adds a reason of failed deals (ORD-15). What was noted with a reason keeps it.</summary>
[Needs("consult.manage")]
public sealed partial class SetLostDealReason
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly LostDealReasons _reasons;

    internal SetLostDealReason(ShopDb db, OperationContext context, LostDealReasons reasons) =>
        (_db, _context, _reasons) = (db, context, reasons);

    /// <summary>“Other” can't be switched off.</summary>
    public async Task<Result> Run(LostDealReasonInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (zh, en) = (input.NameZh?.Trim() ?? "", input.NameEn?.Trim() ?? "");
        if (input.Code is null || !Code().IsMatch(input.Code))
            return ServiceDeskErrors.ReasonCode;
        if (zh.Length is 0 or > 40 || en.Length is 0 or > 40)
            return ServiceDeskErrors.ReasonName;
        if (input.Sort is < 0 or > 999)
            return ServiceDeskErrors.ReasonSort;
        if (input.Code == LostDealReason.Other && !input.Active)
            return ServiceDeskErrors.OtherStays;
        var before = await _reasons.Of(input.Code, ct);
        var row = await _db.Set<LostDealReason>().FirstOrDefaultAsync(r => r.Code == input.Code, ct);
        if (row is null)
            _db.Add(
                row = new LostDealReason
                {
                    Code = input.Code,
                    NameZh = zh,
                    NameEn = en,
                    Sort = input.Sort,
                    Active = input.Active,
                    NeedsNote = input.NeedsNote,
                }
            );
        else
            (row.NameZh, row.NameEn, row.Sort, row.Active, row.NeedsNote) = (
                zh,
                en,
                input.Sort,
                input.Active,
                input.NeedsNote
            );
        _context.Record(
            new Subject("fail-reason", Guid.Empty, "fail-reasons"),
            ("修改未成交原因", "Reason of failed deals changed"),
            before is null ? null : View(before),
            View(row),
            zh
        );
        return Result.Done;
    }

    private static object View(LostDealReason r) =>
        new
        {
            r.Code,
            r.NameZh,
            r.NameEn,
            r.Sort,
            r.Active,
            r.NeedsNote,
        };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,29}$")]
    private static partial Regex Code();
}
