using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>A member to be taken over whose account exists already. The first address is the default.</summary>
public sealed record MemberImport(
    AccountId Account,
    string Login,
    string Name,
    string Phone,
    DateTimeOffset RegisteredAt,
    IReadOnlyList<PostalAddress> Addresses
);

/// <summary>
/// Takes over many members at once, in a few statements. For moving in and for the demo company; every address is
/// checked.
/// </summary>
[SystemOnly]
public sealed class ImportMembers(ShopDb db, OperationContext context, IAddressCheck check)
{
    /// <summary>Writes profiles and addresses. One bad address refuses the whole import and names its owner.</summary>
    public async Task<Result<int>> Run(IReadOnlyList<MemberImport> members, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(members);
        var profiles = new List<Member>(members.Count);
        var addresses = new List<Address>(members.Count);
        var audit = new List<AuditEntry>(members.Count);
        foreach (var m in members)
        {
            var profile = Member.Registered(m.Account, m.Login, m.Phone, m.RegisteredAt, m.Name);
            profiles.Add(profile);
            audit.Add(
                AuditTrail.First(
                    profile.Subject,
                    ("会员导入", "Member imported"),
                    new { m.Login, Phone = Masked.Phone(m.Phone) },
                    context.Actor,
                    context.Now,
                    context.Name
                )
            );
            for (var i = 0; i < m.Addresses.Count; i++)
            {
                var good = check.Check(m.Addresses[i]);
                if (!good.IsDone)
                    return good.Refusal with
                    {
                        Message = ($"{m.Login}：{good.Refusal.Message.Zh}", $"{m.Login}: {good.Refusal.Message.En}"),
                    };
                addresses.Add(
                    Address.New(
                        context.NewId<AddressId>(),
                        m.Account,
                        good.Value,
                        m.RegisteredAt,
                        i == 0 ? m.RegisteredAt : Address.NeverChosen
                    )
                );
            }
        }

        var writer = new SetWriter(db);
        writer.Insert(profiles);
        writer.Insert(addresses);
        writer.Insert(audit);
        await writer.Flush(ct);
        return profiles.Count;
    }
}
