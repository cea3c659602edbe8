using Zhanggui.Kernel;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Somebody who works for the demo company.</summary>
/// <param name="Login">Short pinyin, unique.</param>
/// <param name="Name">"林知夏" and "Lin Zhixia".</param>
/// <param name="Position">The position's code, "CSPRE".</param>
/// <param name="PositionName">"售前客服" and "Pre-sales service".</param>
/// <param name="Department">The department's name.</param>
/// <param name="Warehouse">For warehouse people the code of theirs; otherwise null.</param>
public sealed record DemoStaff(
    string Login,
    Text Name,
    string Position,
    Text PositionName,
    Text Department,
    string? Warehouse = null
);

/// <summary>An address a customer has left. Names of areas are those of the official division.</summary>
/// <param name="Recipient">Who takes delivery.</param>
/// <param name="Phone">The recipient's number.</param>
/// <param name="Province">"浙江省".</param>
/// <param name="City">"湖州市".</param>
/// <param name="District">"吴兴区".</param>
/// <param name="Street">Sub-district, road, number and door.</param>
/// <param name="IsDefault">True for exactly one address of each customer.</param>
public sealed record DemoAddress(
    string Recipient,
    string Phone,
    string Province,
    string City,
    string District,
    string Street,
    bool IsDefault
);

/// <summary>
/// A registered customer. Nobody real: names, doors and phones are invented, and no message may ever be sent to these
/// numbers.
/// </summary>
/// <param name="Index">0–1,999; orders refer to it.</param>
/// <param name="Login">Unique.</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="Phone">Unique, 1700 and seven digits.</param>
/// <param name="Addresses">One or two.</param>
/// <param name="RegisteredDaysAgo">How many days before today.</param>
public sealed record DemoCustomer(
    int Index,
    string Login,
    string Name,
    string Phone,
    IReadOnlyList<DemoAddress> Addresses,
    int RegisteredDaysAgo
);

/// <summary>
/// The people of the demo company: its staff and its 2,000 customers. The same seed gives the same people.
/// </summary>
/// <param name="Staff">At least one for every position.</param>
/// <param name="Customers">In the order of their index.</param>
public sealed record DemoPeople(IReadOnlyList<DemoStaff> Staff, IReadOnlyList<DemoCustomer> Customers)
{
    /// <summary>How many customers there are, whatever the seed.</summary>
    public const int CustomerCount = 2000;

    /// <summary>The codes of all positions that have staff here, in the order of the organisation.</summary>
    public static IReadOnlyList<string> Positions => StaffTable.Positions;

    /// <summary>Builds the people for <paramref name="seed"/>; the staff is the same under every seed.</summary>
    public static DemoPeople Build(int seed) =>
        new(StaffTable.Build(), new CustomerWriter(new DemoRandom((ulong)seed, "customers")).Write(CustomerCount));
}
