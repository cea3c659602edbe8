using Zhanggui.Approvals;
using Zhanggui.Customers;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>
/// What customers of today's orders asked to have changed: one in effect, one refused, one waiting for the manager.
/// </summary>
internal sealed class DemoAmendments(DemoRun run)
{
    public async Task Run(IReadOnlyList<LiveOrder> lived)
    {
        var manager = await run.Someone("CSMGR", 0);
        var released = lived.First(o => o is { Fate: DemoFate.Released, IsPaid: true }).Id;
        List<OrderId> accepted = [.. lived.Where(o => o.Fate == DemoFate.Accepted).Take(2).Select(o => o.Id)];

        var changed = await Ask(
            "changed",
            released,
            "客户给错了门牌，要求改到小区北门",
            "通话 02:14，本人要求",
            a => a with { Street = a.Street + "（北门）" }
        );
        await run.Do(
            "amendments/changed",
            manager,
            async (ApproveRequest u) => await u.Run(await Request(changed), "电话录音听过，属实", null, run.Ct)
        );
        var refused = await Ask(
            "refused",
            accepted[0],
            "想改寄到单位，还没说单位名称",
            "通话 01:05，客户说晚点给单位名",
            a => a with { Street = a.Street + "，转单位收发室" }
        );
        await run.Do(
            "amendments/refused",
            manager,
            async (RejectRequest u) =>
                await u.Run(await Request(refused), "单位名称没有问清，请再联系客户", null, run.Ct)
        );
        await Ask(
            "waiting",
            accepted[1],
            "客户换了手机号，怕收不到快递电话",
            "会话里本人留言",
            a => a with { Phone = "13900005218" }
        );
    }

    private Task<AmendmentMade> Ask(
        string key,
        OrderId id,
        string reason,
        string proof,
        Func<PostalAddress, PostalAddress> change
    ) =>
        run.RunOnce(
            "amendments/" + key,
            async () =>
            {
                var order = (await run.Get<IOrders>().Of(id, run.Ct))!;
                var input = new AmendmentInput(null, "phone", reason, "recording", proof)
                {
                    Address = change(order.Address),
                };
                var service = await run.Someone("CSPRE", 0, "order.amend.request");
                return await run.Do("amendments/" + key, service, (RequestAmendment u) => u.Run(id, input, run.Ct));
            }
        );

    private async Task<ApprovalId> Request(AmendmentMade made) =>
        (await run.Get<IApprovals>().Of(made.Id.Value, run.Ct))[0].Id;
}
