using Zhanggui.Customers;
using Zhanggui.Shipping;

namespace Zhanggui.Demo;

/// <summary>What went wrong with parcels on their way: some that somebody must settle today, two that are settled (SHIP-22).</summary>
internal sealed class DemoExceptions(Operations operations, Actor tracker, Actor service)
{
    public async Task Run(IReadOnlyList<string> waybills, CancellationToken ct)
    {
        if (waybills.Count < 5) return;
        await Report(tracker, new ExceptionInput(waybills[0], ExceptionKind.Refused, "网点来电：收件人说没买过，拒收"), ct);
        await Report(service, new ExceptionInput(waybills[1], ExceptionKind.AddressChange, "客户出差，想改寄到单位", new PostalAddress("陈映雪", "13957218823", "浙江省", "杭州市", "滨江区", "江南大道 588 号恒鑫大厦 12 楼")), ct);
        var lost = await Report(tracker, new ExceptionInput(waybills[2], ExceptionKind.Lost, "物流三天没有更新，网点说没扫到这件", Mine: true), ct);
        await Must(operations.Run(tracker, (NoteException u) => u.Run(lost, ExceptionParty.Courier, "已让网点查件，今天下班前回复", ct), ct));
        var late = await Report(tracker, new ExceptionInput(waybills[3], ExceptionKind.NobodyHome, "第二次派送家中无人", Mine: true), ct);
        await Must(operations.Run(tracker, (NoteException u) => u.Run(late, ExceptionParty.Customer, "客户下班后在家，约七点送", ct), ct));
        await Must(operations.Run(tracker, (CloseException u) => u.Run(late, new ExceptionEnding(ExceptionOutcome.Delivered, "晚上送到，客户已收", null), ct), ct));
        var crushed = await Report(tracker, new ExceptionInput(waybills[4], ExceptionKind.Other, "转运途中外箱压坏"), ct);
        await Must(operations.Run(tracker, (CloseException u) => u.Run(crushed, new ExceptionEnding(ExceptionOutcome.Claim, "快递同意按运单保价赔付", Money.Yuan(200)), ct), ct));
    }

    private async Task<string> Report(Actor by, ExceptionInput input, CancellationToken ct)
    {
        var made = await operations.Run(by, (ReportException u) => u.Run(input, ct), ct);
        return made.IsDone ? made.Value.No : throw new InvalidOperationException(made.Refusal.Message.En);
    }

    private static async Task Must(Task<Result> act)
    {
        var done = await act;
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }
}
