using Zhanggui.Catalog;
using Zhanggui.Inventory;

namespace Zhanggui.AfterSales;

/// <summary>
/// A return or an exchange as it was agreed with the customer (退换货单, TH…). Append-only; how it goes on is its
/// <see cref="Progress"/>.
/// </summary>
internal sealed class ReturnCase
{
    public required Guid Id { get; init; }
    public required string No { get; init; }
    public required ReturnKind Kind { get; init; }
    public required ReturnReason Reason { get; init; }
    public required Guid OrderId { get; init; }
    public required string OrderNo { get; init; }

    /// <summary>
    /// Through which channel it was ordered: a distributor's returns are that distributor's (ORD-22).
    /// </summary>
    public required string Channel { get; init; }
    public Guid? Account { get; init; }
    public required string Customer { get; init; }
    public required string Phone { get; init; }

    /// <summary>What the customer says.</summary>
    public required string What { get; init; }

    /// <summary>How they agreed to this solution (AFS-04).</summary>
    public required string Consent { get; init; }
    public FileId? Picture { get; init; }

    /// <summary>What the goods cost that come back.</summary>
    public required Money Goods { get; init; }

    /// <summary>The postage that goes back with them; nothing of an exchange.</summary>
    public required Money Postage { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required Guid? MakerId { get; init; }
    public required string Maker { get; init; }

    /// <summary>Where it is sent to, as it was when it was agreed.</summary>
    public required string SendTo { get; init; }

    public List<ReturnLine> Lines { get; init; } = [];
    public ReturnProgress Progress { get; init; } = null!;

    public Subject Subject => new("return", Id, No);
    public ReturnState State => Progress.State;
    public int Pieces => Lines.Sum(l => l.Quantity.Units);

    /// <summary>What is given back when everything comes; nothing of an exchange.</summary>
    public Money Refund => Kind == ReturnKind.Return ? Goods + Postage : Money.Zero;

    public object Snapshot =>
        new
        {
            No,
            Kind,
            Reason,
            OrderNo,
            Channel,
            What,
            Consent,
            Goods,
            Postage,
            Lines = Lines
                .OrderBy(l => l.No)
                .Select(l => new
                {
                    l.No,
                    l.OrderLine,
                    l.Goods.SkuCode,
                    l.Quantity,
                    l.Amount,
                    l.NewSkuCode,
                }),
        };
}

/// <summary>Pieces of one line of the order. Append-only.</summary>
internal sealed class ReturnLine
{
    public required Guid CaseId { get; init; }
    public required int No { get; init; }
    public required int OrderLine { get; init; }
    public required SkuId Sku { get; init; }
    public required GoodsSnapshot Goods { get; init; }
    public required string NameEn { get; init; }
    public required string ColourEn { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>What of the line's money belongs to these pieces.</summary>
    public required Money Amount { get; init; }

    /// <summary>What these pieces cost us: their share of what the sale has booked for the line.</summary>
    public required Money Cost { get; init; }

    /// <summary>What goes out instead; only of an exchange.</summary>
    public SkuId? NewSku { get; init; }
    public string? NewSkuCode { get; init; }
    public string? NewColour { get; init; }
    public string? NewColourEn { get; init; }
    public string? NewSize { get; init; }

    public Text Shown => new(Goods.Name, NameEn);
    public Text Variant => new($"{Goods.Colour} / {Goods.Size}", $"{ColourEn} / {Goods.Size}");
    public Text? NewVariant => NewSku is null ? null : new($"{NewColour} / {NewSize}", $"{NewColourEn} / {NewSize}");
}

/// <summary>What the returns clerk found of a line (AFS-13). Append-only; a recount is another round.</summary>
internal sealed class ReturnFinding
{
    public required Guid CaseId { get; init; }
    public required int Round { get; init; }
    public required int LineNo { get; init; }

    /// <summary>Sold again, once the slip is signed.</summary>
    public required int Good { get; init; }

    /// <summary>Broken, stained, used: they never enter the stock that can be sold (INV-32).</summary>
    public required int Bad { get; init; }
    public BinId? Bin { get; init; }
    public string? BinCode { get; init; }

    public int Came => Good + Bad;
}

/// <summary>How a return goes on.</summary>
internal sealed class ReturnProgress
{
    public required Guid Id { get; init; }

    /// <summary>Repeated here, so that an order has at most one that is open.</summary>
    public required Guid OrderId { get; init; }
    public ReturnState State { get; private set; }

    /// <summary>The request that decides; null when it was within the own authority.</summary>
    public string? ApprovalNo { get; private set; }
    public string? GrantedBy { get; private set; }
    public DateTimeOffset? GrantedAt { get; private set; }

    /// <summary>By when the goods are awaited.</summary>
    public DateTimeOffset? BackBy { get; private set; }

    /// <summary>With which waybill the customer sends them.</summary>
    public string? WaybillNo { get; private set; }
    public int Round { get; private set; }
    public string? WarehouseName { get; private set; }
    public string? InspectedBy { get; private set; }
    public DateTimeOffset? InspectedAt { get; private set; }
    public string? InspectionNote { get; private set; }
    public string? SlipApprovalNo { get; private set; }
    public Money Refunded { get; private set; }

    /// <summary>The order that sends the exchanged goods.</summary>
    public string? ReplacementNo { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }
    public string? EndNote { get; private set; }
    public int Version { get; private set; }

    public void AskedIn(string approval) => (ApprovalNo, Version) = (approval, Version + 1);

    public Result Grant(string by, DateTimeOffset now, DateTimeOffset backBy) =>
        Move(ReturnVerb.Grant, () => (GrantedBy, GrantedAt, BackBy) = (by, now, backBy));

    public Result Sent(string waybill)
    {
        if (State is not (ReturnState.Reviewing or ReturnState.Awaiting))
            return ReturnErrors.NotAwaited;
        (WaybillNo, Version) = (waybill, Version + 1);
        return Result.Done;
    }

    public Result Inspect(string by, string warehouse, string? note, DateTimeOffset now) =>
        Move(
            ReturnVerb.Inspect,
            () =>
                (Round, InspectedBy, InspectedAt, WarehouseName, InspectionNote) = (Round + 1, by, now, warehouse, note)
        );

    public void SlipAskedIn(string approval) => (SlipApprovalNo, Version) = (approval, Version + 1);

    public Result Recount() => Move(ReturnVerb.Recount, () => SlipApprovalNo = null);

    public Result Finish(Money refunded, string? replacement, string by, DateTimeOffset now) =>
        Move(ReturnVerb.Finish, () => (Refunded, ReplacementNo, EndedAt, EndedBy) = (refunded, replacement, now, by));

    public Result End(ReturnVerb verb, string by, string? note, DateTimeOffset now) =>
        Move(verb, () => (EndedAt, EndedBy, EndNote) = (now, by, note));

    private Result Move(ReturnVerb verb, Action then)
    {
        var next = ReturnStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, Version) = (next.Value, Version + 1);
        then();
        return Result.Done;
    }
}
