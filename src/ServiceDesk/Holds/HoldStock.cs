using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Inventory;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// Keeps pieces for a customer who is about to order (ORD-31): they count as reserved, come back by themselves, and the
/// customer's own order takes them.
/// </summary>
[Needs("consult.answer")]
public sealed class HoldStock
{
    private readonly ConsultationAccess _access;
    private readonly ICatalog _catalog;
    private readonly IStock _stock;
    private readonly Policies _policies;

    internal HoldStock(ConsultationAccess access, ICatalog catalog, IStock stock, Policies policies) =>
        (_access, _catalog, _stock, _policies) = (access, catalog, stock, policies);

    /// <summary>
    /// Refused when fewer are available, beyond the policies' limits, for a presale, and when the customer has this SKU
    /// held already.
    /// </summary>
    public async Task<Result<HoldMade>> Run(ConsultationId id, string sku, int quantity, CancellationToken ct)
    {
        var found = await _access.Mine(id, ct);
        if (!found.IsDone)
            return found.Refusal;
        var (consultation, context, db) = (found.Value, _access.Context, _access.Db);
        if (consultation.IsOver)
            return ServiceDeskErrors.Over;
        var (pieces, each) = (
            _policies.Get(ServiceDeskPolicies.HoldPieces),
            _policies.Get(ServiceDeskPolicies.HoldsEach)
        );
        if (quantity < 1 || quantity > pieces)
            return ServiceDeskErrors.Pieces(pieces);
        var code = sku?.Trim() ?? "";
        if (code.Length is 0 or > 64 || await _catalog.ByCode(code, ct) is not { } card)
            return ServiceDeskErrors.NoSku(code);
        if (card.PresaleShipsOn is not null)
            return ServiceDeskErrors.Presale;
        var by = context.Actor.Id ?? consultation.OwnerId;
        // Two holds of one person at once are counted one after the other.
        await db.OneAtATime(by, ct);
        if (
            await db.Set<Hold>()
                .AnyAsync(h => h.ConsultationId == id && h.Sku == card.Id && h.State == HoldState.Live, ct)
        )
            return ServiceDeskErrors.HeldAlready;
        if (await db.Set<Hold>().CountAsync(h => h.ById == by && h.State == HoldState.Live, ct) >= each)
            return ServiceDeskErrors.TooManyHolds(each);

        var hold = new Hold
        {
            Id = context.NewId<HoldId>(),
            ConsultationId = id,
            ConsultationNo = consultation.No,
            Sku = card.Id,
            SkuCode = card.Code,
            NameZh = Label(card, c => c.Zh),
            NameEn = Label(card, c => c.En),
            Quantity = new Quantity(quantity),
            HeldFor = consultation.Holder,
            ById = by,
            ByName = context.Actor.Name,
            At = context.Now,
            Until = context.Now + _policies.Get(ServiceDeskPolicies.HoldFor),
        };
        var held = await _stock.Hold(
            new Subject("hold", hold.Id.Value, consultation.No),
            hold.HeldFor,
            new StockLine(0, card.Id, hold.Quantity),
            hold.Until,
            ct
        );
        if (!held.IsDone)
            return held.Refusal;
        db.Add(hold);
        if (consultation.Items.All(i => i.Sku != card.Id))
            consultation.Items.Add(ConsultationItem.Of(id, card));
        consultation.Touched(context.Now);
        context.Record(
            consultation.Subject,
            ("留货", "Stock held"),
            after: new
            {
                sku = card.Code,
                quantity,
                until = hold.Until,
            }
        );
        await _access.Moved(consultation, ct);
        return new HoldMade(hold.Id, consultation.No, card.Id, hold.Quantity, hold.Until);
    }

    private static string Label(SkuCard card, Func<Text, string> word) =>
        $"{word(card.Name)} {word(card.Colour)} {card.Size}".TrimEnd();
}

/// <summary>
/// Gives a hold back before its time: the customer does not want it, or somebody writes the order down for them.
/// </summary>
[Needs("consult.answer")]
public sealed class ReleaseHold
{
    private readonly ConsultationAccess _access;
    private readonly SoftHolds _softHolds;

    internal ReleaseHold(ConsultationAccess access, SoftHolds softHolds) => (_access, _softHolds) = (access, softHolds);

    /// <summary>Refused for somebody else's and when it is over already.</summary>
    public async Task<Result> Run(HoldId id, CancellationToken ct)
    {
        var hold = await _access.Db.Set<Hold>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, ct);
        if (hold is null)
            return ServiceDeskErrors.NoHold;
        var found = await _access.Mine(hold.ConsultationId, ct);
        if (!found.IsDone)
            return found.Refusal;
        if (!await _softHolds.GiveBack(id, ct))
            return ServiceDeskErrors.HoldOver;
        if (!found.Value.IsOver)
            found.Value.Touched(_access.Context.Now);
        _access.Context.Record(
            found.Value.Subject,
            ("放回留货", "Hold given back"),
            after: new { sku = hold.SkuCode, quantity = hold.Quantity.Units }
        );
        await _access.Moved(found.Value, ct);
        return Result.Done;
    }
}

/// <summary>库存确认: what is there now is told to the customer, and kept in the consultation's history (ORD-31).</summary>
[Needs("consult.answer")]
public sealed class ConfirmStock
{
    private readonly ConsultationAccess _access;
    private readonly IStock _stock;

    internal ConfirmStock(ConsultationAccess access, IStock stock) => (_access, _stock) = (access, stock);

    /// <summary>Answers every SKU that was asked about.</summary>
    public async Task<Result<ConfirmedStock[]>> Run(ConsultationId id, CancellationToken ct)
    {
        var found = await _access.Mine(id, ct);
        if (!found.IsDone)
            return found.Refusal;
        var consultation = found.Value;
        if (consultation.IsOver)
            return ServiceDeskErrors.Over;
        if (consultation.Items.Count == 0)
            return ServiceDeskErrors.NothingAsked;
        var levels = await _stock.Of([.. consultation.Items.Select(i => i.Sku)], ct);
        ConfirmedStock[] told =
        [
            .. consultation
                .Items.OrderBy(i => i.SkuCode, StringComparer.Ordinal)
                .Select(i => new ConfirmedStock(
                    i.SkuCode,
                    levels[i.Sku].OnHand,
                    levels[i.Sku].Reserved,
                    levels[i.Sku].Available
                )),
        ];
        consultation.Touched(_access.Context.Now);
        _access.Context.Record(consultation.Subject, ("确认库存", "Stock confirmed"), after: told);
        await _access.Moved(consultation, ct);
        return told;
    }
}
