using Microsoft.AspNetCore.Components;

namespace Zhanggui.Ui;

/// <summary>One entry of a <see cref="Timeline"/>.</summary>
/// <param name="At">When.</param>
/// <param name="Title">What happened.</param>
/// <param name="Detail">More of it.</param>
/// <param name="Tone">"done", "now", "bad" or "todo"; the tones ok, info, danger and idle mean the same.</param>
/// <param name="Who">Who did it.</param>
public sealed record TimelineItem(
    DateTimeOffset At,
    string Title,
    string? Detail,
    string Tone = "done",
    string? Who = null
);

/// <summary>One step of <see cref="Steps"/>.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Detail">Who does it, or by when.</param>
/// <param name="State">"done", "now", "bad" or empty for what is to come.</param>
public sealed record StepItem(string Title, string? Detail = null, string State = "");

/// <summary>One of <see cref="Tabs"/>.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Title">What lies there.</param>
/// <param name="Count">How many; none shown when null.</param>
/// <param name="Hot">True when the number needs attention.</param>
/// <param name="Current">True for the one that is open.</param>
/// <param name="Key">The key that opens it; none when null.</param>
public sealed record TabItem(
    string Href,
    string Title,
    int? Count = null,
    bool Hot = false,
    bool Current = false,
    string? Key = null
);

/// <summary>One line of <see cref="Facts"/>.</summary>
public sealed record FactItem(string Label, RenderFragment Value)
{
    /// <summary>A line whose value is plain text.</summary>
    public FactItem(string label, string? value)
        : this(label, Render.Text(value)) { }
}
