using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Storefront;

/// <summary>A member's own page on which they ask to buy wholesale and see how it stands (ORD-21).</summary>
internal static class MyClassEndpoints
{
    private const string Home = "/me/wholesale";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup(Home).DisableAntiforgery().ExcludeFromDescription();
        mine.MapGet(
                "",
                (HttpContext context, MyClassPages pages, CancellationToken ct) => pages.Show(context, null, 200, ct)
            )
            .NeedsSignIn();
        mine.MapPost("", (HttpContext context, MyClassPages pages, CancellationToken ct) => pages.Ask(context, ct))
            .NeedsSignIn();
        mine.MapPost(
                "/withdraw",
                (HttpContext context, MyClassPages pages, CancellationToken ct) => pages.Withdraw(context, ct)
            )
            .NeedsSignIn();
    }

    /// <summary>Puts the page together.</summary>
    internal sealed class MyClassPages(
        ICustomerClasses classes,
        IClassRequests requests,
        ICustomers customers,
        UseCaseExecutor executor,
        TimeProvider clock,
        IStringLocalizer<ShoppingTexts> l
    )
    {
        public async Task<IResult> Show(HttpContext context, FormState? form, int status, CancellationToken ct)
        {
            if (context.Actor() is not { Kind: ActorKind.Member, Id: { } id })
                return PageResult.Redirect(context, "/me");
            var card = await customers.Of(AccountId.From(id), ct);
            var open = classes.All.Where(c => c is { IsOpen: true, IsActive: true }).ToList();
            form ??= new FormState
            {
                ["class"] = open.FirstOrDefault()?.Code ?? "",
                ["contact"] = card?.Name ?? "",
                ["phone"] = card?.Phone ?? "",
            };
            var model = new MyClassViews.Model(
                card?.Name ?? context.Actor().Name,
                classes.Of(id),
                await requests.Latest(AccountId.From(id), ct),
                open,
                form,
                clock.Now()
            );
            return PageResult.Page(l["批发采购"], MyClassViews.Page(model, l), typeof(StoreLayout), status);
        }

        public async Task<IResult> Ask(HttpContext context, CancellationToken ct)
        {
            var form = await FormState.Read(context, ct);
            var input = new ClassRequestInput(
                form["class"],
                form["company"],
                form["licence"],
                form["contact"],
                form["phone"],
                form["note"]
            );
            var asked = await executor.Run(
                context.Actor(),
                (AskForClass u) => u.Run(input, ct),
                ct,
                form.IdempotencyKey
            );
            if (asked.IsDone)
                return PageResult.Redirect(context, Home, l["已提交 {0}，结果会发短信给您", asked.Value.No]);
            form.Accept(asked.Refusal);
            form["once"] = "";
            return await Show(context, form, 422, ct);
        }

        public async Task<IResult> Withdraw(HttpContext context, CancellationToken ct)
        {
            var done = await executor.Run(context.Actor(), (WithdrawClassRequest u) => u.Run(ct), ct);
            return PageResult.Redirect(
                context,
                Home,
                done.IsDone ? l["申请已撤回"].Value : done.Refusal.Message.ToString()
            );
        }
    }
}
