using Microsoft.Extensions.Logging;

namespace Zhanggui.Customers;

/// <summary>Talks to the provider, with no transaction open meanwhile.</summary>
internal sealed partial class MessageSender(UseCaseExecutor executor, ISmsProvider provider, ILogger<MessageSender> log)
{
    public static readonly Actor SystemActor = Actor.System("notices");
    private const int AtOnce = 50;

    /// <summary>Sends one message if it is still waiting.</summary>
    public Task Send(MessageId id, CancellationToken ct) => Work(id, ct);

    /// <summary>Sends what waits and asks after what is under way.</summary>
    public Task SendDue(CancellationToken ct) => Work(null, ct);

    private async Task Work(MessageId? only, CancellationToken ct)
    {
        var claimed = await executor.Run(SystemActor, (ClaimMessages u) => u.Run(only, AtOnce, ct), ct);
        if (!claimed.IsDone)
            return;
        foreach (var message in claimed.Value)
        {
            var outcome = await Ask(message, ct);
            await executor.Run(SystemActor, (RecordMessageOutcome u) => u.Run(message.Id, outcome, ct), ct);
        }
    }

    private async Task<MessageOutcome> Ask(ClaimedMessage message, CancellationToken ct)
    {
        try
        {
            return message.State == MessageState.Waiting
                ? new MessageOutcome(
                    await provider.Send(message.Phone, message.Body, message.IdempotencyKey, ct),
                    null,
                    null
                )
                : new MessageOutcome(message.Reference, await provider.ArrivedAt(message.Reference!, ct), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a foreign program throws, the message must stay and be tried again.
            ProviderFailed(log, message.Id.Value, e);
            return new MessageOutcome(null, null, e.Message.Length > 400 ? e.Message[..400] : e.Message);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The SMS provider did not take message {Id}; it will be tried again."
    )]
    private static partial void ProviderFailed(ILogger log, Guid id, Exception e);
}

/// <summary>Sends what is left over, and learns what has arrived.</summary>
internal sealed class MessageJob(MessageSender sender) : IJob
{
    public JobDefinition Definition { get; } =
        new(
            "customers.messages",
            ("发送客户消息", "Send customers' messages"),
            ("把到时候的短信交给服务商发送。", "Hands the messages that are due to the provider."),
            JobSchedule.Every(TimeSpan.FromSeconds(5))
        );

    public Task Run(JobProgress progress, CancellationToken ct) => sender.SendDue(ct);
}
