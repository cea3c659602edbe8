namespace Zhanggui.Work;

internal enum WorkState
{
    Open,
    Done,
    Dropped,
}

/// <summary>One thing that somebody must do next.</summary>
internal sealed class WorkItem
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string KindZh { get; init; }
    public required string KindEn { get; init; }
    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectNo { get; init; }
    public required string Link { get; init; }
    /// <summary>The positions whose list it stands on, ",CSPRE,ORDERS,": bounded by commas so that one is found exactly.</summary>
    public required string Positions { get; init; }
    public Guid? Person { get; set; }
    public string? PersonName { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public required int WarnMinutes { get; init; }
    public required string RuleZh { get; init; }
    public required string RuleEn { get; init; }
    public required string VerbZh { get; init; }
    public required string VerbEn { get; init; }
    public string? EscalateTo { get; init; }
    public string? Who { get; init; }
    public Money? Amount { get; init; }
    public required DateTimeOffset At { get; init; }
    public WorkState State { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedBy { get; set; }
    public Guid? EndedById { get; set; }
    /// <summary>When it was found overdue and reported upwards; set once.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }
    /// <summary>Why it was put off, if it was.</summary>
    public string? PostponedWhy { get; set; }

    public static WorkItem Of(ToDoDraft d, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = d.Kind, KindZh = d.KindName.Zh, KindEn = d.KindName.En, SubjectType = d.Subject.Type, SubjectId = d.Subject.Id, SubjectNo = d.Subject.No, Link = d.Link,
        Positions = "," + string.Join(',', d.AlsoFor.Prepend(d.Position).Distinct()) + ",", Person = d.Person, DueAt = d.DueAt, WarnMinutes = (int)d.WarnBefore.TotalMinutes,
        RuleZh = d.Rule.Zh, RuleEn = d.Rule.En, VerbZh = d.Verb.Zh, VerbEn = d.Verb.En, EscalateTo = d.EscalateTo, Who = d.Who, Amount = d.Amount, At = now,
    };
}
