using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>
/// Takes an address out of one's own book; <see cref="RestoreAddress"/> puts it back (SHOP-14, DAT-13).
/// </summary>
[Open]
public sealed class DeleteAddress(ShopDb db, OperationContext context)
{
    /// <summary>Deletes it. If it was the default, the one that was the default before is it again.</summary>
    public async Task<Result> Run(AddressId id, CancellationToken ct)
    {
        if (context.Actor.Id is not { } me)
            return Refusals.SignInFirst;
        var account = AccountId.From(me);
        var mine = await db.Set<Address>()
            .FirstOrDefaultAsync(a => a.Id == id && a.Account == account && a.DeletedAt == null, ct);
        if (mine is null)
            return AddressErrors.NotFound;
        mine.Delete(context.Now);
        context.Record(
            AddressErrors.Book(context.Actor),
            ("删除收货地址", "Address deleted"),
            before: Masked.Address(mine.Postal)
        );
        return Result.Done;
    }
}

/// <summary>Undoes <see cref="DeleteAddress"/>.</summary>
[Open]
public sealed class RestoreAddress(ShopDb db, OperationContext context)
{
    /// <summary>Puts the address back; an address that is there already stays as it is.</summary>
    public async Task<Result> Run(AddressId id, CancellationToken ct)
    {
        if (context.Actor.Id is not { } me)
            return Refusals.SignInFirst;
        var account = AccountId.From(me);
        var mine = await db.Set<Address>().FirstOrDefaultAsync(a => a.Id == id && a.Account == account, ct);
        if (mine is null)
            return AddressErrors.NotFound;
        if (mine.DeletedAt is null)
            return Result.Done;
        mine.Restore();
        context.Record(
            AddressErrors.Book(context.Actor),
            ("恢复收货地址", "Address restored"),
            after: Masked.Address(mine.Postal)
        );
        return Result.Done;
    }
}

/// <summary>Makes one of one's own addresses the default (SHOP-14).</summary>
[Open]
public sealed class ChooseAddress(ShopDb db, OperationContext context)
{
    /// <summary>Chooses it; the one before is no longer the default.</summary>
    public async Task<Result> Run(AddressId id, CancellationToken ct)
    {
        if (context.Actor.Id is not { } me)
            return Refusals.SignInFirst;
        var account = AccountId.From(me);
        var mine = await db.Set<Address>()
            .FirstOrDefaultAsync(a => a.Id == id && a.Account == account && a.DeletedAt == null, ct);
        if (mine is null)
            return AddressErrors.NotFound;
        mine.Choose(context.Now);
        context.Record(
            AddressErrors.Book(context.Actor),
            ("设为默认地址", "Default address chosen"),
            after: Masked.Address(mine.Postal)
        );
        return Result.Done;
    }
}
