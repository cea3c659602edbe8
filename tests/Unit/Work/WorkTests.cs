using Shouldly;
using Xunit;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using Zhanggui.Work;

namespace Zhanggui.Unit.Work;

public sealed class WorkTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero); // 10:00 in Shanghai

    private static ToDoDraft Draft(int? minutes) =>
        new(
            "order.contact",
            ("联系客户", "Contact"),
            new Subject("order", Guid.Empty, "SO1"),
            "/office/orders/SO1",
            "CSPRE",
            minutes is { } m ? Ten.AddMinutes(m) : null,
            ("十分钟内联系", "Within ten minutes"),
            ("拨打", "Call")
        );

    private static WorkItem Done(int dueAfter, int doneAfter)
    {
        var item = WorkItem.Of(Draft(dueAfter), Ten);
        (item.State, item.EndedAt) = (WorkState.Done, Ten.AddMinutes(doneAfter));
        return item;
    }

    [Fact]
    public void An_open_item_can_be_finished_or_dropped_and_an_ended_one_stays_so()
    {
        foreach (var state in Enum.GetValues<WorkState>())
        foreach (var end in Enum.GetValues<WorkEnd>())
            WorkStates.Table.Next(state, end).IsDone.ShouldBe(state == WorkState.Open, $"{state} {end}");
    }

    [Fact]
    public void It_turns_amber_ten_minutes_before_its_deadline()
    {
        var item = WorkItem.Of(Draft(45), Ten);
        item.WarnAt.ShouldBe(Ten.AddMinutes(35));
        item.FirstDueAt.ShouldBe(item.DueAt);
        WorkItem.Of(Draft(null), Ten).WarnAt.ShouldBeNull();
    }

    [Fact]
    public void More_positions_are_kept_without_the_first_one_and_without_doubles() =>
        WorkItem
            .Of(Draft(1) with { AlsoFor = ["ORDERS", "CSPRE", "ORDERS"] }, Ten)
            .Positions.ShouldBe(["CSPRE", "ORDERS"]);

    [Fact]
    public void Punctuality_counts_from_the_first_deadline_even_when_it_was_put_off()
    {
        var item = Done(dueAfter: 10, doneAfter: 30);
        item.DueAt = Ten.AddMinutes(60);
        item.WasOnTime.ShouldBe(false);
        Done(10, 10).WasOnTime.ShouldBe(true);
    }

    [Fact]
    public void A_day_is_summed_up_by_hours()
    {
        var day = WorkDay.Of([Done(10, 4), Done(10, 20), Done(180, 130)], new BusinessCalendar(), Ten.AddHours(3));
        day.Done.ShouldBe(3);
        day.OnTime.ShouldBe(2);
        day.Average.ShouldBe(TimeSpan.FromMinutes((4 + 20 + 130) / 3.0));
        day.Hours.Select(h => (h.Hour, h.Done, h.OnTime)).ShouldBe([(10, 2, 0.5), (11, 0, 0), (12, 1, 1), (13, 0, 0)]);
    }

    [Theory]
    [InlineData("林知夏", "知夏")]
    [InlineData("司徒静姝", "静姝")]
    [InlineData("周牧", "周牧")]
    [InlineData("买买提·阿不都热合曼", "买买提·阿不都热合曼")]
    [InlineData("Lin Zhixia", "Lin Zhixia")]
    public void Colleagues_are_greeted_by_their_given_name(string name, string given) =>
        WorkViews.GivenName(name).ShouldBe(given);
}
