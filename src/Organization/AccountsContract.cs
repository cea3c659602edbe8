namespace Zhanggui.Organization;

/// <summary>An account's id: somebody of staff or a member of the shop.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    /// <inheritdoc />
    public static AccountId From(Guid value) => new(value);
}

/// <summary>Accounts as the modules above see them. Every method works inside the running operation.</summary>
public interface IAccounts
{
    /// <summary>
    /// Makes a member's account. Refuses a login that is taken (<c>organization.login_taken</c>, field "login") and
    /// passwords against ORG-19 to ORG-21 (field "password").
    /// </summary>
    Task<Result<AccountId>> RegisterMember(string login, string? phone, string password, CancellationToken ct);

    /// <summary>Names of accounts, for lists.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>Accounts with exactly this name or login, at most 50.</summary>
    Task<IReadOnlyList<AccountId>> Named(string nameOrLogin, CancellationToken ct);

    /// <summary>Staff who hold a position now, by its code (CSPRE, PICKER, ...).</summary>
    Task<IReadOnlyList<(AccountId Id, string Name)>> Holders(string position, CancellationToken ct);
}

/// <summary>Signs people in and out of this browser. Outside of operations: it writes cookies.</summary>
public interface ISessions
{
    /// <summary>
    /// Checks login (or mobile number) and password, counts failures and locks out (SHOP-13), and sets the cookie.
    /// </summary>
    Task<Result> SignIn(
        Microsoft.AspNetCore.Http.HttpContext context,
        string login,
        string password,
        bool staff,
        CancellationToken ct
    );

    /// <summary>Sets the cookie of an account that was just made.</summary>
    Task SignInNew(Microsoft.AspNetCore.Http.HttpContext context, AccountId account, CancellationToken ct);

    /// <summary>Forgets the cookie.</summary>
    Task SignOut(Microsoft.AspNetCore.Http.HttpContext context);
}

/// <summary>A person has signed in; handlers merge what the visitor had (the guest cart, SHOP-07).</summary>
public sealed record SignedIn(AccountId Account, bool IsStaff, string? VisitorKey) : IEvent;

/// <summary>A position as the modules above see it.</summary>
/// <param name="Code">GM, CSPRE, PICKER, ...</param>
/// <param name="Name">For people.</param>
/// <param name="Superior">The position that it reports to; null at the top.</param>
/// <param name="Holders">Who holds it now.</param>
public sealed record PositionView(
    string Code,
    Text Name,
    string? Superior,
    IReadOnlyList<(AccountId Id, string Name)> Holders
)
{
    /// <summary>False for customers, partners and people from outside.</summary>
    public bool IsOfStaff { get; init; } = true;
}

/// <summary>What people keep of the lists: filters, order and columns under a name.</summary>
public interface IViews
{
    /// <summary>A person's own views of one list, for its <c>ViewBar</c>.</summary>
    Task<IReadOnlyList<Zhanggui.Ui.SavedViewLink>> Of(Actor actor, Zhanggui.Ui.TableQuery query, CancellationToken ct);
}

/// <summary>The reporting lines, for reading; remembered for some seconds.</summary>
public interface IPositions
{
    /// <summary>Every position by code.</summary>
    ValueTask<IReadOnlyDictionary<string, PositionView>> All(CancellationToken ct);

    /// <summary>By permission, the names of the positions that have it; read anew each time.</summary>
    Task<ILookup<string, Text>> Granted(IReadOnlyCollection<string> permissions, CancellationToken ct);
}

/// <summary>Positions' names for lists that only know a code.</summary>
public static class PositionNames
{
    private static readonly Dictionary<string, Text> Known = PositionSeed.Positions.ToDictionary(
        p => p.Code,
        p => new Text(p.Zh, p.En)
    );

    /// <summary>The factory name of a position; the code itself for one that the company added.</summary>
    public static Text Of(string code) => Known.TryGetValue(code, out var name) ? name : new Text(code, code);
}
