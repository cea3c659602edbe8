using Shouldly;
using Xunit;
using Zhanggui.Channels;
using Zhanggui.Customers;

namespace Zhanggui.Unit.Channels;

/// <summary>How channels write addresses, and what we make of it.</summary>
public sealed class AddressSplitterTests
{
    private static readonly AddressSplitter Splitter = new(new Regions());

    [Theory]
    [InlineData("浙江省 杭州市 西湖区 文三路 100 号", "浙江省", "杭州市", "西湖区", "文三路 100 号")]
    [InlineData("浙江省杭州市西湖区文三路100号", "浙江省", "杭州市", "西湖区", "文三路100号")]
    [InlineData("浙江 杭州 西湖区 文三路100号", "浙江省", "杭州市", "西湖区", "文三路100号")]
    [InlineData("杭州市西湖区文三路100号", "浙江省", "杭州市", "西湖区", "文三路100号")]
    [InlineData("上海 上海市 浦东新区 世纪大道 1500 号", "上海市", "上海市", "浦东新区", "世纪大道 1500 号")]
    [InlineData("北京市朝阳区建国路93号", "北京市", "北京市", "朝阳区", "建国路93号")]
    [InlineData("北京，北京市，市辖区，朝阳区，建国路93号", "北京市", "北京市", "朝阳区", "建国路93号")]
    [InlineData("湖北省 省直辖县级行政区划 仙桃市 沔州大道 8 号", "湖北省", "仙桃市", "仙桃市", "沔州大道 8 号")]
    [InlineData("内蒙古自治区呼和浩特市新城区中山东路7号", "内蒙古自治区", "呼和浩特市", "新城区", "中山东路7号")]
    [InlineData("浙江省西湖区文三路100号", "浙江省", "杭州市", "西湖区", "文三路100号")]
    [InlineData("火星 1 号", "", "", "", "火星 1 号")]
    [InlineData("", "", "", "", "")]
    public void A_whole_address_falls_into_its_parts(
        string address,
        string province,
        string city,
        string district,
        string street
    ) => Splitter.Split(address).ShouldBe((province, city, district, street));

    [Theory]
    [InlineData("浙江", "杭州", "西湖", "浙江省", "杭州市", "西湖区")]
    [InlineData("上海", "上海", "浦东", "上海市", "上海市", "浦东新区")]
    [InlineData("北京市", "市辖区", "朝阳区", "北京市", "北京市", "朝阳区")]
    [InlineData("火星", "甲", "乙", "火星", "甲", "乙")]
    public void Short_names_are_completed(
        string province,
        string city,
        string district,
        string fullProvince,
        string fullCity,
        string fullDistrict
    ) => Splitter.Complete(province, city, district).ShouldBe((fullProvince, fullCity, fullDistrict));

    [Fact]
    public void Headings_are_known_in_both_languages_and_as_marketplaces_write_them()
    {
        var map = ColumnMap.Propose([
            "订单编号",
            "Recipient",
            "收货地址",
            "手机",
            "商家编码",
            "购买数量",
            "别的",
            "电话",
        ]);
        map.Headings.ShouldBe(
            new Dictionary<OrderField, string>
            {
                [OrderField.No] = "订单编号",
                [OrderField.Name] = "Recipient",
                [OrderField.Address] = "收货地址",
                [OrderField.Phone] = "手机",
                [OrderField.Sku] = "商家编码",
                [OrderField.Quantity] = "购买数量",
            },
            ignoreOrder: true
        );
        map.On(["别的", "订单编号"]).IsDone.ShouldBeFalse();
        ColumnMap.Read(map.ToJson()).Headings.ShouldBe(map.Headings, ignoreOrder: true);
    }
}
