using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;

namespace Zhanggui.ServiceDesk;

/// <summary>A consultation of the past.</summary>
/// <param name="At">When somebody asked.</param>
/// <param name="Owner">Who answered.</param>
/// <param name="OwnerName">Their name.</param>
/// <param name="Account">The member who asked, or null.</param>
/// <param name="Who">What they are called.</param>
/// <param name="Phone">Their phone, when known.</param>
/// <param name="Channel">As in <see cref="ConsultationInput"/>.</param>
/// <param name="Kind">As in <see cref="ConsultationInput"/>.</param>
/// <param name="Note">What was asked.</param>
/// <param name="Skus">What it was about.</param>
/// <param name="Reason">Why there was no deal; null for a deal.</param>
/// <param name="ReasonNote">A line of explanation.</param>
/// <param name="Order">The order that it became.</param>
/// <param name="Ended">When it had its outcome.</param>
public sealed record PastConsultation(
    DateTimeOffset At,
    Guid Owner,
    string OwnerName,
    Guid? Account,
    string Who,
    string? Phone,
    string Channel,
    string Kind,
    string? Note,
    IReadOnlyList<SkuCard> Skus,
    string? Reason,
    string? ReasonNote,
    (Guid Id, string No)? Order,
    DateTimeOffset Ended
);

/// <summary>Brings consultations of the past, each with its outcome. Nothing happens when there are any.</summary>
[SystemOnly]
public sealed class ImportConsultations(ShopDb db, OperationContext context, DocumentNumbers numbers)
{
    /// <summary>They keep the days on which they were.</summary>
    public async Task<Result> Run(IReadOnlyList<PastConsultation> past, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(past);
        if (await db.Set<Consultation>().AnyAsync(ct))
            return Result.Done;
        foreach (var p in past.OrderBy(p => p.At))
        {
            var id = Ids.New<ConsultationId>(p.At);
            var c = new Consultation
            {
                Id = id,
                No = await numbers.Next(db, "ZX", p.At, ct),
                OpenedAt = p.At,
                OwnerId = p.Owner,
                OwnerName = p.OwnerName,
                Who = p.Who,
                Channel = p.Channel,
                Kind = p.Kind,
                Items = [.. p.Skus.Select(s => ConsultationItem.Of(id, s))],
            };
            c.Write(
                new ConsultationAsked(
                    p.Account,
                    p.Who,
                    p.Phone,
                    p.Account is null ? p.Who : null,
                    p.Channel,
                    p.Kind,
                    p.Note,
                    p.Skus
                ),
                p.At
            );
            c.Restore(
                p.Order is not null ? ConsultationState.Dealt
                    : p.Reason is not null ? ConsultationState.Failed
                    : ConsultationState.Open,
                p.Reason,
                p.ReasonNote,
                p.Order,
                p.Ended
            );
            db.Add(c);
            context.Record(c.Subject with { IsNew = true }, ("导入咨询", "Consultation imported"), after: c.Snapshot);
        }

        return Result.Done;
    }
}
