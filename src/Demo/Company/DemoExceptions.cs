using Zhanggui.Customers;
using Zhanggui.Shipping;

namespace Zhanggui.Demo;

/// <summary>
/// What went wrong with parcels on their way: some that somebody must settle today, two that are settled (SHIP-22).
/// </summary>
internal sealed class DemoExceptions(DemoRun run)
{
    public async Task Run(IReadOnlyList<string> waybills)
    {
        var tracker = await run.Someone("TRACKER", 0, "ship.exception");
        var service = await run.Someone("CSPOST", 0, "ship.exception");
        var moved = new PostalAddress(
            "陈映雪",
            "13957218823",
            "浙江省",
            "杭州市",
            "滨江区",
            "江南大道 588 号恒鑫大厦 12 楼"
        );
        await Report(tracker, new ExceptionInput(waybills[0], ExceptionKind.Refused, "网点来电：收件人说没买过，拒收"));
        await Report(
            service,
            new ExceptionInput(waybills[1], ExceptionKind.AddressChange, "客户出差，想改寄到单位", moved)
        );

        var lost = await Report(
            tracker,
            new ExceptionInput(waybills[2], ExceptionKind.Lost, "物流三天没有更新，网点说没扫到这件", Mine: true)
        );
        await Note(tracker, lost, ExceptionParty.Courier, "已让网点查件，今天下班前回复");
        var late = await Report(
            tracker,
            new ExceptionInput(waybills[3], ExceptionKind.NobodyHome, "第二次派送家中无人", Mine: true)
        );
        await Note(tracker, late, ExceptionParty.Customer, "客户下班后在家，约七点送");
        await Close(tracker, late, new ExceptionEnding(ExceptionOutcome.Delivered, "晚上送到，客户已收", null));
        var crushed = await Report(tracker, new ExceptionInput(waybills[4], ExceptionKind.Other, "转运途中外箱压坏"));
        await Close(
            tracker,
            crushed,
            new ExceptionEnding(ExceptionOutcome.Claim, "快递同意按运单保价赔付", Money.Yuan(200))
        );
    }

    private async Task<string> Report(Actor by, ExceptionInput input) =>
        (await run.Do("exceptions/" + input.Parcel, by, (ReportException u) => u.Run(input, run.Ct))).No;

    private Task Note(Actor by, string no, ExceptionParty party, string what) =>
        run.Do("exceptions/" + no, by, (RecordExceptionNote u) => u.Run(no, party, what, run.Ct));

    private Task Close(Actor by, string no, ExceptionEnding ending) =>
        run.Do("exceptions/" + no, by, (CloseException u) => u.Run(no, ending, run.Ct));
}
