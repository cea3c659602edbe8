using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.ServiceDesk;

/// <summary>A hold ends with its consultation: none of a consultation that is over still keeps pieces.</summary>
internal sealed class HoldCheck : IIntegrityCheck
{
    public Text Name => new("已有结果的咨询不再留货", "Consultations that are over hold nothing");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var wrong =
            from hold in db.Set<Hold>().AsNoTracking()
            join consultation in db.Set<Consultation>() on hold.ConsultationId equals consultation.Id
            where
                hold.State == HoldState.Live
                && (consultation.State == ConsultationState.Dealt || consultation.State == ConsultationState.Failed)
            select hold;
        await foreach (var hold in wrong.AsAsyncEnumerable().WithCancellation(ct))
            yield return new IntegrityViolation(
                "hold",
                $"{hold.ConsultationNo}: {hold.SkuCode} is still held though the consultation is over"
            );
    }
}
