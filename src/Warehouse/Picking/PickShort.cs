namespace Zhanggui.Warehouse;

/// <summary>
/// F2: the bin holds less than it should. The slip is void, its goods go back, with them those of the order's other
/// parts that have not left, the order waits for stock, customer service is told, and nobody is sent to the bin for
/// these pieces until the supervisor has looked.
/// </summary>
[Needs("outbound.pick")]
public sealed class PickShort(
    ShopDb db,
    OperationContext context,
    IFulfilment fulfilment,
    OutboundOrderWithdrawal withdrawal,
    OutboundOrderEnd end,
    WarehouseToDos todos
)
{
    /// <summary>Reports that a step's goods are missing.</summary>
    /// <param name="outboundOrder">Which slip.</param>
    /// <param name="pick">Which step of it.</param>
    /// <param name="note">What was seen, at most 200 characters; may be empty.</param>
    /// <param name="ct">When the caller has gone.</param>
    public async Task<Result> Run(OutboundOrderId outboundOrder, int pick, string? note, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        if (note?.Length > 200)
            return Refusal.Invalid("warehouse.note_too_long", "note", "说明最多 200 字", "At most 200 characters.");
        if (await db.Progress(outboundOrder, ct) is not { } progress)
            return OutboundOrderErrors.NotFound;
        if (progress.MayPick(person.Value) is { IsDone: false } refused)
            return refused;
        var step = (await db.Picks(outboundOrder, ct)).FirstOrDefault(p => p.No == pick);
        if (step is null || step.IsDone)
            return Refusal.Conflict(
                "warehouse.step_done",
                "这一格已经拣够了，没有缺货",
                "This step is complete; nothing is missing."
            );

        var line = (await db.Lines(outboundOrder, ct)).First(l => l.No == step.LineNo);
        var what =
            $"{line.Goods.Name} {line.Goods.Variant}（{line.Goods.SkuCode}）货位 {step.BinCode} 差 {step.Left} 件{(string.IsNullOrWhiteSpace(note) ? "" : "：" + note.Trim())}";
        if (progress.Void("缺货：" + what, context.Now) is { IsDone: false } notNow)
            return notNow;
        await end.PutBack(progress, "缺货", ct);
        var order = line.OrderOn(progress.Order);
        await withdrawal.Others(order, progress, $"{progress.No} 缺货，整单等补货", ct);
        var shortage = new Shortage
        {
            Id = context.NewId<ShortageId>(),
            Slip = outboundOrder,
            SlipNo = progress.No,
            Sku = step.Sku,
            SkuCode = line.Goods.SkuCode,
            Name = line.Goods.Name,
            Variant = line.Goods.Variant,
            Bin = step.Bin,
            BinCode = step.BinCode,
            Missing = step.Left,
            At = context.Now,
            By = person.Value.Name,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
        db.Add(shortage);
        await todos.ToLookIntoBin(shortage, ct);
        context.Record(
            progress.Subject,
            ("货不够", "Short pick"),
            new { status = nameof(OutboundOrderStatus.Picking) },
            new
            {
                status = nameof(OutboundOrderStatus.Voided),
                step.BinCode,
                line.Goods.SkuCode,
                missing = step.Left,
            },
            note
        );
        if (await fulfilment.PickedShort(order, what, ct) is { IsDone: false } notThere)
            return notThere;
        await withdrawal.LetOthersGoOn(progress, OutboundOrderStatus.Picking, order, $"{progress.No} 缺货", ct);
        return Result.Done;
    }
}
