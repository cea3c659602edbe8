using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Approvals;

internal sealed class ApprovalsMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<ApprovalRequest>(e =>
        {
            e.ToTable("approvals_request").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.MadeAt, x.Id });
            e.HasIndex(x => new { x.MakerId, x.MadeAt });
            e.HasIndex(x => x.SubjectId);
            e.HasIndex(x => x.SubjectNo);
            e.Ignore(x => x.Title);
            e.Ignore(x => x.Document);
            e.Ignore(x => x.Subject);
            e.Ignore(x => x.Shown);
        });
        model.Entity<ApprovalRevision>(e =>
            e.ToTable("approvals_revision").IsAppendOnly().HasKey(x => new { x.RequestId, x.No })
        );
        model.Entity<ApprovalProgress>(e =>
        {
            e.ToTable("approvals_progress").HasKey(x => x.RequestId);
            // One open request of a kind for a document, whoever asks at the same moment.
            e.HasIndex(x => new { x.SubjectId, x.Kind }).IsUnique().HasFilter("\"State\" IN (0, 1)");
            e.HasIndex(x => new { x.State, x.DueAt });
        });
        model.Entity<ApprovalSeat>(e =>
        {
            e.ToTable("approvals_seat").HasKey(x => x.Id);
            e.HasIndex(x => new
            {
                x.RequestId,
                x.Revision,
                x.Step,
            });
            e.HasIndex(x => new { x.DueAt, x.Id }).HasFilter("\"State\" = 1");
            e.Ignore(x => x.IsAgreed);
        });
        model.Entity<ApprovalAct>(e =>
        {
            e.ToTable("approvals_act").IsAppendOnly().HasKey(x => new { x.RequestId, x.No });
            // A person decides once on a submission: the database keeps the rule as well.
            e.HasIndex(x => new
                {
                    x.RequestId,
                    x.Revision,
                    x.ById,
                })
                .IsUnique()
                .HasFilter("\"Verb\" IN (1, 2, 3)");
            e.HasIndex(x => new { x.ById, x.RequestId });
            e.Ignore(x => x.IsDecision);
        });
        model.Entity<Delegation>(e =>
        {
            e.ToTable("approvals_delegation").HasKey(x => x.Id);
            e.HasIndex(x => new { x.FromId, x.Until });
            e.HasIndex(x => new { x.ToId, x.Until });
            e.HasIndex(x => x.Until).HasFilter("\"Ended\" = FALSE");
            e.Ignore(x => x.Subject);
        });
    }
}
