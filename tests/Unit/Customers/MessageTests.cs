using Shouldly;
using Xunit;
using Zhanggui.Customers;

namespace Zhanggui.Unit.Customers;

/// <summary>The life of a message to a customer.</summary>
public sealed class MessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 18, 0, TimeSpan.Zero);

    private static Message Waiting() =>
        Message.New(
            new MessageId(Guid.CreateVersion7(Now)),
            Shipped,
            "13957215218",
            "您的订单已发货",
            "once-1",
            Now,
            Now
        );

    private static readonly NoticeKind Shipped = new(
        "order.shipped",
        ("已发货", "Shipped"),
        ("发货时", "When it ships"),
        ("{no} 已发货", "{no} left"),
        "no"
    );

    [Fact]
    public void A_message_is_sent_and_then_delivered()
    {
        var message = Waiting();

        message.Sent("ref-1", Now.AddSeconds(1)).IsDone.ShouldBeTrue();
        message.Arrived(Now.AddSeconds(3)).IsDone.ShouldBeTrue();

        message.State.ShouldBe(MessageState.Delivered);
        message.Reference.ShouldBe("ref-1");
        message.SentAt.ShouldBe(Now.AddSeconds(1));
        message.DeliveredAt.ShouldBe(Now.AddSeconds(3));
    }

    [Fact]
    public void A_message_that_nobody_takes_is_tried_later_each_time_and_given_up_in_the_end()
    {
        var message = Waiting();
        var waits = new List<double>();
        for (var i = 1; i <= Message.MaxTries; i++)
        {
            message.NotYet("no answer", Now).IsDone.ShouldBeTrue();
            waits.Add((message.NextAt - Now).TotalSeconds);
        }

        waits.ShouldBe([10, 20, 40, 80, 160, 320]);
        message.State.ShouldBe(MessageState.Failed);
        message.Error.ShouldBe("no answer");
    }

    [Fact]
    public void Every_pair_of_state_and_verb_is_allowed_or_refused_with_what_is_allowed()
    {
        foreach (var state in Enum.GetValues<MessageState>())
        foreach (var verb in Enum.GetValues<MessageVerb>())
        {
            var next = Message.Moves.Next(state, verb);
            next.IsDone.ShouldBe(
                (state, verb)
                    is
                        (MessageState.Waiting, MessageVerb.Send)
                        or
                        (MessageState.Waiting, MessageVerb.GiveUp)
                        or
                        (MessageState.Waiting, MessageVerb.Withhold)
                        or
                        (MessageState.Failed or MessageState.Withheld, MessageVerb.Resend)
                        or
                        (MessageState.Sent, MessageVerb.Deliver)
            );
        }
    }

    [Fact]
    public void A_delivered_message_is_not_sent_again()
    {
        var message = Waiting();
        message.Sent("ref-1", Now);
        message.Arrived(Now);

        message.Sent("ref-2", Now.AddMinutes(1)).IsDone.ShouldBeFalse();

        message.Reference.ShouldBe("ref-1");
        message.State.ShouldBe(MessageState.Delivered);
    }
}
