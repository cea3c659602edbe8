using Shouldly;
using Xunit;
using Zhanggui.Administration;
using Zhanggui.Platform;

namespace Zhanggui.Unit.Administration;

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
