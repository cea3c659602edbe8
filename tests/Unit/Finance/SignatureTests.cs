using System.Text;
using Shouldly;
using Xunit;
using Zhanggui.Platform;

namespace Zhanggui.Unit.Finance;

public sealed class SignatureTests
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("key");

    /// <summary>The published example of HMAC-SHA256 (Wikipedia, "HMAC").</summary>
    [Fact]
    public void The_signature_is_hmac_sha256_in_lower_case_hexadecimal() =>
        Signature
            .Of(Key, "The quick brown fox jumps over the lazy dog")
            .ShouldBe("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");

    [Fact, Trait("Rule", "ORD-13/matched")]
    public void A_body_that_was_changed_by_one_character_does_not_fit()
    {
        var signature = Signature.Of(Key, "{\"amountFen\":100}");
        Signature.Fits(Key, "{\"amountFen\":100}", signature).ShouldBeTrue();
        Signature.Fits(Key, "{\"amountFen\":900}", signature).ShouldBeFalse();
        Signature.Fits(Encoding.UTF8.GetBytes("other"), "{\"amountFen\":100}", signature).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    public void A_missing_or_short_signature_does_not_fit(string? signature) =>
        Signature.Fits(Key, "{}", signature).ShouldBeFalse();
}
