using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>Reads members and addresses.</summary>
internal sealed class CustomerDirectory(ShopDb db) : ICustomers
{
    public async Task<CustomerCard?> Of(AccountId account, CancellationToken ct) =>
        (await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Account == account, ct))?.ToCard();

    public async Task<CustomerCard?> ByLogin(string loginOrPhone, CancellationToken ct)
    {
        var text = loginOrPhone?.Trim() ?? "";
        if (text.Length is 0 or > 60)
            return null;
        var phone = PhoneNumber.Parse(text) is { IsDone: true } parsed ? parsed.Value : text;
        var found = await db.Set<Member>()
            .AsNoTracking()
            .Where(m => m.Login == text || m.Login == phone || m.Phone == phone)
            .OrderBy(m => m.RegisteredAt)
            .Take(3)
            .ToListAsync(ct);
        return (found.FirstOrDefault(m => m.Login == text || m.Login == phone) ?? found.FirstOrDefault())?.ToCard();
    }

    public async Task<IReadOnlyDictionary<Guid, CustomerCard>> OfMany(
        IReadOnlyCollection<Guid> accounts,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count == 0)
            return new Dictionary<Guid, CustomerCard>();
        var ids = accounts.Distinct().Select(AccountId.From).ToList();
        var found = await db.Set<Member>()
            .AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.Account))
            .ToListAsync(ct);
        return found.ToDictionary(m => m.Account.Value, m => m.ToCard());
    }

    public async Task<IReadOnlyList<CustomerCard>> Find(string words, int max, CancellationToken ct)
    {
        var text = words?.Trim() ?? "";
        var members = db.Set<Member>().AsNoTracking();
        if (PhoneNumber.Parse(text) is { IsDone: true } phone)
            members = members.Where(m => m.Phone == phone.Value || m.Login == phone.Value);
        else if (text.Length is >= 1 and <= 20 && !text.Any(char.IsAsciiDigit))
            members = members.Where(m => m.Name.StartsWith(text));
        else
            return [];
        return
        [
            .. (await members.OrderBy(m => m.Name).ThenBy(m => m.Account).Take(max).ToListAsync(ct)).Select(m =>
                m.ToCard()
            ),
        ];
    }

    public async Task<IReadOnlyList<SavedAddress>> Addresses(AccountId account, CancellationToken ct)
    {
        var book = await db.Set<Address>()
            .AsNoTracking()
            .Where(a => a.Account == account && a.DeletedAt == null)
            .OrderByDescending(a => a.ChosenAt)
            .ThenByDescending(a => a.SavedAt)
            .ThenByDescending(a => a.Id)
            .ToListAsync(ct);
        return [.. book.Select((a, i) => new SavedAddress(a.Id, a.Postal, i == 0))];
    }
}
