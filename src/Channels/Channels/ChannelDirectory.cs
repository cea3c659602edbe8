using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Channels;

/// <summary>Reads channels, and makes their secrets.</summary>
internal sealed class ChannelDirectory(ShopDb db, IDataProtectionProvider protection, UseCaseExecutor executor)
{
    private IDataProtector Protector => protection.CreateProtector("channels.secret");

    public async Task<IReadOnlyList<Channel>> All(CancellationToken ct) =>
        await db.Set<Channel>()
            .AsNoTracking()
            .OrderByDescending(c => c.IsActive)
            .ThenBy(c => c.Kind)
            .ThenBy(c => c.Code)
            .ToListAsync(ct);

    public Task<Channel?> Of(string code, CancellationToken ct) =>
        db.Set<Channel>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct);

    public async Task<IReadOnlyList<ChannelSku>> Skus(Channel channel, CancellationToken ct) =>
        await db.Set<ChannelSku>()
            .AsNoTracking()
            .Where(s => s.ChannelId == channel.Id)
            .OrderBy(s => s.Theirs)
            .ToListAsync(ct);

    /// <summary>
    /// The key is shown this once; the application keeps it enciphered, because it must compute signatures with it.
    /// </summary>
    public async Task<Result<string>> Rotate(Actor actor, string code, CancellationToken ct)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var kept = await executor.Run(actor, (SaveChannelSecret u) => u.Run(code, Protector.Protect(secret), ct), ct);
        return kept.IsDone ? secret : kept.Refusal;
    }

    /// <summary>Null when none was made, or when it was enciphered with keys that are gone.</summary>
    public string? Secret(Channel channel)
    {
        if (channel.Secret is null)
            return null;
        try
        {
            return Protector.Unprotect(channel.Secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
