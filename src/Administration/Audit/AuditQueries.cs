using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Administration;

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

/// <summary>Reads the audit log (DAT-09), newest first.</summary>
internal sealed class AuditQueries(ShopDb db, Company company, IAccounts accounts)
{
    private static readonly Sorts<AuditEntry> Sorts = new Sorts<AuditEntry>(e => e.Id).By("at", e => e.At);

    /// <summary>Days are business days, both included.</summary>
    public async Task<PageOf<AuditEntry>> Page(ListRequest request, int take)
    {
        var rows = db.Set<AuditEntry>().AsNoTracking();
        if (request["document"] is { } no)
            rows = rows.Where(e => e.SubjectNo == no);
        if (request["type"] is { } type)
            rows = rows.Where(e => e.SubjectType == type);
        if (request["who"] is { } who)
        {
            List<Guid?> ids = [.. (await accounts.Named(who, request.Ct)).Select(a => a.Value)];
            // People are found by their account, which is indexed; the application's own parts only by name.
            rows =
                ids.Count > 0
                    ? rows.Where(e => EF.Parameter(ids).Contains(e.ActorId))
                    : rows.Where(e => e.ActorName == who);
        }

        if (Asked.Day(request["from"]) is { } from)
        {
            var start = company.Calendar.StartOf(from);
            rows = rows.Where(e => e.At >= start);
        }

        if (Asked.Day(request["to"]) is { } to)
        {
            var end = company.Calendar.StartOf(to.AddDays(1));
            rows = rows.Where(e => e.At < end);
        }

        return await Sorts.Page(rows, request.Place, take, request.Ct);
    }

    /// <summary>The kinds of documents that the log speaks of.</summary>
    public async Task<IReadOnlyList<string>> Types(CancellationToken ct) =>
        await db.Set<AuditEntry>().AsNoTracking().Select(e => e.SubjectType).Distinct().OrderBy(t => t).ToListAsync(ct);
}
