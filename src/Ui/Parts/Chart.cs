using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Zhanggui.Ui;

/// <summary>
/// A chart: its figures as JSON that stands in the page, drawn by charts.js (which describes the form). The JSON closes
/// no element, whatever is in it.
/// </summary>
public sealed class Chart : ComponentBase
{
    /// <summary>What it shows, in one sentence, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The figures, as charts.js describes them.</summary>
    [Parameter, EditorRequired]
    public object Spec { get; set; } = new();

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "ch");
        builder.AddAttribute(2, "role", "img");
        builder.AddAttribute(3, "aria-label", Label);
        // The default encoder writes "<" as \u003C.
        builder.AddMarkupContent(
            4,
            "<script type=\"application/json\" data-chart>"
                + JsonSerializer.Serialize(Spec, JsonSerializerOptions.Web)
                + "</script>"
        );
        builder.CloseElement();
    }
}
