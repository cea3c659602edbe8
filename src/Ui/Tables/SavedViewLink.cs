namespace Zhanggui.Ui;

/// <summary>A list that somebody kept under a name.</summary>
/// <param name="Id">What it is removed by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it is.</param>
/// <param name="IsOn">Whether it is what the page shows.</param>
public sealed record SavedViewLink(Guid Id, string Name, string Url, bool IsOn);
