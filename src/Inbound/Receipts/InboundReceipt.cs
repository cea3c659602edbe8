namespace Zhanggui.Inbound;

/// <summary>Where an inbound slip stands.</summary>
internal enum InboundStatus
{
    /// <summary>待核对: registered, not in the books.</summary>
    Registered,

    /// <summary>已入账: verified by a second person and posted.</summary>
    Posted,

    /// <summary>已退回: does not match the goods; a new slip is registered.</summary>
    Refused,
}

/// <summary>What can be done with an inbound slip.</summary>
internal enum InboundVerb
{
    Post,
    Refuse,
}

/// <summary>An inbound slip (入库单) as it was registered. Append-only (INV-21).</summary>
internal sealed class InboundReceipt
{
    public required InboundId Id { get; init; }
    public required string No { get; init; }
    public required WarehouseId Warehouse { get; init; }
    public required string WarehouseName { get; init; }
    public required string Source { get; init; }
    public required Guid ReceiverId { get; init; }
    public required string Receiver { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Pieces { get; init; }

    public Subject Subject => new("inbound", Id.Value, No);
}

/// <summary>One line in clear text: variety, colour, size and batch (INV-37).</summary>
internal sealed class InboundLine
{
    public required InboundId Inbound { get; init; }
    public required int No { get; init; }
    public required SkuId Sku { get; init; }
    public required string SkuCode { get; init; }
    public required string Barcode { get; init; }
    public required string Name { get; init; }
    public required string Colour { get; init; }
    public required string Size { get; init; }
    public required Quantity Quantity { get; init; }
    public required string Lot { get; init; }
    public required BinId Bin { get; init; }
    public required string BinCode { get; init; }
}

/// <summary>How far an inbound slip is.</summary>
internal sealed class InboundProgress
{
    public static readonly TransitionTable<InboundStatus, InboundVerb> Table = new(
        "warehouse",
        Name,
        Name,
        (InboundStatus.Registered, InboundVerb.Post, InboundStatus.Posted),
        (InboundStatus.Registered, InboundVerb.Refuse, InboundStatus.Refused)
    );

    public required InboundId Inbound { get; init; }
    public required string No { get; init; }
    public required Guid ReceiverId { get; init; }
    public required DateTimeOffset At { get; init; }
    public InboundStatus Status { get; private set; }
    public Guid? VerifierId { get; private set; }
    public string? Verifier { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Why { get; private set; }
    public int Version { get; private set; }

    /// <summary>INV-24: two people on one slip.</summary>
    public Result Post(Person verifier, DateTimeOffset now) => End(InboundVerb.Post, verifier, now, null);

    public Result Refuse(Person verifier, string why, DateTimeOffset now) =>
        End(InboundVerb.Refuse, verifier, now, why);

    private Result End(InboundVerb verb, Person verifier, DateTimeOffset now, string? why)
    {
        if (verb == InboundVerb.Post && verifier.Id == ReceiverId)
            return InboundErrors.SamePerson;
        var next = Table.Next(Status, verb);
        if (!next.IsDone)
            return next.Refusal;
        (Status, VerifierId, Verifier, EndedAt, Why) = (next.Value, verifier.Id, verifier.Name, now, why);
        Version++;
        return Result.Done;
    }

    public static Text Name(InboundStatus status) =>
        status switch
        {
            InboundStatus.Registered => ("待核对", "to verify"),
            InboundStatus.Posted => ("已入账", "posted"),
            InboundStatus.Refused => ("已退回", "sent back"),
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    public static Text Name(InboundVerb verb) =>
        verb switch
        {
            InboundVerb.Post => ("核对入账", "verify and post"),
            InboundVerb.Refuse => ("退回重登", "send back"),
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
        };
}

/// <summary>What receiving refuses.</summary>
internal static class InboundErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "warehouse.no_such_inbound",
        "没有这张入库单",
        "There is no such inbound slip."
    );

    public static readonly Refusal SamePerson = Refusal.Forbidden(
        "warehouse.receiver_cannot_verify",
        "登记和核对要是两个人。请别的同事核对入账",
        "Registering and verifying take two people. Ask a colleague to verify."
    );

    public static readonly Refusal NeedsReason = Refusal.Invalid(
        "warehouse.needs_reason",
        "reason",
        "请写明原因，200 字以内",
        "Say why, in at most 200 characters."
    );

    public static readonly Refusal NoLines = Refusal.Invalid(
        "warehouse.inbound_empty",
        "lines",
        "请至少登记一行到货",
        "Register at least one line."
    );

    public static readonly Refusal NeedsSource = Refusal.Invalid(
        "warehouse.inbound_needs_source",
        "source",
        "请写来源：供应商、送货单号，60 字以内",
        "Say where it comes from: supplier and delivery note, at most 60 characters."
    );

    public static readonly Refusal NeedsWarehouse = Refusal.Invalid(
        "warehouse.inbound_needs_warehouse",
        "warehouse",
        "请选仓库",
        "Choose the warehouse."
    );

    public static Refusal UnknownGoods(int line, string code) =>
        Refusal.Invalid(
            "warehouse.inbound_unknown_goods",
            $"code-{line}",
            $"第 {line} 行：没有条码或编码为“{code}”的商品",
            $"Line {line}: no goods have the code “{code}”."
        );

    public static Refusal UnknownBin(int line, string bin) =>
        Refusal.Invalid(
            "warehouse.inbound_unknown_bin",
            $"bin-{line}",
            $"第 {line} 行：这个仓库没有货位“{bin}”",
            $"Line {line}: this warehouse has no bin “{bin}”."
        );

    public static Refusal BadQuantity(int line) =>
        Refusal.Invalid(
            "warehouse.inbound_quantity",
            $"quantity-{line}",
            $"第 {line} 行：件数填 1 到 99999 的整数",
            $"Line {line}: enter a whole number from 1 to 99,999."
        );

    public static Refusal NeedsLot(int line) =>
        Refusal.Invalid(
            "warehouse.inbound_needs_lot",
            $"lot-{line}",
            $"第 {line} 行：请填批次，30 字以内",
            $"Line {line}: enter the batch, at most 30 characters."
        );
}
