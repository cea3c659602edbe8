using Zhanggui.Approvals;
using Zhanggui.Records;
using Zhanggui.Work;

namespace Zhanggui.Demo;

/// <summary>
/// Ten days of registers: the warehouse's rounds (one late, one missed, one anomaly dealt with and one open), the 5S
/// inspection of each Friday, and uses of the seal, approved and waiting.
/// </summary>
internal sealed class DemoRegisters(DemoRun run)
{
    private const int Days = 10;
    private static readonly string[] Points = ["gates", "windows", "fire", "power", "damp", "zones"];

    private static readonly (
        int DaysAgo,
        string Document,
        string Kind,
        string Seal,
        string Purpose,
        int? Yuan,
        bool IsDecided
    )[] Seals =
    [
        (9, "2027 年快递服务合同", "contract", "contract", "双方各执两份，明年 1 月 1 日起执行", 128_460, true),
        (7, "在职证明", "statement", "company", "员工办贷款用", null, true),
        (3, "十一月增值税申报表", "report", "finance", "报送税务局", null, true),
        (1, "年度框架采购协议", "contract", "contract", "羊绒纱线，含价格附表", 360_000, false),
    ];

    public async Task Run()
    {
        for (var ago = Days; ago >= 0; ago--)
            await Day(ago);
        foreach (var (n, seal) in Seals.Index())
            await Seal(n, seal);
    }

    private async Task Day(int ago)
    {
        var day = run.Today.AddDays(-ago);
        await Due($"{ago}/open", day, new TimeOnly(7, 30));
        if (ago is not 4)
            await Round(
                $"{ago}/open",
                day,
                ago is 6 ? new TimeOnly(9, 40) : new TimeOnly(8, 41),
                ago is 8 ? ("damp", "B-07 底层 2 箱受潮") : null,
                "open"
            );
        if (day.DayOfWeek == DayOfWeek.Friday)
        {
            await Due($"{ago}/five-s", day, new TimeOnly(10, 30));
            await Inspection($"{ago}/five-s", day);
        }

        var days = await run.Get<IWorkCalendar>().Get(run.Ct);
        await Due($"{ago}/close", day, new TimeOnly(20, 0));
        await Round(
            $"{ago}/close",
            day,
            new TimeOnly(21, 12),
            ago is 1 ? ("zones", "C 区通道堆了两托退货") : null,
            days.IsHoliday(day) || days.IsHoliday(day.AddDays(1)) ? "sealed" : "locked"
        );
    }

    /// <summary>False when the time has not come yet.</summary>
    private bool At(DateOnly day, TimeOnly time)
    {
        var instant = run.Calendar.At(day, time);
        run.At(instant);
        return instant <= run.Start;
    }

    private async Task Due(string key, DateOnly day, TimeOnly time)
    {
        if (At(day, time))
            await run.Do($"registers/due/{key}", DemoRun.System, (OpenDuties u) => u.Run(run.Ct));
    }

    private async Task Round(
        string key,
        DateOnly day,
        TimeOnly time,
        (string Point, string What)? anomaly,
        string locked
    )
    {
        if (!At(day, time))
            return;
        var values = Points.ToDictionary(p => p, p => (string?)(anomaly?.Point == p ? anomaly.Value.What : "ok"));
        values["lock"] = locked;
        if (locked == "sealed")
            values["seal_no"] = $"F-{day:yyyyMMdd}";
        var made = await Make($"registers/round/{key}", "RECEIVER", "warehouse-round", values);
        if (anomaly is null || day >= run.Today.AddDays(-1))
            return;
        At(day, time.AddHours(2));
        var manager = await run.Someone("WHMGR", 0, RecordPermissions.Use);
        await run.Do(
            $"registers/settle/{key}",
            manager,
            (SettleAnomaly u) => u.Run("warehouse-round", made.No, "换了垫板，箱子已晾干，货没有损坏", run.Ct)
        );
    }

    private async Task Inspection(string key, DateOnly day)
    {
        if (!At(day, new TimeOnly(16, 20)))
            return;
        Dictionary<string, string?> values = new()
        {
            ["zone"] = "A 区和 B 区",
            ["sort"] = "18",
            ["set"] = "17",
            ["shine"] = "19",
            ["standard"] = "16",
            ["sustain"] = "17",
            ["note"] = "B-12 通道的空箱当天清走",
        };
        await Make($"registers/{key}", "WHMGR", "five-s", values);
    }

    private async Task Seal(
        int n,
        (int DaysAgo, string Document, string Kind, string Seal, string Purpose, int? Yuan, bool IsDecided) seal
    )
    {
        var day = run.Today.AddDays(-seal.DaysAgo);
        At(day, new TimeOnly(10, 20));
        Dictionary<string, string?> values = new()
        {
            ["document"] = seal.Document,
            ["kind"] = seal.Kind,
            ["copies"] = "2",
            ["seal"] = seal.Seal,
            ["where"] = "inside",
            ["purpose"] = seal.Purpose,
            ["amount"] = seal.Yuan?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var made = await Make($"registers/seal/{n}", "HRADMIN", "seal-use", values);
        if (!seal.IsDecided)
            return;
        At(day, new TimeOnly(13, 40));
        var manager = await run.Someone("GM", 0);
        var request = (await run.Get<IApprovals>().Of(made.Id, run.Ct))[0].Id;
        await run.Do($"registers/seal/{n}/approved", manager, (ApproveRequest u) => u.Run(request, null, null, run.Ct));
    }

    private async Task<EntryMade> Make(string key, string position, string register, Dictionary<string, string?> values)
    {
        var writer = await run.Someone(position, 0, RecordPermissions.Use);
        return await run.Do(key, writer, (MakeEntry u) => u.Run(register, new EntryInput(values), run.Ct));
    }
}
