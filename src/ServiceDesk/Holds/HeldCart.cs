using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// Puts what is held into the member's cart: on the shop's pages it may be sold out for everybody else.
/// </summary>
internal sealed class HeldCart(ConsultationQueries queries, UseCaseExecutor executor)
{
    /// <summary>
    /// Refused for somebody else's consultation, for a hold that is over, and for a customer without an account.
    /// </summary>
    public async Task<Result<int>> Put(Actor actor, HoldId id, string? idempotencyKey, CancellationToken ct)
    {
        if (
            await queries.Hold(id, ct) is not { } hold
            || await queries.ByNo(hold.ConsultationNo, ct) is not { } consultation
        )
            return ServiceDeskErrors.NoHold;
        if (consultation.OwnerId != actor.Id && !actor.May("consult.manage"))
            return ServiceDeskErrors.NotYours;
        if (hold.State != HoldState.Live)
            return ServiceDeskErrors.HoldOver;
        if (consultation.Account is not { } account)
            return ServiceDeskErrors.NoCart;
        return await executor.Run(
            actor,
            (AddToCart u) =>
                u.Run(new CartOwner(null, account), [new CheckoutLine(hold.Sku, hold.Quantity)], ct, once: true),
            ct,
            idempotencyKey
        );
    }
}
