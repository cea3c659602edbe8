using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ordering;

namespace Zhanggui.Channels;

/// <summary>Which imports are listed.</summary>
internal sealed record ImportFilter(ImportState? State, string? Channel, string? Search, PagePlace? After);

/// <summary>Reads imports, their refusals and the file of them.</summary>
internal sealed class ImportQueries(ShopDb db)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<ImportRun> Rows, string? Next)> Page(ImportFilter filter, CancellationToken ct)
    {
        var query = db.Set<ImportRun>().AsNoTracking();
        if (filter.State is { } state)
            query = query.Where(r => r.State == state);
        if (!string.IsNullOrEmpty(filter.Channel))
            query = query.Where(r => r.ChannelCode == filter.Channel);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var text = filter.Search.Trim();
            query = query.Where(r => r.No == text.ToUpperInvariant() || r.FileName.Contains(text));
        }

        if (filter.After is { } p)
            query = query.Where(r => r.At <= p.At && (r.At < p.At || r.Id.Value < p.Id));
        var rows = await query
            .OrderByDescending(r => r.At)
            .ThenByDescending(r => r.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return (
            [.. rows.Take(PageSize)],
            rows.Count > PageSize ? new PagePlace(rows[PageSize - 1].At, rows[PageSize - 1].Id.Value).ToString() : null
        );
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
