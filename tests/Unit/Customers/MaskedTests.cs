using Shouldly;
using Xunit;
using Zhanggui.Customers;

namespace Zhanggui.Unit.Customers;

/// <summary>What people see who need not know everything.</summary>
public sealed class MaskedTests
{
    [Theory, Trait("Rule", "DAT-11/masked")]
    [InlineData("13812346027", "138****6027")]
    [InlineData("0572-2188001", "0572-****001")]
    [InlineData("010-65288888", "010-****8888")]
    [InlineData("0572-2188001-801", "0572-****001-801")]
    [InlineData("12345", "***45")]
    [InlineData("1", "**")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_phone_number_keeps_its_ends(string? phone, string masked) => Masked.Phone(phone).ShouldBe(masked);

    [Theory, Trait("Rule", "DAT-11/masked")]
    [InlineData("司徒静姝", "司***")]
    [InlineData("王五", "王*")]
    [InlineData("𠮷先", "𠮷*")]
    [InlineData("", "")]
    public void A_name_keeps_its_first_character(string name, string masked) => Masked.Name(name).ShouldBe(masked);

    [Fact, Trait("Rule", "DAT-11/masked")]
    public void An_address_keeps_its_region_and_hides_the_street()
    {
        var masked = Masked.Address(
            new PostalAddress("司徒静姝", "13957215218", "浙江省", "湖州市", "吴兴区", "爱山街道南街 266 号", "313000")
        );

        masked.ShouldBe(new PostalAddress("司***", "139****5218", "浙江省", "湖州市", "吴兴区", "****"));
    }
}
