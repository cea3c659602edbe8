using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// Consultations as pages: a new one, one with its holds and outcome; the list is a <see cref="ConsultationPage"/>.
/// JSON: <see cref="ServiceDeskApi"/>.
/// </summary>
internal static class ConsultationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/office/support/consultations").DisableAntiforgery().ExcludeFromDescription();
        all.MapGet("/new", (ConsultationPages pages, CancellationToken ct) => pages.New(ct)).Needs("consult.answer");
        all.MapPost("/new", (ConsultationPages pages, CancellationToken ct) => pages.Open(ct)).Needs("consult.answer");
        all.MapGet(
                "/{no}",
                (string no, ConsultationPages pages, CancellationToken ct) =>
                    pages.One(no, new FormState(), null, 200, ct)
            )
            .Needs(ConsultationPage.See);
        all.MapPost(
                "/{no}",
                (string no, ConsultationPages pages, CancellationToken ct) =>
                    pages.After<ReviseConsultation>(
                        no,
                        "revise",
                        (f, c) => (u, id) => u.Run(id, ConsultationPages.Input(f, c.Account), ct),
                        ct
                    )
            )
            .Needs("consult.answer");
        all.MapPost(
                "/{no}/deal",
                (string no, ConsultationPages pages, CancellationToken ct) =>
                    pages.After<DealConsultation>(no, "deal", (f, _) => (u, id) => u.Run(id, f["order"], ct), ct)
            )
            .Needs("consult.answer");
        all.MapPost(
                "/{no}/fail",
                (string no, ConsultationPages pages, CancellationToken ct) =>
                    pages.After<LoseConsultation>(
                        no,
                        "fail",
                        (f, _) => (u, id) => u.Run(id, f["reason"], f["note"], ct),
                        ct
                    )
            )
            .Needs("consult.answer");
        all.MapPost(
                "/{no}/stock",
                (string no, ConsultationPages pages, CancellationToken ct) =>
                    pages.After<ConfirmStock>(
                        no,
                        "stock",
                        (_, _) => async (u, id) => await u.Run(id, ct) is { IsDone: false } r ? r.Refusal : Result.Done,
                        ct
                    )
            )
            .Needs("consult.answer");
        all.MapPost(
                "/{no}/hold",
                (string no, ConsultationPages pages, CancellationToken ct) =>
                    pages.After<HoldStock>(
                        no,
                        "hold",
                        (f, _) =>
                            async (u, id) =>
                                await u.Run(id, f["sku"], Pieces(f["quantity"]), ct) is { IsDone: false } r
                                    ? r.Refusal
                                    : Result.Done,
                        ct
                    )
            )
            .Needs("consult.answer");
        all.MapPost(
                "/{no}/holds/{hold:guid}/release",
                (string no, Guid hold, ConsultationPages pages, CancellationToken ct) =>
                    pages.After<ReleaseHold>(no, "release", (_, _) => (u, _) => u.Run(HoldId.From(hold), ct), ct)
            )
            .Needs("consult.answer");
        all.MapPost(
                "/{no}/holds/{hold:guid}/cart",
                (string no, Guid hold, ConsultationPages pages, HeldCart cart, CancellationToken ct) =>
                    pages.ToCart(no, HoldId.From(hold), cart, ct)
            )
            .Needs("consult.answer");
    }

    private static int Pieces(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units : 0;
}

/// <summary>What pages of this module need besides what they show.</summary>
internal sealed class ServiceDeskPageContext(
    UseCaseExecutor executor,
    IRefusalPages refusals,
    TimeProvider clock,
    IStringLocalizer<ServiceDeskTexts> l,
    IHttpContextAccessor http
)
{
    public UseCaseExecutor Executor => executor;
    public IRefusalPages Refusals => refusals;
    public DateTimeOffset Now => clock.Now();
    public IStringLocalizer<ServiceDeskTexts> L => l;
    public HttpContext Http => http.HttpContext!;
    public Actor Viewer => Http.Actor();
    public bool Full => Viewer.May(CustomersModule.ViewFull);
}

