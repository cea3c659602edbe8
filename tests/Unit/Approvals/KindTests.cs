using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Approvals;

namespace Zhanggui.Unit.Approvals;

/// <summary>What a kind of approval must say, and what is made of it.</summary>
public sealed class KindTests
{
    private static readonly Refusal Gone = Refusal.NotFound("test.gone", "没有了", "It is gone.");

    [Fact]
    public void A_kind_that_does_not_say_what_follows_is_refused_when_it_is_declared()
    {
        Fault(New()).ShouldBe("The approval kind 'x' does not say: Asks, Document, Approved, Rejected, Withdrawn.");
        Fault(Asked(New()).WithoutEffect()).ShouldBeNull();
        Fault(New().WithoutEffect()).ShouldBe("The approval kind 'x' does not say: Asks.");
        var half = Asked(New())
            .Document<string>((s, _, _) => Task.FromResult<string?>(s), Gone)
            .Approved<string>((_, _, _, _) => Task.FromResult(Result.Done))
            .Rejected<string>((_, _, _, _) => Task.FromResult(Result.Done));
        Fault(half).ShouldBe("The approval kind 'x' does not say: Withdrawn.");
        Fault(half.Withdrawn<string>((_, _, _, _) => Task.FromResult(Result.Done))).ShouldBeNull();
    }

    [Fact]
    public void What_is_shown_is_said_by_the_document_in_the_order_of_the_definition()
    {
        var kind = Asked(New())
            .Fact(("新", "New"), d => d, before: _ => "old")
            .Facts(d => d.Select(c => new ApprovalFact(("字", "Letter"), new Text($"{c}", $"{c}"))))
            .Fact(("长", "Long"), d => new Text($"{d.Length} 字", $"{d.Length} letters"))
            .Figure(("几个", "How many"), d => d.Length.ToString(null, null))
            .Caution(d => d.Length > 2 ? ("长了", "Too long") : null)
            .Amount(d => Money.Yuan(d.Length))
            .WithoutEffect();
        var ask = kind.Ask("ab");
        (ask.Kind, ask.Link, ask.Title.En, ask.Reason).ShouldBe(("x", "/x/ab", "About ab", "because of ab"));
        ask.Facts.Select(f => (f.Label.En, f.Value.En, f.Before?.En))
            .ShouldBe([
                ("New", "ab", "old"),
                ("Letter", "a", null),
                ("Letter", "b", null),
                ("Long", "2 letters", null),
            ]);
        ask.Figures.Select(f => (f.Label.En, f.Value)).ShouldBe([("How many", "2")]);
        (ask.Caution, ask.Amount, ask.NeededBy).ShouldBe((null, Money.Yuan(2), null));
        kind.Ask("abc").Caution?.En.ShouldBe("Too long");
    }

    [Fact]
    public async Task The_effect_of_the_outcome_runs_for_the_document_that_is_found()
    {
        List<string> done = [];
        var kind = Asked(New())
            .Document<string>((s, id, _) => Task.FromResult(id == Guid.Empty ? null : s), Gone)
            .Gate<string>(
                (_, d, _) => Task.FromResult(d == "shut" ? Refusal.Conflict("test.shut", "晚了", "Late.") : null)
            )
            .Approved<string>((_, d, _, _) => Follow("approved " + d))
            .Rejected<string>((_, d, e, _) => Follow($"rejected {d} by {e.By}"))
            .Withdrawn<string>(
                (_, _, _, _) => Task.FromResult<Result>(Refusal.Conflict("test.moved", "动了", "Moved."))
            );
        await using var open = new ServiceCollection().AddSingleton("one").BuildServiceProvider();
        await using var shut = new ServiceCollection().AddSingleton("shut").BuildServiceProvider();
        var id = Guid.CreateVersion7();

        (await kind.Refuse(open, id, default)).ShouldBeNull();
        (await kind.Refuse(shut, id, default))!.Code.ShouldBe("test.shut");
        (await kind.Refuse(open, Guid.Empty, default)).ShouldBe(Gone);
        await kind.CarryOut(open, Decided(id, ApprovalOutcome.Approved), default);
        await kind.CarryOut(open, Decided(id, ApprovalOutcome.Rejected), default);
        await kind.CarryOut(open, Decided(Guid.Empty, ApprovalOutcome.Rejected), default);
        done.ShouldBe(["approved one", "rejected one by ji"]);
        (
            await Should.ThrowAsync<InvalidOperationException>(() =>
                kind.CarryOut(open, Decided(id, ApprovalOutcome.Withdrawn), default)
            )
        ).Message.ShouldBe("AP1 is Withdrawn, but PM1 could not follow: test.moved");

        Task<Result> Follow(string what)
        {
            done.Add(what);
            return Task.FromResult(Result.Done);
        }
    }

    [Fact]
    public async Task A_key_that_no_module_declares_is_neither_asked_for_nor_approved_but_can_be_rejected()
    {
        var kinds = new ApprovalKinds([ApprovalKinds.General]);
        kinds.Of("general").ShouldBe(ApprovalKinds.General);
        Should.Throw<InvalidOperationException>(() => kinds.Of("gone")).Message.ShouldContain("'gone'");
        await using var services = new ServiceCollection().BuildServiceProvider();
        var effects = new ApprovalEffects(kinds, services);
        (await effects.Refuse("general", Guid.Empty, default)).ShouldBeNull();
        (await effects.Refuse("gone", Guid.Empty, default))!.Code.ShouldBe("approvals.no_kind");
        await effects.Handle(Decided(Guid.Empty, ApprovalOutcome.Rejected) with { Kind = "gone" }, default);
    }

    private static ApprovalKind<string> New() => new("x", ("某事", "Something"), "GM");

    private static ApprovalKind<string> Asked(ApprovalKind<string> kind) =>
        kind.Asks(_ => default, d => "/x/" + d, d => ($"关于 {d}", $"About {d}"), d => "because of " + d);

    private static ApprovalDecided Decided(Guid subject, ApprovalOutcome outcome) =>
        new("x", subject, "PM1", new ApprovalId(Guid.CreateVersion7()), "AP1", outcome, "ji", null, null);

    private static string? Fault(ApprovalKind kind)
    {
        try
        {
            new ServiceCollection().AddApprovalKinds(kind);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }
}
