namespace Zhanggui.Browser;

/// <summary>Paper is only worth something when the next person's scanner can read it.</summary>
public sealed class PrintedPaperTests(BrowserFixture browser)
{
    [Fact]
    [Trait("Rule", "SHIP-01/pick-list"), Trait("Rule", "SHIP-01/waybill")]
    public async Task Pick_list_and_waybill_can_be_scanned_from_paper()
    {
        var picker = await browser.Staff("zhaoyiming", 360, 740);
        var (batch, slip) = await Floor.Pick(picker);
        var list = await Paper.Print(picker, $"/office/pick/{batch}/print");
        list.Codes.ShouldContain(batch);

        var packer = await browser.Staff("wutong", 1024, 768);
        await Floor.Check(packer, slip);
        var waybill = await Paper.Print(packer, await Floor.Pack(packer));
        waybill.Codes.ShouldContain(slip);
        waybill.Codes.Count.ShouldBe(2);
        var number = waybill.Codes.Single(c => c != slip);
        waybill.Words.Replace(" ", "", StringComparison.Ordinal).ShouldContain(number);
        picker.Faults.Concat(packer.Faults).ShouldBeEmpty();
    }
}
