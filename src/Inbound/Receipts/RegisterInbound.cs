namespace Zhanggui.Inbound;

/// <summary>One line of an arrival as the receiver writes it down.</summary>
/// <param name="Code">Bar code or SKU code.</param>
/// <param name="Quantity">How many pieces, 1 to 99,999.</param>
/// <param name="Lot">The batch.</param>
/// <param name="BinCode">Where it is put.</param>
public sealed record ArrivalLine(string Code, Quantity Quantity, string Lot, string BinCode);

/// <summary>
/// The receiver registers what has come in (INV-01). Nothing is in the books yet: a second person verifies it (INV-24),
/// and until then the slip is on the list of unposted ones (INV-04).
/// </summary>
[Needs("inbound.register")]
public sealed class RegisterInbound(
    ShopDb db,
    OperationContext context,
    ICatalog catalog,
    IStock stock,
    DocumentNumbers numbers,
    IToDos todos
)
{
    private const int MaxLines = 200;

    /// <summary>Registers an arrival; every wrong field is named in one answer.</summary>
    public async Task<Result<InboundId>> Run(
        WarehouseId warehouse,
        string source,
        IReadOnlyList<ArrivalLine> lines,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return person.Refusal;
        var wrong = new List<Refusal>();
        var house = (await stock.Warehouses(ct)).FirstOrDefault(w => w.Id == warehouse);
        if (house is null)
            wrong.Add(InboundErrors.NeedsWarehouse);
        if (string.IsNullOrWhiteSpace(source) || source.Length > 60)
            wrong.Add(InboundErrors.NeedsSource);
        if (lines.Count is 0 or > MaxLines)
            wrong.Add(InboundErrors.NoLines);
        var id = context.NewId<InboundId>();
        var rows = new List<InboundLine>();
        for (var i = 0; i < lines.Count; i++)
            if (await Line(id, i + 1, lines[i], warehouse, wrong, ct) is { } row)
                rows.Add(row);
        if (Refusal.Join(wrong) is { } refused)
            return refused;

        var receipt = new InboundReceipt
        {
            Id = id,
            No = await numbers.Next(db, "IN", context.Now, ct),
            Warehouse = warehouse,
            WarehouseName = house!.Name.Zh,
            Source = source.Trim(),
            ReceiverId = person.Value.Id,
            Receiver = person.Value.Name,
            At = context.Now,
            Pieces = rows.Sum(r => r.Quantity.Units),
        };
        db.Add(receipt);
        db.AddRange(rows);
        db.Add(
            new InboundProgress
            {
                Inbound = id,
                No = receipt.No,
                ReceiverId = receipt.ReceiverId,
                At = receipt.At,
            }
        );
        context.Record(
            receipt.Subject with
            {
                IsNew = true,
            },
            ("登记入库", "Receipt registered"),
            after: new
            {
                receipt.Source,
                receipt.Pieces,
                lines = rows.Count,
            }
        );
        await todos.Open(InboundToDo.ToPost(receipt), ct);
        return id;
    }

    private async Task<InboundLine?> Line(
        InboundId id,
        int no,
        ArrivalLine line,
        WarehouseId warehouse,
        List<Refusal> wrong,
        CancellationToken ct
    )
    {
        var sku = string.IsNullOrWhiteSpace(line.Code) ? null : await catalog.ByCode(line.Code.Trim(), ct);
        var bin = string.IsNullOrWhiteSpace(line.BinCode)
            ? null
            : await stock.Bin(warehouse, line.BinCode.Trim().ToUpperInvariant(), ct);
        var lot = (line.Lot ?? "").Trim();
        if (sku is null)
            wrong.Add(InboundErrors.UnknownGoods(no, line.Code ?? ""));
        if (line.Quantity.Units is < 1 or > 99_999)
            wrong.Add(InboundErrors.BadQuantity(no));
        if (lot.Length is 0 or > 30)
            wrong.Add(InboundErrors.NeedsLot(no));
        if (bin is null)
            wrong.Add(InboundErrors.UnknownBin(no, line.BinCode ?? ""));
        if (sku is null || bin is null)
            return null;
        return new InboundLine
        {
            Inbound = id,
            No = no,
            Sku = sku.Id,
            SkuCode = sku.Code,
            Barcode = sku.Barcode,
            Name = sku.Name.Zh,
            Colour = sku.Colour.Zh,
            Size = sku.Size,
            Quantity = line.Quantity,
            Lot = lot,
            Bin = bin.Id,
            BinCode = bin.Code,
        };
    }
}
