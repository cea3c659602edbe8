using Shouldly;
using Xunit;
using Zhanggui.Customers;

namespace Zhanggui.Unit.Customers;

/// <summary>The country's regions as the build embeds them.</summary>
public sealed class RegionsTests
{
    private readonly Regions _regions = new();

    [Fact]
    public void All_thirty_four_provinces_are_there_in_the_official_order()
    {
        _regions.Provinces.Count.ShouldBe(34);
        _regions.Provinces[0].ShouldBe("北京市");
        _regions.Provinces.ShouldContain("台湾省");
        _regions.Provinces.Distinct().Count().ShouldBe(34);
    }

    [Fact]
    public void Every_province_has_cities_and_every_city_has_districts()
    {
        foreach (var province in _regions.Provinces)
        {
            _regions.Cities(province).ShouldNotBeEmpty(province);
            foreach (var city in _regions.Cities(province))
            {
                _regions.Districts(province, city).ShouldNotBeEmpty(province + city);
                _regions.Districts(province, city).ShouldAllBe(d => d.Trim().Length > 0);
            }
        }
    }

    [Fact]
    public void A_municipality_is_its_own_city() => _regions.Cities("重庆市").ShouldBe(["重庆市"]);

    [Fact]
    public void Counties_that_a_municipality_lists_apart_are_districts_too()
    {
        _regions.Districts("重庆市", "重庆市").ShouldContain("渝中区");
        _regions.Districts("重庆市", "重庆市").ShouldContain("城口县");
    }

    [Fact]
    public void A_county_that_a_province_governs_directly_is_a_city() =>
        _regions.Districts("湖北省", "仙桃市").ShouldBe(["仙桃市"]);

    [Fact]
    public void Headings_of_the_statistics_office_are_nobodys_address()
    {
        var all = _regions
            .Provinces.SelectMany(p =>
                _regions.Cities(p).Concat(_regions.Cities(p).SelectMany(c => _regions.Districts(p, c)))
            )
            .ToList();
        all.ShouldNotContain("市辖区");
        all.ShouldAllBe(name => !name.Contains("直辖县级"));
    }

    [Fact]
    public void Unknown_places_have_nothing_in_them()
    {
        _regions.Cities("蓬莱省").ShouldBeEmpty();
        _regions.Cities(null!).ShouldBeEmpty();
        _regions.Districts("浙江省", "南京市").ShouldBeEmpty();
    }
}
