using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.OrderScreening;

/// <summary>What a list of entries is narrowed by.</summary>
/// <param name="Search">The beginning of a value.</param>
/// <param name="Kind">Only of this kind.</param>
/// <param name="All">Also those that are over.</param>
internal sealed record BlacklistFilter(string? Search, BlacklistKind? Kind, bool All);

/// <summary>The blacklist: what is remembered of it for every order, its lists, and its two changes.</summary>
internal sealed class Blacklist(ShopDb db, OperationContext context, TimeProvider clock) : IBlacklist
{
    /// <summary>The word in the address that asks for past ones too.</summary>
    public const string All = "all";

    private static readonly Sorts<BlacklistEntry> Sorts = new Sorts<BlacklistEntry>(e => e.Id).By("at", e => e.At);

    private static readonly Refusal NeedsReason = Refusal.Invalid(
        "ordering.reason",
        "reason",
        "请写明原因，200 字以内",
        "Say why, in at most 200 characters."
    );

    public async Task<Result<Guid>> Add(BlacklistInput input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var plain = BlacklistEntry.Plain(input.Kind, input.Value);
        if (!plain.IsDone)
            refusals.AddRange(plain.Refusal.All);
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > 200)
            refusals.Add(NeedsReason);
        if (input.Until <= context.Now)
            refusals.Add(
                Refusal.Invalid(
                    "ordering.blacklist_until",
                    "until",
                    "结束日期要在今天以后；长期就空着",
                    "The end must lie ahead; leave it empty for always."
                )
            );
        if (Refusal.Join(refusals) is { } refusal)
            return refusal;
        var (value, now, kind) = (plain.Value, context.Now, input.Kind);
        if (
            await Entries.AnyAsync(
                e => e.Kind == kind && e.Value == value && e.RevokedAt == null && (e.Until == null || e.Until > now),
                ct
            )
        )
            return Refusal.Conflict("ordering.blacklist_known", "黑名单里已经有了", "It is on the blacklist already.");
        var entry = new BlacklistEntry
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Value = value,
            Shown = input.Value.Trim(),
            Reason = input.Reason.Trim(),
            By = context.Actor.Name,
            At = now,
            Until = input.Until,
        };
        db.Add(entry);
        context.Record(
            entry.Subject with
            {
                IsNew = true,
            },
            ("加入黑名单", "Blacklisted"),
            null,
            new
            {
                kind = kind.ToString(),
                entry.Value,
                entry.Until,
            },
            entry.Reason
        );
        context.Invalidate(ScreeningCache.BlacklistTopic);
        return entry.Id;
    }

    public async Task<Result> Revoke(Guid id, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return NeedsReason;
        var entry = await db.Set<BlacklistEntry>().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (entry is null)
            return Refusal.NotFound("ordering.blacklist_not_found", "黑名单里没有这一条", "There is no such entry.");
        if (entry.Revoke(reason.Trim(), context.Actor.Name, context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(entry.Subject, ("撤销黑名单", "Blacklisting revoked"), null, new { entry.Value }, reason.Trim());
        context.Invalidate(ScreeningCache.BlacklistTopic);
        return Result.Done;
    }

    public static BlacklistFilter FilterOf(ListRequest request) =>
        new(request["q"], Asked.Choice<BlacklistKind>(request["kind"]), Asked.YesNo(request[All]) == true);

    public Task<PageOf<BlacklistEntry>> Page(ListRequest request, int take) =>
        Sorts.Page(Filtered(FilterOf(request)), request.Place, take, request.Ct);

    private IQueryable<BlacklistEntry> Entries => db.Set<BlacklistEntry>().AsNoTracking();

    private IQueryable<BlacklistEntry> Filtered(BlacklistFilter filter)
    {
        var (rows, now) = (Entries, clock.Now());
        if (!filter.All)
            rows = rows.Where(e => e.RevokedAt == null && (e.Until == null || e.Until > now));
        if (filter.Kind is { } kind)
            rows = rows.Where(e => e.Kind == kind);
        if (string.IsNullOrWhiteSpace(filter.Search))
            return rows;
        var typed = filter.Search.Trim();
        var plain = PlainAddress.Of(typed);
        return rows.Where(e => e.Value.StartsWith(typed) || e.Value.StartsWith(plain));
    }
}
