using Microsoft.AspNetCore.Identity;

namespace Zhanggui.Organization;

/// <summary>Many accounts at once, for a company that moves in. Passwords come hashed.</summary>
/// <param name="Id">The account.</param>
/// <param name="Kind">Staff or member.</param>
/// <param name="Login">The login.</param>
/// <param name="Phone">The mobile number.</param>
/// <param name="Name">The name.</param>
/// <param name="PasswordHash">Made by <see cref="IPasswordHasher{TUser}"/>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Positions">The positions held, by code.</param>
public sealed record AccountImport(
    AccountId Id,
    AccountKind Kind,
    string Login,
    string? Phone,
    string Name,
    string PasswordHash,
    DateTimeOffset CreatedAt,
    IReadOnlyList<string> Positions
)
{
    /// <summary>The name in Latin letters, for English pages.</summary>
    public string? NameEn { get; init; }
}

/// <summary>Takes accounts over, set-based.</summary>
[SystemOnly]
public sealed class ImportAccounts(ShopDb db, OperationContext context)
{
    /// <summary>Logins must be new.</summary>
    public async Task<Result> Run(IReadOnlyList<AccountImport> accounts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var writer = new SetWriter(db);
        writer.Insert([
            .. accounts.Select(a => new Account
            {
                Id = a.Id.Value,
                Kind = a.Kind,
                DisplayName = a.Name,
                DisplayNameEn = a.NameEn,
                CreatedAt = a.CreatedAt,
                PasswordChangedAt = context.Now,
                UserName = a.Login,
                NormalizedUserName = a.Login.ToUpperInvariant(),
                PhoneNumber = a.Phone,
                LockoutEnabled = true,
                PasswordHash = a.PasswordHash,
                SecurityStamp = a.Id.Value.ToString("N"),
                ConcurrencyStamp = a.Id.Value.ToString("N"),
            }),
        ]);
        writer.Insert([
            .. accounts.SelectMany(a =>
                a.Positions.Select(p => new Holding
                {
                    Id = Guid.CreateVersion7(context.Now),
                    AccountId = a.Id.Value,
                    Position = p,
                    From = a.CreatedAt,
                    By = context.Actor.Name,
                })
            ),
        ]);
        await writer.Flush(ct);
        context.Record(
            new Subject("accounts", Guid.CreateVersion7(context.Now), "import", true),
            ("导入账户", "Accounts imported"),
            after: new { count = accounts.Count }
        );
        return Result.Done;
    }
}
