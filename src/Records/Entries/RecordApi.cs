using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Records;

/// <summary>A register as programs see it.</summary>
public sealed record RegisterView(
    string Key,
    Text Name,
    Text Purpose,
    int Version,
    string Rule,
    bool MayWrite,
    IReadOnlyList<RegisterField> Fields
);

/// <summary>An entry as programs see it: values by field, money in fen.</summary>
public sealed record EntryView(
    string No,
    string Register,
    int Version,
    EntryState State,
    IReadOnlyDictionary<string, string> Values,
    int? Score,
    int OpenAnomalies,
    string Maker,
    DateTimeOffset MadeAt,
    string? Approval
);

/// <summary>What is corrected, and why.</summary>
public sealed record CorrectionBody(IReadOnlyDictionary<string, string?> Values, string Reason);

/// <summary>Why.</summary>
public sealed record RecordReasonBody(string Reason);

/// <summary>Registers and their entries as JSON.</summary>
internal static class RecordApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/records").WithTags("Registers 台账");
        api.MapGet("", All)
            .Needs(RecordPermissions.Use)
            .WithName("ListRegisters")
            .WithSummary("The registers that you may read, with their fields");
        api.MapPut("/{register}", Define)
            .Needs(RecordPermissions.Define)
            .WithName("SaveRegister")
            .WithSummary("Make a register of the company's own, or its next version; answers the version");
        api.MapGet("/{register}", List)
            .Needs(RecordPermissions.Use)
            .WithName("ListEntries")
            .WithSummary(
                "Entries of a register, newest first, or sorted by `made` or `no`; `next` of the answer pages on as `after`"
            );
        api.MapPost("/{register}", Make)
            .Needs(RecordPermissions.Use)
            .WithName("MakeEntry")
            .WithSummary("Make an entry; `values` by the fields' keys, money in yuan");
        api.MapGet("/{register}/{no}", One).Needs(RecordPermissions.Use).WithName("GetEntry").WithSummary("One entry");
        api.MapPost("/{register}/{no}/correction", Correct)
            .Needs(RecordPermissions.Use)
            .WithName("CorrectEntry")
            .WithSummary("Correct an entry; what it said before stays in its history");
        api.MapPost("/{register}/{no}/void", Void)
            .Needs(RecordPermissions.Use)
            .WithName("VoidEntry")
            .WithSummary("Void an entry that was a mistake");
        api.MapPost("/{register}/{no}/settle", Settle)
            .Needs(RecordPermissions.Use)
            .WithName("SettleAnomaly")
            .WithSummary("Say what was done about the anomalies of a round");
    }

    private static async Task<IResult> All(HttpContext http, Registers registers, CancellationToken ct) =>
        TypedResults.Ok(
            (await registers.All(ct))
                .Where(r => r.MayRead(http.Actor()))
                .Select(r => new RegisterView(
                    r.Key,
                    r.Name,
                    r.Purpose,
                    r.Version,
                    r.Rule,
                    r.MayWrite(http.Actor()),
                    r.Fields
                ))
        );

    // The shipped registers are services: without the attribute one of them would come in place of the body.
    private static Task<IResult> Define(string register, [FromBody] Register body, ApiCall call) =>
        call.Run((SaveRegister u) => u.Run(body with { Key = register }, call.Ct));

    private static async Task<IResult> List(
        string register,
        HttpContext http,
        Registers registers,
        EntryQueries queries,
        [AsParameters] EntryAsk ask,
        [AsParameters] ListPlace place,
        CancellationToken ct,
        int take = 50
    )
    {
        if (await registers.Find(register, ct) is not { } found || !found.MayRead(http.Actor()))
            return Refusals.Problem(RecordErrors.NoRegister);
        return TypedResults.Ok(
            (await queries.Page(register, ask.Filter, place, Math.Clamp(take, 1, 200), ct)).Of(View)
        );
    }

    private static Task<IResult> Make(string register, EntryInput body, ApiCall call) =>
        call.Create((MakeEntry u) => u.Run(register, body, call.Ct), m => $"/api/v1/records/{register}/{m.No}");

    private static async Task<IResult> One(
        string register,
        string no,
        HttpContext http,
        Registers registers,
        EntryQueries queries,
        CancellationToken ct
    )
    {
        if (await registers.Find(register, ct) is not { } found || !found.MayRead(http.Actor()))
            return Refusals.Problem(RecordErrors.NoRegister);
        return await queries.One(register, no, ct) is { } entry
            ? TypedResults.Ok(View(entry))
            : Refusals.Problem(RecordErrors.NoEntry);
    }

    private static Task<IResult> Correct(string register, string no, CorrectionBody body, ApiCall call) =>
        call.Run((CorrectEntry u) => u.Run(register, no, new EntryInput(body.Values), body.Reason, call.Ct));

    private static Task<IResult> Void(string register, string no, RecordReasonBody body, ApiCall call) =>
        call.Run((VoidEntry u) => u.Run(register, no, body.Reason, call.Ct));

    private static Task<IResult> Settle(string register, string no, RecordReasonBody body, ApiCall call) =>
        call.Run((SettleAnomaly u) => u.Run(register, no, body.Reason, call.Ct));

    private static EntryView View(RecordEntry e) =>
        new(
            e.No,
            e.Register,
            e.Definition,
            e.State,
            e.Read(),
            e.Score,
            e.OpenAnomalies,
            e.Maker,
            e.MadeAt,
            e.ApprovalNo
        );
}

/// <summary>What a list is narrowed by.</summary>
/// <param name="Q">Words of the entry or its number.</param>
/// <param name="State">Waiting, Valid, Refused or Voided.</param>
internal readonly record struct EntryAsk(string? Q, EntryState? State, DateOnly? From, DateOnly? To, bool? Anomaly)
{
    public EntryFilter Filter => new(Q, State, Asked.Sane(From), Asked.Sane(To), Anomaly == true);
}
