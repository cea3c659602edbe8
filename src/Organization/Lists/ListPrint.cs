using System.Runtime.CompilerServices;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>A list on paper, as it is filtered and sorted; and all its rows, which the export takes too.</summary>
internal static class ListPrint
{
    private const int Max = 1_000;
    private const int Step = 500;
    private const int Upright = 7;

    public static PrintForm<ListPaper<TRow>> Of<TRow>(ListPage<TRow> list) =>
        new PrintForm<ListPaper<TRow>>(list.Path + "/print", list.Title, [.. list.AnyOf])
            .From(p => Read(list, new ListRequest(p.Http, TableQuery.From(p.Http), p.Ct)))
            .Wide(m => list.Shown(m.Request.Table).Count > Upright)
            .Under((m, p) => $"{p.Viewer.Name}　{Format.Full(m.Request.Calendar.Local(m.Request.Now))}")
            .Sheet((m, p) => ListViews.Paper(m, p.Texts<OrganizationTexts>()));

    /// <summary>First the note that somebody takes rows out of the house; or why nobody does.</summary>
    public static async Task<Refusal?> Taken<TRow>(this ListPage<TRow> list, ListRequest request, string form)
    {
        if (list.Taking is not { } taking)
            return null;
        if (!request.Viewer.May(taking.Needs))
            return Access.Denied(taking.Needs);
        return await taking.Note(request, form) is { IsDone: false } refused ? refused.Refusal : null;
    }

    /// <summary>All rows as they are filtered and sorted, some at a time.</summary>
    public static async IAsyncEnumerable<TRow> Rows<TRow>(
        this ListPage<TRow> list,
        ListRequest request,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var after = (string?)null;
        do
        {
            ct.ThrowIfCancellationRequested();
            var step = request.At(request.Table with { After = after });
            var page = await list.Page(step, Step);
            request.KeepOf(step);
            foreach (var row in page.Rows)
                yield return row;
            after = page.Next;
        } while (after is not null);
    }

    private static async Task<Result<ListPaper<TRow>>> Read<TRow>(ListPage<TRow> list, ListRequest request)
    {
        if (list.Guard?.Invoke(request) is { } guarded)
            return guarded;
        if (await list.Taken(request, "print") is { } refusal)
            return refusal;
        List<TRow> rows = [];
        await foreach (var row in list.Rows(request, request.Ct))
        {
            rows.Add(row);
            if (rows.Count > Max)
                break;
        }

        return new ListPaper<TRow>(list, request, [.. rows.Take(Max)], rows.Count > Max);
    }
}
