namespace Zhanggui.Ui;

/// <summary>
/// What a layout and a body may know of the answer they stand in; cascades through every page and fragment.
/// </summary>
/// <param name="Title">The page's title; empty in a fragment.</param>
/// <param name="Address">Path and query of the request: where links that come back lead to.</param>
/// <param name="Toast">A message to show once.</param>
/// <param name="UndoUrl">Where the message's undo posts to.</param>
public sealed record PageContext(string Title, string Address, string? Toast = null, string? UndoUrl = null)
{
    /// <summary><paramref name="path"/> with this page as "back".</summary>
    public string WithBack(string path) => path + "?back=" + Uri.EscapeDataString(Address);
}
