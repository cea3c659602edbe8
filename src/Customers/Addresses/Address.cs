using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>
/// An address in somebody's address book. The default is derived, never set: it is the one that was chosen last, so
/// there is always exactly one and two requests can't make two. Nothing is deleted physically (DAT-13), so deleting can
/// be undone.
/// </summary>
internal sealed class Address
{
    public required AddressId Id { get; init; }
    public required AccountId Account { get; init; }
    public PostalAddress Postal { get; private set; } = null!;
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>When it was made the default; the latest one is it.</summary>
    public DateTimeOffset ChosenAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>
    /// A new address. <paramref name="chosenAt"/> is the instant it became the default, or the beginning of time.
    /// </summary>
    public static Address New(
        AddressId id,
        AccountId account,
        PostalAddress address,
        DateTimeOffset savedAt,
        DateTimeOffset chosenAt
    ) =>
        new()
        {
            Id = id,
            Account = account,
            Postal = address,
            SavedAt = savedAt,
            ChosenAt = chosenAt,
        };

    /// <summary>For an address that was never made the default.</summary>
    public static readonly DateTimeOffset NeverChosen = DateTimeOffset.UnixEpoch;

    public void Change(PostalAddress address)
    {
        Postal = address;
        Version++;
    }

    public void Choose(DateTimeOffset now)
    {
        ChosenAt = now;
        Version++;
    }

    public void Delete(DateTimeOffset now)
    {
        DeletedAt = now;
        Version++;
    }

    public void Restore()
    {
        DeletedAt = null;
        Version++;
    }
}
