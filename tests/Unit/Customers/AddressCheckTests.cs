using Shouldly;
using Xunit;
using Zhanggui.Customers;

namespace Zhanggui.Unit.Customers;

/// <summary>Addresses as people type them, and as they try to break them.</summary>
public sealed class AddressCheckTests
{
    private static readonly PostalAddress Good = new(
        "司徒静姝",
        "13957215218",
        "浙江省",
        "湖州市",
        "吴兴区",
        "爱山街道南街 266 号 3 幢 502 室",
        "313000"
    );
    private readonly AddressCheck _check = new(new Regions());

    private IReadOnlyList<(string? Field, string Code)> RefusalsOf(PostalAddress address) =>
        [.. (_check.Check(address).Refusal?.All ?? []).Select(r => (r.Field, r.Code))];

    [Fact]
    [Trait("Rule", "SHOP-14/fields")]
    public void A_good_address_is_trimmed_and_its_phone_put_in_one_form()
    {
        var typed = Good with
        {
            Name = "  司徒静姝 ",
            Phone = " +86 139 5721 5218",
            Province = " 浙江省",
            Street = "\t爱山街道南街 266 号 3 幢 502 室 ",
            Postcode = " 313000 ",
        };

        _check.Check(typed).Value.ShouldBe(Good);
    }

    [Theory]
    [InlineData("买买提·阿不都热合曼")]
    [InlineData("买买提•阿不都热合曼")]
    [InlineData("O'Brien-Smith Jr.")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("王𠮷先")]
    [InlineData("湖州栖云文化（前台）")]
    [InlineData("ليلى")]
    [InlineData("李四2号")]
    public void Names_of_all_peoples_pass(string name) =>
        _check.Check(Good with { Name = name }).Value.Name.ShouldBe(name);

    [Theory]
    [Trait("Rule", "SHOP-15/address")]
    [InlineData("", "customers.name_missing")]
    [InlineData(" \t\n ", "customers.name_missing")]
    [InlineData("王", "customers.name_short")]
    [InlineData("王\u0000先生", "customers.name_control")]
    [InlineData("王\n先生", "customers.name_control")]
    [InlineData("王\u202e先生", "customers.name_control")]
    [InlineData("王\u200b先生", "customers.name_control")]
    [InlineData("王\u2028先生", "customers.name_control")]
    [InlineData("王先生😀", "customers.name_unprintable")]
    [InlineData("👨‍👩‍👧家", "customers.name_unprintable")]
    [InlineData("<b>王先生</b>", "customers.name_unprintable")]
    [InlineData("王先生; DROP TABLE", "customers.name_unprintable")]
    [InlineData("=cmd|' /C calc'!A0", "customers.name_unprintable")]
    [InlineData("王\ud800先生", "customers.name_control")]
    public void A_name_that_no_waybill_can_show_is_refused(string name, string code) =>
        RefusalsOf(Good with { Name = name }).ShouldBe([("name", code)]);

    [Fact]
    [Trait("Rule", "SHOP-15/address")]
    public void A_letter_with_a_tower_of_marks_is_refused() =>
        RefusalsOf(Good with { Name = "王a\u0301\u0301\u0301\u0301先" })
            .ShouldBe([("name", "customers.name_unprintable")]);

    [Fact]
    [Trait("Rule", "SHOP-15/address")]
    public void A_name_may_have_thirty_characters_and_not_one_more()
    {
        _check.Check(Good with { Name = new string('阿', 30) }).IsDone.ShouldBeTrue();
        RefusalsOf(Good with { Name = new string('阿', 31) }).ShouldBe([("name", "customers.name_long")]);
        RefusalsOf(Good with { Name = new string('阿', 1_000_000) }).ShouldBe([("name", "customers.name_long")]);
        // Characters are counted as people count them: this one takes two UTF-16 units.
        _check.Check(Good with { Name = string.Concat(Enumerable.Repeat("𠮷", 30)) }).IsDone.ShouldBeTrue();
    }

    [Theory]
    [Trait("Rule", "SHOP-15/address")]
    [InlineData("", "customers.street_missing")]
    [InlineData("南街1号", "customers.street_short")]
    [InlineData("2661-502", "customers.street_incomplete")]
    [InlineData("爱山街道<script>alert(1)</script>", "customers.street_unprintable")]
    [InlineData("爱山街道南街 266 号\u0007", "customers.street_control")]
    [InlineData("爱山街道南街 266 号 🏠", "customers.street_unprintable")]
    public void A_street_that_no_courier_can_find_is_refused(string street, string code) =>
        RefusalsOf(Good with { Street = street }).ShouldBe([("street", code)]);

    [Theory]
    [Trait("Rule", "SHOP-15/address")]
    [InlineData("", "", "", "province", "customers.region_missing")]
    [InlineData("浙江", "湖州市", "吴兴区", "province", "customers.region_unknown")]
    [InlineData("浙江省", "", "", "city", "customers.region_missing")]
    [InlineData("浙江省", "南京市", "玄武区", "city", "customers.region_unknown")]
    [InlineData("浙江省", "湖州市", "", "district", "customers.region_missing")]
    [InlineData("浙江省", "湖州市", "西湖区", "district", "customers.region_unknown")]
    public void A_region_that_does_not_belong_together_is_refused(
        string province,
        string city,
        string district,
        string field,
        string code
    ) => RefusalsOf(Good with { Province = province, City = city, District = district }).ShouldBe([(field, code)]);

    [Theory]
    [Trait("Rule", "SHOP-14/fields")]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("313000", "313000")]
    public void A_postcode_may_be_left_out(string? typed, string? stored) =>
        _check.Check(Good with { Postcode = typed }).Value.Postcode.ShouldBe(stored);

    [Theory]
    [Trait("Rule", "SHOP-15/address")]
    [InlineData("31300")]
    [InlineData("3130000")]
    [InlineData("31300A")]
    [InlineData("３１３０００")]
    public void A_wrong_postcode_is_refused(string postcode) =>
        RefusalsOf(Good with { Postcode = postcode }).ShouldBe([("postcode", "customers.postcode_wrong")]);

    [Fact]
    [Trait("Rule", "SHOP-15/address")]
    public void Everything_wrong_is_told_in_one_pass() =>
        RefusalsOf(new PostalAddress("", "139", "", "", "", "", "1"))
            .Select(r => r.Field)
            .ShouldBe(["name", "phone", "province", "street", "postcode"]);

    [Fact]
    [Trait("Rule", "SHOP-15/address")]
    public void Missing_values_are_refused_and_do_not_throw() =>
        RefusalsOf(new PostalAddress(null!, null!, null!, null!, null!, null!, null))
            .Select(r => r.Field)
            .ShouldBe(["name", "phone", "province", "street"]);

    [Theory]
    [InlineData("浙江省", "湖州市", "吴兴区", "浙江省湖州市吴兴区南街 266 号")]
    [InlineData("北京市", "北京市", "朝阳区", "北京市朝阳区南街 266 号")]
    [InlineData("湖北省", "仙桃市", "仙桃市", "湖北省仙桃市南街 266 号")]
    public void An_address_reads_in_one_line_without_repeating_itself(
        string province,
        string city,
        string district,
        string line
    ) => new PostalAddress("司徒静姝", "13957215218", province, city, district, "南街 266 号").OneLine.ShouldBe(line);
}
