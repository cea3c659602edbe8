using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Zhanggui.Ui;

/// <summary>The page that shows every part in every state.</summary>
public static class Gallery
{
    private const string Path = "/office/gallery";

    /// <summary>
    /// Adds GET /office/gallery; <c>theme=dark</c> and <c>lang=en</c> show it otherwise. Who may see it is the host's
    /// to say.
    /// </summary>
    public static RouteGroupBuilder Map(IEndpointRouteBuilder routes)
    {
        var gallery = routes.MapGroup(Path);
        gallery.MapGet("", Show);
        gallery.MapGet("/drawer", (IStringLocalizer<UiTexts> texts) => PageResult.Fragment(GalleryPage.Drawer(texts)));
        return gallery;
    }

    private static IResult Show(HttpContext context, IStringLocalizer<UiTexts> texts, string? theme, string? lang)
    {
        if (lang is "en" or "zh-CN")
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(lang);
        var dark = theme == "dark";
        var body = Render.Component<GalleryPage>(
            ("Dark", dark),
            ("Query", TableQuery.From(context)),
            ("Form", Typed(texts))
        );
        return PageResult
            .Page(texts["部件与状态"], body, typeof(OfficeLayout))
            .With(nameof(LayoutPage.Theme), dark ? "dark" : null);
    }

    private static FormState Typed(IStringLocalizer<UiTexts> texts)
    {
        var form = new FormState
        {
            ["phone"] = "139 5721 52",
            ["carrier"] = "sto",
            ["invoice"] = "true",
            ["once"] = "gallery",
        };
        form.AddError("phone", texts["还少 2 位，请补全"]);
        form.AddError("reason", texts["请选一个原因"]);
        return form;
    }
}
