using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>
/// Notes how the customer wants to pay and makes the charge that the provider will collect (SHOP-17). Answers null for
/// methods without a provider.
/// </summary>
[Open]
internal sealed class StartPayment(
    ShopDb db,
    OperationContext context,
    DocumentNumbers numbers,
    IPaymentMethods methods,
    IEnumerable<IPaymentProvider> providers
)
{
    public async Task<Result<StartedPayment>> Run(Guid documentId, PaymentMethod method, CancellationToken ct)
    {
        if (!methods.Enabled.Contains(method))
            return FinanceErrors.MethodNotOffered;
        var receivable = await db.Receivable(documentId, ct);
        if (receivable is null)
            return FinanceErrors.NotFound;
        if (receivable.State == ReceivableState.Paid)
            return FinanceErrors.AlreadyPaid;
        if (receivable.State == ReceivableState.Cancelled)
            return FinanceErrors.Cancelled;
        if (receivable.IsExpired(context.Now))
            return FinanceErrors.Expired;

        if (receivable.IsInInstalments && method == PaymentMethod.CashOnDelivery)
            return FinanceErrors.MethodNotOffered;

        if (receivable.Method != method)
        {
            var changed = await db.Set<Receivable>()
                .Where(r => r.Id == documentId && r.State == ReceivableState.Open)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Method, method), ct);
            if (changed == 0)
                return FinanceErrors.AlreadyPaid;
            context.Record(
                receivable.Subject,
                ("改付款方式", "Payment method changed"),
                new { receivable.Method },
                new { method }
            );
        }

        var provider = providers.FirstOrDefault(p => p.Methods.Contains(method));
        if (provider is null)
            return new StartedPayment(null, null);
        var due = receivable.Due;
        var no = await numbers.Next(db, "PY", context.Now, ct);
        db.Add(
            new Charge
            {
                No = no,
                ReceivableId = documentId,
                Provider = provider.Name,
                Amount = due.Amount,
                Method = method,
                At = context.Now,
                Instalment = due.Which,
            }
        );
        return new StartedPayment(
            provider.Name,
            new ChargeRequest(
                no,
                due.Amount,
                method,
                receivable.DocumentNo,
                $"{Receivable.PayPath(documentId)}/back" + (due.Which == Instalment.Whole ? "" : $"?of={due.Which}")
            )
        );
    }
}

/// <summary>The charge and its provider; both null when the money comes another way.</summary>
internal sealed record StartedPayment(string? Provider, ChargeRequest? Charge);

/// <summary>Begins a payment: our part in an operation, then the provider's, outside of it.</summary>
internal sealed class PaymentStart(UseCaseExecutor executor, IEnumerable<IPaymentProvider> providers)
{
    /// <summary>The provider's page, or null when there is none to go to.</summary>
    public async Task<Result<string?>> Begin(Actor actor, Guid documentId, PaymentMethod method, CancellationToken ct)
    {
        var started = await executor.Run(actor, (StartPayment u) => u.Run(documentId, method, ct), ct);
        if (!started.IsDone)
            return started.Refusal;
        if (started.Value.Charge is not { } charge)
            return (string?)null;
        var page = await providers.First(p => p.Name == started.Value.Provider).Start(charge, ct);
        return page.IsDone ? page.Value : page.Refusal;
    }
}
