using Microsoft.AspNetCore.Components;

namespace Zhanggui.Ui;

/// <summary>One column of a <see cref="DataTable{TItem}"/>.</summary>
/// <param name="Title">The heading; a unit belongs here, "金额（元）".</param>
/// <param name="Cell">What stands in a row.</param>
/// <param name="Number">True for figures: right-aligned, of equal width.</param>
/// <param name="SortKey">The key for the address; the column can't be sorted when null.</param>
/// <param name="Class">More classes of its cells.</param>
public sealed record TableColumn<TItem>(
    string Title,
    RenderFragment<TItem> Cell,
    bool Number = false,
    string? SortKey = null,
    string? Class = null
)
{
    /// <summary>A column of plain text.</summary>
    public TableColumn(
        string title,
        Func<TItem, string?> text,
        bool number = false,
        string? sortKey = null,
        string? @class = null
    )
        : this(title, item => Render.Text(text(item)), number, sortKey, @class) { }
}

/// <summary>An act on the ticked rows; the form posts their keys as "id".</summary>
/// <param name="Url">Takes the POST and answers the table anew.</param>
/// <param name="Label">The verb.</param>
/// <param name="Icon">A name out of icons.txt.</param>
/// <param name="Style">More classes of the button, such as "btn-primary" or "btn-danger".</param>
/// <param name="Confirm">A question to ask before; none when null.</param>
public sealed record BulkAction(
    string Url,
    string Label,
    string? Icon = null,
    string? Style = null,
    string? Confirm = null
);
