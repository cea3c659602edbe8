using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

internal sealed class WorkMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<WorkItem>(e =>
        {
            e.ToTable("work_item").HasKey(x => x.Id);
            e.HasIndex(x => new { x.SubjectId, x.Kind });
            e.HasIndex(x => x.DueAt).HasFilter("\"State\" = 0");
            e.HasIndex(x => new { x.Position, x.DueAt }).HasFilter("\"State\" = 0");
            e.HasIndex(x => new { x.EndedById, x.EndedAt });
            e.HasIndex(x => new { x.EndedAt, x.Id });
            e.Ignore(x => x.KindName);
            e.Ignore(x => x.Rule);
            e.Ignore(x => x.Verb);
            e.Ignore(x => x.Positions);
            e.Ignore(x => x.WasOnTime);
        });
        model.Entity<CalendarDay>(e =>
        {
            e.ToTable("work_calendar_day").HasKey(x => x.Day);
            e.Property(x => x.NameZh).HasMaxLength(20);
            e.Property(x => x.NameEn).HasMaxLength(40);
        });
        model.Entity<WorkEvent>(e =>
        {
            e.ToTable("work_item_event").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.ItemId, x.At });
            e.HasIndex(x => new { x.ById, x.At });
        });
    }
}
