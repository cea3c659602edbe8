using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Organization;

/// <summary>A key that was just made; the only time that its text exists.</summary>
public sealed record NewApiKey(Guid Id, string Key);

/// <summary>Makes a key for a partner or a script. Nobody can give a key more than they may do themselves.</summary>
[Needs("org.edit")]
public sealed class MakeApiKey(ShopDb db, OperationContext context)
{
    /// <summary>
    /// Refused at "name", "permissions" or "days". Never call it with an idempotency key: the outcome would be stored.
    /// </summary>
    public async Task<Result<NewApiKey>> Run(
        string name,
        IReadOnlyList<string> permissions,
        int? days,
        CancellationToken ct
    )
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 60)
            return Refusal.Invalid(
                "organization.key_name",
                "name",
                "请写明给谁用，60 字以内",
                "Say who uses it, in at most 60 characters."
            );
        var wanted = (permissions ?? []).Distinct().Order(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return Refusal.Invalid(
                "organization.key_permissions",
                "permissions",
                "请至少选一项权限",
                "Choose at least one permission."
            );
        if (wanted.FirstOrDefault(p => !context.Actor.May(p)) is { } beyond)
            return Refusal.Invalid(
                "organization.key_beyond",
                "permissions",
                $"你自己没有“{beyond}”，不能给出去",
                $"You don't hold “{beyond}” yourself, so you can't give it."
            );
        if (days is < 1 or > 3650)
            return Refusal.Invalid(
                "organization.key_days",
                "days",
                "有效期 1 到 3650 天，不填为长期",
                "Valid for 1 to 3650 days; leave it empty for no end."
            );
        if (await db.Set<ApiKey>().CountAsync(k => k.RevokedAt == null, ct) >= 500)
            return Refusal.Conflict(
                "organization.key_many",
                "有效密钥已有 500 个，请先停用不用的",
                "There are 500 live keys: revoke unused ones first."
            );

        var text = ApiKeyText.New();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(context.Now),
            Name = name.Trim(),
            Prefix = text.Prefix,
            Hash = text.Hash,
            Permissions = string.Join('\n', wanted),
            CreatedAt = context.Now,
            CreatedBy = context.Actor.Name,
            ExpiresAt = days is { } d ? context.Now + TimeSpan.FromDays(d) : null,
        };
        db.Add(key);
        context.Record(
            key.Subject with
            {
                IsNew = true,
            },
            ("新建接口密钥", "API key made"),
            after: new
            {
                key.Name,
                key.Prefix,
                permissions = wanted,
                key.ExpiresAt,
            }
        );
        return new NewApiKey(key.Id, text.ToString());
    }
}

/// <summary>Ends a key at once.</summary>
[Needs("org.edit")]
public sealed class RevokeApiKey(ShopDb db, OperationContext context)
{
    /// <summary>With a reason, which stays in the audit log.</summary>
    public async Task<Result> Run(Guid id, string why, CancellationToken ct)
    {
        if (ReasonRule.Refuse(why) is { } reason)
            return reason;
        var key = await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == id, ct);
        if (key is null)
            return Refusal.NotFound("organization.no_key", "没有这个密钥", "There is no such key.");
        if (key.RevokedAt is not null)
            return Refusal.Conflict("organization.key_revoked", "这个密钥已经停用了", "This key was revoked already.");
        key.RevokedAt = context.Now;
        context.Record(key.Subject, ("停用接口密钥", "API key revoked"), note: why.Trim());
        context.Invalidate(ActorCache.Topic, new ApiKeyText(key.Prefix, "").CacheId.ToString());
        return Result.Done;
    }
}
