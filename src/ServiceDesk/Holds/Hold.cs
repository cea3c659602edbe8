using Zhanggui.Catalog;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// Pieces that a consultation keeps for its customer (ORD-31). The pieces themselves are a reservation of Inventory
/// under this id; this says why and for whom.
/// </summary>
internal sealed class Hold
{
    public required HoldId Id { get; init; }
    public required ConsultationId ConsultationId { get; init; }
    public required string ConsultationNo { get; init; }
    public required SkuId Sku { get; init; }
    public required string SkuCode { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public required Quantity Quantity { get; init; }
    public required string HeldFor { get; init; }
    public required Guid ById { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset Until { get; init; }
    public HoldState State { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? OrderNo { get; init; }
    public Text Name => new(NameZh, NameEn);
}
