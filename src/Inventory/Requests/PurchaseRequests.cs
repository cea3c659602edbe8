using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Work;

namespace Zhanggui.Inventory;

/// <summary>
/// Purchase requests as purchasing meets them: on its list, with a deadline, until nothing is missing; inside the
/// running operation.
/// </summary>
internal sealed class PurchaseRequests(
    ShopDb db,
    OperationContext context,
    ICatalog catalog,
    DocumentNumbers numbers,
    IToDos todos,
    Policies policies,
    Company company
)
{
    public const string AnswerKind = "purchase-request.answer";
    public const string FollowKind = "purchase-request.follow";

    public Task<PurchaseRequest?> Find(string no, CancellationToken ct)
    {
        var upper = (no ?? "").Trim().ToUpperInvariant();
        return db.Set<PurchaseRequest>().FirstOrDefaultAsync(r => r.No == upper, ct);
    }

    public async Task Ask(SkuId sku, int missing, CancellationToken ct)
    {
        var made = new PurchaseRequest
        {
            Id = Guid.CreateVersion7(context.Now),
            No = await numbers.Next(db, "PR", context.Now, ct),
            Sku = sku,
            AskedAt = Instants.Cut(context.Now),
            MissingThen = missing,
        };
        db.Add(made);
        context.Record(
            made.Subject with
            {
                IsNew = true,
            },
            ("申请补货", "Purchase requested"),
            after: new { sku = await Name(sku, ct), missing }
        );
        context.Changed("purchase-requests");
        await Answer(
            made,
            new Text(
                $"缺 {missing} 件，有订单在等。订了就答复到货日期，不补就说明原因",
                $"{missing} missing, and orders wait. Say when it comes, or why it is not bought"
            ),
            ct
        );
    }

    /// <summary>More is missing than was ordered.</summary>
    public async Task AskAgain(PurchaseRequest request, int missing, CancellationToken ct)
    {
        request.ShortAgain();
        context.Record(request.Subject, ("订的不够", "Ordered too few"), new { request.Ordered }, new { missing });
        context.Changed("purchase-requests");
        await Answer(
            request,
            new Text(
                $"订的 {request.Ordered} 件不够，现在还缺 {missing} 件，请补订",
                $"The {request.Ordered} that were ordered are too few, {missing} are still missing; order the rest"
            ),
            ct
        );
    }

    public async Task End(PurchaseRequest request, CancellationToken ct)
    {
        if (!request.End(context.Now).IsDone)
            return;
        context.Record(request.Subject, ("不再缺货", "Nothing is missing any more"), after: new { request.State });
        context.Changed("purchase-requests");
        await todos.FinishAll(request.Id, ct);
    }

    /// <summary>It was ordered: the buyer follows it until the day.</summary>
    public async Task Follow(PurchaseRequest request, CancellationToken ct)
    {
        await todos.Finish(AnswerKind, request.Id, ct);
        await todos.Open(
            Draft(
                request,
                FollowKind,
                ("催货", "Urge delivery"),
                company.Calendar.StartOf(request.ExpectedOn!.Value.AddDays(1)),
                (
                    "到货日还没到货就催，晚了要改日期，客户才知道",
                    "Urge it; when it is late, give a new day so that customers know"
                ),
                ("看到货", "Look"),
                await Name(request.Sku, ct)
            ),
            ct
        );
    }

    public Task Declined(PurchaseRequest request, CancellationToken ct) => todos.FinishAll(request.Id, ct);

    private async Task Answer(PurchaseRequest request, Text rule, CancellationToken ct) =>
        await todos.Open(
            Draft(
                request,
                AnswerKind,
                ("补货申请", "Purchase request"),
                context.Now.AddHours(policies.Get(PurchaseRequestPolicies.AnswerHours)),
                rule,
                ("答复", "Answer"),
                await Name(request.Sku, ct)
            ),
            ct
        );

    private static ToDoDraft Draft(
        PurchaseRequest request,
        string kind,
        Text name,
        DateTimeOffset due,
        Text rule,
        Text verb,
        string sku
    ) =>
        new(kind, name, request.Subject, $"/office/purchase-requests/{request.No}", "PURSPEC", due, rule, verb)
        {
            AlsoFor = ["PURMGR"],
            EscalateTo = "PURDIR",
            Who = sku,
            WarnBefore = TimeSpan.FromHours(2),
        };

    private async Task<string> Name(SkuId sku, CancellationToken ct) =>
        (await catalog.Skus([sku], ct)).GetValueOrDefault(sku) is { } card
            ? $"{card.Name.Zh} {card.Colour.Zh}/{card.Size}"
            : sku.Value.ToString();
}
