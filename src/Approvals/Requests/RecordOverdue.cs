using Microsoft.EntityFrameworkCore;
using Zhanggui.Work;

namespace Zhanggui.Approvals;

/// <summary>
/// A step is overdue and was reported upwards: whoever it was reported to may decide as well, and the history says so
/// (ORG-28, ORG-04).
/// </summary>
internal sealed class RecordOverdue(ShopDb db, OperationContext context) : IDomainEventHandler<ToDoOverdue>
{
    public async Task Handle(ToDoOverdue e, CancellationToken ct)
    {
        if (!e.Kind.StartsWith("approval.", StringComparison.Ordinal) || e.EscalatedTo is not { } to)
            return;
        var request = await db.Set<ApprovalSeat>()
            .AsNoTracking()
            .Where(s => s.Id == e.SubjectId && s.State == SeatState.Open)
            .Select(s => s.RequestId)
            .ToListAsync(ct);
        if (request.Count == 0 || await ApprovalFile.Load(db, request[0], ct) is not { } file)
            return;
        if (file.Open.FirstOrDefault(s => s.Id == e.SubjectId) is not { } seat)
            return;
        seat.EscalatedTo = to;
        file.Note(context, ActVerb.Escalated, seat.Step, to: to, by: "掌柜");
    }
}
