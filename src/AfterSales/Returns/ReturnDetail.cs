using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Zhanggui.Approvals;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.AfterSales;

/// <summary>What the page of one return shows.</summary>
internal sealed class ReturnDetail(
    IStock stock,
    IChannelNames channels,
    IApprovalCards approvals,
    IStringLocalizer<AfterSalesTexts> l
)
{
    /// <summary>One return's page, with what only the page needs.</summary>
    public async Task<RenderFragment> Of(DocumentModel<ReturnFile> m)
    {
        var (c, ct) = (m.File.Case, m.Request.Ct);
        var warehouses = await stock.Warehouses(ct);
        var channel = ChannelNaming.Of(c.Channel, await channels.All(ct));
        var model = new ReturnViews.OneModel(m, channel, await approvals.Of(c.Id, ct), warehouses);
        if (model.MayInspect && warehouses.Count > 0)
            await FillInspection(m.Form("inspection"), c, warehouses, ct);
        return ReturnViews.One(model, l);
    }

    /// <summary>
    /// Everything came and is good, into the bins where it lies already, of the first warehouse that has one.
    /// </summary>
    private async Task FillInspection(
        FormState form,
        ReturnCase c,
        IReadOnlyList<WarehouseCard> warehouses,
        CancellationToken ct
    )
    {
        if (form.Has("warehouse"))
            return;
        var home = warehouses[0];
        foreach (var warehouse in warehouses.Reverse())
            if (await stock.HomeOf(c.Lines[0].Sku, warehouse.Id, ct) is not null)
                home = warehouse;
        form["warehouse"] = home.Code;
        foreach (var line in c.Lines)
        {
            (form[$"good-{line.No}"], form[$"bad-{line.No}"]) = (line.Quantity.ToString(), "0");
            form[$"bin-{line.No}"] = (await stock.HomeOf(line.Sku, home.Id, ct))?.Code ?? "";
        }
    }
}
