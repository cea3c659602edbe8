namespace Zhanggui.OrderScreening;

/// <summary>An entry as somebody wants it.</summary>
/// <param name="Kind">Phone, Address or Device.</param>
/// <param name="Value">As typed; an address from the province to the house number in one line.</param>
/// <param name="Reason">Why, at most 200 characters.</param>
/// <param name="Until">The last moment; null for always.</param>
public sealed record BlacklistInput(BlacklistKind Kind, string Value, string Reason, DateTimeOffset? Until = null);

/// <summary>Puts a phone, an address or a device on the blacklist (ORD-06).</summary>
[Needs(ScreeningPermissions.EditBlacklist)]
public sealed class AddToBlacklist
{
    private readonly Blacklist _blacklist;

    internal AddToBlacklist(Blacklist blacklist) => _blacklist = blacklist;

    /// <summary>Refused while an entry for the same is in force.</summary>
    public Task<Result<Guid>> Run(BlacklistInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return _blacklist.Add(input, ct);
    }
}

/// <summary>Takes an entry off the blacklist, with a reason; it stays readable.</summary>
[Needs(ScreeningPermissions.EditBlacklist)]
public sealed class RevokeBlacklisting
{
    private readonly Blacklist _blacklist;

    internal RevokeBlacklisting(Blacklist blacklist) => _blacklist = blacklist;

    /// <summary>Refused when it is revoked already.</summary>
    public Task<Result> Run(Guid id, string? reason, CancellationToken ct) => _blacklist.Revoke(id, reason, ct);
}

/// <summary>Notes that somebody takes the blacklist out of the company (DAT-11).</summary>
[Needs(ScreeningPermissions.View)]
internal sealed class ExportBlacklist(OperationContext context)
{
    /// <summary>The rows follow only when this is done.</summary>
    public Task<Result> Run(BlacklistFilter filter, string format, CancellationToken ct)
    {
        context.Record(
            new Subject("blacklist-export", Guid.CreateVersion7(context.Now), context.Actor.Name, IsNew: true),
            ("导出黑名单", "Blacklist exported"),
            after: new
            {
                filter.Search,
                kind = filter.Kind?.ToString(),
                filter.All,
                format,
            }
        );
        return Task.FromResult(Result.Done);
    }
}
