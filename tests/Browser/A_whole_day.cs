using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zhanggui.Browser;

/// <summary>
/// A new customer buys; service, warehouse and finance do their parts, each in their own browser, in Chinese, until the
/// order is settled.
/// </summary>
public sealed class A_whole_day(BrowserFixture browser)
{
    private readonly List<Visitor> _all = [];

    [Fact]
    public async Task From_the_home_page_to_the_settled_order()
    {
        var customer = Known(await browser.Visit(1280, 900));
        await Choose(customer);
        var no = await CheckOut(customer);
        await Pay(customer, no);

        await Serve(no);
        await PickAndPack(no);
        await HandOver(no);

        await customer.Go("/orders/" + no);
        await customer.See("已发货");
        await customer.Page.ClickAsync("text=我已收到");
        await customer.See("谢谢，已记下您收到了");
        await customer.See("已签收");

        await Settle(no);
        await Gallery();
        _all.SelectMany(v => v.Faults).ShouldBeEmpty();
    }

    private Visitor Known(Visitor visitor)
    {
        _all.Add(visitor);
        return visitor;
    }

    private static async Task Choose(Visitor customer)
    {
        var page = customer.Page;
        await customer.Go("/");
        await customer.Picture("home");
        await page.ClickAsync("a[href='/c/outerwear']");
        await page.WaitForURLAsync("**/c/outerwear");
        await page.Locator("main a[href^='/p/']").First.ClickAsync();
        await page.WaitForURLAsync("**/p/*");
        await page.Locator("table.mx [data-add]:visible").First.ClickAsync();
        await page.Locator("table.mx [data-add]:visible").First.ClickAsync();
        await customer.See("已选 2 件");
        await customer.Picture("product");
        await page.ClickAsync(".buy button:has-text('放进购物车')");
        await Expect(page.Locator("#added")).Not.ToBeEmptyAsync();
        await customer.Go("/cart");
        await customer.See("商品 2 件");
        await page.ClickAsync("a.btn.p:visible:has-text('去结算')");
        await page.WaitForURLAsync("**/checkout");
    }

    private static async Task<string> CheckOut(Visitor customer)
    {
        var page = customer.Page;
        await page.FillAsync("[name=login]", "siyuan2026");
        await page.FillAsync("[name=password]", "abc123");
        await page.FillAsync("[name=again]", "abc123");
        await page.FillAsync("[name=name]", "慕容思远");
        await page.FillAsync("[name=phone]", "13922048816");
        await page.SelectOptionAsync("[name=province]", "浙江省");
        await page.Locator("[name=city] option[value='湖州市']")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.SelectOptionAsync("[name=city]", "湖州市");
        await page.Locator("[name=district] option[value='吴兴区']")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.SelectOptionAsync("[name=district]", "吴兴区");
        await page.FillAsync("[name=street]", "爱山街道南街 266 号 3 幢 502 室");
        await page.ClickAsync("label:has([name=courier]):has-text('申通快递')");
        await page.ClickAsync("label:has([name=method][value=Alipay])");
        await Expect(page.Locator("#summary")).Not.ToContainTextAsync("还差");
        await customer.Picture("checkout");
        await page.SetViewportSizeAsync(360, 740);
        await customer.Picture("checkout-narrow");
        await page.SetViewportSizeAsync(1280, 900);
        await page.ClickAsync("#summary button[type=submit]");
        await page.WaitForURLAsync("**/checkout/done/*");
        await customer.See("订单已提交");
        return page.Url[(page.Url.LastIndexOf('/') + 1)..];
    }

    private static async Task Pay(Visitor customer, string no)
    {
        var page = customer.Page;
        await page.Locator("main a:has-text('去付款')").First.ClickAsync();
        await page.WaitForURLAsync("**/pay/*");
        await page.ClickAsync("form[action$='/start'] button:has-text('去付款')");
        await page.WaitForURLAsync("**/provider/localpay/*");
        await page.ClickAsync("button[value=Paid]");
        // The pay page looks again every two seconds until the provider's notice is in, and then goes on by itself.
        await page.WaitForURLAsync("**/orders/" + no, new() { Timeout = 40_000 });
        await customer.See("收到您的付款");
    }

    /// <summary>The order desk by keys: A accepts, C writes the note, Y confirms once six items are ticked.</summary>
    private async Task Serve(string no)
    {
        var service = Known(await browser.Staff("linzhixia"));
        var page = service.Page;
        await service.Go("/office");
        await service.See("今日待办");
        await service.Picture("to-do");
        await service.Go("/office/desk");
        await page.ClickAsync($"tr[data-row='{no}'] .who");
        await Expect(page.Locator("#drawer h2").First).ToHaveTextAsync(no);
        await page.Keyboard.PressAsync("a");
        var ticks = page.Locator("input[name=verified]");
        await Expect(ticks).ToHaveCountAsync(6);
        await Expect(page.Locator("#drawer").First).ToContainTextAsync("已受理");
        for (var i = 0; i < 6; i++)
            await ticks.Nth(i).CheckAsync();
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.InsertTextAsync("已接通，周末送也可以");
        await service.Picture("order-desk");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("y");
        await Expect(page.Locator("#drawer").First).ToContainTextAsync("已下发");
        await service.Go("/office/orders/" + no);
        await service.See("周末送也可以");
    }

    private async Task PickAndPack(string no)
    {
        var picker = Known(await browser.Staff("zhaoyiming", 360, 740));
        await Floor.Pick(picker);

        var packer = Known(await browser.Staff("wutong", 1024, 768));
        await Floor.Check(packer, no);
        await packer.See("慕容思远");
        await packer.Picture("packing");
        await Floor.Pack(packer);
    }

    private async Task HandOver(string no)
    {
        var packer = Known(await browser.Staff("wutong", 1024, 768));
        await packer.Go("/office/orders/" + no);
        await packer.See("申通快递");
        var waybill = Floor.Waybill(await packer.Text());
        await packer.Go("/office/manifests");
        await packer.Page.ClickAsync("tr:has-text('申通') button:has-text('开始交接')");
        await packer.Page.WaitForURLAsync("**/manifests/HM*");
        await packer.Scan(waybill);
        await packer.See(waybill);
        await packer.Page.FillAsync("[name=person]", "老周");
        await packer.Page.FillAsync("[name=counted]", "1");
        await packer.Page.Keyboard.PressAsync("F8");
        await packer.See("打印清单");
    }

    private async Task Settle(string no)
    {
        var cashier = Known(await browser.Staff("jinxiaoman"));
        await cashier.Go("/office/orders/" + no);
        await cashier.Page.ClickAsync("button:has-text('回款结账')");
        await cashier.See("已结算");
        await cashier.See("链路完整");
        await cashier.Go("/office/journal");
        await cashier.See(no + " 平台回款");
        await cashier.See(no + " 发货确认收入");
        await cashier.See("收到货款 " + no);
    }

    private async Task Gallery()
    {
        var engineer = Known(await browser.Staff("yuhang"));
        await engineer.Go("/office/gallery");
        await engineer.Picture("gallery");
        await engineer.Page.SetViewportSizeAsync(360, 740);
        await engineer.Picture("gallery-narrow");
        await engineer.Page.SetViewportSizeAsync(1440, 900);
    }
}
