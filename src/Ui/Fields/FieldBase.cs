using Microsoft.AspNetCore.Components;

namespace Zhanggui.Ui;

/// <summary>
/// What all fields share: name, label, what was typed, what is wrong, and the cursor on the first wrong one.
/// </summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The form's name of the field.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What the field asks for.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>What was typed and what is wrong; null for a form that nobody has sent yet.</summary>
    [Parameter]
    public FormState? Form { get; set; }

    /// <summary>What stands in the field until the form holds something.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>True when an empty field is refused. The browser does not judge; the server does.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>One sentence below the field.</summary>
    [Parameter]
    public string? Help { get; set; }

    /// <summary>The cursor starts here, unless something is wrong elsewhere.</summary>
    [Parameter]
    public bool Autofocus { get; set; }

    /// <summary>
    /// The id of the input; made of the name when null. Needed when two forms of a page use one name.
    /// </summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>More attributes of the input.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>The input's id.</summary>
    protected string InputId => Id ?? Css.Id("f-", Name);

    /// <summary>What is wrong here.</summary>
    protected string? Error => Form?.Error(Name);

    /// <summary>What the input shows.</summary>
    protected string Shown => Form?.Has(Name) == true ? Form[Name] : Value ?? "";

    /// <summary>"true" for assistive technology when something is wrong.</summary>
    protected string? Invalid => Error is null ? null : "true";

    /// <summary>The ids of the texts that describe the input.</summary>
    protected string? DescribedBy =>
        Error is not null ? InputId + "-error"
        : Help is not null ? InputId + "-help"
        : null;

    /// <summary>Whether the cursor starts here.</summary>
    protected bool TakesFocus => Form is { Errors.Count: > 0 } ? Form.TakesFocus(Name) : Autofocus;

    /// <summary>"true" for assistive technology when the field must be filled.</summary>
    protected string? AriaRequired => Required ? "true" : null;
}
