using Shouldly;
using Xunit;
using Zhanggui.Kernel;
using Zhanggui.Warehouse;

namespace Zhanggui.Unit.Warehouse;

public class SlipStatesTests
{
    /// <summary>Every pair that is allowed, written out a second time by hand; whatever is not here must be refused.</summary>
    private static readonly Dictionary<(SlipStatus, SlipVerb), SlipStatus> Allowed = new()
    {
        [(SlipStatus.Waiting, SlipVerb.StartPicking)] = SlipStatus.Picking,
        [(SlipStatus.Picking, SlipVerb.ReassignPicker)] = SlipStatus.Picking,
        [(SlipStatus.Picking, SlipVerb.HandToCheck)] = SlipStatus.Picked,
        [(SlipStatus.Picked, SlipVerb.StartChecking)] = SlipStatus.Checking,
        [(SlipStatus.Checking, SlipVerb.StopChecking)] = SlipStatus.Picked,
        [(SlipStatus.Checking, SlipVerb.SendBack)] = SlipStatus.Picking,
        [(SlipStatus.Checking, SlipVerb.FinishPacking)] = SlipStatus.Packed,
        [(SlipStatus.Packed, SlipVerb.ChangeCourier)] = SlipStatus.Packed,
        [(SlipStatus.Packed, SlipVerb.HandOver)] = SlipStatus.HandedOver,
        [(SlipStatus.Waiting, SlipVerb.Void)] = SlipStatus.Voided,
        [(SlipStatus.Picking, SlipVerb.Void)] = SlipStatus.Voided,
        [(SlipStatus.Picked, SlipVerb.Void)] = SlipStatus.Voided,
        [(SlipStatus.Checking, SlipVerb.Void)] = SlipStatus.Voided,
        [(SlipStatus.Packed, SlipVerb.Void)] = SlipStatus.Voided,
    };

    [Fact]
    public void Every_pair_of_state_and_verb_is_allowed_or_refused_as_written()
    {
        foreach (var status in Enum.GetValues<SlipStatus>())
            foreach (var verb in Enum.GetValues<SlipVerb>())
            {
                var next = SlipStates.Table.Next(status, verb);
                var wanted = Allowed.TryGetValue((status, verb), out var to);
                next.IsDone.ShouldBe(wanted, $"{status} {verb}");
                if (wanted) next.Value.ShouldBe(to, $"{status} {verb}");
                else next.Refusal!.Message.Zh.ShouldContain(SlipStates.Name(status).Zh);
            }
    }

    [Fact]
    public void Handed_over_and_void_slips_never_move_again()
    {
        SlipStates.Table.Allowed(SlipStatus.HandedOver).ShouldBeEmpty();
        SlipStates.Table.Allowed(SlipStatus.Voided).ShouldBeEmpty();
    }

    [Fact]
    public void A_manifest_closes_once_and_a_receipt_is_posted_once()
    {
        Manifest.Table.All.Select(m => (m.From, m.Verb, m.To)).ShouldBe(
        [
            (ManifestStatus.Open, ManifestVerb.Add, ManifestStatus.Open), (ManifestStatus.Open, ManifestVerb.Close, ManifestStatus.Closed), (ManifestStatus.Open, ManifestVerb.Cancel, ManifestStatus.Cancelled),
        ]);
        InboundProgress.Table.All.Select(m => (m.From, m.Verb, m.To)).ShouldBe(
        [
            (InboundStatus.Registered, InboundVerb.Post, InboundStatus.Posted), (InboundStatus.Registered, InboundVerb.Refuse, InboundStatus.Refused),
        ]);
    }

    [Fact]
    public void Every_state_and_verb_has_a_name_in_both_languages()
    {
        var names = Enum.GetValues<SlipStatus>().Select(SlipStates.Name).Concat(Enum.GetValues<SlipVerb>().Select(SlipStates.Name))
            .Concat(Enum.GetValues<ManifestStatus>().Select(Manifest.Name)).Concat(Enum.GetValues<InboundStatus>().Select(InboundProgress.Name));
        foreach (var name in names)
        {
            name.Zh.ShouldNotBeNullOrWhiteSpace();
            name.En.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
