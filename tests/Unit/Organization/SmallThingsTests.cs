using Shouldly;
using Xunit;
using Zhanggui.Organization;

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
