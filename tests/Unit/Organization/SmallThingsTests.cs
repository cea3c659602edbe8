using Shouldly;
using Xunit;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Unit.Organization;

public sealed class ApiKeyTests
{
    [Fact]
    public void A_key_is_read_back_as_it_was_written_and_fits_its_hash()
    {
        var key = ApiKeyText.New();
        var read = ApiKeyText.Read(key.ToString()).ShouldNotBeNull();
        read.ShouldBe(key);
        read.Matches(key.Hash).ShouldBeTrue();
        (key with { Secret = new string('A', 40) }).Matches(key.Hash).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("zk_")]
    [InlineData("zk_short_x")]
    [InlineData("zk_ABCDEFGH_too-short")]
    [InlineData("xx_ABCDEFGH_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_is_no_key(string text) => ApiKeyText.Read(text).ShouldBeNull();
}

public sealed class AgentWordsTests
{
    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
        "Edge · Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
        "Safari · iPhone"
    )]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("", "")]
    public void A_device_is_named_as_a_person_knows_it(string agent, string words) =>
        AgentWords.Of(agent).ShouldBe(words);
}

public sealed class ChainStateTests
{
    private static List<AuditEntry> Chain(int entries)
    {
        var chain = new List<AuditEntry>();
        for (var i = 1; i <= entries; i++)
        {
            var draft = new AuditEntry
            {
                Id = new Guid(i, 0, 0, new byte[8]),
                SubjectType = "order",
                SubjectId = Guid.Empty,
                SubjectNo = "SO1",
                Seq = i,
                At = new DateTimeOffset(2026, 11, 22, 2, i, 0, TimeSpan.Zero),
                ActorName = "林知夏",
                UseCase = "ConfirmOrder",
                VerbZh = "确认订单",
                VerbEn = "Order confirmed",
                Note = $"第 {i} 条",
                Hash = "",
            };
            chain.Add(draft with { Hash = draft.HashAfter(chain.Count == 0 ? "" : chain[^1].Hash) });
        }

        return chain;
    }

    [Fact]
    public void An_untouched_chain_is_whole() => ChainState.Of(Chain(4)).ShouldBe(new ChainState(4, null));

    [Fact, Trait("Rule", "DAT-09/chained")]
    public void An_altered_entry_is_named()
    {
        var chain = Chain(4);
        chain[1] = chain[1] with { Note = "别的原因" };
        ChainState.Of(chain).BrokenAt.ShouldBe(2);
    }

    [Fact, Trait("Rule", "DAT-09/chained")]
    public void A_removed_entry_leaves_a_gap()
    {
        var chain = Chain(4);
        chain.RemoveAt(1);
        ChainState.Of(chain).BrokenAt.ShouldBe(2);
    }

    [Fact, Trait("Rule", "DAT-09/chained")]
    public void An_entry_written_anew_with_its_own_hash_breaks_the_next_one()
    {
        var chain = Chain(3);
        var forged = chain[0] with { Note = "改过" };
        chain[0] = forged with { Hash = forged.HashAfter("") };
        ChainState.Of(chain).BrokenAt.ShouldBe(2);
    }
}
