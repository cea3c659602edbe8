namespace Zhanggui.Approvals;

/// <summary>
/// Finds the kind of a request by its key: its gate before the last agreement, its effect after every decision. The one
/// handler of <see cref="ApprovalDecided"/>; a test refuses a second one in any module. A request whose kind no module
/// declares any more can still be rejected or withdrawn, but not approved: nothing would follow.
/// </summary>
internal sealed class ApprovalEffects(ApprovalKinds kinds, IServiceProvider services)
    : IDomainEventHandler<ApprovalDecided>
{
    public async Task<Refusal?> Refuse(string key, Guid subject, CancellationToken ct) =>
        kinds.Find(key) is { } kind ? await kind.Refuse(services, subject, ct) : ApprovalErrors.NoKind;

    public Task Handle(ApprovalDecided e, CancellationToken ct) =>
        kinds.Find(e.Kind)?.CarryOut(services, e, ct) ?? Task.CompletedTask;
}
