using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Shipping;

/// <summary>Claims the reports that are due, each with one conditional statement.</summary>
[SystemOnly]
internal sealed class ClaimReports(ShopDb db, OperationContext context)
{
    private const int MaxTries = 10;

    public async Task<Result<IReadOnlyList<LocalCourierReport>>> Run(CancellationToken ct)
    {
        var due = await db.Set<LocalCourierReport>()
            .AsNoTracking()
            .Where(r => !r.IsOver && r.NextAt <= context.Now)
            .OrderBy(r => r.NextAt)
            .ThenBy(r => r.Kind)
            .Take(50)
            .ToListAsync(ct);
        var claimed = new List<LocalCourierReport>();
        foreach (var report in due)
        {
            var next = context.Now + TimeSpan.FromSeconds(4 << report.Tries);
            var over = report.Tries + 1 >= MaxTries;
            var won = await db.Set<LocalCourierReport>()
                .Where(r => r.Id == report.Id && r.Tries == report.Tries && !r.IsOver)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(r => r.Tries, report.Tries + 1)
                            .SetProperty(r => r.NextAt, next)
                            .SetProperty(r => r.IsOver, over),
                    ct
                );
            if (won == 1)
                claimed.Add(report);
        }

        return claimed;
    }
}

/// <summary>Notes what the shop answered; a 2xx ends the report.</summary>
[SystemOnly]
internal sealed class RecordReportAnswer(ShopDb db)
{
    public async Task<Result> Run(Guid report, bool understood, string answer, CancellationToken ct)
    {
        await db.Set<LocalCourierReport>()
            .Where(r => r.Id == report)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.IsOver, r => r.IsOver || understood).SetProperty(r => r.Answer, answer),
                ct
            );
        return Result.Done;
    }
}

/// <summary>The local courier's sender: delivers due reports to the shop's callback address over HTTP.</summary>
internal sealed class LocalCourierSender(
    IServiceScopeFactory scopes,
    UseCaseExecutor executor,
    LocalCourier courier,
    IHttpClientFactory http,
    PublicAddress address,
    TimeProvider clock
) : IJob
{
    public const string CallbackPath = "/api/v1/shipping/callbacks/local";

    public JobDefinition Definition { get; } =
        new(
            "shipping.local",
            ("本地快递回报轨迹", "The local courier's reports"),
            ("模拟快递公司回报包裹轨迹。", "Plays the courier that reports where parcels are."),
            JobSchedule.Every(TimeSpan.FromSeconds(2))
        );

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        if (!await AnythingDue(ct) || address.Of(CallbackPath) is not { } target)
            return;
        var claimed = await executor.Run(LocalCourier.SystemActor, (ClaimReports u) => u.Run(ct), ct);
        if (!claimed.IsDone)
            return;
        foreach (var report in claimed.Value)
        {
            var (understood, answer) = await Send(target, report, ct);
            if (report.IsTwice && understood)
                await Send(target, report, ct);
            await executor.Run(
                LocalCourier.SystemActor,
                (RecordReportAnswer u) => u.Run(report.Id, understood, answer, ct),
                ct
            );
        }
    }

    private async Task<bool> AnythingDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now();
        return await scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Set<LocalCourierReport>()
            .AnyAsync(r => !r.IsOver && r.NextAt <= now, ct);
    }

    private async Task<(bool Understood, string Answer)> Send(
        Uri target,
        LocalCourierReport report,
        CancellationToken ct
    )
    {
        var (body, signature) = await courier.Seal(report, clock.Now(), ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add(LocalCourier.SignatureHeader, signature);
        try
        {
            using var client = http.CreateClient("local-courier");
            client.Timeout = TimeSpan.FromSeconds(5);
            using var response = await client.SendAsync(request, ct);
            return (response.IsSuccessStatusCode, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e)
            when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return (false, e.GetType().Name); // The shop is away: the next try comes by itself.
        }
    }
}
