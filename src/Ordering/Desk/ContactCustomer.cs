namespace Zhanggui.Ordering;

/// <summary>One contact with the customer, as it is typed in (ORD-04, ORD-20).</summary>
/// <param name="Channel">phone, chat or sms.</param>
/// <param name="Reached">False: nobody answered.</param>
/// <param name="Verified">What was ticked off: name, phone, address, items, amount, delivery.</param>
/// <param name="Note">What was said, at most 400 characters.</param>
public sealed record ContactInput(string Channel, bool Reached, IReadOnlyList<string> Verified, string? Note)
{
    /// <summary>What there is to tick off (ORD-20).</summary>
    public static readonly IReadOnlyList<string> Items = ["name", "phone", "address", "items", "amount", "delivery"];

    /// <summary>The ways to contact a customer.</summary>
    public static readonly IReadOnlyList<string> Channels = ["phone", "chat", "sms"];

    internal Refusal? Refuse() =>
        !Channels.Contains(Channel)
            ? Refusal.Invalid(
                "ordering.contact_channel",
                "channel",
                "请选电话、会话或短信",
                "Choose phone, chat or SMS."
            )
        : Verified.Any(v => !Items.Contains(v)) ? OrderErrors.NotVerified
        : Note is { Length: > 400 }
            ? Refusal.Invalid(
                "ordering.contact_note",
                "note",
                "记录请在 400 字以内",
                "A note has at most 400 characters."
            )
        : null;
}

/// <summary>
/// Records an attempt to reach the customer. Reaching them ends the ten-minute clock; confirming is another step.
/// </summary>
[Needs("order.accept", "order.confirm")]
public sealed class RecordContact
{
    private readonly OrderTransitions _transitions;
    private readonly OrderingDb _db;
    private readonly OperationContext _context;

    internal RecordContact(OrderTransitions transitions, OrderingDb db, OperationContext context) =>
        (_transitions, _db, _context) = (transitions, db, context);

    /// <summary>Possible while the order is open.</summary>
    public async Task<Result> Run(OrderId id, ContactInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Refuse() is { } refusal)
            return refusal;
        var order = await _transitions.Find(id, ct);
        if (order is null)
            return OrderErrors.NotFound;
        Contacts.Add(_db, _context, order, input);
        _context.Changed("orders");
        if (input.Reached)
        {
            order.Progress.Contacted(_context.Now);
            await _transitions.Finish(order, DeskToDos.ContactKind, ct);
        }

        return Result.Done;
    }
}

internal static class Contacts
{
    public static void Add(OrderingDb db, OperationContext context, Order order, ContactInput input)
    {
        var late =
            order.Progress is { ContactedAt: null, DueAt: { } due }
            && order.Status == OrderStatus.Accepted
            && context.Now > due;
        db.Add(
            new OrderContact
            {
                Id = Guid.CreateVersion7(context.Now),
                OrderId = order.Id,
                Channel = input.Channel,
                Reached = input.Reached,
                Verified = string.Join(',', ContactInput.Items.Where(input.Verified.Contains)),
                Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(),
                By = context.Actor.Name,
                At = context.Now,
                Late = late,
            }
        );
        context.Record(
            order.Subject,
            input.Reached ? ("联系客户", "Customer contacted") : ("联系未接通", "Customer not reached"),
            after: new
            {
                input.Channel,
                input.Verified,
                late,
            },
            note: input.Note
        );
    }
}
