using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Administration;

/// <summary>What to look for in the audit log. Days are business days, both included.</summary>
internal sealed record AuditQuery(
    string? Document,
    string? Who,
    string? Type,
    DateOnly? From,
    DateOnly? To,
    string? After
);

/// <summary>How a document's chain stands: whole, or broken at an entry.</summary>
internal sealed record ChainState(int Entries, int? BrokenAt)
{
    /// <summary>Re-computes the chain of one document.</summary>
    public static ChainState Of(IReadOnlyList<AuditEntry> chain)
    {
        var previous = "";
        for (var i = 0; i < chain.Count; i++)
        {
            if (chain[i].Seq != i + 1 || chain[i].Hash != chain[i].HashAfter(previous))
                return new ChainState(chain.Count, i + 1);
            previous = chain[i].Hash;
        }

        return new ChainState(chain.Count, null);
    }
}

/// <summary>Reads the audit log (DAT-09), newest first, by keyset.</summary>
internal sealed class AuditQueries(ShopDb db, Company company, IAccounts accounts)
{
    public async Task<IReadOnlyList<AuditEntry>> Find(AuditQuery q, int take, CancellationToken ct) =>
        await (await Query(q, ct)).Take(take).ToListAsync(ct);

    public async IAsyncEnumerable<AuditEntry> All(AuditQuery q)
    {
        var next = q with { After = null };
        while (true)
        {
            var page = await Find(next, 1000, CancellationToken.None);
            foreach (var entry in page)
                yield return entry;
            if (page.Count < 1000)
                yield break;
            next = next with { After = KeyOf(page[^1]) };
        }
    }

    public static string KeyOf(AuditEntry entry) =>
        $"{entry.At.UtcTicks.ToString(CultureInfo.InvariantCulture)}_{entry.Id:N}";

    /// <summary>The kinds of documents that the log speaks of.</summary>
    public async Task<IReadOnlyList<string>> Types(CancellationToken ct) =>
        await db.Set<AuditEntry>().AsNoTracking().Select(e => e.SubjectType).Distinct().OrderBy(t => t).ToListAsync(ct);

    private async Task<IQueryable<AuditEntry>> Query(AuditQuery q, CancellationToken ct)
    {
        var rows = db.Set<AuditEntry>().AsNoTracking();
        if (Text(q.Document) is { } no)
            rows = rows.Where(e => e.SubjectNo == no);
        if (Text(q.Type) is { } type)
            rows = rows.Where(e => e.SubjectType == type);
        if (Text(q.Who) is { } who)
        {
            List<Guid?> ids = [.. (await accounts.Named(who, ct)).Select(a => a.Value)];
            // People are found by their account, which is indexed; the application's own parts only by name.
            rows =
                ids.Count > 0
                    ? rows.Where(e => EF.Parameter(ids).Contains(e.ActorId))
                    : rows.Where(e => e.ActorName == who);
        }

        if (q.From is { } from)
        {
            var start = company.Calendar.StartOf(from);
            rows = rows.Where(e => e.At >= start);
        }

        if (q.To is { } to)
        {
            var end = company.Calendar.StartOf(to.AddDays(1));
            rows = rows.Where(e => e.At < end);
        }

        if (Key(q.After) is var (at, id))
            rows = rows.Where(e => e.At <= at && (e.At < at || e.Id < id));
        return rows.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
    }

    private static (DateTimeOffset At, Guid Id)? Key(string? after)
    {
        var parts = (after ?? "").Split('_');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
