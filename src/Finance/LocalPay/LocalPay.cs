using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>A notice on the wire. Everything is under the signature, the instant and the nonce too.</summary>
internal sealed record LocalPayMessage(
    string ChargeNo,
    string TradeNo,
    long AmountFen,
    string Status,
    long PaidAt,
    long Timestamp,
    string Nonce
);

/// <summary>
/// A payment provider that lives in this application and behaves like the real ones: its own page, its own table,
/// signed notices that come late, twice or not at all. It stands for Alipay, Tenpay and online banking until contracts
/// with them are configured.
/// </summary>
internal sealed class LocalPay(UseCaseExecutor executor, SharedSecrets secrets) : IPaymentProvider
{
    public const string Secret = "localpay";
    public const string SignatureHeader = "X-LocalPay-Signature";
    public static readonly Actor SystemActor = Actor.System("LocalPay");

    public string Name => "localpay";

    public IReadOnlyList<PaymentMethod> Methods { get; } =
    [PaymentMethod.Alipay, PaymentMethod.Tenpay, PaymentMethod.OnlineBank];

    public async Task<Result<string>> Start(ChargeRequest charge, CancellationToken ct)
    {
        var token = await executor.Run(SystemActor, (OpenTrade u) => u.Run(charge, ct), ct);
        return token.IsDone ? $"/provider/localpay/{token.Value}" : token.Refusal;
    }

    public async Task<PaymentNotice?> Read(string body, string? signature, CancellationToken ct)
    {
        if (!Signature.Fits(await secrets.Key(Secret, ct), body, signature))
            return null;
        try
        {
            var m = JsonSerializer.Deserialize<LocalPayMessage>(body, JsonSerializerOptions.Web);
            if (m is not { ChargeNo: not null, TradeNo: not null, Nonce: not null, Status: "paid" or "failed" })
                return null;
            return new PaymentNotice(
                m.ChargeNo,
                m.TradeNo,
                new Money(m.AmountFen),
                m.Status == "paid",
                DateTimeOffset.FromUnixTimeMilliseconds(m.PaidAt),
                DateTimeOffset.FromUnixTimeMilliseconds(m.Timestamp)
            );
        }
        catch (Exception e) when (e is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public Task<Result> Refund(string tradeNo, string refundNo, Money amount, CancellationToken ct) =>
        executor.Run(SystemActor, (GiveBack u) => u.Run(tradeNo, refundNo, amount, ct), ct);

    /// <summary>The body and signature of a notice, signed at the moment it is sent.</summary>
    public async Task<(string Body, string Signature)> Seal(
        LocalPayTrade trade,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var message = new LocalPayMessage(
            trade.ChargeNo,
            trade.TradeNo,
            trade.Amount.Fen,
            trade.State == TradeState.Paid ? "paid" : "failed",
            (trade.EndedAt ?? now).ToUnixTimeMilliseconds(),
            now.ToUnixTimeMilliseconds(),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))
        );
        var body = JsonSerializer.Serialize(message, JsonSerializerOptions.Web);
        return (body, Signature.Of(await secrets.Key(Secret, ct), body));
    }
}

/// <summary>The provider opens a trade; the same charge gets the same trade.</summary>
[SystemOnly]
internal sealed class OpenTrade(ShopDb db, OperationContext context)
{
    public async Task<Result<string>> Run(ChargeRequest charge, CancellationToken ct)
    {
        var known = await db.Set<LocalPayTrade>()
            .Where(t => t.ChargeNo == charge.No)
            .Select(t => t.Token)
            .FirstOrDefaultAsync(ct);
        if (known is not null)
            return known;
        var trade = new LocalPayTrade
        {
            Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            ChargeNo = charge.No,
            Amount = charge.Amount,
            Method = charge.Method,
            TradeNo = string.Create(
                CultureInfo.InvariantCulture,
                $"{context.Now:yyyyMMddHHmmss}{RandomNumberGenerator.GetInt32(1_000_000_000):000000000}{RandomNumberGenerator.GetInt32(100_000):00000}"
            ),
            Title = charge.Title,
            ReturnPath = charge.ReturnPath,
            StartedAt = context.Now,
        };
        db.Add(trade);
        return trade.Token;
    }
}

/// <summary>The provider pays a refund, once per number, never more than the trade has left.</summary>
[SystemOnly]
internal sealed class GiveBack(ShopDb db, OperationContext context, Policies policies)
{
    public async Task<Result> Run(string tradeNo, string refundNo, Money amount, CancellationToken ct)
    {
        if (await db.Set<LocalPayRefund>().AnyAsync(r => r.RefundNo == refundNo, ct))
            return Result.Done;
        if (policies.Get(FinancePolicies.LocalPayRefuses))
            return Refusal.Conflict(
                "localpay.refund_refused",
                "支付平台拒绝：商户可退余额不足",
                "Refused by the provider: not enough balance to refund from."
            );
        var taken = await db.Database.ExecuteSqlAsync(
            $"""UPDATE finance_localpay_trade SET "Refunded" = "Refunded" + {amount.Fen} WHERE "TradeNo" = {tradeNo} AND "State" = 1 AND "Amount" - "Refunded" >= {amount.Fen}""",
            ct
        );
        if (taken == 0)
            return Refusal.Conflict(
                "localpay.refund_too_much",
                "支付平台拒绝：交易不存在或已全额退款",
                "Refused by the provider: no such trade, or it was paid back already."
            );
        db.Add(
            new LocalPayRefund
            {
                RefundNo = refundNo,
                TradeNo = tradeNo,
                Amount = amount,
                At = context.Now,
            }
        );
        return Result.Done;
    }
}
