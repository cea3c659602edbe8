using System.Globalization;
using Zhanggui.Catalog;

namespace Zhanggui.Inventory;

/// <summary>
/// Opening stock from a table, in the form of the export. It can be taken over only once, so one wrong row leaves all
/// of it out.
/// </summary>
internal sealed class StockSheet(UseCaseExecutor executor, ICatalog catalog, TimeProvider clock) : IImport
{
    private static readonly Text Code = ("SKU 编码", "SKU"),
        House = ("仓库", "Warehouse"),
        Place = ("货位", "Bin"),
        Pieces = ("数量", "Quantity");

    public string Name => "stock";

    public IReadOnlyList<Text> Needed { get; } = [Code, House, Place, Pieces];

    public async Task<ImportDone> Run(Sheet sheet, bool dryRun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var now = clock.Now();
        var (houses, bins) = (new Dictionary<string, WarehouseCard>(), new Dictionary<(string, string), BinCard>());
        var (opening, rejected) = (new List<(SkuId, BinId, Quantity)>(), new List<RejectedRow>());
        foreach (var row in sheet.Rows)
        {
            var (house, place) = (sheet.Cell(row, House), sheet.Cell(row, Place));
            var card = await catalog.ByCode(sheet.Cell(row, Code), ct);
            var right = int.TryParse(
                sheet.Cell(row, Pieces),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var units
            );
            if ((sheet.Altered(row, Code) ?? sheet.Altered(row, Place)) is { } altered)
                rejected.Add(new RejectedRow(row, altered));
            else if (card is null)
                rejected.Add(
                    new RejectedRow(
                        row,
                        ($"没有规格 {sheet.Cell(row, Code)}", $"There is no SKU {sheet.Cell(row, Code)}")
                    )
                );
            else if (house.Length is 0 or > 20 || place.Length is 0 or > 20)
                rejected.Add(
                    new RejectedRow(
                        row,
                        ("仓库和货位要写，20 字以内", "Warehouse and bin must be given, at most 20 characters")
                    )
                );
            else if (!right)
                rejected.Add(
                    new RejectedRow(
                        row,
                        (
                            $"数量 {sheet.Cell(row, Pieces)} 不是整数",
                            $"The quantity {sheet.Cell(row, Pieces)} is not a whole number"
                        )
                    )
                );
            else
            {
                if (!houses.TryGetValue(house, out var w))
                    houses[house] = w = new WarehouseCard(
                        Ids.New<WarehouseId>(now),
                        house,
                        new Text(house, house),
                        houses.Count + 1
                    );
                if (!bins.TryGetValue((house, place), out var bin))
                    bins[(house, place)] = bin = new BinCard(Ids.New<BinId>(now), w.Id, place, bins.Count + 1);
                opening.Add((card.Id, bin.Id, new Quantity(units)));
            }
        }

        if (rejected.Count > 0)
            return new ImportDone(0, rejected);
        var import = new StockImport([.. houses.Values], [.. bins.Values], opening);
        var done = await executor.Run(Actor.System("import"), (ImportOpeningStock u) => u.Run(import, dryRun, ct), ct);
        return done.Worked()
            ? new ImportDone(sheet.Rows.Count, [])
            : new ImportDone(0, [.. sheet.Rows.Select(r => new RejectedRow(r, done.Refusal!.Message))]);
    }
}

/// <summary>Takes opening stock over, or only tries whether it could be.</summary>
[SystemOnly]
internal sealed class ImportOpeningStock(ImportStock stock)
{
    public async Task<Result> Run(StockImport import, bool dryRun, CancellationToken ct) =>
        (await stock.Run(import, ct)).AtTheEnd(dryRun);
}
