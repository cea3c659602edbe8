using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

/// <summary>What the list of sent messages is narrowed by.</summary>
internal sealed record MessageQuery(string? Phone, MessageState? State);

/// <summary>A sent message as staff see it; the number is masked unless they need to know (DAT-11).</summary>
internal sealed record MessageRow(Guid Id, string Phone, string Body, MessageState State, DateTimeOffset AskedAt, DateTimeOffset? SentAt, DateTimeOffset? DeliveredAt, int Tries, string? Error);

/// <summary>Reads what customers were told.</summary>
internal sealed class MessageList(ShopDb db)
{
    private const int PageSize = 50;

    private static readonly Sorts<Message> Sorts = new Sorts<Message>(m => m.Id.Value).By("asked", m => m.AskedAt).By("phone", m => m.Phone);

    public async Task<PageOf<MessageRow>> List(MessageQuery query, ListPlace place, bool full, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var messages = db.Set<Message>().AsNoTracking();
        if (query.State is { } state) messages = messages.Where(m => m.State == state);
        if (!string.IsNullOrWhiteSpace(query.Phone))
        {
            var typed = query.Phone.Trim();
            messages = PhoneNumber.Parse(typed) is { IsDone: true } phone ? messages.Where(m => m.Phone == phone.Value)
                : typed.Length == 4 ? messages.Where(m => m.Phone.EndsWith(typed)) : messages.Where(m => m.Phone.StartsWith(typed));
        }

        return (await Sorts.Page(messages, place, PageSize, ct)).Of(m =>
            new MessageRow(m.Id.Value, full ? m.Phone : Masked.Phone(m.Phone), m.Body, m.State, m.AskedAt, m.SentAt, m.DeliveredAt, m.Tries, m.Error));
    }
}
