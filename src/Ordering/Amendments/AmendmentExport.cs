using System.Runtime.CompilerServices;

namespace Zhanggui.Ordering;

/// <summary>Amendments as a table, for the command line.</summary>
internal sealed class AmendmentExport(AmendmentQueries queries, Company company) : IExport
{
    public string Name => "amendments";

    public IReadOnlyList<ExportColumn<Amendment>> Columns =>
        [
            new(("变更单", "Amendment"), a => a.No),
            new(("订单", "Order"), a => a.OrderNo),
            new(("提出时间", "Made at"), a => company.Calendar.Local(a.MadeAt)),
            new(("状态", "State"), a => AmendmentStates.NameOf(a.State).ToString()),
            new(("改动", "Changes"), Changes),
            new(("少收（元）", "Owes less (yuan)"), a => a.Less),
            new(("谁提出", "Asked by"), a => a.Requester),
            new(("怎么提出", "How"), a => AmendmentStates.ChannelName(a.Channel).ToString()),
            new(("原因", "Reason"), a => a.Reason),
            new(("凭据", "Proof"), Proof),
            new(("建单", "Made by"), a => a.Maker),
            new(("审批", "Decided by"), a => a.Progress.DecidedBy),
            new(("审批意见", "Comment"), a => a.Progress.Comment),
        ];

    /// <summary>What it changes, each thing before and after.</summary>
    public static string Changes(Amendment a) =>
        string.Join(
            "; ",
            a.Changes.OrderBy(c => c.No).Select(c => $"{AmendmentStates.NameOf(c.Field)}: {c.Before} → {c.After}")
        );

    /// <summary>What proves that the customer asked for it.</summary>
    public static string Proof(Amendment a) => $"{AmendmentStates.EvidenceName(a.EvidenceKind)}: {a.EvidenceNote}";

    /// <summary>The newest first, a page of the index at a time.</summary>
    public async IAsyncEnumerable<Amendment> Rows(AmendmentFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<Amendment> part;
        do
        {
            part = await queries.List(filter, 500, ct);
            foreach (var amendment in part)
                yield return amendment;
            if (part.Count > 0)
                filter = filter with { Before = part[^1].MadeAt, BeforeId = part[^1].Id.Value };
        } while (part.Count == 500);
    }

    public Task Write(Stream stream, string format, CancellationToken ct) =>
        Export.Write(stream, format, Columns, Rows(new AmendmentFilter(null, null), ct));
}
