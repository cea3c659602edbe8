using Microsoft.AspNetCore.Identity;

namespace Zhanggui.Organization;

/// <summary>Whose account it is.</summary>
public enum AccountKind
{
    /// <summary>A customer.</summary>
    Member,

    /// <summary>Somebody of the department.</summary>
    Staff,
}

/// <summary>One account per person (ORG-18): staff and members alike, in the shape of ASP.NET Core Identity.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Staff or member.</summary>
    public required AccountKind Kind { get; init; }

    /// <summary>The name that documents carry.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The name in Latin letters, for English pages; null when there is none.</summary>
    public string? DisplayNameEn { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the password was last set (ORG-22).</summary>
    public required DateTimeOffset PasswordChangedAt { get; set; }

    /// <summary>
    /// True when somebody else chose the password: its owner must change it before anything else (ORG-18, ORG-23).
    /// </summary>
    public bool MustChangePassword { get; set; }

    /// <summary>True: it can't sign in any more (ORG-17).</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Hashes of earlier passwords, newest first, one a line: they can't be used again (ORG-22).</summary>
    public string EarlierPasswords { get; set; } = "";

    internal Subject Subject => new("account", Id, UserName!);

    /// <summary>
    /// Marks a change, so that two changes at once do not overwrite each other: the later one is tried again.
    /// </summary>
    internal void Touch(DateTimeOffset now) => ConcurrencyStamp = Guid.CreateVersion7(now).ToString("N");
}
