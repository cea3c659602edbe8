using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Finance;

/// <summary>What the person at the provider's page chose to happen.</summary>
internal enum TradeChoice
{
    /// <summary>Paid, told at once.</summary>
    Paid,

    /// <summary>Paid, told after five seconds.</summary>
    PaidLate,

    /// <summary>Paid, told three times.</summary>
    PaidThrice,

    /// <summary>Not paid, told at once.</summary>
    Failed,

    /// <summary>Went back; nobody is told.</summary>
    Cancelled,
}

/// <summary>
/// The provider's part of paying: ends the trade with one conditional statement and writes the notices that its sender
/// delivers.
/// </summary>
[Open]
internal sealed class ChooseOutcome(ShopDb db, OperationContext context)
{
    /// <summary>Answers the path that the browser returns to. A trade that has ended keeps its outcome.</summary>
    public async Task<Result<string>> Run(string token, TradeChoice choice, CancellationToken ct)
    {
        var trade = await db.Set<LocalPayTrade>().AsNoTracking().FirstOrDefaultAsync(t => t.Token == token, ct);
        if (trade is null)
            return FinanceErrors.NotFound;
        var state = choice switch
        {
            TradeChoice.Failed => TradeState.Failed,
            TradeChoice.Cancelled => TradeState.Cancelled,
            _ => TradeState.Paid,
        };
        var ended = await db.Set<LocalPayTrade>()
            .Where(t => t.Token == token && t.State == TradeState.Waiting)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.State, state).SetProperty(t => t.EndedAt, context.Now), ct);
        if (ended == 0 || state == TradeState.Cancelled)
            return trade.ReturnPath;

        var wait = choice == TradeChoice.PaidLate ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        for (var i = 0; i < (choice == TradeChoice.PaidThrice ? 3 : 1); i++)
            db.Add(
                new LocalPayNotice
                {
                    Id = Guid.CreateVersion7(context.Now),
                    TradeNo = trade.TradeNo,
                    NextAt = context.Now + wait,
                }
            );
        return trade.ReturnPath;
    }
}

/// <summary>
/// Claims the notices that are due: each gets its next try's instant before it is sent, so two nodes do not send the
/// same one.
/// </summary>
[SystemOnly]
internal sealed class ClaimNotices(ShopDb db, OperationContext context)
{
    private const int MaxTries = 8;

    public async Task<Result<IReadOnlyList<(Guid Id, LocalPayTrade Trade)>>> Run(CancellationToken ct)
    {
        var due = await db.Set<LocalPayNotice>()
            .AsNoTracking()
            .Where(n => !n.IsOver && n.NextAt <= context.Now)
            .OrderBy(n => n.NextAt)
            .Take(20)
            .ToListAsync(ct);
        var claimed = new List<(Guid, LocalPayTrade)>();
        foreach (var notice in due)
        {
            // The wait doubles with each try, as the real providers do it: 4 s, 8 s, ... about 17 minutes in all.
            var next = context.Now + TimeSpan.FromSeconds(4 << notice.Tries);
            var over = notice.Tries + 1 >= MaxTries;
            var won = await db.Set<LocalPayNotice>()
                .Where(n => n.Id == notice.Id && n.Tries == notice.Tries && !n.IsOver)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(n => n.Tries, notice.Tries + 1)
                            .SetProperty(n => n.NextAt, next)
                            .SetProperty(n => n.IsOver, over),
                    ct
                );
            if (won == 1)
                claimed.Add(
                    (
                        notice.Id,
                        await db.Set<LocalPayTrade>().AsNoTracking().FirstAsync(t => t.TradeNo == notice.TradeNo, ct)
                    )
                );
        }

        return claimed;
    }
}

/// <summary>Notes what the shop answered; a 2xx ends the notice.</summary>
[SystemOnly]
internal sealed class RecordAnswer(ShopDb db)
{
    public async Task<Result> Run(Guid notice, bool understood, string answer, CancellationToken ct)
    {
        await db.Set<LocalPayNotice>()
            .Where(n => n.Id == notice)
            .ExecuteUpdateAsync(
                s => s.SetProperty(n => n.IsOver, n => n.IsOver || understood).SetProperty(n => n.Answer, answer),
                ct
            );
        return Result.Done;
    }
}
