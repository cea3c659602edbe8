using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Approvals;

/// <summary>Reads delegations, those that last longest first.</summary>
internal sealed class DelegationQueries(ShopDb db)
{
    /// <summary>The word in the address that asks for everybody's.</summary>
    public const string All = "all";

    private static readonly Sorts<Delegation> Sorts = new Sorts<Delegation>(d => d.Id).By("ends", d => d.Until);

    public Task<PageOf<Delegation>> Page(ListRequest request, int take)
    {
        var all = Asked.YesNo(request[All]) == true && request.Viewer.May(ApprovalsModule.ViewAll);
        var rows = Of(request.Viewer.Id, all);
        if (request["q"] is { } q)
            rows = rows.Where(d => d.FromName.Contains(q) || d.ToName.Contains(q) || d.Reason.Contains(q));
        return Sorts.Page(rows, request.Place, take, request.Ct);
    }

    /// <summary>What somebody delegated and what was delegated to them; or, for those who see all, everybody's.</summary>
    public IQueryable<Delegation> Of(Guid? me, bool all)
    {
        var rows = db.Set<Delegation>().AsNoTracking();
        return all ? rows : rows.Where(d => d.FromId == me || d.ToId == me);
    }

    /// <summary>None for those who only see their own.</summary>
    public static IReadOnlyList<ListTab> Tabs(Actor viewer) =>
        viewer.May(ApprovalsModule.ViewAll) ? [new("false", ("我的", "Mine")), new("true", ("全部", "All"))] : [];
}
