using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Records;

/// <summary>The tables of registers.</summary>
internal sealed class RecordsMapping : IModelPart
{
    /// <inheritdoc />
    public void Apply(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<RecordEntry>(e =>
        {
            e.ToTable("records_entry").HasKey(x => x.Id);
            e.Property(x => x.No).HasMaxLength(30);
            e.Property(x => x.Register).HasMaxLength(30);
            e.Property(x => x.Maker).HasMaxLength(60);
            e.Property(x => x.UniqueKey).HasMaxLength(200);
            e.Property(x => x.ApprovalNo).HasMaxLength(30);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Subject);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.Register, x.UniqueKey }).IsUnique();
            e.HasIndex(x => new
            {
                x.Register,
                x.MadeAt,
                x.Id,
            });
            e.HasIndex(x => new
            {
                x.Register,
                x.State,
                x.MadeAt,
                x.Id,
            });
        });
        model.Entity<OwnRegister>(e =>
        {
            e.ToTable("records_register").IsAppendOnly();
            e.HasKey(x => new { x.Key, x.Version });
            e.Property(x => x.Key).HasMaxLength(30);
            e.Property(x => x.Prefix).HasMaxLength(2);
            e.Property(x => x.Maker).HasMaxLength(60);
        });
        model.Entity<ProcessRow>(e =>
        {
            e.ToTable("records_process").HasKey(x => x.Id);
            e.Property(x => x.No).HasMaxLength(30);
            e.Property(x => x.Process).HasMaxLength(30);
            e.Property(x => x.Title).HasMaxLength(60);
            e.Property(x => x.StartedBy).HasMaxLength(60);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Subject);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new
            {
                x.State,
                x.StartedAt,
                x.Id,
            });
            e.HasIndex(x => new { x.StartedAt, x.Id });
        });
        model.Entity<DutyRow>(e =>
        {
            e.ToTable("records_duty").HasKey(x => x.Id);
            e.Property(x => x.Register).HasMaxLength(30);
            e.Property(x => x.Duty).HasMaxLength(30);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new
                {
                    x.Register,
                    x.Duty,
                    x.Day,
                })
                .IsUnique();
            e.HasIndex(x => new { x.State, x.DueAt });
        });
    }
}
