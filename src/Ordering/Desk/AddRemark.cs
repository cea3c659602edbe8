namespace Zhanggui.Ordering;

/// <summary>Adds a remark that pickers and packers see; some must be acknowledged before packing (ORD-19).</summary>
[Needs("order.accept", "order.confirm")]
public sealed class AddRemark
{
    /// <summary>The kinds of remark.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["gift", "colour", "hold", "pack", "other"];

    private readonly OrderTransitions _transitions;
    private readonly OrderingDb _db;
    private readonly OperationContext _context;

    internal AddRemark(OrderTransitions transitions, OrderingDb db, OperationContext context) =>
        (_transitions, _db, _context) = (transitions, db, context);

    /// <summary>Possible until the order is packed; a remark is never changed or removed.</summary>
    public async Task<Result> Run(OrderId id, string kind, string body, bool mustAcknowledge, CancellationToken ct)
    {
        if (!Kinds.Contains(kind))
            return Refusal.Invalid("ordering.remark_kind", "kind", "请选备注的类别", "Choose the remark's kind.");
        if (string.IsNullOrWhiteSpace(body) || body.Length > 200)
            return Refusal.Invalid(
                "ordering.remark_body",
                "body",
                "备注请写 1 到 200 个字",
                "A remark has 1 to 200 characters."
            );
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        if (
            order.Status
            is OrderStatus.Packed
                or OrderStatus.Shipped
                or OrderStatus.Received
                or OrderStatus.Settled
                or OrderStatus.Closed
                or OrderStatus.Cancelled
        )
            return Refusal.Conflict(
                "ordering.remark_too_late",
                "已经打包，仓库看不到新备注了",
                "It is packed; the warehouse would not see a new remark."
            );
        _db.Add(
            new OrderRemarkRow
            {
                Id = Guid.CreateVersion7(_context.Now),
                OrderId = id,
                Kind = kind,
                Body = body.Trim(),
                MustAcknowledge = mustAcknowledge,
                By = _context.Actor.Name,
                At = _context.Now,
            }
        );
        _context.Record(
            order.Subject,
            ("加备注", "Remark added"),
            after: new { kind, mustAcknowledge },
            note: body.Trim()
        );
        return Result.Done;
    }
}
