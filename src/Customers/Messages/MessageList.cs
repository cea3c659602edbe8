using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

/// <summary>A sent message as staff see it; the number is masked unless they need to know (DAT-11).</summary>
internal sealed record MessageRow(
    Guid Id,
    string Kind,
    string Phone,
    string Body,
    MessageState State,
    DateTimeOffset AskedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? DeliveredAt,
    int Tries,
    string? Error
);

/// <summary>Reads what customers were told.</summary>
internal sealed class MessageList(ShopDb db)
{
    private static readonly Sorts<Message> Sorts = new Sorts<Message>(m => m.Id.Value)
        .By("asked", m => m.AskedAt)
        .By("phone", m => m.Phone);

    /// <summary>Newest first, or sorted by asked or phone; four digits are the end of a number.</summary>
    public async Task<PageOf<MessageRow>> List(
        string? phone,
        MessageState? state,
        string? kind,
        ListPlace place,
        int take,
        bool full,
        CancellationToken ct
    )
    {
        var messages = db.Set<Message>().AsNoTracking();
        if (state is { } only)
            messages = messages.Where(m => m.State == only);
        if (kind is not null)
            messages = messages.Where(m => m.Kind == kind);
        if (phone is not null)
            messages =
                PhoneNumber.Parse(phone) is { IsDone: true } whole ? messages.Where(m => m.Phone == whole.Value)
                : phone.Length == 4 ? messages.Where(m => m.Phone.EndsWith(phone))
                : messages.Where(m => m.Phone.StartsWith(phone));
        return (await Sorts.Page(messages, place, take, ct)).Of(m => Row(m, full));
    }

    /// <summary>One message; null when there is none.</summary>
    public async Task<MessageRow?> Find(string id, bool full, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var value))
            return null;
        var key = new MessageId(value);
        return await db.Set<Message>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == key, ct) is { } message
            ? Row(message, full)
            : null;
    }

    private static MessageRow Row(Message m, bool full) =>
        new(
            m.Id.Value,
            m.Kind,
            full ? m.Phone : Masked.Phone(m.Phone),
            m.Body,
            m.State,
            m.AskedAt,
            m.SentAt,
            m.DeliveredAt,
            m.Tries,
            m.Error
        );
}
