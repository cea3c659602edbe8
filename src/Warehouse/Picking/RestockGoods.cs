using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>Goods of a void slip were put back into their bin. The books did not move: nothing had left.</summary>
[Needs("outbound.pick")]
public sealed class RestockGoods(ShopDb db, OperationContext context, WarehouseToDos todos)
{
    /// <summary>Ticks one item off.</summary>
    public async Task<Result> Run(RestockId id, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        var item = await db.Set<RestockItem>().FirstOrDefaultAsync(i => i.Id == id, ct);
        if (item is null)
            return Refusal.NotFound(
                "warehouse.no_such_put_back",
                "没有这一条待放回的货",
                "There is no such item to put back."
            );
        if (item.Done(person.Value, context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            new Subject("outbound", item.Slip.Value, item.SlipNo),
            ("放回货位", "Put back"),
            after: new
            {
                item.SkuCode,
                item.BinCode,
                item.Quantity,
            }
        );
        if (!await db.Set<RestockItem>().AnyAsync(i => i.Slip == item.Slip && i.Id != id && i.DoneAt == null, ct))
            await todos.PutBackDone(item.Slip, ct);
        return Result.Done;
    }
}
