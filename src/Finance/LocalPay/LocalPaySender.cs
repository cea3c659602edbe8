using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Finance;

/// <summary>
/// The provider's sender: delivers the notices that are due to the shop's callback address, over HTTP like everybody
/// else.
/// </summary>
internal sealed class LocalPaySender(
    IServiceScopeFactory scopes,
    UseCaseExecutor executor,
    LocalPay provider,
    IHttpClientFactory http,
    PublicAddress address,
    TimeProvider clock
) : IJob
{
    public const string CallbackPath = "/api/v1/payments/callbacks/localpay";

    public JobDefinition Definition { get; } =
        new(
            "finance.localpay",
            ("本地支付回报付款", "The local provider's payment notices"),
            ("模拟支付平台回报付款结果。", "Plays the payment provider that reports what was paid."),
            JobSchedule.Every(TimeSpan.FromSeconds(1))
        );

    public async Task Run(JobProgress progress, CancellationToken ct)
    {
        if (!await AnythingDue(ct) || address.Of(CallbackPath) is not { } target)
            return;
        var claimed = await executor.Run(LocalPay.SystemActor, (ClaimNotices u) => u.Run(ct), ct);
        if (!claimed.IsDone)
            return;
        foreach (var (id, trade) in claimed.Value)
        {
            var (understood, answer) = await Send(target, trade, ct);
            await executor.Run(LocalPay.SystemActor, (RecordAnswer u) => u.Run(id, understood, answer, ct), ct);
        }
    }

    private async Task<bool> AnythingDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now();
        return await scope
            .ServiceProvider.GetRequiredService<ShopDb>()
            .Set<LocalPayNotice>()
            .AnyAsync(n => !n.IsOver && n.NextAt <= now, ct);
    }

    private async Task<(bool Understood, string Answer)> Send(Uri target, LocalPayTrade trade, CancellationToken ct)
    {
        var (body, signature) = await provider.Seal(trade, clock.Now(), ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add(LocalPay.SignatureHeader, signature);
        try
        {
            using var client = http.CreateClient("localpay");
            client.Timeout = TimeSpan.FromSeconds(20);
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
