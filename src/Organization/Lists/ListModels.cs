using Microsoft.AspNetCore.Components;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>What the page of a list shows.</summary>
internal sealed record ListModel<TRow>(
    ListPage<TRow> List,
    ListRequest Request,
    PageOf<TRow> Page,
    IReadOnlyList<ListTab> Tabs,
    IReadOnlyDictionary<string, IReadOnlyList<(string Value, Text Name)>> Options,
    IReadOnlyList<SavedViewLink> Views,
    int? Count,
    RenderFragment? Note
)
{
    public TableQuery Table => Request.Table;
    public string Tab => Request[List.TabName] ?? (Tabs.Count > 0 ? Tabs[0].Value : "");
    public string? Live => List.LiveTopic is { } topic ? $"live:{topic} from:body, every 60s" : null;
    public bool MayTake => List.MayTake(Request.Viewer);
    public IReadOnlyList<ListAct<TRow>> Acts => [.. List.RowActs.Where(a => Request.Viewer.May(a.Needs))];
    public IReadOnlyList<ListColumn<TRow>> Shown => List.Shown(Table);
}

/// <summary>A list on paper.</summary>
internal sealed record ListPaper<TRow>(ListPage<TRow> List, ListRequest Request, IReadOnlyList<TRow> Rows, bool IsCut);

/// <summary>An act on many rows: what would happen, or what has.</summary>
internal sealed record ListActModel<TRow>(
    ListPage<TRow> List,
    ListAct<TRow> Act,
    IReadOnlyList<ListActRow> Rows,
    bool IsDone,
    FormState Form
)
{
    public int Able => Rows.Count(r => r.Refusal is null);
    public int Refused => Rows.Count - Able;
}
