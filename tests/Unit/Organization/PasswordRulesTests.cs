using Shouldly;
using Xunit;
using Zhanggui.Organization;

namespace Zhanggui.Unit.Organization;

/// <summary>ORG-19 to ORG-21, with the factory values: six characters, two kinds.</summary>
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("abc12", "organization.password_too_short")]
    [InlineData("abc123", null)]
    [Trait("Rule", "ORG-19/six")]
    public void A_password_has_six_characters(string password, string? refusal) => Refused(password).ShouldBe(refusal);

    [Theory]
    [InlineData("1abcdef", "organization.password_starts_with_digit")]
    [InlineData("１abcdef", "organization.password_starts_with_digit")]
    [InlineData("a1bcdef", null)]
    [InlineData("!1abcdef", null)]
    [Trait("Rule", "ORG-20")]
    public void A_password_does_not_begin_with_a_digit(string password, string? refusal) =>
        Refused(password).ShouldBe(refusal);

    [Theory]
    [InlineData("abcdefgh", "organization.password_too_simple")]
    [InlineData("!!!!!!!!", "organization.password_too_simple")]
    [InlineData("abcdefg1", null)]
    [InlineData("abcdefg!", null)]
    [InlineData("密码密码密码1", null)]
    [InlineData("lin.zhixia", "organization.password_same_as_login")]
    [InlineData("LIN.Zhixia", "organization.password_same_as_login")]
    [Trait("Rule", "ORG-21/two-kinds"), Trait("Rule", "ORG-21/not-login")]
    public void A_password_mixes_two_kinds_and_is_not_the_login(string password, string? refusal) =>
        Refused(password).ShouldBe(refusal);

    [Fact]
    public void A_password_of_absurd_length_is_refused_before_it_is_hashed() =>
        Refused("a1" + new string('x', 127)).ShouldBe("organization.password_too_long");

    [Fact]
    public void The_refusal_stands_at_the_field() => PasswordRules.Refuse("x", "", 6, 2)!.Field.ShouldBe("password");

    private static string? Refused(string password) => PasswordRules.Refuse("lin.zhixia", password, 6, 2)?.Code;
}
