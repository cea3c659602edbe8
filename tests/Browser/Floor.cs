using System.Text.RegularExpressions;

namespace Zhanggui.Browser;

/// <summary>What picker and packer do, each at their own screen, for any slip.</summary>
internal static partial class Floor
{
    /// <summary>
    /// Takes the last waiting slip, walks to its bins, scans every piece and hands it over. Answers batch and slip.
    /// </summary>
    public static async Task<(string Batch, string Slip)> Pick(Visitor picker)
    {
        await picker.Go("/office/pick");
        var boxes = picker.Page.Locator("input[name=slips]");
        await boxes.First.WaitForAsync();
        foreach (var box in await boxes.AllAsync())
            await box.UncheckAsync();
        var slip = (await boxes.Last.GetAttributeAsync("value"))!;
        await boxes.Last.CheckAsync();
        await picker.Page.ClickAsync("nav.ft button.p");
        await picker.Page.WaitForURLAsync("**/office/pick/PK*");
        var batch = picker.Page.Url[(picker.Page.Url.LastIndexOf('/') + 1)..];
        while (await picker.Page.Locator("p.sku").CountAsync() > 0)
            await picker.Scan((await picker.Text("p.sku")).Split('　')[0].Trim());
        await picker.See("交复核");
        await picker.Page.Keyboard.PressAsync("F8");
        await picker.Page.WaitForURLAsync("**/office/pick");
        return (batch, slip);
    }

    /// <summary>Opens a slip by its own or its order's number and scans every piece.</summary>
    public static async Task Check(Visitor packer, string number)
    {
        await packer.Go("/office/pack");
        await packer.Scan(number);
        var open = packer.Page.Locator("ul.ls li:not(.ok)");
        await packer.Page.Locator("ul.ls").WaitForAsync();
        while (await open.CountAsync() > 0)
            await packer.Scan((await open.First.Locator(".t-3").First.InnerTextAsync()).Trim());
        await packer.See("件数够了");
    }

    /// <summary>Signs what must be signed and closes the parcel. Answers the address of its waybill.</summary>
    public static async Task<string> Pack(Visitor packer)
    {
        var needs = packer.Page.Locator(".cn form button");
        for (var left = await needs.CountAsync(); left > 0; left--)
        {
            await needs.First.ClickAsync();
            await Microsoft.Playwright.Assertions.Expect(needs).ToHaveCountAsync(left - 1);
        }

        await packer.Page.Keyboard.PressAsync("F8");
        var waybill = packer.Page.Locator("a[href$='/waybill']");
        await waybill.WaitForAsync();
        return (await waybill.GetAttributeAsync("href"))!;
    }

    /// <summary>The waybill number in a text: the one long row of digits that is no phone number.</summary>
    public static string Waybill(string text) => LongNumber().Match(text).Value;

    [GeneratedRegex(@"(?<![\d-])\d{12,}(?!\d)")]
    private static partial Regex LongNumber();
}
