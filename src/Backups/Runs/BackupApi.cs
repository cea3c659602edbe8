using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Zhanggui.Backups;

/// <summary>The module's JSON: /api/v1/backups.</summary>
internal static class BackupApi
{
    internal sealed record AskBody(BackupKind Kind);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/backups").WithTags("Backups 备份");
        api.MapGet("/standing", Standing)
            .Needs(BackupEndpoints.Lookers)
            .WithName("GetBackupStanding")
            .WithSummary("Of each kind the last good one, the next one, and whether it is late");
        api.MapPost("", Ask)
            .Needs("backup.run", "order.backup.record")
            .WithName("AskForBackup")
            .WithSummary("Make one now (Whole, Orders); it starts in a moment");
        api.MapGet(
                "/{id:guid}",
                async (Guid id, BackupQueries queries, CancellationToken ct) =>
                    await queries.Of(RunId.From(id), ct) is { } run
                        ? TypedResults.Ok(View(run))
                        : (IResult)Refusals.Problem(BackupsErrors.NotFound)
            )
            .Needs(BackupEndpoints.Lookers)
            .WithName("GetBackup")
            .WithSummary("One run");
        api.MapPost("/{id:guid}/check", Check)
            .Needs(BackupEndpoints.Checkers)
            .WithName("CheckBackup")
            .WithSummary("Read a run's file again and compare it with its checksum");
        api.MapGet("/{id:guid}/file", Download)
            .Needs("backup.download")
            .WithName("DownloadBackup")
            .WithSummary("The file; every download is noted in the audit log");
        api.MapGet("/{id:guid}/orders", Look)
            .Needs("order.backup.record")
            .WithName("LookIntoBackup")
            .WithSummary(
                "Orders in a file of orders by number (`no`: its beginning or end, at least 4 characters); noted in the audit log"
            );
        api.MapPost(
                "/{id:guid}/compare",
                async (Guid id, HttpContext http, OrderEvidence evidence, CancellationToken ct) =>
                    (await evidence.Compare(http.Actor(), RunId.From(id), ct)).ToHttp()
            )
            .Needs("order.backup.record")
            .WithName("CompareBackup")
            .WithSummary("Hold a file of orders against the database now: same, moved on, missing, altered");
    }

    internal static object View(BackupRun r) =>
        new
        {
            id = r.Id.Value,
            r.Kind,
            r.State,
            r.Slot,
            r.Try,
            r.At,
            r.By,
            r.StartedAt,
            r.EndedAt,
            milliseconds = r.Took,
            r.Node,
            r.Folder,
            r.File,
            r.Size,
            r.Sha256,
            r.From,
            r.To,
            r.Orders,
            records = r.Rows,
            r.Progress,
            failure = r.Failure?.ToString(),
            r.CheckedAt,
            r.CheckedBy,
            damage = r.Damage?.ToString(),
            r.RemovedAt,
        };

    private static async Task<IResult> Standing(BackupQueries queries, BackupFolder folder, CancellationToken ct)
    {
        List<object> kinds = [];
        foreach (var kind in BackupQueries.Made)
        {
            var s = await queries.Standing(kind, ct);
            kinds.Add(
                new
                {
                    s.Kind,
                    good = s.Good is null ? null : View(s.Good),
                    last = s.Last is null ? null : View(s.Last),
                    open = s.Open is null ? null : View(s.Open),
                    s.Next,
                    s.IsLate,
                }
            );
        }

        return TypedResults.Ok(
            new
            {
                kinds,
                folder = folder.Path,
                folder.IsBesideDatabase,
            }
        );
    }

    private static async Task<IResult> Ask(
        AskBody body,
        HttpContext http,
        UseCaseExecutor executor,
        BackupRunner runner,
        CancellationToken ct
    )
    {
        var asked = await executor.Run(
            http.Actor(),
            (RequestBackup u) => u.Run(body.Kind, ct),
            ct,
            http.IdempotencyKey()
        );
        if (asked.IsDone)
            runner.Wake();
        return asked.ToCreated(id => $"/api/v1/backups/{id}");
    }

    private static async Task<IResult> Check(Guid id, HttpContext http, BackupCheck check, CancellationToken ct)
    {
        var damage = await check.Run(http.Actor(), RunId.From(id), ct);
        return damage.IsDone
            ? TypedResults.Ok(new { isWhole = damage.Value is null, damage = damage.Value?.ToString() })
            : Refusals.Problem(damage.Refusal);
    }

    private static async Task<IResult> Download(
        Guid id,
        HttpContext http,
        UseCaseExecutor executor,
        CancellationToken ct
    )
    {
        var noted = await executor.Run(http.Actor(), (RecordDownload u) => u.Run(id, ct), ct);
        return noted.IsDone
            ? Results.File(noted.Value, "application/zip", Path.GetFileName(noted.Value))
            : Refusals.Problem(noted.Refusal);
    }

    private static async Task<IResult> Look(
        Guid id,
        HttpContext http,
        OrderEvidence evidence,
        CancellationToken ct,
        string? no = null
    )
    {
        var found = await evidence.Look(http.Actor(), RunId.From(id), no, ct);
        return found.IsDone
            ? TypedResults.Ok(new { orders = found.Value.Select(o => OrderMask.For(http.Actor(), o)) })
            : Refusals.Problem(found.Refusal);
    }
}
