using Shouldly;
using Xunit;
using Zhanggui.Fulfilment;
using Zhanggui.Kernel;
using Zhanggui.Warehouse;

namespace Zhanggui.Unit.Warehouse;

public class OutboundOrderStatesTests
{
    /// <summary>
    /// Every pair that is allowed, written out a second time by hand; whatever is not here must be refused.
    /// </summary>
    private static readonly Dictionary<(OutboundOrderStatus, OutboundOrderVerb), OutboundOrderStatus> Allowed = new()
    {
        [(OutboundOrderStatus.Waiting, OutboundOrderVerb.StartPicking)] = OutboundOrderStatus.Picking,
        [(OutboundOrderStatus.Picking, OutboundOrderVerb.ReassignPicker)] = OutboundOrderStatus.Picking,
        [(OutboundOrderStatus.Picking, OutboundOrderVerb.HandToCheck)] = OutboundOrderStatus.Picked,
        [(OutboundOrderStatus.Picked, OutboundOrderVerb.StartChecking)] = OutboundOrderStatus.Checking,
        [(OutboundOrderStatus.Checking, OutboundOrderVerb.StopChecking)] = OutboundOrderStatus.Picked,
        [(OutboundOrderStatus.Checking, OutboundOrderVerb.SendBack)] = OutboundOrderStatus.Picking,
        [(OutboundOrderStatus.Checking, OutboundOrderVerb.FinishPacking)] = OutboundOrderStatus.Packed,
        [(OutboundOrderStatus.Packed, OutboundOrderVerb.ChangeCourier)] = OutboundOrderStatus.Packed,
        [(OutboundOrderStatus.Packed, OutboundOrderVerb.HandOver)] = OutboundOrderStatus.HandedOver,
        [(OutboundOrderStatus.Waiting, OutboundOrderVerb.Void)] = OutboundOrderStatus.Voided,
        [(OutboundOrderStatus.Picking, OutboundOrderVerb.Void)] = OutboundOrderStatus.Voided,
        [(OutboundOrderStatus.Picked, OutboundOrderVerb.Void)] = OutboundOrderStatus.Voided,
        [(OutboundOrderStatus.Checking, OutboundOrderVerb.Void)] = OutboundOrderStatus.Voided,
        [(OutboundOrderStatus.Packed, OutboundOrderVerb.Void)] = OutboundOrderStatus.Voided,
    };

    [Fact]
    public void Every_pair_of_state_and_verb_is_allowed_or_refused_as_written()
    {
        foreach (var status in Enum.GetValues<OutboundOrderStatus>())
        foreach (var verb in Enum.GetValues<OutboundOrderVerb>())
        {
            var next = OutboundOrderStates.Table.Next(status, verb);
            var wanted = Allowed.TryGetValue((status, verb), out var to);
            next.IsDone.ShouldBe(wanted, $"{status} {verb}");
            if (wanted)
                next.Value.ShouldBe(to, $"{status} {verb}");
            else
                next.Refusal!.Message.Zh.ShouldContain(OutboundOrderStates.Name(status).Zh);
        }
    }

    [Fact]
    public void Handed_over_and_void_slips_never_move_again()
    {
        OutboundOrderStates.Table.Allowed(OutboundOrderStatus.HandedOver).ShouldBeEmpty();
        OutboundOrderStates.Table.Allowed(OutboundOrderStatus.Voided).ShouldBeEmpty();
    }

    [Fact]
    public void A_manifest_closes_once()
    {
        Manifest
            .Table.All.Select(m => (m.From, m.Verb, m.To))
            .ShouldBe([
                (ManifestStatus.Open, ManifestVerb.Add, ManifestStatus.Open),
                (ManifestStatus.Open, ManifestVerb.Close, ManifestStatus.Closed),
                (ManifestStatus.Open, ManifestVerb.Cancel, ManifestStatus.Cancelled),
            ]);
    }

    [Fact]
    public void Every_state_and_verb_has_a_name_in_both_languages()
    {
        var names = Enum.GetValues<OutboundOrderStatus>()
            .Select(OutboundOrderStates.Name)
            .Concat(Enum.GetValues<OutboundOrderVerb>().Select(OutboundOrderStates.Name))
            .Concat(Enum.GetValues<ManifestStatus>().Select(Manifest.Name));
        foreach (var name in names)
        {
            name.Zh.ShouldNotBeNullOrWhiteSpace();
            name.En.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
