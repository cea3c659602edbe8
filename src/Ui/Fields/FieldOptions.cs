namespace Zhanggui.Ui;

/// <summary>One choice of a <see cref="SelectField"/>.</summary>
public sealed record SelectOption(string Value, string Label, bool Disabled = false);

/// <summary>One choice of <see cref="RadioCards"/>.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Title">What it is.</param>
/// <param name="Detail">What it means, or why it can't be chosen.</param>
/// <param name="Right">A figure at the right, such as a price.</param>
/// <param name="Disabled">True when it can't be chosen; Detail says why.</param>
public sealed record RadioOption(
    string Value,
    string Title,
    string? Detail = null,
    string? Right = null,
    bool Disabled = false
);
