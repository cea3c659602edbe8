namespace Zhanggui.Inbound;

/// <summary>An inbound slip's id.</summary>
public readonly record struct InboundId(Guid Value) : IId<InboundId>
{
    /// <inheritdoc />
    public static InboundId From(Guid value) => new(value);
}
