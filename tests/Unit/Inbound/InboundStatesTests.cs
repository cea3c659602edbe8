using Shouldly;
using Xunit;
using Zhanggui.Inbound;
using Zhanggui.Kernel;

namespace Zhanggui.Unit.Inbound;

public class InboundStatesTests
{
    [Fact]
    public void A_receipt_is_posted_or_sent_back_once() =>
        InboundProgress
            .Table.All.Select(m => (m.From, m.Verb, m.To))
            .ShouldBe([
                (InboundStatus.Registered, InboundVerb.Post, InboundStatus.Posted),
                (InboundStatus.Registered, InboundVerb.Refuse, InboundStatus.Refused),
            ]);

    [Fact]
    public void Every_state_and_verb_has_a_name_in_both_languages()
    {
        var names = Enum.GetValues<InboundStatus>()
            .Select(InboundProgress.Name)
            .Concat(Enum.GetValues<InboundVerb>().Select(InboundProgress.Name));
        foreach (var name in names)
        {
            name.Zh.ShouldNotBeNullOrWhiteSpace();
            name.En.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
