using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>A shortage's id.</summary>
public readonly record struct ShortageId(Guid Value) : IId<ShortageId>
{
    /// <inheritdoc />
    public static ShortageId From(Guid value) => new(value);
}

/// <summary>
/// A bin that held less than the books say. Until somebody has looked, nobody is sent there for these pieces again.
/// </summary>
internal sealed class Shortage
{
    public required ShortageId Id { get; init; }
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }
    public required SkuId Sku { get; init; }
    public required string SkuCode { get; init; }
    public required string Name { get; init; }
    public required string Variant { get; init; }
    public required BinId Bin { get; init; }
    public required string BinCode { get; init; }
    public required Quantity Missing { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset? ClearedAt { get; private set; }
    public string? ClearedBy { get; private set; }
    public string? Finding { get; private set; }
    public int Version { get; private set; }

    public Subject Subject => new("shortage", Id.Value, $"{BinCode} {SkuCode}");

    public Result Clear(Person by, string finding, DateTimeOffset now)
    {
        if (ClearedAt is not null)
            return Refusal.Conflict(
                "warehouse.shortage_cleared",
                $"{ClearedBy} 已经查过这个货位",
                $"{ClearedBy} has looked into this bin already."
            );
        (ClearedAt, ClearedBy, Finding) = (now, by.Name, finding);
        Version++;
        return Result.Done;
    }
}

/// <summary>
/// The supervisor has looked into a bin that was short and says what was found; pickers may be sent there again.
/// </summary>
[Needs("stk.edit")]
public sealed class ClearShortage(ShopDb db, OperationContext context, WarehouseToDos todos)
{
    /// <summary>Closes the shortage with the finding, at most 200 characters.</summary>
    public async Task<Result> Run(ShortageId id, string finding, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (string.IsNullOrWhiteSpace(finding) || finding.Length > 200)
            return Refusal.Invalid(
                "warehouse.needs_finding",
                "finding",
                "请写查到了什么，200 字以内",
                "Say what was found, in at most 200 characters."
            );
        var shortage = await db.Set<Shortage>().FirstOrDefaultAsync(s => s.Id == id, ct);
        if (shortage is null)
            return Refusal.NotFound("warehouse.no_such_shortage", "没有这条缺货记录", "There is no such shortage.");
        if (shortage.Clear(person.Value, finding.Trim(), context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            shortage.Subject,
            ("查过货位", "Bin looked into"),
            new
            {
                shortage.BinCode,
                shortage.SkuCode,
                shortage.Missing,
            },
            note: finding
        );
        await todos.BinChecked(id, ct);
        return Result.Done;
    }
}
