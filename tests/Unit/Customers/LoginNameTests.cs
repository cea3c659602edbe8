using Shouldly;
using Xunit;
using Zhanggui.Customers;

namespace Zhanggui.Unit.Customers;

/// <summary>What one may register with: a mobile number or a name.</summary>
public sealed class LoginNameTests
{
    [Theory, Trait("Rule", "SHOP-12/short-form")]
    [InlineData("138 5726 4410", "13857264410")]
    [InlineData("+8613857264410", "13857264410")]
    [InlineData(" qihe_2026 ", "qihe_2026")]
    [InlineData("司徒静姝", "司徒静姝")]
    [InlineData("me@example.cn", "me@example.cn")]
    public void A_mobile_number_or_a_name_is_good(string typed, string login) =>
        RegisterMember.LoginName(typed).Value.ShouldBe(login);

    [Theory]
    [InlineData("", "customers.login_missing")]
    [InlineData("ab", "customers.login_length")]
    [InlineData("138 5726 44", "customers.login_not_mobile")]
    [InlineData("0572-2188001", "customers.login_not_mobile")]
    [InlineData("123456", "customers.login_not_mobile")]
    [InlineData("a b c", "customers.login_characters")]
    [InlineData("admin\u0000", "customers.login_characters")]
    [InlineData("admin\u200b", "customers.login_characters")]
    [InlineData("<script>", "customers.login_characters")]
    [InlineData("栖禾😀铺", "customers.login_characters")]
    public void Anything_else_is_refused_at_the_login_field(string typed, string code)
    {
        var refusal = RegisterMember.LoginName(typed).Refusal.ShouldNotBeNull();

        refusal.Code.ShouldBe(code);
        refusal.Field.ShouldBe("login");
    }

    [Fact]
    public void A_short_mobile_number_is_told_how_many_digits_are_missing() =>
        RegisterMember.LoginName("138 5726 44").Refusal.ShouldNotBeNull().Message.Zh.ShouldBe("还少 2 位，请补全");
}
