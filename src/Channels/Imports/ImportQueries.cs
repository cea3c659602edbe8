using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ordering;
using Zhanggui.Organization;

namespace Zhanggui.Channels;

/// <summary>Reads imports, their refusals and the file of them.</summary>
internal sealed class ImportQueries(ShopDb db)
{
    private static readonly Sorts<ImportRun> Sorts = new Sorts<ImportRun>(r => r.Id.Value)
        .By("at", r => r.At)
        .By("no", r => r.No);

    public Task<PageOf<ImportRun>> Page(ListRequest request, int take)
    {
        var runs = db.Set<ImportRun>().AsNoTracking();
        if (Asked.Choice<ImportState>(request["state"]) is { } state)
            runs = runs.Where(r => r.State == state);
        if (request["channel"] is { } channel)
            runs = runs.Where(r => r.ChannelCode == channel);
        if (request["q"] is { } q)
            runs = runs.Where(r => r.No == q.ToUpperInvariant() || r.FileName.Contains(q));
        return Sorts.Page(runs, request.Place, take, request.Ct);
    }

    public Task<ImportRun?> Of(string no, CancellationToken ct) =>
        db.Set<ImportRun>().AsNoTracking().FirstOrDefaultAsync(r => r.No == no, ct);

    public async Task<IReadOnlyList<ImportRefusal>> Refusals(
        ImportRun run,
        int after,
        int take,
        CancellationToken ct
    ) =>
        await db.Set<ImportRefusal>()
            .AsNoTracking()
            .Where(r => r.RunId == run.Id && r.Place > after)
            .OrderBy(r => r.Place)
            .Take(take)
            .ToListAsync(ct);

    /// <summary>
    /// The rows that were refused as they came, with the reason behind them: set right, the file can be sent again as
    /// it is.
    /// </summary>
    public (IReadOnlyList<ExportColumn<RefusedRow>> Columns, IAsyncEnumerable<RefusedRow> Rows) ErrorFile(ImportRun run)
    {
        var headings = run.HeadingList.Index().Where(h => !IsOurs(h.Item)).ToList();
        List<ExportColumn<RefusedRow>> columns =
        [
            .. headings.Select(h => new ExportColumn<RefusedRow>(
                (h.Item, h.Item),
                r => h.Index < r.Cells.Length ? r.Cells[h.Index] : ""
            )),
        ];
        columns.Add(new(Line, r => r.Line));
        columns.Add(new(Reason, r => r.Reason.ToString()));
        var rows =
            from refusal in db.Set<ImportRefusal>().AsNoTracking()
            join row in db.Set<ImportRow>() on new { refusal.RunId, refusal.Place } equals new { row.RunId, row.Place }
            where refusal.RunId == run.Id
            orderby refusal.Place, row.Line
            select new
            {
                row.Line,
                row.Cells,
                refusal.ReasonZh,
                refusal.ReasonEn,
            };
        return (
            columns,
            Stream(
                rows.AsAsyncEnumerable()
                    .Select(r => new RefusedRow(
                        r.Line,
                        JsonSerializer.Deserialize<string[]>(r.Cells)!,
                        new Text(r.ReasonZh, r.ReasonEn)
                    ))
            )
        );
    }

    /// <summary>Orders of a channel, newest first, for the channel's page.</summary>
    public async Task<IReadOnlyDictionary<string, ImportRun>> LastOf(
        IReadOnlyCollection<string> channels,
        CancellationToken ct
    )
    {
        var last = new Dictionary<string, ImportRun>();
        foreach (var code in channels)
            if (
                await db.Set<ImportRun>()
                    .AsNoTracking()
                    .Where(r => r.ChannelCode == code)
                    .OrderByDescending(r => r.At)
                    .ThenByDescending(r => r.Id)
                    .FirstOrDefaultAsync(ct) is
                { } run
            )
                last[code] = run;
        return last;
    }

    private static readonly Text Line = ("原行号", "Original line"),
        Reason = ("拒绝原因", "Refused because");

    /// <summary>A corrected file brings our own columns back: they are not carried on.</summary>
    private static bool IsOurs(string heading) =>
        heading == Line.Zh || heading == Line.En || heading == Reason.Zh || heading == Reason.En;

    private static async IAsyncEnumerable<RefusedRow> Stream(IAsyncEnumerable<RefusedRow> rows)
    {
        await foreach (var row in rows)
            yield return row;
    }
}

/// <summary>A row of the error file.</summary>
internal sealed record RefusedRow(int Line, string[] Cells, Text Reason);
