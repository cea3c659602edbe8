using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Zhanggui.Customers;

namespace Zhanggui.ServiceDesk;

/// <summary>An order's number, in a request.</summary>
public sealed record DealBody(string? Order);

/// <summary>Why there was no deal, in a request.</summary>
public sealed record LostDealBody(string? Reason, string? Note);

/// <summary>What to hold, in a request.</summary>
public sealed record HoldBody(string? Sku, int Quantity);

/// <summary>A consultation as others see it.</summary>
public sealed record ConsultationView(
    string No,
    string State,
    DateTimeOffset OpenedAt,
    string Owner,
    Guid? Account,
    string Who,
    string? Phone,
    string? Nick,
    string Channel,
    string Kind,
    string? Note,
    IReadOnlyList<string> Skus,
    string? Order,
    string? Reason,
    string? ReasonNote,
    DateTimeOffset? EndedAt
);

/// <summary>A hold as others see it.</summary>
public sealed record HoldView(
    Guid Id,
    string Consultation,
    string Sku,
    Quantity Quantity,
    string State,
    string By,
    DateTimeOffset At,
    DateTimeOffset Until,
    DateTimeOffset? EndedAt,
    string? Order
);

/// <summary>Consultations, holds, the panel and the reasons as JSON.</summary>
internal static class ServiceDeskApi
{
    private const string Tag = "Consultations 咨询";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags(Tag);
        api.MapPost("/consultations", Make)
            .Needs("consult.answer")
            .WithName("OpenConsultation")
            .WithSummary("Write down that somebody asks (CRM-04)");
        api.MapGet("/consultations/{no}", One)
            .Needs("consult.view", "consult.answer")
            .WithName("GetConsultation")
            .WithSummary("One consultation with its holds and its history");
        api.MapPut("/consultations/{no}", Revise)
            .Needs("consult.answer")
            .WithName("ReviseConsultation")
            .WithSummary("Write anew who asks what; refused once there is an outcome");
        api.MapPost("/consultations/{no}/stock", Confirm)
            .Needs("consult.answer")
            .WithName("ConfirmConsultationStock")
            .WithSummary("The live stock of what was asked about, kept in the history (ORD-31)");
        api.MapPost("/consultations/{no}/deal", Deal)
            .Needs("consult.answer")
            .WithName("DealConsultation")
            .WithSummary("It became this order");
        api.MapPost("/consultations/{no}/fail", Fail)
            .Needs("consult.answer")
            .WithName("FailConsultation")
            .WithSummary("It came to nothing, with the category of the reason (ORD-15)");
        api.MapPost("/consultations/{no}/holds", Hold)
            .Needs("consult.answer")
            .WithName("HoldStock")
            .WithSummary("Keep pieces for the customer for some minutes; their own order takes them over (ORD-31)");
        api.MapGet("/holds", Holds)
            .Needs("consult.view", "consult.answer")
            .WithName("ListHolds")
            .WithSummary("What is held now, that which runs out first in front; `mine` for one's own");
        api.MapPost("/holds/{id:guid}/release", Release)
            .Needs("consult.answer")
            .WithName("ReleaseHold")
            .WithSummary("Give a hold back before its time");
        api.MapPost("/holds/{id:guid}/cart", ToCart)
            .Needs("consult.answer")
            .WithName("PutHoldIntoCart")
            .WithSummary("Put what is held into the member's cart; answers how many pieces are in it");
        api.MapGet("/support/products", Products)
            .Needs("consult.view", "consult.answer")
            .WithName("FindSupportProducts")
            .WithSummary("Products for the agent's panel, by words (CRM-04)");
        api.MapGet("/support/products/{code}", Product)
            .Needs("consult.view", "consult.answer")
            .WithName("GetSupportProduct")
            .WithSummary(
                "One product by style number, SKU code or bar code: attributes, stock by warehouse, postage to a `province`, the line to tell"
            );
        api.MapGet("/support/customers", Customers)
            .Needs("consult.view", "consult.answer")
            .WithName("FindSupportCustomers")
            .WithSummary("Members by phone, name or order number; masked without crm.view.full");
        api.MapGet("/support/customers/{account:guid}", Customer)
            .Needs("consult.view", "consult.answer")
            .WithName("GetSupportCustomer")
            .WithSummary("One member: addresses, last orders, holds, consultations");
        api.MapGet("/support/reasons", Reasons)
            .Needs("consult.view", "consult.answer", "consult.manage")
            .WithName("ListFailReasons")
            .WithSummary("Reasons of failed deals in their order (ORD-15)");
        api.MapPut("/support/reasons/{code}", SetReason)
            .Needs("consult.manage")
            .WithName("SetFailReason")
            .WithSummary("Change a reason, or add one");
    }

    private static Task<IResult> Make(ConsultationInput body, ApiCall call) =>
        call.Create(
            (OpenConsultation u) => u.Run(body with { Skus = body.Skus ?? [] }, call.Ct),
            m => $"/api/v1/consultations/{m.No}"
        );

    private static async Task<IResult> One(
        string no,
        HttpContext http,
        ConsultationQueries queries,
        CancellationToken ct
    ) =>
        await queries.File(no, ct) is not { } file
            ? Refusals.Problem(ServiceDeskErrors.NotFound)
            : TypedResults.Ok(
                new
                {
                    consultation = View(file.Consultation, Full(http)),
                    holds = file.Holds.Select(View),
                    history = file
                        .History.OrderBy(h => h.Seq)
                        .Select(h => new
                        {
                            h.At,
                            by = h.ActorName,
                            verb = new Text(h.VerbZh, h.VerbEn),
                            h.Note,
                        }),
                }
            );

    private static Task<IResult> Revise(string no, ConsultationInput body, ConsultationQueries queries, ApiCall call) =>
        queries
            .ByNo(no, call.Ct)
            .Then(
                ServiceDeskErrors.NotFound,
                found =>
                    call.Run((ReviseConsultation u) => u.Run(found.Id, body with { Skus = body.Skus ?? [] }, call.Ct))
            );

    private static Task<IResult> Confirm(string no, ConsultationQueries queries, ApiCall call) =>
        queries
            .ByNo(no, call.Ct)
            .Then(ServiceDeskErrors.NotFound, found => call.Run((ConfirmStock u) => u.Run(found.Id, call.Ct)));

    private static Task<IResult> Deal(string no, DealBody body, ConsultationQueries queries, ApiCall call) =>
        queries
            .ByNo(no, call.Ct)
            .Then(
                ServiceDeskErrors.NotFound,
                found => call.Run((DealConsultation u) => u.Run(found.Id, body.Order ?? "", call.Ct))
            );

    private static Task<IResult> Fail(string no, LostDealBody body, ConsultationQueries queries, ApiCall call) =>
        queries
            .ByNo(no, call.Ct)
            .Then(
                ServiceDeskErrors.NotFound,
                found => call.Run((LoseConsultation u) => u.Run(found.Id, body.Reason ?? "", body.Note, call.Ct))
            );

    private static Task<IResult> Hold(string no, HoldBody body, ConsultationQueries queries, ApiCall call) =>
        queries
            .ByNo(no, call.Ct)
            .Then(
                ServiceDeskErrors.NotFound,
                found =>
                    call.Create(
                        (HoldStock u) => u.Run(found.Id, body.Sku ?? "", body.Quantity, call.Ct),
                        _ => $"/api/v1/consultations/{no}"
                    )
            );

    private static async Task<IResult> Holds(
        HttpContext http,
        ConsultationQueries queries,
        CancellationToken ct,
        bool mine = false
    ) => TypedResults.Ok((await queries.Live(mine ? http.Actor().Id : null, ct)).Select(View));

    private static Task<IResult> Release(Guid id, ApiCall call) =>
        call.Run((ReleaseHold u) => u.Run(HoldId.From(id), call.Ct));

    private static async Task<IResult> ToCart(Guid id, HttpContext http, HeldCart cart, CancellationToken ct) =>
        (await cart.Put(http.Actor(), HoldId.From(id), http.IdempotencyKey(), ct)).ToHttp();

    private static async Task<IResult> Products(PanelQueries panel, CancellationToken ct, string? q = null) =>
        TypedResults.Ok(
            (await panel.Products(q, ct)).Select(t => new
            {
                t.StyleNo,
                t.Name,
                t.Price,
                t.ListPrice,
                t.PictureUrl,
                presaleShipsOn = t.PresaleShipsOn,
            })
        );

    private static async Task<IResult> Product(
        string code,
        PanelQueries panel,
        CancellationToken ct,
        string? province = null
    ) =>
        await panel.Product(code, province, ct) is not { } p
            ? Refusals.Problem(ServiceDeskErrors.NoSku(code))
            : TypedResults.Ok(
                new
                {
                    styleNo = p.Detail.Tile.StyleNo,
                    name = p.Detail.Tile.Name,
                    p.Province,
                    attributes = p.Detail.Attributes.Select(a => new { a.Name, a.Value }),
                    postage = p.Postage.Select(o => new
                    {
                        o.Courier,
                        o.Name,
                        o.Zone,
                        o.Fee,
                        o.ArrivesOn,
                        o.Promise,
                    }),
                    skus = p.Skus.Select(s => new
                    {
                        s.Card.Code,
                        s.Card.Colour,
                        s.Card.Size,
                        s.Card.Price,
                        s.Card.ListPrice,
                        presaleShipsOn = s.Card.PresaleShipsOn,
                        s.OnHand,
                        s.Reserved,
                        s.Available,
                        s.Answer,
                        warehouses = s.Places.Select(w => new
                        {
                            w.Warehouse.Code,
                            w.Warehouse.Name,
                            w.OnHand,
                            w.Reserved,
                            w.Available,
                        }),
                    }),
                }
            );

    private static async Task<IResult> Customers(
        HttpContext http,
        PanelQueries panel,
        CancellationToken ct,
        string? q = null
    ) =>
        TypedResults.Ok(
            (await panel.Customers(q, ct)).Select(c => new
            {
                account = c.Account.Value,
                name = Full(http) ? c.Name : Masked.Name(c.Name),
                phone = Full(http) ? c.Phone : Masked.Phone(c.Phone),
            })
        );

    private static async Task<IResult> Customer(
        Guid account,
        HttpContext http,
        PanelQueries panel,
        CancellationToken ct
    ) =>
        await panel.Customer(account, Full(http), ct) is not { } c
            ? Refusals.Problem(ServiceDeskErrors.NoMember)
            : TypedResults.Ok(
                new
                {
                    c.Card.Name,
                    c.Card.Phone,
                    c.Card.RegisteredAt,
                    c.Addresses,
                    orders = c.Orders.Select(o => new
                    {
                        o.No,
                        o.PlacedAt,
                        status = o.Status.ToString(),
                        o.Total,
                    }),
                    holds = c.Holds.Select(View),
                    consultations = c.Consultations.Select(x => new
                    {
                        x.No,
                        x.OpenedAt,
                        state = x.State.ToString(),
                    }),
                }
            );

    private static async Task<IResult> Reasons(LostDealReasons reasons, CancellationToken ct) =>
        TypedResults.Ok(
            (await reasons.All(ct)).Select(r => new
            {
                r.Code,
                name = r.Name,
                r.Sort,
                r.Active,
                r.NeedsNote,
            })
        );

    private static Task<IResult> SetReason(string code, LostDealReasonInput body, ApiCall call) =>
        call.Run((SetLostDealReason u) => u.Run(body with { Code = code }, call.Ct));

    private static bool Full(HttpContext http) => http.Actor().May(CustomersModule.ViewFull);

    internal static ConsultationView View(Consultation c, bool full) =>
        new(
            c.No,
            c.State.ToString(),
            c.OpenedAt,
            c.OwnerName,
            c.Account,
            full || c.Account is null ? c.Who : Masked.Name(c.Who),
            full ? c.Phone : Masked.Phone(c.Phone),
            c.Nick,
            c.Channel,
            c.Kind,
            c.Note,
            [.. c.Items.Select(i => i.SkuCode).Order(StringComparer.Ordinal)],
            c.OrderNo,
            c.ReasonCode,
            c.ReasonNote,
            c.EndedAt
        );

    private static HoldView View(Hold h) =>
        new(
            h.Id.Value,
            h.ConsultationNo,
            h.SkuCode,
            h.Quantity,
            h.State.ToString(),
            h.ByName,
            h.At,
            h.Until,
            h.EndedAt,
            h.OrderNo
        );
}
