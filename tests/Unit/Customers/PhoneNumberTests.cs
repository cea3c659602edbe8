using Shouldly;
using Xunit;
using Zhanggui.Customers;

namespace Zhanggui.Unit.Customers;

/// <summary>Telephone numbers as people really type them.</summary>
public sealed class PhoneNumberTests
{
    [Theory, Trait("Rule", "SHOP-15/phone")]
    [InlineData("13957215218", "13957215218")]
    [InlineData("139 5721 5218", "13957215218")]
    [InlineData("139-5721-5218", "13957215218")]
    [InlineData("  13957215218\t", "13957215218")]
    [InlineData("+86 139 5721 5218", "13957215218")]
    [InlineData("+86-13957215218", "13957215218")]
    [InlineData("008613957215218", "13957215218")]
    [InlineData("8613957215218", "13957215218")]
    [InlineData("１３９５７２１５２１８", "13957215218")]
    [InlineData("19957215218", "19957215218")]
    [InlineData("0572-2188001", "0572-2188001")]
    [InlineData("05722188001", "0572-2188001")]
    [InlineData("(0572) 2188001", "0572-2188001")]
    [InlineData("（010）65288888", "010-65288888")]
    [InlineData("021 6528 8888", "021-65288888")]
    [InlineData("0572-2188001-801", "0572-2188001-801")]
    [InlineData("0572-2188001转801", "0572-2188001-801")]
    public void A_number_is_stored_in_one_form_however_it_is_typed(string typed, string stored) =>
        PhoneNumber.Parse(typed).Value.ShouldBe(stored);

    [Theory, Trait("Rule", "SHOP-15/phone")]
    [InlineData(
        "139 5721 52",
        "还少 2 位，请补全。快递员要打这个电话",
        "2 more digits needed: the courier will call it."
    )]
    [InlineData(
        "1395721521",
        "还少 1 位，请补全。快递员要打这个电话",
        "1 more digit needed: the courier will call it."
    )]
    [InlineData("1", "还少 10 位，请补全。快递员要打这个电话", "10 more digits needed: the courier will call it.")]
    [InlineData(
        "0572-21880",
        "还少 2 位，请补全。快递员要打这个电话",
        "2 more digits needed: the courier will call it."
    )]
    [InlineData(
        "010-652888",
        "还少 1 位，请补全。快递员要打这个电话",
        "1 more digit needed: the courier will call it."
    )]
    public void A_short_number_is_told_how_many_digits_are_missing(string typed, string zh, string en)
    {
        var refusal = PhoneNumber.Parse(typed).Refusal.ShouldNotBeNull();

        refusal.Message.ShouldBe(new Kernel.Text(zh, en));
        refusal.Field.ShouldBe("phone");
    }

    [Theory, Trait("Rule", "SHOP-15/phone")]
    [InlineData("", "customers.phone_missing")]
    [InlineData("   ", "customers.phone_missing")]
    [InlineData("139572152180", "customers.phone_too_long")]
    [InlineData("12957215218", "customers.phone_wrong")]
    [InlineData("11012345678", "customers.phone_wrong")]
    [InlineData("2188001", "customers.phone_no_area_code")]
    [InlineData("65288888", "customers.phone_no_area_code")]
    [InlineData("400123", "customers.phone_wrong")]
    [InlineData("0012345678", "customers.phone_no_such_area")]
    [InlineData("0112345678", "customers.phone_no_such_area")]
    [InlineData("05720188001", "customers.phone_wrong")]
    [InlineData("0572218800123", "customers.phone_too_long")]
    [InlineData("1395721521a", "customers.phone_not_a_number")]
    [InlineData("13957215218-801", "customers.phone_too_long")]
    [InlineData("0572-2188001-1234567", "customers.phone_not_a_number")]
    [InlineData("电话139", "customers.phone_not_a_number")]
    [InlineData("13957215218\u0000", "customers.phone_not_a_number")]
    [InlineData("1395721521٨", "customers.phone_not_a_number")]
    [InlineData("13957215218<script>", "customers.phone_not_a_number")]
    [InlineData("139\u202e57215218", "customers.phone_not_a_number")]
    public void Anything_else_is_refused_with_its_reason(string typed, string code) =>
        PhoneNumber.Parse(typed).Refusal.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public void Half_a_surrogate_pair_and_endless_text_are_refused_and_do_not_throw()
    {
        PhoneNumber.Parse("139\ud83d").Refusal.ShouldNotBeNull().Code.ShouldBe("customers.phone_not_a_number");
        PhoneNumber
            .Parse(new string('1', 1_000_000))
            .Refusal.ShouldNotBeNull()
            .Code.ShouldBe("customers.phone_not_a_number");
    }

    [Fact]
    public void Only_a_mobile_number_is_a_mobile_number()
    {
        PhoneNumber.IsMobile("139 5721 5218").ShouldBeTrue();
        PhoneNumber.IsMobile("0572-2188001").ShouldBeFalse();
        PhoneNumber.IsMobile("qihe").ShouldBeFalse();
        PhoneNumber.IsMobile(null).ShouldBeFalse();
    }
}
