using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Pricing;

/// <summary>Puts what a class pays for a product or SKU in force, or changes it (ORD-21).</summary>
[Needs(WholesaleSetup.Edit)]
public sealed class SetWholesalePrice
{
    private readonly WholesalePriceWriter _prices;
    private readonly OperationContext _context;

    internal SetWholesalePrice(WholesalePriceWriter prices, OperationContext context) =>
        (_prices, _context) = (prices, context);

    /// <summary>
    /// Refused at each wrong field; a price that is not below retail, below cost or of little margin is refused until
    /// it is accepted as meant.
    /// </summary>
    public Task<Result<WholesaleMade>> Run(WholesaleInput input, bool accept, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return _prices.Put(input, accept, _context, ct);
    }
}

/// <summary>Ends a wholesale price: its customers buy retail from now on. What was ordered stays as it is.</summary>
[Needs(WholesaleSetup.Edit)]
public sealed class EndWholesalePrice
{
    private readonly ShopDb _db;
    private readonly WholesalePriceWriter _prices;
    private readonly OperationContext _context;

    internal EndWholesalePrice(ShopDb db, WholesalePriceWriter prices, OperationContext context) =>
        (_db, _prices, _context) = (db, prices, context);

    /// <summary>Refused when it has ended already.</summary>
    public async Task<Result> Run(WholesalePriceId id, string? why, CancellationToken ct)
    {
        if (why is { Length: > 200 })
            return WholesaleErrors.Note;
        if (await _db.Set<WholesalePrice>().FirstOrDefaultAsync(p => p.Id == id, ct) is not { } price)
            return WholesaleErrors.NotFound;
        if (price.IsEnded)
            return WholesaleErrors.Ended;
        var last = await _db.Set<WholesaleRevision>()
            .AsNoTracking()
            .FirstAsync(r => r.Price == id && r.No == price.Revision, ct);
        _prices.Turn(
            price,
            new WholesaleRevision
            {
                Price = id,
                No = price.Revision + 1,
                Tiers = price.Tiers,
                From = price.From,
                Until = price.Until,
                IsEnded = true,
                Retail = last.Retail,
                Cost = last.Cost,
                Note = string.IsNullOrWhiteSpace(why) ? null : why.Trim(),
                At = Instants.Cut(_context.Now),
                ById = _context.Actor.Id,
                By = _context.Actor.Name,
            },
            ("停用批发价", "Wholesale price ended"),
            _context
        );
        return Result.Done;
    }
}

/// <summary>What an import came to.</summary>
public sealed record WholesaleImported(int Prices, int Unchanged);

/// <summary>
/// Wholesale prices from a table in the form of the export, a row a tier (ORD-21). All or nothing: one wrong row
/// refuses the file.
/// </summary>
[Needs(WholesaleSetup.Edit)]
public sealed class ImportWholesale
{
    private readonly WholesalePriceWriter _prices;
    private readonly OperationContext _context;

    internal ImportWholesale(WholesalePriceWriter prices, OperationContext context) =>
        (_prices, _context) = (prices, context);

    /// <summary>
    /// Every wrong row is named with its line; what is doubtful is refused until it is accepted as meant.
    /// </summary>
    public async Task<Result<WholesaleImported>> Run(Sheet sheet, bool accept, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Rows.Count > WholesaleSheet.Max)
            return WholesaleErrors.Rows;
        var (inputs, wrong) = WholesaleSheet.Read(sheet);
        var (made, same, seen) = (0, 0, new HashSet<WholesalePriceId>());
        foreach (var (rows, input) in inputs)
        {
            var put = await _prices.Put(input, accept, _context, ct);
            if (put.IsDone && seen.Add(put.Value.Id))
                made++;
            else if (put.IsDone)
                wrong.Add(
                    WholesaleSheet.Wrong(
                        rows[0].No,
                        Refusal.Invalid(
                            "ordering.wholesale_twice",
                            "goods",
                            "同一商品在文件里出现了两次",
                            "The same goods stand twice in the file."
                        )
                    )
                );
            else if (put.Refusal.Code == WholesaleErrors.Unchanged.Code)
                same++;
            else
                wrong.AddRange(put.Refusal.All.Select(r => WholesaleSheet.Wrong(rows[0].No, r)));
        }

        return Refusal.Join([.. wrong.Take(WholesaleSheet.MaxSaid)]) is { } refused
            ? refused
            : new WholesaleImported(made, same);
    }
}
