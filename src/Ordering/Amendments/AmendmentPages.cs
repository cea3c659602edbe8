using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Shipping;
using Zhanggui.Ui;

namespace Zhanggui.Ordering;

/// <summary>One line of the form with what it may become.</summary>
internal sealed record AmendLine(OrderLine Line, IReadOnlyList<SkuCard> Variants);

/// <summary>The form of an amendment: fields with what is agreed now; only what differs becomes a change.</summary>
internal sealed class AmendmentPages(
    DeskQueries queries,
    AmendmentRules rules,
    AmendmentDraftBuilder drafts,
    ICatalog catalog,
    IShippingRates rates,
    IStringLocalizer<OrderingTexts> l
)
{
    public async Task<IResult> Form(HttpContext http, Order order, FormState form, int status, CancellationToken ct)
    {
        var refused = order.Progress.OpenAmendment is not null
            ? AmendmentErrors.OpenAlready
            : await rules.When(order, hold: false, ct);
        if (!form.IsFilled)
            Fill(form, order);
        var model = new AmendViews.FormModel(
            order,
            form,
            refused,
            await Lines(order, ct),
            await Couriers(order, form, ct),
            await Preview(order, form, ct),
            rates.CourierName(order.Courier)
        );
        return PageResult.Page(l["变更 {0}", order.No], AmendViews.Page(model, l), typeof(OfficeLayout), status);
    }

    public async Task<RenderFragment> PreviewPart(Order order, FormState form, CancellationToken ct) =>
        AmendViews.Preview(await Preview(order, form, ct), l);

    public Task<Order?> Order(string no, CancellationToken ct) => queries.ByNo(no, ct);

    /// <summary>The input that the form says; fields that were left as they were are found to be no change.</summary>
    public static async Task<AmendmentInput> Input(Order order, FormState form, CancellationToken ct)
    {
        EvidenceUpload? file = null;
        if (form.Files is [{ Length: > 0 } sent, ..])
        {
            using var bytes = new MemoryStream();
            await sent.CopyToAsync(bytes, ct);
            file = new EvidenceUpload(sent.FileName, bytes.ToArray());
        }

        return new AmendmentInput(
            form["requester"],
            form["channel"],
            form["reason"],
            form["evidenceKind"],
            form["evidenceNote"]
        )
        {
            Address = new PostalAddress(
                form["name"],
                form["phone"],
                form["province"],
                form["city"],
                form["district"],
                form["street"],
                form["postcode"].Length == 0 ? null : form["postcode"]
            ),
            Courier = form["courier"],
            File = file,
            Lines =
            [
                .. order.Lines.Select(x => new AmendedLine(
                    x.No,
                    Guid.TryParse(form[$"sku-{x.No}"], out var sku) ? new SkuId(sku) : null,
                    form[$"quantity-{x.No}"].Length == 0 ? null
                        : int.TryParse(form[$"quantity-{x.No}"], out var units) ? units
                        : -1
                )),
            ],
        };
    }

    private static void Fill(FormState form, Order o)
    {
        var to = o.Address;
        (
            form["name"],
            form["phone"],
            form["province"],
            form["city"],
            form["district"],
            form["street"],
            form["postcode"]
        ) = (to.Name, to.Phone, to.Province, to.City, to.District, to.Street, to.Postcode ?? "");
        (form["courier"], form["requester"], form["channel"], form["evidenceKind"]) = (
            o.Courier,
            to.Name,
            "phone",
            "recording"
        );
        foreach (var line in o.Lines)
            (form[$"sku-{line.No}"], form[$"quantity-{line.No}"]) = (
                line.Sku.Value.ToString(),
                line.Quantity.ToString()
            );
    }

    private async Task<IReadOnlyList<AmendLine>> Lines(Order order, CancellationToken ct)
    {
        var cards = await catalog.Skus([.. order.Lines.Select(x => x.Sku).Distinct()], ct);
        var products = new Dictionary<ProductId, IReadOnlyList<SkuCard>>();
        foreach (var product in cards.Values.Select(c => c.Product).Distinct())
            products[product] = await catalog.OfProduct(product, ct); // from the catalogue's memory
        return
        [
            .. order
                .Lines.OrderBy(x => x.No)
                .Select(x => new AmendLine(
                    x,
                    x.ShipsOn is not null || !cards.TryGetValue(x.Sku, out var card)
                        ? []
                        :
                        [
                            .. products[card.Product]
                                .Where(v => v.Id == x.Sku || (v.Price == x.Price && v.PresaleShipsOn is null)),
                        ]
                )),
        ];
    }

    private async Task<IReadOnlyList<SelectOption>> Couriers(Order order, FormState form, CancellationToken ct)
    {
        var (province, city) = (
            form["province"].Length > 0 ? form["province"] : order.Address.Province,
            form["city"].Length > 0 ? form["city"] : order.Address.City
        );
        var options = await rates.Options(province, city, order.WeightGrams, order.PlacedAt, ct);
        List<SelectOption> all = [.. options.Select(o => new SelectOption(o.Courier, o.Name.ToString()))];
        if (all.All(o => o.Value != order.Courier))
            all.Insert(0, new SelectOption(order.Courier, rates.CourierName(order.Courier).ToString()));
        return all;
    }

    private async Task<AmendViews.PreviewModel> Preview(Order order, FormState form, CancellationToken ct)
    {
        var (changes, refusals) = await drafts.Preview(order, await Input(order, form, ct) with { File = null }, ct);
        return new AmendViews.PreviewModel(
            order,
            changes,
            [.. refusals.Where(r => r.Code != AmendmentErrors.Nothing.Code)],
            order.With(changes)
        );
    }
}
