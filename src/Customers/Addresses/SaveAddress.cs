using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>
/// Puts an address into one's own book, or changes one that is there (SHOP-14). Checks it like every address (SHOP-15).
/// </summary>
[Open]
public sealed class SaveAddress(ShopDb db, OperationContext context, IAddressCheck check, Policies policies)
{
    /// <summary>How many addresses a member may keep.</summary>
    public static readonly NumberPolicy MaxAddresses = new(
        "customers.addresses.max",
        ("每位会员最多保存几个地址", "Saved addresses per member at most"),
        "SHOP-14",
        20,
        1,
        200
    );

    /// <summary>
    /// Saves a new address (<paramref name="existing"/> null) or changes one's own. The first address is the default; a
    /// new address that is already there, letter by letter, is not stored twice.
    /// </summary>
    public async Task<Result<AddressId>> Run(
        PostalAddress address,
        bool makeDefault,
        AddressId? existing,
        CancellationToken ct
    )
    {
        if (context.Actor.Id is not { } id)
            return Refusals.SignInFirst;
        var good = check.Check(address);
        if (!good.IsDone)
            return good.Refusal;
        var account = AccountId.From(id);
        var book = await db.Set<Address>().Where(a => a.Account == account && a.DeletedAt == null).ToListAsync(ct);
        return existing is { } old
            ? Change(book, old, good.Value, makeDefault)
            : Add(book, account, good.Value, makeDefault);
    }

    private Result<AddressId> Change(List<Address> book, AddressId id, PostalAddress address, bool makeDefault)
    {
        var mine = book.Find(a => a.Id == id);
        if (mine is null)
            return AddressErrors.NotFound;
        var before = mine.Postal;
        mine.Change(address);
        if (makeDefault)
            mine.Choose(context.Now);
        context.Record(
            AddressErrors.Book(context.Actor),
            ("修改收货地址", "Address changed"),
            Masked.Address(before),
            Masked.Address(address)
        );
        return id;
    }

    private Result<AddressId> Add(List<Address> book, AccountId account, PostalAddress address, bool makeDefault)
    {
        var same = book.Find(a => a.Postal == address);
        if (same is null && book.Count >= policies.Get(MaxAddresses))
            return Refusal.Conflict(
                "customers.too_many_addresses",
                $"最多保存 {policies.Get(MaxAddresses)} 个地址。请先删掉不用的",
                $"At most {policies.Get(MaxAddresses)} addresses can be saved; delete one that you don't need."
            );
        var first = book.Count == 0;
        if (same is not null)
        {
            if (makeDefault)
                same.Choose(context.Now);
            return same.Id;
        }

        var made = Address.New(
            context.NewId<AddressId>(),
            account,
            address,
            context.Now,
            makeDefault || first ? context.Now : Address.NeverChosen
        );
        db.Add(made);
        context.Record(
            AddressErrors.Book(context.Actor),
            ("新增收货地址", "Address added"),
            after: Masked.Address(address)
        );
        return made.Id;
    }
}

internal static class AddressErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "customers.no_such_address",
        "您的地址簿里没有这个地址",
        "There is no such address in your book."
    );

    /// <summary>The changes of one person's addresses form one chain.</summary>
    public static Subject Book(Actor actor) => new("member", actor.Id ?? Guid.Empty, actor.Name);
}
