using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>Money that finance has found on the bank account: matched by hand to what is owed (收款确认, ORD-13).</summary>
/// <param name="DocumentId">The order.</param>
/// <param name="Amount">How much came; must equal what is to be paid next.</param>
/// <param name="Reference">The bank's reference, booked once.</param>
/// <param name="PaidOn">The business date on the statement; null for now.</param>
/// <param name="Note">A remark.</param>
public sealed record ConfirmPaymentInput(
    Guid DocumentId,
    Money Amount,
    string Reference,
    DateOnly? PaidOn = null,
    string? Note = null
);

/// <summary>
/// Confirms a payment by hand: transfers, and what the courier collected. A payment for a cancelled order is booked and
/// a refund is made in the same act.
/// </summary>
[Needs("payment.confirm")]
public sealed class ConfirmPayment(ShopDb db, OperationContext context, PaymentPosting posting, Company company)
{
    /// <summary>Refuses a wrong amount, a reference that was booked before, and orders that are paid.</summary>
    public async Task<Result> Run(ConfirmPaymentInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var receivable = await db.Receivable(input.DocumentId, ct);
        if (receivable is null)
            return FinanceErrors.NotFound;
        var reference = input.Reference?.Trim() ?? "";
        var wrong = new List<Refusal>();
        if (input.Amount != receivable.Due.Amount)
            wrong.Add(FinanceErrors.AmountDiffers(receivable.Due.Amount));
        if (reference.Length is < 4 or > 60)
            wrong.Add(FinanceErrors.ReferenceMissing);
        if (input.PaidOn > company.Calendar.DateOf(context.Now))
            wrong.Add(
                Refusal.Invalid(
                    "finance.paid_in_future",
                    "paidOn",
                    "到账日期不能晚于今天",
                    "The date can't be after today."
                )
            );
        if (input.Note?.Length > 200)
            wrong.Add(
                Refusal.Invalid(
                    "finance.note_too_long",
                    "note",
                    "备注最多 200 字",
                    "A note has at most 200 characters."
                )
            );
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;
        if (receivable.State == ReceivableState.Paid)
            return FinanceErrors.AlreadyPaid;

        var method =
            receivable.Method == PaymentMethod.CashOnDelivery
                ? PaymentMethod.CashOnDelivery
                : PaymentMethod.OfflineTransfer;
        var paidAt =
            input.PaidOn is { } day && day != company.Calendar.DateOf(context.Now)
                ? company.Calendar.At(day, new TimeOnly(12, 0))
                : context.Now;
        var outcome = await posting.Take(
            receivable.Id,
            new MoneyIn("bank", reference, input.Amount, method, paidAt, input.Note?.Trim(), receivable.Due.Which),
            ct
        );
        return outcome == CallbackOutcome.Duplicate ? FinanceErrors.ReferenceUsed : Result.Done;
    }
}
