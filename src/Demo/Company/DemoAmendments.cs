using Zhanggui.Approvals;
using Zhanggui.Customers;
using Zhanggui.Ordering;

namespace Zhanggui.Demo;

/// <summary>What customers of today's orders asked to have changed: one in effect, one refused, one waiting for the manager.</summary>
internal sealed class DemoAmendments(IOrders orders, IApprovals approvals, Operations operations, Actor service, Actor manager)
{
    public async Task Run(IReadOnlyList<OrderId> accepted, IReadOnlyList<OrderId> released, CancellationToken ct)
    {
        if (released.Count > 0) await Decide(await Ask(released[0], "客户给错了门牌，要求改到小区北门", "通话 02:14，本人要求", a => a with { Street = a.Street + "（北门）" }, ct), "电话录音听过，属实", ct);
        if (accepted.Count > 0) await Refuse(await Ask(accepted[0], "想改寄到单位，还没说单位名称", "通话 01:05，客户说晚点给单位名", a => a with { Street = a.Street + "，转单位收发室" }, ct), "单位名称没有问清，请再联系客户", ct);
        if (accepted.Count > 1) await Ask(accepted[1], "客户换了手机号，怕收不到快递电话", "会话 14:02，本人留言", a => a with { Phone = "13900005218" }, ct);
    }

    private async Task<AmendmentMade> Ask(OrderId id, string reason, string proof, Func<PostalAddress, PostalAddress> change, CancellationToken ct)
    {
        var order = (await orders.Of(id, ct))!;
        var input = new AmendmentInput(null, "phone", reason, "recording", proof) { Address = change(order.Address) };
        return Must(await operations.Run(service, (RequestAmendment u) => u.Run(id, input, ct), ct));
    }

    private async Task Decide(AmendmentMade made, string comment, CancellationToken ct) =>
        Must(await operations.Run(manager, async (ApproveRequest u) => await u.Run(await Request(made, ct), comment, null, ct), ct));

    private async Task Refuse(AmendmentMade made, string comment, CancellationToken ct) =>
        Must(await operations.Run(manager, async (RejectRequest u) => await u.Run(await Request(made, ct), comment, null, ct), ct));

    private async Task<ApprovalId> Request(AmendmentMade made, CancellationToken ct) => (await approvals.Of(made.Id.Value, ct))[0].Id;

    private static void Must(Result done)
    {
        if (!done.IsDone) throw new InvalidOperationException(done.Refusal.Message.En);
    }

    private static T Must<T>(Result<T> done) => done.IsDone ? done.Value : throw new InvalidOperationException(done.Refusal.Message.En);
}
