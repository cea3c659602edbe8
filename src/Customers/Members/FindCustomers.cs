using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

/// <summary>
/// Customers by mobile number or the beginning of their name; masked for those who need not know (DAT-11).
/// </summary>
internal sealed class FindCustomers(ShopDb db) : IFinder
{
    private static readonly Text Kind = ("客户", "Customer");

    public bool MayAsk(Actor actor) =>
        actor is not null && (actor.May(CustomersModule.View) || actor.May(CustomersModule.ViewFull));

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        var members = db.Set<Member>().AsNoTracking();
        if (PhoneNumber.Parse(words) is { IsDone: true } phone)
            members = members.Where(m => m.Phone == phone.Value || m.Login == phone.Value);
        else if (words.Length is >= 2 and <= 10 && !words.Any(char.IsAsciiDigit))
            members = members.Where(m => m.Name.StartsWith(words));
        else
            return [];
        var full = actor.May(CustomersModule.ViewFull);
        return
        [
            .. (await members.OrderBy(m => m.Name).ThenBy(m => m.Account).Take(max).ToListAsync(ct)).Select(
                m => new Found(
                    $"/office/customers/{m.Account.Value}",
                    full ? m.Name : Masked.Name(m.Name),
                    full ? m.Phone : Masked.Phone(m.Phone),
                    "user",
                    Kind
                )
            ),
        ];
    }
}
