using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

/// <summary>What the list of sent messages is narrowed by.</summary>
internal sealed record MessageQuery(string? Phone, MessageState? State, Cursor? After = null);

/// <summary>A sent message as staff see it; the number is masked unless they need to know (DAT-11).</summary>
internal sealed record MessageRow(Guid Id, string Phone, string Body, MessageState State, DateTimeOffset AskedAt, DateTimeOffset? SentAt, DateTimeOffset? DeliveredAt, int Tries, string? Error);

/// <summary>A page of messages, and where the next one begins.</summary>
internal sealed record MessageRows(IReadOnlyList<MessageRow> Items, string? Next);

/// <summary>Reads what customers were told.</summary>
internal sealed class MessageList(ShopDb db)
{
    public const int PageSize = 50;

    public async Task<MessageRows> List(MessageQuery query, bool full, CancellationToken ct)
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

        if (query.After is { } after)
        {
            var (at, id) = (after.At, after.Id);
            messages = messages.Where(m => m.AskedAt <= at && (m.AskedAt < at || m.Id.Value < id));
        }

        var page = await messages.OrderByDescending(m => m.AskedAt).ThenByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(ct);
        var next = page.Count > PageSize ? new Cursor(page[PageSize - 1].AskedAt, page[PageSize - 1].Id.Value).ToString() : null;
        return new MessageRows([.. page.Take(PageSize).Select(m => new MessageRow(m.Id.Value, full ? m.Phone : Masked.Phone(m.Phone), m.Body, m.State, m.AskedAt, m.SentAt, m.DeliveredAt, m.Tries, m.Error))], next);
    }
}
