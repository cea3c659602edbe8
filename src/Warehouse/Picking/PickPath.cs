namespace Zhanggui.Warehouse;

/// <summary>The order in which a picker walks a batch: bin after bin, and at one bin box after box.</summary>
internal sealed class PickPath
{
    private readonly IReadOnlyList<(Pick Pick, OutboundOrderProgress Slip)> _steps;

    public PickPath(IEnumerable<Pick> picks, IReadOnlyCollection<OutboundOrderProgress> slips)
    {
        var bySlip = slips.ToDictionary(s => s.Slip);
        _steps =
        [
            .. picks
                .Select(p => (p, bySlip[p.Slip]))
                .OrderBy(s => s.p.PickSequence)
                .ThenBy(s => s.p.BinCode, StringComparer.Ordinal)
                .ThenBy(s => s.p.Sku.Value)
                .ThenBy(s => s.Item2.Box)
                .ThenBy(s => s.p.No),
        ];
    }

    public IReadOnlyList<(Pick Pick, OutboundOrderProgress Slip)> Steps => _steps;

    /// <summary>The step that is on: the first one that is not done; null when all is picked.</summary>
    public (Pick Pick, OutboundOrderProgress Slip)? Current => Find(0);

    /// <summary>The step after the current one.</summary>
    public (Pick Pick, OutboundOrderProgress Slip)? Next => Find(1);

    public int StepsDone => _steps.Count(s => s.Pick.IsDone);

    public int PiecesLeft => _steps.Sum(s => s.Pick.Left.Units);

    private (Pick, OutboundOrderProgress)? Find(int place)
    {
        var open = _steps.Where(s => !s.Pick.IsDone).Skip(place).ToList();
        return open.Count == 0 ? null : open[0];
    }
}
