using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Zhanggui.Browser;

/// <summary>
/// A customer-service morning: forty orders of all kinds, handled at the order desk without once touching the mouse.
/// </summary>
public sealed class KeyboardMorningTests(ITestOutputHelper output)
{
    private const int Orders = 40;

    private readonly Dictionary<string, (int Acts, int Keys, int Most)> _counted = [];
    private int _keys;

    [Fact]
    public async Task Forty_orders_are_handled_by_keyboard_alone()
    {
        // An application of its own: forty orders more would stand in the way of the other tests' warehouse.
        await using var browser = new BrowserFixture();
        await browser.InitializeAsync();
        await browser.PlaceOrders(Orders);
        var service = await browser.Staff("linzhixia");
        var page = service.Page;
        await service.Go("/office");
        await Act("go to the desk", async () => await Go(page, "订单台"));
        await Expect(page.Locator("#desk-queue tr[data-row]").First).ToBeVisibleAsync();

        var seen = new HashSet<string>();
        for (var turn = 0; seen.Count < Orders && turn < Orders * 3; turn++)
        {
            var no = await Open(page);
            if (no is null || !seen.Add(no))
                continue;
            await Handle(page, seen.Count);
        }

        seen.Count.ShouldBe(Orders);
        await Act("go to what is on hold", async () => await Press(page, "g", "2"));
        await page.WaitForURLAsync("**/office/desk?tab=held*");
        for (var i = 0; i < 3; i++)
            await Review(page);

        foreach (var (act, (acts, keys, max)) in _counted)
            output.WriteLine($"{act, -34} {acts, 3} times, {(double)keys / acts, 5:0.0} keys each, at most {max}");
        _counted["open the next order"].Most.ShouldBeLessThanOrEqualTo(2);
        _counted["accept"].Most.ShouldBe(1);
        _counted["verify six items and confirm"].Most.ShouldBe(7);
        _counted["not reached"].Most.ShouldBe(1);
        foreach (var act in new[] { "hold, with the reason", "cancel, with the reason" })
            _counted[act].Most.ShouldBeLessThanOrEqualTo(3);
        service.Faults.ShouldBeEmpty();
    }

    /// <summary>J to the next row, Enter opens it; null when the queue has moved under the hand.</summary>
    private async Task<string?> Open(IPage page)
    {
        var before = await Number(page);
        await Act("open the next order", async () => await Press(page, "j", "Enter"));
        try
        {
            await page.WaitForFunctionAsync(
                "before => { const no = document.querySelector('#drawer h2')?.textContent; return no && no !== before; }",
                before,
                new() { Timeout = 5_000 }
            );
        }
        catch (TimeoutException)
        {
            return null;
        }

        return await Number(page);
    }

    private static async Task<string> Number(IPage page) =>
        await page.Locator("#drawer h2").CountAsync() == 0
            ? ""
            : (await page.Locator("#drawer h2").First.InnerTextAsync()).Trim();

    private static async Task<string> State(IPage page) =>
        (await page.Locator("#drawer header .ztag").First.InnerTextAsync()).Trim();

    /// <summary>
    /// Accepts; a flagged order is held by that. Otherwise the customer is called: most are confirmed, some not
    /// reached, some held, some cancelled.
    /// </summary>
    private async Task Handle(IPage page, int turn)
    {
        if (await State(page) == "待受理")
            await Act("accept", async () => await Press(page, "a"), page);
        if (await State(page) != "已受理")
            return;
        switch (turn % 10)
        {
            case 3:
                await Act("not reached", async () => await Press(page, "n"), page, contact: true);
                break;
            case 6:
                await Act("hold, with the reason", async () => await Say(page, "h", "客户要改地址"), page);
                break;
            case 9:
                await Act("cancel, with the reason", async () => await Say(page, "x", "客户不要了"), page);
                break;
            case 1:
                await Act(
                    "note, verify six items and confirm",
                    async () =>
                    {
                        await Press(page, "c");
                        await page.Keyboard.InsertTextAsync("周末送");
                        await Press(page, "Escape", "1", "2", "3", "4", "5", "6", "y");
                    },
                    page
                );
                break;
            default:
                await Act(
                    "verify six items and confirm",
                    async () => await Press(page, "1", "2", "3", "4", "5", "6", "y"),
                    page
                );
                break;
        }
    }

    /// <summary>A held order is opened and let go on.</summary>
    private async Task Review(IPage page)
    {
        if (await Open(page) is null || await State(page) != "挂起待审")
            return;
        await Act(
            "read the script",
            async () =>
            {
                await Press(page, "s");
                await Expect(page.Locator("dialog#scripts[open]")).ToContainTextAsync("请问都对吗");
                await Press(page, "Escape");
            }
        );
        await Act("let a held order go on", async () => await Press(page, "y"), page);
    }

    /// <summary>The palette: Ctrl+K, the words, Enter.</summary>
    private async Task Go(IPage page, string words)
    {
        await Press(page, "Control+k");
        await page.Keyboard.InsertTextAsync(words);
        await Expect(page.Locator("#palette-list a.on")).ToContainTextAsync(words);
        await Press(page, "Enter");
        await page.WaitForURLAsync("**/office/desk*");
    }

    private async Task Say(IPage page, string key, string reason)
    {
        await Press(page, key);
        await Expect(page.Locator("dialog[open] input[name=reason]")).ToBeFocusedAsync();
        await page.Keyboard.InsertTextAsync(reason);
        await Press(page, "Enter");
    }

    private async Task Press(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            _keys++;
        }
    }

    /// <summary>
    /// Counts the keys of an act; with a page it waits until the order has another state (or one contact more).
    /// </summary>
    private async Task Act(string name, Func<Task> act, IPage? page = null, bool contact = false)
    {
        var before = page is null ? "" : await State(page);
        var from = _keys;
        await act();
        var keys = _keys - from;
        var (acts, all, max) = _counted.GetValueOrDefault(name);
        _counted[name] = (acts + 1, all + keys, Math.Max(max, keys));
        if (page is null)
            return;
        if (contact)
            await Expect(page.Locator("#drawer").First).ToContainTextAsync("未接通");
        else
            await page.WaitForFunctionAsync(
                "before => { const tag = document.querySelector('#drawer header .ztag'); return tag && tag.textContent.trim() !== before; }",
                before
            );
        // The queue is fetched anew after each act; nobody's finger is back on J before it has come.
        await page.WaitForTimeoutAsync(400);
    }
}
