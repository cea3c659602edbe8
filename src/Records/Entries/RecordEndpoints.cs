using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Ui;

namespace Zhanggui.Records;

/// <summary>
/// Registers' pages: home, list, form, entry, print, and the page on which a company makes its own. The JSON twin is
/// <see cref="RecordApi"/>.
/// </summary>
internal static class RecordEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/office/records").DisableAntiforgery().ExcludeFromDescription();
        all.MapGet("", (RecordPages p, CancellationToken ct) => p.Home(ct)).Needs(RecordPermissions.Use);
        all.MapGet("/define", (RegisterPages p, CancellationToken ct) => p.Form(null, ct))
            .Needs(RecordPermissions.Define);
        all.MapGet("/define/{key}", (string key, RegisterPages p, CancellationToken ct) => p.Form(key, ct))
            .Needs(RecordPermissions.Define);
        all.MapPost("/define", (RegisterPages p, CancellationToken ct) => p.Save(ct)).Needs(RecordPermissions.Define);
        all.MapGet("/{key}", (string key, RecordPages p, CancellationToken ct) => p.List(key, ct))
            .Needs(RecordPermissions.Use);
        all.MapGet("/{key}/export", (string key, RecordPages p, CancellationToken ct) => p.Export(key, ct))
            .Needs(RecordPermissions.Use);
        all.MapGet("/{key}/new", (string key, Guid? duty, RecordPages p, CancellationToken ct) => p.New(key, duty, ct))
            .Needs(RecordPermissions.Use);
        all.MapPost("/{key}/new", (string key, RecordPages p, CancellationToken ct) => p.Make(key, ct))
            .Needs(RecordPermissions.Use);
        all.MapGet("/{key}/{no}", (string key, string no, RecordPages p, CancellationToken ct) => p.One(key, no, ct))
            .Needs(RecordPermissions.Use);
        all.MapPost(
                "/{key}/{no}/correct",
                (string key, string no, RecordPages p, CancellationToken ct) => p.Correct(key, no, ct)
            )
            .Needs(RecordPermissions.Use);
        all.MapPost(
                "/{key}/{no}/void",
                (string key, string no, RecordPages p, CancellationToken ct) => p.Void(key, no, ct)
            )
            .Needs(RecordPermissions.Use);
        all.MapPost(
                "/{key}/{no}/settle",
                (string key, string no, RecordPages p, CancellationToken ct) => p.Settle(key, no, ct)
            )
            .Needs(RecordPermissions.Use);
    }

    /// <summary>The fields' texts of a form: a point is ticked, or says what is wrong.</summary>
    public static EntryInput Input(FormState form, Register register)
    {
        Dictionary<string, string?> values = [];
        foreach (var field in register.Fields)
            values[field.Key] =
                field.Kind == FieldKind.Point && form[field.Key] == RecordViews.Anomaly
                    ? form[field.Key + "_what"]
                    : form[field.Key];
        return new EntryInput(values, Guid.TryParse(form["duty"], out var duty) ? duty : null);
    }
}
