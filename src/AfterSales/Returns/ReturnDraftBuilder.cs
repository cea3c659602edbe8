using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Finance;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.AfterSales;

/// <summary>Some pieces of one line of an order.</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Quantity">How many pieces come back.</param>
/// <param name="NewSku">What goes out instead, of an exchange; null: the same once more.</param>
public sealed record ReturnedLine(int Line, int Quantity, SkuId? NewSku = null);

/// <summary>A picture that proves it.</summary>
public sealed record ReturnPicture(string Name, byte[] Bytes);

/// <summary>What customer service agrees on with a customer.</summary>
/// <param name="Order">The order's number.</param>
/// <param name="Kind">Return or exchange.</param>
/// <param name="Reason">Why.</param>
/// <param name="What">What the customer says, at most 500 characters.</param>
/// <param name="Consent">How they agreed, at most 200 characters (AFS-04).</param>
/// <param name="Lines">What comes back; lines of no pieces are left out.</param>
/// <param name="Postage">The postage that goes back too; null: as the reason has it.</param>
/// <param name="Picture">A picture; quality and damage need one (AFS-03).</param>
public sealed record ReturnInput(
    string Order,
    ReturnKind Kind,
    ReturnReason Reason,
    string What,
    string Consent,
    IReadOnlyList<ReturnedLine> Lines,
    Money? Postage = null,
    ReturnPicture? Picture = null
);

/// <summary>An order with what came back of it, or is coming.</summary>
/// <param name="Order">The order.</param>
/// <param name="Before">Pieces of each line that earlier returns have taken.</param>
/// <param name="Postage">The postage that went back already.</param>
/// <param name="Granted">What was granted on it: worth and pieces.</param>
internal sealed record ReturnRoom(
    OrderView Order,
    IReadOnlyDictionary<int, int> Before,
    Money Postage,
    ApprovalLimit Granted
)
{
    public int Left(OrderLineView line) => line.Quantity.Units - Before.GetValueOrDefault(line.No);

    public Money PostageLeft => Money.Max(Money.Zero, Order.Postage - Postage);
}

/// <summary>What a return would be: its lines and its money, or what is wrong with it.</summary>
internal sealed record DraftReturn(ReturnRoom Room, ReturnInput Input, IReadOnlyList<ReturnLine> Lines, Money Postage)
{
    public Money Goods => Lines.Sum(l => l.Amount);

    /// <summary>What is granted: the money, or in an exchange the goods.</summary>
    public Money Worth => Goods + Postage;

    public int Pieces => Lines.Sum(l => l.Quantity.Units);

    /// <summary>Nothing of the order is left with its customer then.</summary>
    public bool IsEverything =>
        Room.Order.Lines.All(l =>
            Room.Before.GetValueOrDefault(l.No) + Lines.Where(x => x.OrderLine == l.No).Sum(x => x.Quantity.Units)
            == l.Quantity.Units
        );
}

