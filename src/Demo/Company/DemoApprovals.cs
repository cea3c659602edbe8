using Zhanggui.Approvals;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Organization;

namespace Zhanggui.Demo;

/// <summary>
/// A dozen general requests of the last two days, in every state: asked and decided through the same use cases as real
/// ones, at their time.
/// </summary>
internal sealed class DemoApprovals(DemoRun run, DemoPeople people)
{
    private enum Deed
    {
        Approve,
        Reject,
        Return,
        Resubmit,
        Withdraw,
    }

    /// <param name="HoursAgo">When.</param>
    /// <param name="Login">Who.</param>
    /// <param name="Deed">What.</param>
    /// <param name="Words">The comment; the new reason when it is submitted again.</param>
    private sealed record Step(double HoursAgo, string Login, Deed Deed, string? Words = null);

    private sealed record Plan(
        double HoursAgo,
        string Login,
        string Title,
        string Reason,
        long? Yuan,
        params Step[] Steps
    );

    private static readonly Plan[] Plans =
    [
        new(
            46,
            "luoyiran",
            "双十二主会场改版找外包",
            "主会场要换六屏，设计组排到 12月5日，赶不上 11月28日 上线。外包两周，样稿由江影验收。",
            9_600,
            new Step(40, "jimingchuan", Deed.Approve, "样稿先给我看")
        ),
        new(
            44,
            "linzhixia",
            "补一副降噪耳麦",
            "现在的左耳没声音，接电话要反复问客户。",
            260,
            new Step(43, "zhoumu", Deed.Approve)
        ),
        new(
            38,
            "tangdi",
            "短视频达人投放试单",
            "三位达人各一条，看加购再定下一批。",
            18_000,
            new Step(36, "jimingchuan", Deed.Return, "请写清楚看什么数，不行怎么停"),
            new Step(30, "tangdi", Deed.Resubmit, "三位达人各一条，七天看加购率；低于 3% 就停，余款不付。"),
            new Step(26, "jimingchuan", Deed.Approve, "按这个做")
        ),
        new(
            28,
            "songwan",
            "老客 12 位补发生日礼",
            "系统漏发，客户来问过两位。每份 45 元，随下一单寄出。",
            540,
            new Step(20, "zhoumu", Deed.Reject, "先查清漏发原因，别只补问过的")
        ),
        new(
            25.5,
            "chenyu",
            "加订 2,000 个飞机盒",
            "双十一用掉 6,400 个，现存 700，够用两天。老供应商两天到货。",
            3_800
        ),
        new(22, "hewanzhou", "周三调休半天", "上周日替柳青值晚班，周三下午想补休，已和钟灵换好班。", null),
        new(
            20,
            "luoyiran",
            "双十二直播间租用 3 天",
            "自己的直播间同时只能开一场，12月10日至12日要开两场。三天含灯光和一名场控。",
            12_800,
            new Step(5, "jimingchuan", Deed.Approve, "场控要我们自己的人")
        ),
        new(
            7,
            "bailu",
            "客服夜班加一人到 12月15日",
            "近七天 22 点后的会话涨了四成，首次回复超过五分钟的占两成一。加一人能回到一分钟内。",
            7_200
        ),
        new(
            5,
            "xieanning",
            "给孙女士补差价 86 元",
            "她买后第二天降价，在价保期内，但下单时没有点价保。客户三年买过 41 单。",
            86
        ),
        new(
            3.5,
            "tangdi",
            "十二月短信群发 1.2 万条",
            "只发近半年买过的老客，退订链接已配。文案苏叶写好，附在活动页。",
            960
        ),
        new(
            2,
            "linzhixia",
            "申请参加纺织面料培训",
            "12月3日在柯桥，一天。客户问成分和起球的越来越多，回来给全组讲一次。",
            480
        ),
        new(
            1.2,
            "jimingchuan",
            "请摄影师去云南拍春装",
            "五天四人，含往返和场地。棚拍的上一季退货里有三成说“和照片颜色不一样”。",
            46_000
        ),
        new(
            0.6,
            "chenyu",
            "仓库加两台热敏打印机",
            "复核台排队打面单，高峰每单多等二十秒。",
            2_600,
            new Step(0.4, "chenyu", Deed.Withdraw, "先试用技术部闲置的那台")
        ),
    ];

    public async Task Run()
    {
        var accounts = await run.Accounts(people.Staff.Select(s => s.Login));
        foreach (var (n, plan) in Plans.Index())
        {
            run.Ago(TimeSpan.FromHours(plan.HoursAgo));
            var (key, money) = ($"approvals/{n}", plan.Yuan is { } yuan ? Money.Yuan(yuan) : (Money?)null);
            var asked = await run.Do(
                key,
                Somebody(plan.Login, accounts),
                (AskForApproval u) => u.Run(new GeneralRequest(plan.Title, plan.Reason, money), run.Ct)
            );
            foreach (var step in plan.Steps)
            {
                run.Ago(TimeSpan.FromHours(step.HoursAgo));
                await Do(step, key, Somebody(step.Login, accounts), asked.Id);
            }
        }
    }

    private Task Do(Step step, string key, Actor who, ApprovalId id) =>
        step.Deed switch
        {
            Deed.Approve => run.Do(key, who, (ApproveRequest u) => u.Run(id, step.Words, null, run.Ct)),
            Deed.Reject => run.Do(key, who, (RejectRequest u) => u.Run(id, step.Words, null, run.Ct)),
            Deed.Return => run.Do(key, who, (ReturnRequest u) => u.Run(id, step.Words, null, run.Ct)),
            Deed.Resubmit => run.Do(key, who, (ResubmitRequest u) => u.Run(id, step.Words!, run.Ct)),
            _ => run.Do(key, who, (WithdrawRequest u) => u.Run(id, step.Words, run.Ct)),
        };

    private Actor Somebody(string login, IReadOnlyDictionary<string, AccountId> accounts)
    {
        var staff = people.Staff.First(s => s.Login == login);
        return new Actor(ActorKind.Staff, accounts[login].Value, staff.Name.Zh, new HashSet<string>())
        {
            Positions = [staff.Position],
        };
    }
}