/// <summary>Puts the pages of consultations together.</summary>
internal sealed class ConsultationPages(
    ConsultationQueries queries,
    PanelPages panel,
    ICustomers customers,
    Policies policies,
    ServiceDeskPageContext pageContext
)
{
    private const string Home = "/office/support/consultations";

    public async Task<IResult> New(CancellationToken ct)
    {
        var query = pageContext.Http.Request.Query;
        var form = new FormState
        {
            ["account"] = query["member"].ToString(),
            ["skus"] = query["sku"].ToString(),
            ["channel"] = "chat",
            ["kind"] = "stock",
        };
        return await NewForm(form, 200, ct);
    }

    public async Task<IResult> Open(CancellationToken ct)
    {
        var form = await FormState.Read(pageContext.Http, ct);
        Guid? account = Guid.TryParse(form["account"], out var member) ? member : null;
        var made = await pageContext.Executor.Run(
            pageContext.Viewer,
            (OpenConsultation u) => u.Run(Input(form, account), ct),
            ct,
            form.IdempotencyKey
        );
        if (made.IsDone)
            return PageResult.Redirect(
                pageContext.Http,
                $"{Home}/{made.Value.No}",
                pageContext.L["已登记 {0}", made.Value.No]
            );
        form.Accept(made.Refusal);
        return await NewForm(form, Refusals.Status(made.Refusal), ct);
    }

    public async Task<IResult> One(string no, FormState form, string? act, int status, CancellationToken ct)
    {
        if (await queries.File(no, ct) is not { } file)
            return pageContext.Refusals.Answer(pageContext.Http, ServiceDeskErrors.NotFound);
        var c = file.Consultation;
        var may =
            pageContext.Viewer.May("consult.answer")
            && (c.OwnerId == pageContext.Viewer.Id || pageContext.Viewer.May("consult.manage"));
        var model = new ConsultationViews.OneModel(
            file,
            form,
            act,
            may,
            pageContext.Viewer,
            pageContext.Full,
            policies.Get(ServiceDeskPolicies.HoldPieces),
            policies.Get(ServiceDeskPolicies.HoldFor),
            pageContext.Now
        );
        var side = await panel.Side(c, ct);
        return PageResult.Page(c.No, ConsultationViews.One(model, side, pageContext.L), typeof(OfficeLayout), status);
    }

    /// <summary>Does one act on a consultation; a refusal shows the page again with what was typed.</summary>
    public async Task<IResult> After<TUseCase>(
        string no,
        string act,
        Func<FormState, Consultation, Func<TUseCase, ConsultationId, Task<Result>>> run,
        CancellationToken ct
    )
        where TUseCase : class
    {
        if (await queries.ByNo(no, ct) is not { } c)
            return pageContext.Refusals.Answer(pageContext.Http, ServiceDeskErrors.NotFound);
        var form = await FormState.Read(pageContext.Http, ct);
        var done = await pageContext.Executor.Run(
            pageContext.Viewer,
            (TUseCase u) => run(form, c)(u, c.Id),
            ct,
            form.IdempotencyKey
        );
        if (done.IsDone)
            return PageResult.Redirect(pageContext.Http, LocalUrl.Or(form["back"], $"{Home}/{no}"), Said(act));
        form.Accept(done.Refusal);
        return await One(no, form, act, Refusals.Status(done.Refusal), ct);
    }

    /// <summary>Puts what is held into the member's cart.</summary>
    public async Task<IResult> ToCart(string no, HoldId id, HeldCart cart, CancellationToken ct)
    {
        var form = await FormState.Read(pageContext.Http, ct);
        var done = await cart.Put(pageContext.Viewer, id, form.IdempotencyKey, ct);
        if (done.IsDone)
            return PageResult.Redirect(pageContext.Http, $"{Home}/{no}", pageContext.L["已放进客户的购物车"]);
        if (done.Refusal.Kind != RefusalKind.Conflict)
            return pageContext.Refusals.Answer(pageContext.Http, done.Refusal);
        form.Accept(done.Refusal);
        return await One(no, form, "cart", Refusals.Status(done.Refusal), ct);
    }

    public static ConsultationInput Input(FormState form, Guid? account) =>
        new(
            account,
            form["phone"],
            form["nick"],
            form["channel"],
            form["kind"],
            form["note"],
            form["skus"]
                .Split(
                    [',', '，', ' ', '\n', '\r', '\t', ';', '；', '、'],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
        );

    private async Task<IResult> NewForm(FormState form, int status, CancellationToken ct)
    {
        var member = Guid.TryParse(form["account"], out var id) ? await customers.Of(AccountId.From(id), ct) : null;
        return PageResult.Page(
            pageContext.L["登记咨询"],
            ConsultationViews.New(form, member, pageContext.Full, pageContext.L),
            typeof(OfficeLayout),
            status
        );
    }

    private string Said(string act) =>
        act switch
        {
            "deal" => pageContext.L["已登记成交"],
            "fail" => pageContext.L["已登记未成交"],
            "stock" => pageContext.L["已确认库存，记在经过里"],
            "hold" => pageContext.L["已留货"],
            "release" => pageContext.L["已放回"],
            _ => pageContext.L["已保存"],
        };
}
