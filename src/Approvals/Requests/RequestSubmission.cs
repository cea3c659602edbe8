using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Approvals;

/// <summary>Submits requests.</summary>
internal sealed class RequestSubmission(
    ShopDb db,
    OperationContext context,
    DocumentNumbers numbers,
    Policies policies,
    ApprovalKinds kinds,
    Rounds rounds
)
{
    public async Task<Result<ApprovalAsked>> Ask(ApprovalAsk ask, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var kind = kinds.Of(ask.Kind);
        if (Refuse(ask) is { } refused)
            return refused;
        if (
            await db.Set<ApprovalProgress>()
                .AnyAsync(
                    p =>
                        p.SubjectId == ask.Subject.Id
                        && p.Kind == ask.Kind
                        && (p.State == ApprovalState.Pending || p.State == ApprovalState.Returned),
                    ct
                )
        )
            return ApprovalErrors.OpenAlready;
        var bench = await rounds.BenchNow(ct);
        var chain = Chain(policies.Get(kind.ChainPolicy).For(ask.Amount), bench);
        if (!chain.IsDone)
            return chain.Refusal;

        var no = await numbers.Next(db, "AP", context.Now, ct);
        var request = Request(ask, kind, no, chain.Value);
        var progress = new ApprovalProgress
        {
            RequestId = request.Id,
            Kind = request.Kind,
            SubjectId = request.SubjectId,
            Steps = chain.Value.Count,
        };
        var file = new ApprovalFile(db, request, progress, [], []);
        db.AddRange(
            request,
            progress,
            new ApprovalRevision
            {
                RequestId = request.Id,
                No = 1,
                Reason = ask.Reason.Trim(),
                At = context.Now,
                By = context.Actor.Name,
            }
        );
        file.Note(context, ActVerb.Asked, 0);
        if (chain.Value.Count > 0)
            await rounds.Begin(file, ct);
        else
        {
            progress.Do(ApprovalVerb.Conclude, context.Now);
            file.Note(context, ActVerb.Granted, 0, by: "掌柜");
        }

        context.Record(
            request.Subject with
            {
                IsNew = true,
            },
            ("提交申请", "Approval requested"),
            after: new
            {
                request.Kind,
                request.SubjectNo,
                request.TitleZh,
                request.Amount,
                request.Chain,
                ask.Reason,
            }
        );
        return new ApprovalAsked(request.Id, no, progress.State);
    }

    private static Refusal? Refuse(ApprovalAsk ask)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(ask.Title.Zh) || ask.Title.Zh.Trim().Length > 60 || ask.Title.En.Length > 200)
            refusals.Add(ApprovalErrors.NeedsTitle);
        if (ApprovalErrors.Reason(ask.Reason) is { } reason)
            refusals.Add(reason);
        if (ask.Amount is { } amount && amount <= Money.Zero)
            refusals.Add(ApprovalErrors.BadAmount);
        return Refusal.Join(refusals);
    }

    /// <summary>
    /// The steps as they will be run: "leader" replaced, and somebody found for every one of them who is not the maker.
    /// </summary>
    private Result<IReadOnlyList<ChainStep>> Chain(IReadOnlyList<ChainStep> steps, Bench bench)
    {
        var leader = bench.Leader(context.Actor.Positions);
        if (leader is null && steps.Any(s => s.Positions.Contains(ApprovalChain.Leader)))
            return ApprovalErrors.NoLeader;
        List<ChainStep> named =
        [
            .. steps.Select(s =>
                s with
                {
                    Positions = [.. s.Positions.Select(p => p == ApprovalChain.Leader ? leader! : p).Distinct()],
                }
            ),
        ];
        foreach (var step in named)
        {
            var empty = step
                .Positions.Where(p => bench.Taker(p, context.Actor.Id, new HashSet<Guid>()) is null)
                .ToList();
            if (empty.Count > 0 && (step.NeedsAll || empty.Count == step.Positions.Count))
                return ApprovalErrors.Nobody(bench.NameOf(empty[0]));
        }

        return named;
    }

    private ApprovalRequest Request(ApprovalAsk ask, ApprovalKind kind, string no, IReadOnlyList<ChainStep> chain)
    {
        var id = context.NewId<ApprovalId>();
        var own = ask.Subject == default;
        return new ApprovalRequest
        {
            Id = id,
            No = no,
            Kind = kind.Key,
            SubjectType = own ? "approval" : ask.Subject.Type,
            SubjectId = own ? id.Value : ask.Subject.Id,
            SubjectNo = own ? no : ask.Subject.No,
            Link = own ? ApprovalToDos.Link(no) : ask.Link,
            TitleZh = ask.Title.Zh.Trim(),
            TitleEn = ask.Title.En.Trim(),
            Content = ApprovalContent.Of(ask, kind),
            Amount = ask.Amount,
            NeededBy = ask.NeededBy,
            MakerId = context.Actor.Id,
            MakerName = context.Actor.Name,
            MakerPosition = context.Actor.Positions.FirstOrDefault(),
            MadeAt = context.Now,
            Chain = new ApprovalChain(chain).ToString(),
        };
    }
}
