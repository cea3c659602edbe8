using Zhanggui.Records;

namespace Zhanggui.Demo;

/// <summary>
/// A shop on a marketplace is being opened since four weeks: account, examination and papers are done and released, the
/// first review is passed, the second waits for a paper and is late. The head of distribution sees it, and so does the
/// office that has to find the paper.
/// </summary>
internal sealed class DemoProcesses(DemoRun run)
{
    private const string Key = "shop-opening";

    private static readonly (int DaysAgo, string Position, string Task, string[] Values)[] Done =
    [
        (29, "DIST", "account", ["account=栖禾官方旗舰店"]),
        (28, "SYSADMIN", "vault", []),
        (26, "STOREMGR", "exam", ["score=96"]),
        (
            25,
            "HRADMIN",
            "scans",
            ["licence=ok", "tax=ok", "quality=ok", "trademark=ok", "authorisation=ok", "alipay=ok"]
        ),
        (24, "DIST", "submit", []),
        (20, "CASHIER", "alipay-check", []),
        (12, "DIST", "first", []),
    ];

    public async Task Run()
    {
        At(30, 10);
        var no = await run.Do(
            "processes/start",
            await Who("DIST"),
            (StartProcess u) => u.Run(Key, "抖音商城官方旗舰店", run.Ct)
        );
        foreach (var (daysAgo, position, task, values) in Done)
        {
            At(daysAgo, 15);
            var written = values.Select(v => v.Split('=')).ToDictionary(v => v[0], v => (string?)v[1]);
            var who = await Who(position);
            await run.Do($"processes/{task}", who, (CompleteTask u) => u.Run(no, task, written, null, run.Ct));
            if (task != "submit")
                continue;
            At(daysAgo, 17);
            var gate = await Who("OPSDIR");
            await run.Do(
                $"processes/{task}/released",
                gate,
                (ReleaseStage u) => u.Run(no, "证件齐全，可以送审", run.Ct)
            );
        }

        At(2, 11);
        var distributor = await Who("DIST");
        await run.Do(
            "processes/blocked",
            distributor,
            (BlockTask u) => u.Run(no, "second", "HRADMIN", "平台要商标授权书原件扫描", run.Ct)
        );
    }

    private void At(int daysAgo, int hour) =>
        run.At(run.Calendar.At(run.Today.AddDays(-daysAgo), new TimeOnly(hour, 0)));

    private Task<Actor> Who(string position) => run.Someone(position, 0, RecordPermissions.Use);
}
