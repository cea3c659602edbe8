using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>
/// A customer's profile. Login and password live with the account; this is what the shop knows besides.
/// </summary>
internal sealed class Member
{
    public required AccountId Account { get; init; }
    public required string Login { get; init; }
    public string Name { get; private set; } = "";
    public string? Phone { get; private set; }
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The code of the class they are of; null for retail (ORD-21).</summary>
    public string? Class { get; private set; }
    public int Version { get; private set; }

    /// <summary>
    /// A member who has just registered. The name is empty until they tell it (SHOP-12: other data comes later).
    /// </summary>
    public static Member Registered(
        AccountId account,
        string login,
        string? phone,
        DateTimeOffset now,
        string name = ""
    ) =>
        new()
        {
            Account = account,
            Login = login,
            Name = name,
            Phone = phone,
            RegisteredAt = now,
        };

    /// <summary>What people call them: the name, else the login; a login that is a phone number is masked.</summary>
    public string DisplayName =>
        Name.Length > 0 ? Name
        : PhoneNumber.IsMobile(Login) ? Masked.Phone(Login)
        : Login;

    /// <summary>Changes name and phone.</summary>
    public void Describe(string name, string? phone)
    {
        (Name, Phone) = (name, phone);
        Version++;
    }

    /// <summary>Into a class, or back to retail.</summary>
    public void Join(string? code)
    {
        Class = code;
        Version++;
    }

    public CustomerCard ToCard() => new(Account, Login, DisplayName, Phone, RegisteredAt);

    public Subject Subject => new("member", Account.Value, Login);
}
