using System.Globalization;

namespace Zhanggui.Kernel;

/// <summary>A count of whole pieces. May be negative only as a difference; arithmetic is checked.</summary>
public readonly record struct Quantity(int Units) : IComparable<Quantity>
{
    /// <summary>Nothing.</summary>
    public static readonly Quantity Zero = new(0);

    /// <summary>One piece.</summary>
    public static readonly Quantity One = new(1);

    public static Quantity operator +(Quantity a, Quantity b) => new(checked(a.Units + b.Units));

    public static Quantity operator -(Quantity a, Quantity b) => new(checked(a.Units - b.Units));

    public static bool operator <(Quantity a, Quantity b) => a.Units < b.Units;

    public static bool operator >(Quantity a, Quantity b) => a.Units > b.Units;

    public static bool operator <=(Quantity a, Quantity b) => a.Units <= b.Units;

    public static bool operator >=(Quantity a, Quantity b) => a.Units >= b.Units;

    /// <inheritdoc />
    public int CompareTo(Quantity other) => Units.CompareTo(other.Units);

    /// <inheritdoc />
    public override string ToString() => Units.ToString(CultureInfo.InvariantCulture);
}
