namespace Zhanggui.Kernel;

/// <summary>
/// An order's id. It stands here because modules below orders keep under it what belongs to one: an outbound order, a
/// parcel.
/// </summary>
public readonly record struct OrderId(Guid Value) : IId<OrderId>
{
    /// <inheritdoc />
    public static OrderId From(Guid value) => new(value);
}
