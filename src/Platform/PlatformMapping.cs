using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

internal sealed class PlatformMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("platform_audit").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new
                {
                    x.SubjectType,
                    x.SubjectId,
                    x.Seq,
                })
                .IsUnique();
            e.HasIndex(x => x.At);
            e.HasIndex(x => x.ActorId);
            e.Ignore(x => x.Verb);
            e.Property(x => x.SubjectType).HasMaxLength(40);
            e.Property(x => x.SubjectNo).HasMaxLength(200);
        });
        model.Entity<Seal>(e =>
        {
            e.ToTable("platform_seal").IsAppendOnly().HasKey(x => x.No);
            e.Property(x => x.No).ValueGeneratedNever();
        });
        model.Entity<SealedEntry>(e =>
        {
            e.ToTable("platform_sealed_entry").IsAppendOnly().HasKey(x => x.EntryId);
            e.HasIndex(x => new { x.SealNo, x.Place });
        });
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("platform_outbox").HasKey(x => x.Seq);
            e.Property(x => x.Seq).ValueGeneratedOnAdd();
            e.HasIndex(x => x.NextAt).HasFilter("\"State\" = 0");
            e.HasIndex(x => new { x.EventId, x.Reaction }).IsUnique();
            e.HasIndex(x => x.State).HasFilter("\"State\" = 2");
            e.HasIndex(x => x.EndedAt).HasFilter("\"State\" = 1");
        });
        model.Entity<IdempotencyRecord>(e =>
        {
            e.ToTable("platform_idempotency").HasKey(x => new { x.Scope, x.Key });
            e.Property(x => x.Scope).HasMaxLength(160);
            e.Property(x => x.Key).HasMaxLength(120);
            e.HasIndex(x => x.At);
        });
        model.Entity<PolicyChange>(e =>
        {
            e.ToTable("platform_policy_change").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.Key, x.Seq }).IsUnique();
            e.Property(x => x.Key).HasMaxLength(100);
        });
        model.Entity<NumberCounter>(e =>
        {
            e.ToTable("platform_number").HasKey(x => new { x.Prefix, x.Day });
            e.Property(x => x.Prefix).HasMaxLength(8);
        });
        model.Entity<JobState>(e =>
        {
            e.ToTable("platform_job").HasKey(x => x.Name);
            e.Property(x => x.Name).HasMaxLength(100);
            e.Ignore(x => x.IsRunning);
            e.Ignore(x => x.LastTook);
        });
        model.Entity<JobRun>(e =>
        {
            e.ToTable("platform_job_run").HasKey(x => x.Id);
            e.Property(x => x.Job).HasMaxLength(100);
            e.Ignore(x => x.Took);
            e.HasIndex(x => new
            {
                x.Job,
                x.StartedAt,
                x.Id,
            });
            e.HasIndex(x => x.StartedAt);
            e.HasIndex(x => x.Job).HasFilter("\"Outcome\" = 0");
        });
        model.Entity<SharedSecret>(e =>
        {
            e.ToTable("platform_secret").HasKey(x => x.Name);
            e.Property(x => x.Name).HasMaxLength(60);
        });
        model.Entity<StoredFile>(e =>
        {
            e.ToTable("platform_file").HasKey(x => x.Id);
            e.HasIndex(x => x.Sha256);
        });
    }
}
