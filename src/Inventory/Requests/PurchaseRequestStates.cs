namespace Zhanggui.Inventory;

/// <summary>What moves a purchase request.</summary>
internal enum PurchaseRequestVerb
{
    Promise,
    Decline,
    End,
}

/// <summary>The life of a purchase request, and the words for its parts.</summary>
internal static class PurchaseRequestStates
{
    public static readonly TransitionTable<PurchaseRequestState, PurchaseRequestVerb> Table = new(
        "inventory.purchase_request",
        NameOf,
        NameOf,
        (PurchaseRequestState.Asked, PurchaseRequestVerb.Promise, PurchaseRequestState.Promised),
        (PurchaseRequestState.Asked, PurchaseRequestVerb.Decline, PurchaseRequestState.Declined),
        (PurchaseRequestState.Asked, PurchaseRequestVerb.End, PurchaseRequestState.Ended),
        (PurchaseRequestState.Promised, PurchaseRequestVerb.Promise, PurchaseRequestState.Promised),
        (PurchaseRequestState.Promised, PurchaseRequestVerb.Decline, PurchaseRequestState.Declined),
        (PurchaseRequestState.Promised, PurchaseRequestVerb.End, PurchaseRequestState.Ended),
        (PurchaseRequestState.Declined, PurchaseRequestVerb.Promise, PurchaseRequestState.Promised),
        (PurchaseRequestState.Declined, PurchaseRequestVerb.End, PurchaseRequestState.Ended)
    );

    public static readonly PurchaseRequestState[] Open =
    [
        PurchaseRequestState.Asked,
        PurchaseRequestState.Promised,
        PurchaseRequestState.Declined,
    ];

    public static Text NameOf(PurchaseRequestState state) =>
        state switch
        {
            PurchaseRequestState.Asked => ("待答复", "To answer"),
            PurchaseRequestState.Promised => ("已订货", "Ordered"),
            PurchaseRequestState.Declined => ("不补货", "Not bought"),
            _ => ("已了结", "Ended"),
        };

    public static Text NameOf(PurchaseRequestVerb verb) =>
        verb switch
        {
            PurchaseRequestVerb.Promise => ("答复到货日期", "say when it comes"),
            PurchaseRequestVerb.Decline => ("答复不补货", "say that it is not bought"),
            _ => ("了结", "end"),
        };

    public static string Tone(PurchaseRequestState state) =>
        state switch
        {
            PurchaseRequestState.Asked => Ui.Tones.Warn,
            PurchaseRequestState.Promised => Ui.Tones.Info,
            PurchaseRequestState.Declined => Ui.Tones.Danger,
            _ => Ui.Tones.Ok,
        };
}
