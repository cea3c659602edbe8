namespace Zhanggui.Warehouse;

/// <summary>One row of the list of slips; public because the table component is generic over it.</summary>
public sealed record OutboundOrderRow(
    string No,
    string OrderNo,
    OutboundOrderStatus Status,
    DateTimeOffset CutOff,
    string Recipient,
    int Pieces,
    string Courier,
    string? Picker,
    string? Checker,
    string? WaybillNo,
    bool IsAmended,
    int Part = 0,
    int Guests = 0,
    bool IsStopped = false
)
{
    /// <summary>True until it is with the courier or void.</summary>
    public bool IsOpen => Status < OutboundOrderStatus.HandedOver;

    internal static OutboundOrderRow Of(OutboundOrderProgress p) =>
        new(
            p.No,
            p.OrderNo,
            p.Status,
            p.CutOff,
            p.Recipient,
            p.Pieces,
            p.Courier,
            p.Picker,
            p.Checker,
            p.WaybillNo,
            p.IsAmended,
            p.Part,
            p.Guests,
            p.Interception is not null
        );
}