/// <summary>Works out what a return would be, for the form and for the deed.</summary>
internal sealed class ReturnDraftBuilder(
    ShopDb db,
    IOrders orders,
    IReturnedGoods sold,
    ICatalog catalog,
    IReceivables receivables
)
{
    /// <summary>The order and what is left of it to return; null when there is no such order.</summary>
    public async Task<ReturnRoom?> Room(string orderNo, CancellationToken ct)
    {
        if (await orders.ByNo((orderNo ?? "").Trim().ToUpperInvariant(), ct) is not { } order)
            return null;
        var id = order.Id.Value;
        var counted = await db.Set<ReturnCase>()
            .AsNoTracking()
            .Include(c => c.Lines)
            .Include(c => c.Progress)
            .Where(c =>
                c.OrderId == id && c.Progress.State != ReturnState.Refused && c.Progress.State != ReturnState.Withdrawn
            )
            .ToListAsync(ct);
        var (before, granted, postage) = (new Dictionary<int, int>(), default(ApprovalLimit), Money.Zero);
        foreach (var c in counted)
        {
            // What never came is left to return.
            var found = c.State == ReturnState.Done ? await Came(c, ct) : null;
            int CameOf(ReturnLine line) => found?.GetValueOrDefault(line.No) ?? line.Quantity.Units;
            foreach (var line in c.Lines)
                before[line.OrderLine] = before.GetValueOrDefault(line.OrderLine) + CameOf(line);
            var (pieces, back) = (c.Lines.Sum(CameOf), c.Lines.Sum(CameOf) == c.Pieces ? c.Postage : Money.Zero);
            granted = new ApprovalLimit(
                granted.Worth + back + c.Lines.Sum(l => ReturnMath.Share(l.Amount, l.Quantity.Units, 0, CameOf(l))),
                granted.Pieces + pieces
            );
            postage += back;
        }

        return new ReturnRoom(order, before, postage, granted);
    }

    public async Task<Result<DraftReturn>> Draft(Guid id, ReturnRoom room, ReturnInput input, CancellationToken ct)
    {
        List<Refusal> wrong = [];
        var order = room.Order;
        if (!Enum.IsDefined(input.Kind))
            wrong.Add(ReturnErrors.Kind);
        if (!Enum.IsDefined(input.Reason))
            wrong.Add(ReturnErrors.Reason);
        else if (order.Status == OrderStatus.Shipped && input.Reason != ReturnReason.Undelivered)
            wrong.Add(ReturnErrors.OnItsWay);
        else if (order.Status != OrderStatus.Shipped && input.Reason == ReturnReason.Undelivered)
            wrong.Add(ReturnErrors.Delivered);
        else if (input is { Reason: ReturnReason.Undelivered, Kind: ReturnKind.Exchange })
            wrong.Add(ReturnErrors.NothingToSend);
        var lines = await Lines(id, room, input, wrong, ct);
        if (lines.Count == 0 && wrong.Count == 0)
            wrong.Add(ReturnErrors.NoLines);
        var draft = new DraftReturn(room, input, lines, Money.Zero);
        var most = input.Kind == ReturnKind.Return ? room.PostageLeft : Money.Zero;
        // Ours to bear, or never delivered: with all of the goods the postage goes back.
        var postage =
            input.Postage
            ?? (
                draft.IsEverything && (ReturnStates.IsOurs(input.Reason) || input.Reason == ReturnReason.Undelivered)
                    ? most
                    : Money.Zero
            );
        if (postage.IsNegative || postage > most)
            wrong.Add(ReturnErrors.Postage(most));
        if (input.Reason == ReturnReason.Undelivered && lines.Count > 0 && !draft.IsEverything)
            wrong.Add(ReturnErrors.UndeliveredAll);
        if (Refusal.Join(wrong) is { } refused)
            return refused;
        draft = draft with { Postage = postage };
        return await CantPay(draft, ct) is { } poor ? poor : draft;
    }

    /// <summary>F5: only what has left comes back, and only until the order is closed.</summary>
    public static Refusal? When(OrderView order) =>
        order.Status switch
        {
            OrderStatus.Shipped or OrderStatus.Received or OrderStatus.Settled => null,
            OrderStatus.Closed or OrderStatus.Cancelled => ReturnErrors.Over,
            _ => ReturnErrors.NotSent,
        };

    /// <summary>How many pieces of each line came, as the last inspection found; by line.</summary>
    public async Task<IReadOnlyDictionary<int, int>> Came(ReturnCase c, CancellationToken ct)
    {
        var round = c.Progress.Round;
        return await db.Set<ReturnFinding>()
            .AsNoTracking()
            .Where(f => f.CaseId == c.Id && f.Round == round)
            .ToDictionaryAsync(f => f.LineNo, f => f.Good + f.Bad, ct);
    }

    /// <summary>
    /// The variants that a line may be exchanged for: the same product at the same price, itself among them.
    /// </summary>
    public async Task<IReadOnlyList<SkuCard>> Variants(OrderLineView line, CancellationToken ct)
    {
        var cards = await catalog.Skus([line.Sku], ct);
        if (!cards.TryGetValue(line.Sku, out var card))
            return [];
        return
        [
            .. (await catalog.OfProduct(card.Product, ct)).Where(v =>
                v.Id == line.Sku || (v.Price == card.Price && v.PresaleShipsOn is null)
            ),
        ];
    }

    /// <summary>What can't be refunded, or is not there to be refunded, is not promised.</summary>
    private async Task<Refusal?> CantPay(DraftReturn draft, CancellationToken ct)
    {
        if (draft.Input.Kind == ReturnKind.Exchange)
            return null;
        var id = draft.Room.Order.Id.Value;
        var card = (await receivables.Of([id], ct)).GetValueOrDefault(id);
        if (card is { State: ReceivableState.Open })
            return draft.IsEverything ? null : ReturnErrors.UnpaidPart;
        return card is not null && draft.Worth > card.Paid - card.Refunded ? ReturnErrors.TooMuch(card) : null;
    }

    private async Task<IReadOnlyList<ReturnLine>> Lines(
        Guid id,
        ReturnRoom room,
        ReturnInput input,
        List<Refusal> wrong,
        CancellationToken ct
    )
    {
        List<ReturnLine> lines = [];
        var booked = await sold.Booked(room.Order.Id, ct);
        foreach (
            var asked in (input.Lines ?? [])
                .Where(l => l.Quantity != 0)
                .GroupBy(l => l.Line)
                .Select(g =>
                    g.Count() == 1
                        ? g.First()
                        : g.First() with
                        {
                            Quantity = (int)Math.Clamp(g.Sum(l => (long)l.Quantity), -1, int.MaxValue),
                        }
                )
                .OrderBy(l => l.Line)
        )
        {
            if (room.Order.Lines.FirstOrDefault(l => l.No == asked.Line) is not { } line)
                wrong.Add(ReturnErrors.NoLine(asked.Line));
            else if (asked.Quantity < 0 || asked.Quantity > room.Left(line))
                wrong.Add(ReturnErrors.Pieces(asked.Line, room.Left(line)));
            else if (
                await Line(
                    id,
                    lines.Count + 1,
                    room,
                    new(line, booked.GetValueOrDefault(line.No)),
                    asked,
                    input.Kind,
                    ct
                ) is
                { } made
            )
                lines.Add(made);
            else
                wrong.Add(ReturnErrors.NotAVariant(asked.Line));
        }

        return lines;
    }

    /// <summary>A line of the order, and what its sale has booked as its cost.</summary>
    private sealed record Sold(OrderLineView Line, BookedCost? Booked);

    private async Task<ReturnLine?> Line(
        Guid id,
        int no,
        ReturnRoom room,
        Sold sold,
        ReturnedLine asked,
        ReturnKind kind,
        CancellationToken ct
    )
    {
        var line = sold.Line;
        var card = (await catalog.Skus([line.Sku], ct)).GetValueOrDefault(line.Sku);
        var instead =
            kind == ReturnKind.Return
                ? null
                : (await Variants(line, ct)).FirstOrDefault(v => v.Id == (asked.NewSku ?? line.Sku));
        if (kind == ReturnKind.Exchange && instead is null)
            return null;
        var (units, before) = (line.Quantity.Units, room.Before.GetValueOrDefault(line.No));
        // An order of the past left before the first day here: what was estimated when it was placed is all that is
        // known.
        var cost = sold.Booked?.Cost ?? line.UnitCost * line.Quantity;
        return new ReturnLine
        {
            CaseId = id,
            No = no,
            OrderLine = line.No,
            Sku = line.Sku,
            Goods = line.Goods with { Colour = card?.Colour.Zh ?? line.Colour },
            NameEn = line.Title.En,
            ColourEn = card?.Colour.En ?? line.Colour,
            Quantity = new Quantity(asked.Quantity),
            Amount = ReturnMath.Share(line.Total, units, before, asked.Quantity),
            Cost = ReturnMath.Share(cost, units, before, asked.Quantity),
            NewSku = instead?.Id,
            NewSkuCode = instead?.Code,
            NewColour = instead?.Colour.Zh,
            NewColourEn = instead?.Colour.En,
            NewSize = instead?.Size,
        };
    }
}
