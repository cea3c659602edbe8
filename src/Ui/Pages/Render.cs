using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Ui;

/// <summary>Makes fragments of components and text of fragments.</summary>
public static class Render
{
    /// <summary>A fragment that is one component with these parameters.</summary>
    public static RenderFragment Component<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent =>
        builder =>
        {
            builder.OpenComponent<T>(0);
            foreach (var (name, value) in parameters)
                builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        };

    /// <summary>A fragment that is one component with these parameters.</summary>
    public static RenderFragment Component<T>(IReadOnlyDictionary<string, object?> parameters)
        where T : IComponent => Component<T>([.. parameters.Select(p => (p.Key, p.Value))]);

    /// <summary>A fragment that is plain text.</summary>
    public static RenderFragment Text(string? text) => (RenderTreeBuilder builder) => builder.AddContent(0, text);

    /// <summary>The HTML of a fragment, for letters and event streams. Runs in the language of the caller.</summary>
    public static async Task<string> Html(IServiceProvider services, RenderFragment body)
    {
        var renderer = services.GetRequiredService<HtmlRenderer>();
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<View>(
                    ParameterView.FromDictionary(new Dictionary<string, object?> { ["Body"] = body })
                )
            ).ToHtmlString()
        );
    }
}
