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

/// <summary>One account per person (ORG-18): staff and members alike, kept by ASP.NET Core Identity.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Staff or member.</summary>
    public required AccountKind Kind { get; init; }
    /// <summary>The name that documents carry.</summary>
    public required string DisplayName { get; set; }
    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>When the password was last set (ORG-22).</summary>
    public required DateTimeOffset PasswordChangedAt { get; set; }
    /// <summary>True: it can't sign in any more (ORG-17).</summary>
    public bool IsDisabled { get; set; }
    /// <summary>Hashes of earlier passwords, newest first, one a line: they can't be used again (ORG-22).</summary>
    public string EarlierPasswords { get; set; } = "";

    internal Subject Subject => new("account", Id, UserName!);
}
