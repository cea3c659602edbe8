using Zhanggui.Approvals;
using Zhanggui.Kernel;
using Zhanggui.Organization;

namespace Zhanggui.Unit.Approvals;

/// <summary>How a chain is written and read, what a request may go through, and who may sit where.</summary>
public sealed class ChainTests
{
    private static readonly HashSet<Guid> Nobody = [];

    [Theory, Trait("Rule", "ORG-28/configurable")]
    [InlineData("GM", "GM")]
    [InlineData("opsdir>mktdir", "OPSDIR > MKTDIR")]
    [InlineData(" OPSDIR -> MKTDIR + ACCT → GM @ 30,000 ", "OPSDIR > MKTDIR+ACCT > GM@30000")]
    [InlineData("CSMGR/CSDIR@99.5", "CSMGR/CSDIR@99.5")]
    [InlineData("Leader > DEPUTY", "leader > DEPUTY")]
    [InlineData("OPSDIR＞MKTDIR＋ACCT", "OPSDIR > MKTDIR+ACCT")]
    public void A_chain_is_read_and_written(string text, string written)
    {
        var chain = ApprovalChain.Read(text);
        chain.ShouldNotBeNull().ToString().ShouldBe(written);
        ApprovalChain.Read(written)!.ToString().ShouldBe(written);
    }

    [Theory, Trait("Rule", "ORG-28/configurable")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("GM >")]
    [InlineData("> GM")]
    [InlineData("A B")]
    [InlineData("GM+GM")]
    [InlineData("GM+ACCT/IT")]
    [InlineData("GM@")]
    [InlineData("GM@0")]
    [InlineData("GM@-5")]
    [InlineData("GM@1.234")]
    [InlineData("总经理")]
    [InlineData("GM;DROP")]
    [InlineData("GM>GM>GM>GM>GM>GM>GM>GM>GM>GM>GM>GM>GM")]
    public void What_is_no_chain_is_refused(string? text) => ApprovalChain.Read(text).ShouldBeNull();

    [Fact, Trait("Rule", "ORG-28/chain")]
    public void A_step_from_an_amount_is_needed_from_exactly_there_and_never_without_money()
    {
        var chain = ApprovalChain.Parse("OPSDIR > GM@30000");
        chain.For(Money.Yuan(30_000)).Count.ShouldBe(2);
        chain.For(new Money(2_999_999)).Count.ShouldBe(1);
        chain.For(null).Count.ShouldBe(1);
        ApprovalChain.Parse("GM@30000").For(Money.Yuan(1)).ShouldBeEmpty();
    }

    [Fact, Trait("Rule", "ORG-28/configurable")]
    public void The_policy_takes_chains_and_nothing_else()
    {
        var policy = new ApprovalKind<object>("x", ("某事", "Something"), "GM").ChainPolicy;
        (policy.Key, policy.DefaultText).ShouldBe(("approval.x.chain", "GM"));
        policy.Accepts("OPSDIR > GM").ShouldBeTrue();
        policy.Accepts("OPSDIR > ").ShouldBeFalse();
        policy
            .Accepts(
                string.Join(
                    ">",
                    Enumerable.Repeat(new string('A', 20) + "/" + new string('B', 20) + "/" + new string('C', 20), 12)
                )
            )
            .ShouldBeFalse();
    }

    [Fact, Trait("Rule", "ORG-28/chain")]
    public void Every_pair_of_state_and_verb_does_what_the_table_says_and_nothing_else()
    {
        var allowed = new Dictionary<(ApprovalState, ApprovalVerb), ApprovalState>
        {
            [(ApprovalState.Pending, ApprovalVerb.Agree)] = ApprovalState.Pending,
            [(ApprovalState.Pending, ApprovalVerb.Conclude)] = ApprovalState.Approved,
            [(ApprovalState.Pending, ApprovalVerb.Reject)] = ApprovalState.Rejected,
            [(ApprovalState.Pending, ApprovalVerb.Return)] = ApprovalState.Returned,
            [(ApprovalState.Pending, ApprovalVerb.PassOn)] = ApprovalState.Pending,
            [(ApprovalState.Pending, ApprovalVerb.Withdraw)] = ApprovalState.Withdrawn,
            [(ApprovalState.Returned, ApprovalVerb.Resubmit)] = ApprovalState.Pending,
            [(ApprovalState.Returned, ApprovalVerb.Withdraw)] = ApprovalState.Withdrawn,
        };
        foreach (var state in Enum.GetValues<ApprovalState>())
        foreach (var verb in Enum.GetValues<ApprovalVerb>())
        {
            var next = ApprovalStates.Table.Next(state, verb);
            if (allowed.TryGetValue((state, verb), out var to))
                next.Value.ShouldBe(to);
            else
                next.Refusal!.Code.ShouldBe("approvals.not_allowed_in_state");
        }
    }

    [Fact, Trait("Rule", "ORG-28/chain"), Trait("Rule", "ORG-28/other-person")]
    public void A_seat_goes_up_from_its_maker_from_a_vacancy_and_from_whoever_has_decided()
    {
        var (zhou, bai, ji) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var bench = Of(
            [],
            ("CSMGR", "CSDIR", [zhou]),
            ("CSDIR", "MKTDIR", []),
            ("MKTDIR", "GM", [ji, bai]),
            ("GM", null, [])
        );
        bench.Taker("CSMGR", null, Nobody).ShouldBe("CSMGR");
        bench.Taker("CSMGR", zhou, Nobody).ShouldBe("MKTDIR");
        bench.Taker("CSDIR", null, Nobody).ShouldBe("MKTDIR");
        bench.Taker("MKTDIR", ji, Nobody).ShouldBe("MKTDIR");
        bench.Taker("MKTDIR", ji, new HashSet<Guid> { bai }).ShouldBeNull();
        bench.Taker("GM", null, Nobody).ShouldBeNull();
        bench.Above("CSMGR", null, Nobody).ShouldBe("MKTDIR");
        bench.AllHaveDecided("MKTDIR", ji, new HashSet<Guid> { bai }).ShouldBeTrue();
        bench.AllHaveDecided("GM", ji, Nobody).ShouldBeFalse();
        bench.AllHaveDecided("MKTDIR", null, new HashSet<Guid> { bai }).ShouldBeFalse();
    }

    [Fact]
    public void A_circle_of_superiors_ends_the_walk() =>
        Of([], ("CSMGR", "CSDIR", []), ("CSDIR", "CSMGR", [])).Taker("CSMGR", null, Nobody).ShouldBeNull();

    private static Bench Of(
        IReadOnlyList<Delegation> inForce,
        params (string Code, string? Superior, Guid[] Holders)[] positions
    ) =>
        new(
            positions.ToDictionary(
                p => p.Code,
                p => new PositionView(
                    p.Code,
                    (p.Code, p.Code),
                    p.Superior,
                    [.. p.Holders.Select(h => (new AccountId(h), "某人"))]
                )
            ),
            inForce
        );

    [Theory]
    [InlineData("1-2", 1, 2)]
    [InlineData("12-0", 12, 0)]
    public void What_was_seen_travels_as_text(string text, int revision, int step) =>
        Seen.Read(text).ShouldBe(new Seen(revision, step));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("a-b")]
    [InlineData("1-2-3")]
    public void What_is_no_place_is_none(string? text) => Seen.Read(text).ShouldBeNull();
}
