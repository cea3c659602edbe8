namespace Zhanggui.Warehouse;

/// <summary>The order in which a picker walks a batch: bin after bin, and at one bin box after box.</summary>
internal sealed class Walk
{
    private readonly IReadOnlyList<(Pick Pick, SlipProgress Slip)> _steps;

    public Walk(IEnumerable<Pick> picks, IReadOnlyCollection<SlipProgress> slips)
    {
        var bySlip = slips.ToDictionary(s => s.Slip);
        _steps = [.. picks.Select(p => (p, bySlip[p.Slip])).OrderBy(s => s.p.PickSequence).ThenBy(s => s.p.BinCode, StringComparer.Ordinal)
            .ThenBy(s => s.p.Sku.Value).ThenBy(s => s.Item2.Box).ThenBy(s => s.p.No)];
    }

    public IReadOnlyList<(Pick Pick, SlipProgress Slip)> Steps => _steps;

    /// <summary>The step that is on: the first one that is not done; null when all is picked.</summary>
    public (Pick Pick, SlipProgress Slip)? Current => Find(0);

    /// <summary>The step after the current one.</summary>
    public (Pick Pick, SlipProgress Slip)? Next => Find(1);

    public int StepsDone => _steps.Count(s => s.Pick.IsDone);

    public int PiecesLeft => _steps.Sum(s => s.Pick.Left.Units);

    private (Pick, SlipProgress)? Find(int place)
    {
        var open = _steps.Where(s => !s.Pick.IsDone).Skip(place).ToList();
        return open.Count == 0 ? null : open[0];
    }
}
