namespace Zhanggui.Work;

/// <summary>The company's working days and hours, for deadlines in working time.</summary>
public interface IWorkCalendar
{
    /// <summary>As it stands now; from memory.</summary>
    ValueTask<WorkCalendar> Get(CancellationToken ct);
}
