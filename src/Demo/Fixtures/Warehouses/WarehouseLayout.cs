using System.Globalization;

namespace Zhanggui.Demo.Fixtures;

/// <summary>Lays out zones of aisles and numbers the bins along a picker's walk.</summary>
internal static class WarehouseLayout
{
    internal static IEnumerable<DemoBin> Bins(
        string warehouse,
        (string Zone, int Aisles, int Levels, int Positions)[] zones
    )
    {
        var sequence = 0;
        foreach (var (zone, aisles, levels, positions) in zones)
        {
            for (var aisle = 1; aisle <= aisles; aisle++)
            {
                for (var step = 1; step <= positions; step++)
                {
                    // The picker walks up odd aisles and comes back down even ones.
                    var position = aisle % 2 == 1 ? step : positions + 1 - step;
                    for (var level = 1; level <= levels; level++)
                        yield return new DemoBin(
                            warehouse,
                            string.Create(CultureInfo.InvariantCulture, $"{zone}-{aisle:D2}-{level}-{position:D2}"),
                            zone,
                            aisle,
                            level,
                            position,
                            ++sequence
                        );
                }
            }
        }
    }
}
