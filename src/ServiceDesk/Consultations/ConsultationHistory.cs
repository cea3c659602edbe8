using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.ServiceDesk;

/// <summary>A consultation that is over (ORD-15).</summary>
/// <param name="No">Its number.</param>
/// <param name="At">When it ended.</param>
/// <param name="IsDeal">Whether it became an order.</param>
/// <param name="Code">The category of the reason why not, stable; empty for a deal.</param>
/// <param name="Reason">The category for people, as it is called now.</param>
/// <param name="Note">What was written with it.</param>
/// <param name="Owner">Who answered.</param>
/// <param name="Products">What was asked about, by name, each once.</param>
public sealed record EndedConsultation(
    string No,
    DateTimeOffset At,
    bool IsDeal,
    string Code,
    Text Reason,
    string? Note,
    string Owner,
    IReadOnlyList<Text> Products
);

/// <summary>What became of consultations, for reports.</summary>
public interface IConsultationHistory
{
    /// <summary>
    /// What ended from one instant until before another, oldest first; read as it is consumed.
    /// </summary>
    IAsyncEnumerable<EndedConsultation> Ended(DateTimeOffset from, DateTimeOffset until, CancellationToken ct);
}

/// <inheritdoc cref="IConsultationHistory" />
internal sealed class ConsultationHistory(ShopDb db, LostDealReasons reasons) : IConsultationHistory
{
    public async IAsyncEnumerable<EndedConsultation> Ended(
        DateTimeOffset from,
        DateTimeOffset until,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var names = (await reasons.All(ct)).ToDictionary(r => r.Code, r => r.Name);
        var ended = db.Set<Consultation>()
            .AsNoTracking()
            .Include(c => c.Items)
            .Where(c =>
                (c.State == ConsultationState.Failed || c.State == ConsultationState.Dealt)
                && c.EndedAt != null
                && c.EndedAt >= from
                && c.EndedAt < until
            )
            .OrderBy(c => c.EndedAt)
            .ThenBy(c => c.Id);
        await foreach (var c in ended.AsAsyncEnumerable().WithCancellation(ct))
        {
            var code = c.ReasonCode ?? "";
            yield return new EndedConsultation(
                c.No,
                c.EndedAt!.Value,
                c.State == ConsultationState.Dealt,
                code,
                names.GetValueOrDefault(code, new Text(code, code)),
                c.ReasonNote,
                c.OwnerName,
                [.. c.Items.Select(i => i.Name).Distinct()]
            );
        }
    }
}
