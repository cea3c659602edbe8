using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Catalog;
using Zhanggui.Ui;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// The agent's panel (CRM-04) as a page, and as the side column of a consultation. JSON: <see cref="ServiceDeskApi"/>.
/// </summary>
internal static class PanelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/office/support/panel", (PanelPages pages, CancellationToken ct) => pages.Page(ct))
            .Needs("consult.view", "consult.answer")
            .ExcludeFromDescription();
}

/// <summary>Puts the panel together from what stands in the address.</summary>
internal sealed class PanelPages(
    PanelQueries queries,
    ConsultationQueries consultations,
    PanelWords words,
    Policies policies,
    ServiceDeskPageContext pageContext
)
{
    public async Task<IResult> Page(CancellationToken ct)
    {
        var query = pageContext.Http.Request.Query;
        var consultation = query["z"].ToString() is { Length: > 0 and <= 40 } no
            ? await consultations.ByNo(no, ct)
            : null;
        var model = await Model(consultation, ct);
        if (PageResult.WantsPart(pageContext.Http.Request))
            return PageResult.Fragment(PanelViews.Body(model, pageContext.L));
        return PageResult.Page(pageContext.L["接待查询"], PanelViews.Page(model, pageContext.L), typeof(OfficeLayout));
    }

    /// <summary>The panel beside a consultation: its first SKU and its member are there already.</summary>
    public async Task<RenderFragment> Side(Consultation consultation, CancellationToken ct) =>
        PanelViews.Body(await Model(consultation, ct), pageContext.L);

    private async Task<PanelViews.Model> Model(Consultation? c, CancellationToken ct)
    {
        var query = pageContext.Http.Request.Query;
        string Of(string name) => query[name].ToString() is { Length: <= 64 } text ? text.Trim() : "";
        var (q, style, who, province) = (Of("pq"), Of("style"), Of("who"), Of("province"));
        var people = await queries.Customers(who, ct);
        Guid? account =
            Guid.TryParse(Of("member"), out var member) ? member
            : who.Length > 0
                ? people.Count == 1 ? people[0].Account.Value
                    : null
            : c?.Account;
        var customer = account is { } id ? await queries.Customer(id, pageContext.Full, ct) : null;
        // It goes to where the customer lives unless somebody says otherwise.
        if (province.Length == 0)
            province = customer?.Addresses.Select(a => a.Province).FirstOrDefault() ?? "";
        var found = await queries.Products(q, ct);
        var product = await Product(
            q.Length > 0 ? q : c?.Items.Select(i => i.StyleNo).FirstOrDefault(),
            style,
            found,
            province,
            ct
        );
        var may =
            pageContext.Viewer.May("consult.answer")
            && (
                c is null
                || (!c.IsOver && (c.OwnerId == pageContext.Viewer.Id || pageContext.Viewer.May("consult.manage")))
            );
        return new PanelViews.Model(
            q,
            who,
            province,
            found,
            product,
            people,
            customer,
            account,
            c,
            words.Provinces,
            words.Terms,
            policies.Get(ServiceDeskPolicies.HoldPieces),
            may,
            pageContext.Full,
            pageContext.Viewer.May("price.special.request")
        );
    }

    /// <summary>What was chosen; else what fits exactly, or is the only thing that fits.</summary>
    private async Task<PanelProduct?> Product(
        string? asked,
        string style,
        IReadOnlyList<ProductTile> found,
        string province,
        CancellationToken ct
    ) =>
        style.Length > 0
            ? await queries.Product(style, province, ct)
            : await queries.Product(asked, province, ct)
                ?? (found.Count == 1 ? await queries.Product(found[0].StyleNo, province, ct) : null);
}
