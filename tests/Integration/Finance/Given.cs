using Microsoft.EntityFrameworkCore;
using Zhanggui.Finance;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Finance;

/// <summary>What the tests of money start from.</summary>
internal static class Given
{
    public static readonly Actor System = Actor.System("test");
    public static readonly Money Price = new(154_800);

    /// <summary>Opens a receivable as a new order would.</summary>
    public static async Task<Guid> Receivable(
        this AppFixture app,
        PaymentMethod method = PaymentMethod.Alipay,
        string no = "SO20261122-000001"
    )
    {
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow());
        var draft = new ReceivableDraft(
            new Subject("order", id, no),
            Price,
            method,
            "慕容思远",
            null,
            app.Clock.GetUtcNow().AddMinutes(30),
            "/orders/" + no
        );
        await app.Run(System, (OpenReceivables u) => u.Run([draft], CancellationToken.None));
        return id;
    }

    /// <summary>A charge at the provider that the customer has paid; answers the provider's trade.</summary>
    public static async Task<LocalPayTrade> PaidTrade(
        this AppFixture app,
        Guid id,
        TradeChoice choice = TradeChoice.Paid
    )
    {
        var started = await app.Run(
            Actor.Visitor(),
            (StartPayment u) => u.Run(id, PaymentMethod.Alipay, CancellationToken.None)
        );
        var token = await app.Run(
            LocalPay.SystemActor,
            (OpenTrade u) => u.Run(started.Value.Charge!, CancellationToken.None)
        );
        await app.Run(Actor.Visitor(), (ChooseOutcome u) => u.Run(token.Value, choice, CancellationToken.None));
        return await app.Ask(
            (ShopDb db) => db.Set<LocalPayTrade>().AsNoTracking().FirstAsync(t => t.Token == token.Value)
        );
    }

    /// <summary>The provider's notice comes in.</summary>
    public static async Task<CallbackAnswer> Notice(this AppFixture app, LocalPayTrade trade)
    {
        var provider = app.Services.GetService(typeof(LocalPay)) as LocalPay;
        var (body, signature) = await provider!.Seal(trade, app.Clock.GetUtcNow(), CancellationToken.None);
        return await app.Notice(body, signature);
    }

    /// <summary>Some words come in that claim to be a notice.</summary>
    public static async Task<CallbackAnswer> Notice(this AppFixture app, string body, string signature)
    {
        var provider = app.Services.GetService(typeof(LocalPay)) as LocalPay;
        var notice = await provider!.Read(body, signature, CancellationToken.None);
        return (
            await app.Run(
                System,
                (RecordCallback u) => u.Run("localpay", notice, body, "127.0.0.1", CancellationToken.None)
            )
        ).Value;
    }

    public static Task<Receivable> State(this AppFixture app, Guid id) =>
        app.Ask((ShopDb db) => db.Set<Receivable>().AsNoTracking().FirstAsync(r => r.Id == id));

    public static Task<int> Count<T>(this AppFixture app)
        where T : class => app.Ask((ShopDb db) => db.Set<T>().CountAsync());
}

/// <summary>Opens receivables the way the writer of orders does.</summary>
[SystemOnly]
internal sealed class OpenReceivables(ShopDb db, OperationContext context, IReceivables receivables)
{
    public async Task<Result> Run(IReadOnlyCollection<ReceivableDraft> drafts, CancellationToken ct)
    {
        var writer = new SetWriter(db);
        receivables.OpenMany(writer, drafts, context.Now);
        await writer.Flush(ct);
        return Result.Done;
    }
}

/// <summary>Gives a receivable up, as an order that expires does.</summary>
[SystemOnly]
internal sealed class WriteOffReceivable(IReceivables receivables)
{
    public Task<Result> Run(Guid id, CancellationToken ct) => receivables.Cancel(id, "超时未付", ct);
}

/// <summary>Refunds, as a cancelled order does.</summary>
[SystemOnly]
internal sealed class GiveMoneyBack(IReceivables receivables)
{
    public Task<Result> Run(Guid id, Money amount, string idempotencyKey, CancellationToken ct) =>
        receivables.Refund(id, amount, "取消订单", idempotencyKey, ct);
}

/// <summary>Books the sale, as an order that leaves does.</summary>
[SystemOnly]
internal sealed class RecordSale(IReceivables receivables)
{
    public async Task<Result> Run(Guid id, CancellationToken ct)
    {
        var owed = (await receivables.Of([id], ct))[id];
        await receivables.Recognise(
            new Subject("order", id, "SO20261122-000001"),
            new Sale(owed.Amount, Money.Zero, Money.Zero),
            ct
        );
        return Result.Done;
    }
}

/// <summary>Hears what was paid, as the order does.</summary>
internal sealed class Heard : IDomainEventHandler<PaymentReceived>, IDomainEventHandler<RefundPaid>
{
    public static readonly System.Collections.Concurrent.ConcurrentBag<PaymentReceived> Payments = [];
    public static readonly System.Collections.Concurrent.ConcurrentBag<RefundPaid> Refunds = [];

    public Task Handle(PaymentReceived e, CancellationToken ct)
    {
        Payments.Add(e);
        return Task.CompletedTask;
    }

    public Task Handle(RefundPaid e, CancellationToken ct)
    {
        Refunds.Add(e);
        return Task.CompletedTask;
    }
}
