using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>A class of customers with prices of its own (ORD-21).</summary>
/// <param name="Code">Stable: "wholesale".</param>
/// <param name="Name">For people.</param>
/// <param name="IsOpen">Members may ask for it.</param>
/// <param name="IsActive">False: its members buy retail.</param>
public sealed record CustomerClassCard(string Code, Text Name, bool IsOpen, bool IsActive);

/// <summary>
/// The classes and who is of them, out of a memory that is forgotten with the commit of a change: quoting and placing
/// orders ask it and no database.
/// </summary>
public interface ICustomerClasses
{
    /// <summary>All classes, those out of use too, by code.</summary>
    IReadOnlyList<CustomerClassCard> All { get; }

    /// <summary>The class in use that an account is of; null for retail and for nobody.</summary>
    CustomerClassCard? Of(Guid? account);

    /// <summary>The class of this code, or null.</summary>
    CustomerClassCard? Find(string? code);
}

/// <summary>Holds a class in the running act.</summary>
public interface IClassLock
{
    /// <summary>
    /// The class as it is, held until the act ends: acts about one class, such as its prices, come one after another.
    /// Null for an unknown one.
    /// </summary>
    Task<CustomerClassCard?> LockForUpdate(string code, CancellationToken ct);
}

/// <summary>A class, to be added or changed.</summary>
public sealed record CustomerClassInput(string NameZh, string NameEn, bool IsOpen, bool IsActive);

/// <summary>What a member says of their business when they ask for a class.</summary>
/// <param name="Class">The class's code.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Licence">The number of its business licence: 15 or 18 letters and digits.</param>
/// <param name="Contact">Whom to ask for.</param>
/// <param name="Phone">Where.</param>
/// <param name="Note">Whatever else, at most 200 characters.</param>
public sealed record ClassRequestInput(
    string Class,
    string Company,
    string Licence,
    string Contact,
    string Phone,
    string? Note = null
);

/// <summary>A request as its member and the modules above see it.</summary>
public sealed record ClassRequestCard(
    ClassRequestId Id,
    string No,
    string Class,
    string Company,
    string Licence,
    string Contact,
    string Phone,
    string? Note,
    ClassRequestState State,
    DateTimeOffset MadeAt,
    DateTimeOffset? DecidedAt,
    string? Comment
);

/// <summary>A member's own requests.</summary>
public interface IClassRequests
{
    /// <summary>The latest request of an account, or null.</summary>
    Task<ClassRequestCard?> Latest(AccountId account, CancellationToken ct);
}

/// <summary>Somebody has decided about a request for a class; raised in the transaction of the decision.</summary>
public sealed record ClassRequestDecided(
    ClassRequestId Id,
    string No,
    string Phone,
    bool IsApproved,
    string ClassZh,
    string? Comment
) : IEvent;
