using Zhanggui.Organization;

namespace Zhanggui.Browser;

/// <summary>
/// Every print of the application, printed by Chromium for a document of the demo company: in both languages nothing
/// stands beside the margin or is cut off, the paper has its size, and a scanner reads the bar codes.
/// </summary>
public sealed class PrintFormTests(BrowserFixture browser)
{
    /// <summary>Where a document of the demo company is found; a print of documents without a line here fails.</summary>
    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["/office/approvals/{no}/print"] = "SELECT \"No\" AS \"Value\" FROM approvals_request ORDER BY \"No\"",
        ["/office/pick/{no}/print"] = "SELECT \"No\" AS \"Value\" FROM warehouse_batch ORDER BY \"No\"",
        ["/office/inbound/{no}/print"] = "SELECT \"No\" AS \"Value\" FROM inbound_receipt ORDER BY \"No\"",
        ["/office/manifests/{no}/print"] = "SELECT \"No\" AS \"Value\" FROM warehouse_manifest ORDER BY \"No\"",
        ["/office/warehouse/slips/{no}/note"] = "SELECT \"No\" AS \"Value\" FROM fulfilment_outbound ORDER BY \"No\"",
        ["/office/records/{key}/print"] = "SELECT \"Register\" AS \"Value\" FROM records_entry ORDER BY \"No\"",
    };

    private static readonly Dictionary<string, string> Ids = new()
    {
        ["/office/journal/{id:guid}/print"] = "SELECT \"Id\" AS \"Value\" FROM finance_journal_entry ORDER BY \"No\"",
        ["/office/parcels/{id:guid}/waybill"] =
            "SELECT \"DocumentId\" AS \"Value\" FROM shipping_parcel ORDER BY \"Id\" DESC",
        ["/office/orders/prints/{id:guid}"] = "SELECT \"Batch\" AS \"Value\" FROM ordering_print",
    };

    private static readonly string[] Logins =
    [
        "guhuaiyuan",
        "shilei",
        "linzhixia",
        "yuhang",
        "fanshu",
        "huozimo",
        "jimingchuan",
        "chenyu",
        "qianshouzheng",
        "shenqingwu",
        "fangzhu",
    ];

    [Fact]
    public async Task Every_print_fits_its_paper_in_both_languages_and_its_codes_can_be_scanned()
    {
        List<Visitor> staff = [];
        foreach (var login in Logins)
            staff.Add(await browser.Staff(login));
        await PrintTwoOrders(staff);
        List<string> wrong = [];
        foreach (var form in browser.Prints)
        {
            if (await Address(form) is not { } address)
                wrong.Add($"{form.Route}: the demo company has no document of it");
            else if (await Opened(staff, address) is not { } printer)
                wrong.Add($"{address}: nobody may print it");
            else
                wrong.AddRange((await Faults(form, printer, address)).Select(f => $"{address}: {f}"));
        }

        wrong.AddRange(staff.SelectMany(s => s.Faults).Where(f => !f.Contains("403", StringComparison.Ordinal)));
        wrong.ShouldBeEmpty();
    }

    private static async Task<List<string>> Faults(IPrintForm form, Visitor printer, string address)
    {
        List<string> faults = [];
        await printer.Go("/language/en?back=" + address);
        faults.AddRange((await Paper.Faults(printer)).Select(f => "in English beside the margin: " + f));
        await printer.Go("/language/zh-CN?back=" + address);
        faults.AddRange((await Paper.Faults(printer)).Select(f => "beside the margin: " + f));
        var printed = await Paper.Print(printer);
        var lies = await printer.Page.Locator("body.a4-wide").CountAsync() > 0;
        var size =
            form.Paper == PaperSize.Waybill ? (100, 180)
            : lies ? (297, 210)
            : (210, 297);
        if ((printed.Width, printed.Height) != size)
            faults.Add($"the paper has {printed.Width} × {printed.Height} mm");
        var sheets = await printer.Page.Locator(".sheet, .wb").CountAsync();
        var drawn = await printer
            .Page.Locator("svg.bc")
            .EvaluateAllAsync<string[]>("codes => codes.map(c => c.getAttribute('aria-label'))");
        if (sheets == 0 || drawn.Length != sheets * form.Codes)
            faults.Add($"{drawn.Length} bar codes on {sheets} sheets");
        faults.AddRange(drawn.Except(printed.Codes).Select(c => $"the bar code {c} can't be read"));
        return faults;
    }

    private async Task<string?> Address(IPrintForm form)
    {
        if (!form.Route.Contains('{', StringComparison.Ordinal))
            return form.Route;
        var value =
            Numbers.TryGetValue(form.Route, out var numbers) ? await browser.First<string>(numbers)
            : Ids.TryGetValue(form.Route, out var ids) && await browser.First<Guid>(ids) is var id && id != Guid.Empty
                ? id.ToString()
            : null;
        var (from, to) = (
            form.Route.IndexOf('{', StringComparison.Ordinal),
            form.Route.IndexOf('}', StringComparison.Ordinal)
        );
        return value is null ? null : form.Route[..from] + value + form.Route[(to + 1)..];
    }

    /// <summary>Whoever of staff is answered.</summary>
    private static async Task<Visitor?> Opened(List<Visitor> staff, string address)
    {
        foreach (var visitor in staff)
        {
            if ((await visitor.Page.Context.APIRequest.GetAsync(address)).Ok)
                return visitor;
        }

        return null;
    }

    private async Task PrintTwoOrders(List<Visitor> staff)
    {
        const string Open =
            "SELECT \"No\" AS \"Value\" FROM ordering_order o JOIN ordering_progress p ON p.\"OrderId\" = o.\"Id\" WHERE p.\"Status\" < 5 ORDER BY \"No\"";
        var first = await browser.First<string>(Open);
        var last = await browser.First<string>(Open + " DESC");
        foreach (var visitor in staff)
        {
            var answer = await visitor.Page.Context.APIRequest.PostAsync(
                "/api/v1/desk/orders/prints",
                new() { DataObject = new { numbers = new[] { first, last } } }
            );
            if (answer.Ok)
                return;
        }
    }
}
