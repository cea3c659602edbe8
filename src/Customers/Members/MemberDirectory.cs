using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>What a list of customers is narrowed by.</summary>
internal sealed record CustomerQuery(string? Text, DateOnly? From, DateOnly? To)
{
    /// <summary>In place of a class's code: those of no class.</summary>
    public const string Retail = "-";

    /// <summary>A customer class's code (ORD-21), or <see cref="Retail" />.</summary>
    public string? Class { get; init; }
}

/// <summary>A customer as staff see one; phone, name and login are masked unless they need to know (DAT-11).</summary>
internal sealed record CustomerRow(
    AccountId Account,
    string Login,
    string Name,
    string Phone,
    DateTimeOffset RegisteredAt,
    string? Region
)
{
    /// <summary>The code of the class they are of; null for retail (ORD-21).</summary>
    public string? Class { get; init; }
}

/// <summary>A customer with the address book.</summary>
internal sealed record CustomerFile(CustomerRow Row, IReadOnlyList<SavedAddress> Addresses);

/// <summary>Customers for the back office.</summary>
internal sealed class MemberDirectory(ShopDb db, ICustomers customers, Company company)
{
    private static readonly Sorts<Member> Sorts = new Sorts<Member>(m => m.Account.Value)
        .By("registered", m => m.RegisteredAt)
        .By("name", m => m.Name)
        .By("login", m => m.Login);

    /// <summary>
    /// Newest first, or sorted by registered, name or login. Digits search phone numbers and logins, four digits the
    /// end of a phone number, everything else names and logins.
    /// </summary>
    public async Task<PageOf<CustomerRow>> List(
        CustomerQuery query,
        ListPlace place,
        int take,
        bool full,
        CancellationToken ct
    )
    {
        var page = await Sorts.Page(Narrow(db.Set<Member>().AsNoTracking(), query), place, take, ct);
        var regions = await RegionsOf([.. page.Rows.Select(m => m.Account)], ct);
        return page.Of(m => Row(m, full, regions.GetValueOrDefault(m.Account.Value)));
    }

    /// <summary>One customer, or null.</summary>
    public async Task<CustomerFile?> Of(AccountId account, bool full, CancellationToken ct)
    {
        var member = await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Account == account, ct);
        if (member is null)
            return null;
        var addresses = await customers.Addresses(account, ct);
        var shown = full ? addresses : [.. addresses.Select(a => a with { Address = Masked.Address(a.Address) })];
        return new CustomerFile(Row(member, full, addresses.Count > 0 ? Region(addresses[0].Address) : null), shown);
    }

    private IQueryable<Member> Narrow(IQueryable<Member> members, CustomerQuery query)
    {
        if (query.From is { } from)
        {
            var since = company.Calendar.StartOf(from);
            members = members.Where(m => m.RegisteredAt >= since);
        }

        if (query.To is { } to)
        {
            var until = company.Calendar.StartOf(to.AddDays(1));
            members = members.Where(m => m.RegisteredAt < until);
        }

        if (query.Class == CustomerQuery.Retail)
            members = members.Where(m => m.Class == null);
        else if (query.Class is { Length: > 0 } of)
            members = members.Where(m => m.Class == of);
        var text = query.Text?.Trim() ?? "";
        if (text.Length == 0)
            return members;
        if (PhoneNumber.Parse(text) is { IsDone: true } phone)
            return members.Where(m => m.Phone == phone.Value || m.Login == phone.Value);
        if (text.All(char.IsAsciiDigit))
            return text.Length == 4
                ? members.Where(m => m.Phone != null && m.Phone.EndsWith(text))
                : members.Where(m => (m.Phone != null && m.Phone.StartsWith(text)) || m.Login.StartsWith(text));
        var lower = text.ToLowerInvariant();
        return members.Where(m => m.Name.Contains(text) || m.Login.ToLower().StartsWith(lower));
    }

    private async Task<Dictionary<Guid, string>> RegionsOf(List<AccountId> accounts, CancellationToken ct)
    {
        if (accounts.Count == 0)
            return [];
        var addresses = await db.Set<Address>()
            .AsNoTracking()
            .Where(a => EF.Parameter(accounts).Contains(a.Account) && a.DeletedAt == null)
            .Select(a => new
            {
                a.Account,
                a.Postal.Province,
                a.Postal.City,
                a.ChosenAt,
                a.SavedAt,
            })
            .ToListAsync(ct);
        return addresses
            .GroupBy(a => a.Account.Value)
            .ToDictionary(
                g => g.Key,
                g =>
                {
                    var first = g.OrderByDescending(a => a.ChosenAt).ThenByDescending(a => a.SavedAt).First();
                    return first.Province == first.City ? first.City : first.Province + first.City;
                }
            );
    }

    private static string Region(PostalAddress a) => a.Province == a.City ? a.City : a.Province + a.City;

    private static CustomerRow Row(Member m, bool full, string? region) =>
        full
            ? new CustomerRow(m.Account, m.Login, m.Name, m.Phone ?? "", m.RegisteredAt, region) { Class = m.Class }
            : new CustomerRow(
                m.Account,
                PhoneNumber.IsMobile(m.Login) ? Masked.Phone(m.Login) : m.Login,
                Masked.Name(m.Name),
                Masked.Phone(m.Phone),
                m.RegisteredAt,
                region
            )
            {
                Class = m.Class,
            };
}
