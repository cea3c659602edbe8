using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>What the provider is told to pay back; null when there is nothing left to do.</summary>
internal sealed record RefundOrder(string Provider, string TradeNo, string RefundNo, Money Amount);

/// <summary>
/// Marks a refund as handed to the provider. Repeating it gives the same order again, because the provider pays one
/// number once.
/// </summary>
[SystemOnly]
internal sealed class SendRefund(ShopDb db, OperationContext context)
{
    public async Task<Result<RefundOrder?>> Run(Guid id, CancellationToken ct)
    {
        var refund = await db.Set<Refund>().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (refund is null || refund.IsByHand || refund.State is RefundState.Paid or RefundState.Failed)
            return (RefundOrder?)null;
        if (refund.State == RefundState.Requested)
        {
            if (refund.Send(context.Now) is { IsDone: false } refused)
                return refused.Refusal;
            context.Record(
                refund.Subject,
                ("提交支付平台", "Sent to the provider"),
                null,
                new { refund.State, refund.Tries }
            );
        }

        return new RefundOrder(refund.Provider, refund.TradeNo, refund.No, refund.Amount);
    }
}

/// <summary>Notes what the provider answered.</summary>
[SystemOnly]
internal sealed class SettleRefund(ShopDb db, OperationContext context, RefundPosting posting)
{
    public async Task<Result> Run(Guid id, string? failure, CancellationToken ct)
    {
        var refund = await db.Set<Refund>().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (refund is null || refund.State != RefundState.Sent)
            return Result.Done;
        var moved = failure is null ? refund.Settle(context.Now) : refund.Fail(failure);
        if (!moved.IsDone)
            return moved;
        context.Record(
            refund.Subject,
            failure is null ? new Text("退款到账", "Refund paid") : new Text("退款失败", "Refund failed"),
            null,
            new { refund.State },
            failure
        );
        if (failure is null)
            await posting.Close(refund, ct);
        return Result.Done;
    }
}

/// <summary>
/// After the commit: lets the provider pay. A crash between the steps is safe, because each step can be repeated.
/// </summary>
internal sealed class RefundSender(UseCaseExecutor executor, IEnumerable<IPaymentProvider> providers)
    : IIntegrationEventHandler<RefundRequested>
{
    private static readonly Actor SystemActor = Actor.System("退款");

    public async Task Handle(RefundRequested e, Guid eventId, CancellationToken ct)
    {
        var order = await executor.Run(SystemActor, (SendRefund u) => u.Run(e.RefundId, ct), ct);
        if (!order.IsDone || order.Value is not { } pay)
            return;
        var failure = providers.FirstOrDefault(p => p.Name == pay.Provider) is { } provider
            ? (await provider.Refund(pay.TradeNo, pay.RefundNo, pay.Amount, ct)).Refusal?.Message.Zh
            : $"没有接 {pay.Provider} 的接口，请转账后登记";
        await executor.Run(SystemActor, (SettleRefund u) => u.Run(e.RefundId, failure, ct), ct);
    }
}

/// <summary>Tries a failed refund once more.</summary>
[Needs("refund.pay")]
public sealed class RetryRefund(ShopDb db, OperationContext context)
{
    /// <summary>Refused unless it has failed.</summary>
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var refund = await db.Set<Refund>().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (refund is null)
            return FinanceErrors.NotFound;
        if (refund.Retry() is { IsDone: false } refused)
            return refused;
        context.Record(
            refund.Subject,
            ("重试退款", "Refund tried again"),
            new { state = RefundState.Failed },
            new { refund.State }
        );
        await context.Raise(new RefundRequested(refund.Id), ct);
        return Result.Done;
    }
}

/// <summary>
/// Notes that finance has paid a refund by bank transfer: for offline payments, and when the provider keeps refusing.
/// </summary>
[Needs("refund.pay")]
public sealed class PayRefundByHand(ShopDb db, OperationContext context, RefundPosting posting)
{
    /// <summary>Refused without the bank's reference, and for refunds that are with the provider or paid.</summary>
    public async Task<Result> Run(Guid id, string reference, CancellationToken ct)
    {
        var refund = await db.Set<Refund>().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (refund is null)
            return FinanceErrors.NotFound;
        var text = reference?.Trim() ?? "";
        if (text.Length is < 4 or > 60)
            return FinanceErrors.ReferenceMissing;
        // A refund that is about to go to the provider must not be paid twice: it is either sent, or failed first.
        if (refund is { IsByHand: false, State: RefundState.Requested })
            return Refusal.Conflict(
                "finance.refund_on_its_way",
                "这笔退款正要提交支付平台，不用人工转账",
                "This refund is on its way to the provider; no transfer by hand is needed."
            );
        var before = refund.State;
        if (refund.PayByHand(text, context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            refund.Subject,
            ("人工退款", "Refund paid by hand"),
            new { state = before },
            new { refund.State, refund.Reference }
        );
        await posting.Close(refund, ct);
        return Result.Done;
    }
}
