using Zhanggui.Catalog;
using Zhanggui.Inventory;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// Somebody asks before there is an order (flow F4). Its history is its audit chain; this is how it stands.
/// </summary>
internal sealed class Consultation
{
    public required ConsultationId Id { get; init; }
    public required string No { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required Guid OwnerId { get; init; }
    public required string OwnerName { get; init; }
    public ConsultationState State { get; private set; }
    public int Version { get; private set; }
    public Guid? Account { get; private set; }

    /// <summary>The member's name when they were linked; the nickname for others.</summary>
    public required string Who { get; set; }
    public string? Phone { get; private set; }
    public string? Nick { get; private set; }
    public required string Channel { get; set; }
    public required string Kind { get; set; }
    public string? Note { get; private set; }

    /// <summary>
    /// When somebody last did something; from here the time runs after which an outcome is asked for.
    /// </summary>
    public DateTimeOffset TouchedAt { get; private set; }
    public Guid? OrderId { get; private set; }
    public string? OrderNo { get; private set; }
    public string? ReasonCode { get; private set; }
    public string? ReasonNote { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }

    public List<ConsultationItem> Items { get; init; } = [];

    public Subject Subject => new("consultation", Id.Value, No);
    public bool IsOver => State is ConsultationState.Dealt or ConsultationState.Failed;

    /// <summary>Whose order takes what is held in this consultation.</summary>
    public string Holder =>
        Account is { } account ? Inventory.Holder.Member(account)
        : Phone is { } phone ? Inventory.Holder.Phone(phone)
        : Inventory.Holder.Nobody;

    public object Snapshot =>
        new
        {
            Who,
            Account,
            Phone,
            Nick,
            Channel,
            Kind,
            Note,
            skus = Items.Select(i => i.SkuCode).Order(StringComparer.Ordinal),
        };

    public void Write(ConsultationAsked asked, DateTimeOffset now)
    {
        (Account, Who, Phone, Nick, Channel, Kind, Note) = (
            asked.Account,
            asked.Who,
            asked.Phone,
            asked.Nick,
            asked.Channel,
            asked.Kind,
            asked.Note
        );
        Touched(now);
    }

    /// <summary>Something happened: the outcome may wait again.</summary>
    public void Touched(DateTimeOffset now)
    {
        if (State == ConsultationState.Lapsed)
            State = ConsultationStates.Table.Next(State, ConsultationVerb.GoOn).Value;
        (TouchedAt, Version) = (now, Version + 1);
    }

    public Result Deal(Guid order, string no, string? by, DateTimeOffset now)
    {
        var moved = Move(ConsultationVerb.Deal);
        if (moved.IsDone)
            (OrderId, OrderNo, EndedAt, EndedBy) = (order, no, now, by);
        return moved;
    }

    public Result Fail(string code, string? note, string by, DateTimeOffset now)
    {
        var moved = Move(ConsultationVerb.Fail);
        if (moved.IsDone)
            (ReasonCode, ReasonNote, EndedAt, EndedBy) = (code, note, now, by);
        return moved;
    }

    public Result Expire() => Move(ConsultationVerb.Lapse);

    private Result Move(ConsultationVerb verb)
    {
        var next = ConsultationStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, Version) = (next.Value, Version + 1);
        return Result.Done;
    }

    /// <summary>For the demo company's past.</summary>
    internal void Restore(
        ConsultationState state,
        string? reason,
        string? note,
        (Guid Id, string No)? order,
        DateTimeOffset ended
    )
    {
        (State, ReasonCode, ReasonNote, OrderId, OrderNo, TouchedAt) = (
            state,
            reason,
            note,
            order?.Id,
            order?.No,
            ended
        );
        if (IsOver)
            (EndedAt, EndedBy) = (ended, order is null ? OwnerName : null);
    }
}

/// <summary>A consultation's content once it was checked.</summary>
internal sealed record ConsultationAsked(
    Guid? Account,
    string Who,
    string? Phone,
    string? Nick,
    string Channel,
    string Kind,
    string? Note,
    IReadOnlyList<SkuCard> Skus
);

/// <summary>A SKU that was asked about, as it was called then.</summary>
internal sealed class ConsultationItem
{
    public required ConsultationId ConsultationId { get; init; }
    public required SkuId Sku { get; init; }
    public required ProductId Product { get; init; }
    public required string StyleNo { get; init; }
    public required string SkuCode { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public Text Name => new(NameZh, NameEn);

    public static ConsultationItem Of(ConsultationId id, SkuCard sku) =>
        new()
        {
            ConsultationId = id,
            Sku = sku.Id,
            Product = sku.Product,
            StyleNo = sku.StyleNo,
            SkuCode = sku.Code,
            NameZh = sku.Name.Zh,
            NameEn = sku.Name.En,
        };
}
