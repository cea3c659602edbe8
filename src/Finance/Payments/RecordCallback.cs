using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>What a provider is answered.</summary>
internal sealed record CallbackAnswer(CallbackOutcome Outcome, string? Reason);

/// <summary>
/// Takes a provider's notice (ORD-13, FIN-02). A notice that is not genuine is recorded and changes nothing, so the
/// answer is a value and no refusal: a refusal would roll the record back.
/// </summary>
[SystemOnly]
internal sealed class RecordCallback(ShopDb db, OperationContext context, Policies policies, PaymentPosting posting)
{
    private const int MaxKept = 1000;
    private const int MaxRefusedAMinute = 120;

    public async Task<Result<CallbackAnswer>> Run(
        string provider,
        PaymentNotice? notice,
        string body,
        string? address,
        CancellationToken ct
    )
    {
        if (notice is null)
            return await Refuse(provider, null, "bad_signature", body, address, ct);
        var age = context.Now - notice.SentAt;
        if (age.Duration() > policies.Get(FinancePolicies.CallbackMaxAge))
            return await Refuse(provider, notice, "too_old", body, address, ct);
        var charge = await db.Set<Charge>()
            .AsNoTracking()
            .FirstOrDefaultAsync(c => c.No == notice.ChargeNo && c.Provider == provider, ct);
        if (charge is null)
            return await Refuse(provider, notice, "unknown_trade", body, address, ct);
        if (charge.Amount != notice.Amount)
            return await Refuse(provider, notice, "wrong_amount", body, address, ct);

        var outcome = notice.IsPaid
            ? await posting.Take(
                charge.ReceivableId,
                new MoneyIn(
                    provider,
                    notice.TradeNo,
                    notice.Amount,
                    charge.Method,
                    notice.PaidAt,
                    Instalment: charge.Instalment
                ),
                ct
            )
            : CallbackOutcome.NotPaid;
        return Keep(provider, notice, outcome, null, body, address);
    }

    /// <summary>The record of refusals is bounded: a flood of forgeries must not fill the disk.</summary>
    private async Task<Result<CallbackAnswer>> Refuse(
        string provider,
        PaymentNotice? notice,
        string reason,
        string body,
        string? address,
        CancellationToken ct
    )
    {
        var since = context.Now.AddMinutes(-1);
        var many =
            await db.Set<Callback>().CountAsync(c => c.At > since && c.Outcome == CallbackOutcome.Refused, ct)
            >= MaxRefusedAMinute;
        return many
            ? new CallbackAnswer(CallbackOutcome.Refused, reason)
            : Keep(provider, notice, CallbackOutcome.Refused, reason, body, address);
    }

    private CallbackAnswer Keep(
        string provider,
        PaymentNotice? notice,
        CallbackOutcome outcome,
        string? reason,
        string body,
        string? address
    )
    {
        db.Add(
            new Callback
            {
                Id = Guid.CreateVersion7(context.Now),
                Provider = provider,
                At = context.Now,
                Outcome = outcome,
                Reason = reason,
                TradeNo = notice?.TradeNo,
                ChargeNo = notice?.ChargeNo,
                Address = address,
                Body = body.Length > MaxKept ? body[..MaxKept] : body,
            }
        );
        return new CallbackAnswer(outcome, reason);
    }
}
