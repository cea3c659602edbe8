using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Backups;

internal sealed class BackupsMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<BackupRun>(e =>
        {
            e.ToTable("backups_run").HasKey(x => x.Id);
            e.Ignore(x => x.IsOpen)
                .Ignore(x => x.IsGood)
                .Ignore(x => x.HasFile)
                .Ignore(x => x.Failure)
                .Ignore(x => x.Damage)
                .Ignore(x => x.Path)
                .Ignore(x => x.Subject);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.File).HasMaxLength(200);
            // One at a time of a kind, and one try for an instant of the timetable, whichever nodes look at the clock
            // in the same moment.
            e.HasIndex(x => x.Kind).IsUnique().HasFilter("\"State\" < 2").HasDatabaseName("IX_backups_run_open");
            e.HasIndex(x => new
                {
                    x.Kind,
                    x.Slot,
                    x.Try,
                })
                .IsUnique()
                .HasFilter("\"Slot\" IS NOT NULL");
            e.HasIndex(x => new { x.At, x.Id });
            e.HasIndex(x => new
            {
                x.Kind,
                x.At,
                x.Id,
            });
            e.HasIndex(x => new
            {
                x.Kind,
                x.State,
                x.At,
                x.Id,
            });
        });
        model.Entity<BackupWatch>(e =>
        {
            e.ToTable("backups_watch").HasKey(x => x.Kind);
            e.Property(x => x.Kind).ValueGeneratedNever();
        });
    }
}
