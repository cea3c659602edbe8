using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>Keeps a list as it stands under a name; the same name is kept anew.</summary>
[Open]
internal sealed class SaveView(ShopDb db, OperationContext context)
{
    private static readonly Refusal NoName = Refusal.Invalid(
        "organization.view.name",
        "name",
        $"给视图起个名字，最多 {SavedView.LongestName} 个字",
        $"Give the view a name of at most {SavedView.LongestName} characters."
    );
    private static readonly Refusal NoPage = Refusal.Invalid(
        "organization.view.page",
        "page",
        "视图只能存后台的列表",
        "Views are kept of back-office lists only."
    );
    private static readonly Refusal TooMany = Refusal.Invalid(
        "organization.view.many",
        "name",
        $"一个列表最多存 {SavedView.Max} 个视图，请先删掉不用的",
        $"A list keeps at most {SavedView.Max} views. Remove one first."
    );

    public async Task<Result<Guid>> Run(string page, string query, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (context.Actor.Id is not { } account)
            return Refusals.SignInFirst;
        name = (name ?? "").Trim();
        query = (query ?? "").TrimStart('?');
        if (name.Length is 0 or > SavedView.LongestName)
            return NoName;
        if (
            !page.StartsWith("/office", StringComparison.Ordinal)
            || page.Length > 100
            || page.AsSpan().IndexOfAny("?#\\") >= 0
            || query.Length > SavedView.LongestQuery
        )
            return NoPage;
        var mine = await db.Set<SavedView>().Where(v => v.Account == account && v.Page == page).ToListAsync(ct);
        if (mine.Find(v => v.Name == name) is { } there)
        {
            (there.Query, there.At) = (query, context.Now);
            return there.Id;
        }

        if (mine.Count >= SavedView.Max)
            return TooMany;
        var view = new SavedView
        {
            Id = context.NewId<AccountId>().Value,
            Account = account,
            Page = page,
            Name = name,
            Query = query,
            At = context.Now,
        };
        db.Add(view);
        return view.Id;
    }
}

/// <summary>Forgets one of one's own views.</summary>
[Open]
internal sealed class DropView(ShopDb db, OperationContext context)
{
    private static readonly Refusal NotFound = Refusal.NotFound(
        "organization.view.gone",
        "没有这个视图，可能已经删掉了",
        "There is no such view. It may have been removed."
    );

    /// <summary>The list that the view was of.</summary>
    public async Task<Result<string>> Run(Guid id, CancellationToken ct)
    {
        var view = await db.Set<SavedView>().FirstOrDefaultAsync(v => v.Id == id, ct);
        if (view is null || view.Account != context.Actor.Id)
            return NotFound;
        db.Remove(view);
        return view.Page;
    }
}
