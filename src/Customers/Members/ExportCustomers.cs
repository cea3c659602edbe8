namespace Zhanggui.Customers;

/// <summary>
/// Notes that somebody takes customer data out of the company, before the first row leaves it (DAT-11, ORG-15).
/// </summary>
[Needs(CustomersModule.ExportData)]
internal sealed class ExportCustomers(OperationContext context)
{
    /// <summary>
    /// Records who exports which list, in which form and narrowed by what. The rows follow only when this is done.
    /// </summary>
    public Task<Result> Run(string list, CustomerQuery query, string format, CancellationToken ct)
    {
        var subject = new Subject("customer-export", Guid.CreateVersion7(context.Now), context.Actor.Name, IsNew: true);
        var after = new
        {
            list,
            query.Text,
            query.From,
            query.To,
            query.Class,
            format,
        };
        context.Record(subject, ("导出客户资料", "Customer data exported"), after: after);
        return Task.FromResult(Result.Done);
    }
}
