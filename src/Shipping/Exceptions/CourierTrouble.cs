namespace Zhanggui.Shipping;

internal sealed class CourierTrouble(ShopDb db) : ICourierTrouble
{
    public async Task<IReadOnlyList<TroubleCard>> Of(Guid documentId, CancellationToken ct) =>
        [.. (await ExceptionReads.OfDocument(db, documentId, ct)).Select(e => new TroubleCard(e.No, e.Kind, e.WaybillNo, e.ReportedAt, e.Progress.State == ExceptionState.Open, e.Progress.Outcome))];
}
