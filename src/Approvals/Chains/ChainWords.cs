namespace Zhanggui.Approvals;

/// <summary>A chain in words, with the people who hold its positions now.</summary>
internal sealed class ChainWords(Bench bench)
{
    /// <summary>直接上级（周牧），满 ¥10,000 再由 总经理（孟长河）.</summary>
    public Text Of(ApprovalChain chain, Actor? maker)
    {
        var zh = new List<string>();
        var en = new List<string>();
        foreach (var step in chain.Steps)
        {
            var from = step.From is { } money ? Trail.Plain(money) : null;
            zh.Add(
                (from is null ? "" : $"满 {from}：")
                    + string.Join(step.NeedsAll ? " 和 " : " 或 ", step.Positions.Select(p => Seat(p, maker).Zh))
            );
            en.Add(
                (from is null ? "" : $"from {from}: ")
                    + string.Join(step.NeedsAll ? " and " : " or ", step.Positions.Select(p => Seat(p, maker).En))
            );
        }

        return new Text(string.Join(" → ", zh), string.Join(" → ", en));
    }

    /// <summary>One seat: the position, and who holds it when they are few.</summary>
    public Text Seat(string position, Actor? maker)
    {
        var code =
            position == ApprovalChain.Leader
                ? maker is null
                    ? null
                    : bench.Leader(maker.Positions)
                : position;
        if (code is null)
            return ("提出人的上级", "the maker's superior");
        var holders = bench.Holders(code).Select(h => h.Name).ToList();
        var name =
            position == ApprovalChain.Leader
                ? new Text($"你的上级 {bench.NameOf(code).Zh}", $"your superior, {bench.NameOf(code).En}")
                : bench.NameOf(code);
        return holders.Count is 1 or 2
            ? ($"{name.Zh}（{string.Join("、", holders)}）", $"{name.En} ({string.Join(", ", holders)})")
            : name;
    }
}
