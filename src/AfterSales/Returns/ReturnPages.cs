using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Catalog;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.AfterSales;

/// <summary>The form by which a return is registered.</summary>
internal sealed class ReturnPages(
    ReturnDraftBuilder drafts,
    UseCaseExecutor executor,
    TimeProvider clock,
    Policies policies,
    IStringLocalizer<AfterSalesTexts> l
)
{
    public async Task<IResult> Form(FormState form, HttpContext http, int status, CancellationToken ct)
    {
        var room = form["order"].Length is > 0 and <= 30 ? await drafts.Room(form["order"], ct) : null;
        if (form["order"].Length > 0 && room is null)
            form.Accept(ReturnErrors.NoOrder);
        var not = room is null ? null : ReturnDraftBuilder.When(room.Order);
        if (room is not null && not is null && !form.Has("kind"))
            Fill(form, room);
        List<ReturnForm.Row> rows = [];
        if (room is not null && not is null)
            foreach (var line in room.Order.Lines)
                rows.Add(
                    new ReturnForm.Row(
                        line,
                        room.Left(line),
                        [
                            .. (await drafts.Variants(line, ct)).Select(v => new SelectOption(
                                v.Id.Value.ToString(),
                                $"{v.Colour} / {v.Size}"
                            )),
                        ]
                    )
                );
        var model = new ReturnForm.Model(
            form,
            room,
            not,
            rows,
            room is null || not is not null ? null : await Look(form, room, http.Actor(), ct)
        );
        return PageResult.Page(l["登记退换货"], ReturnForm.Page(model, l), typeof(OfficeLayout), status);
    }

    public async Task<IResult> Preview(HttpContext http, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        if (!PageResult.WantsPart(http.Request) || await drafts.Room(form["order"], ct) is not { } room)
            return await Form(form, http, 200, ct);
        return PageResult.Fragment(ReturnForm.Look(await Look(form, room, http.Actor(), ct), l));
    }

    public async Task<IResult> Register(HttpContext http, CancellationToken ct)
    {
        var form = await FormState.Read(http, ct);
        var input = await Input(form, ct);
        var made = await executor.Run(http.Actor(), (RequestReturn u) => u.Run(input, ct), ct, form.IdempotencyKey);
        if (made.IsDone)
            return PageResult.Redirect(
                http,
                $"/office/returns/{made.Value.No}",
                made.Value.State == ReturnState.Reviewing
                    ? l["已登记 {0}，等审批", made.Value.No]
                    : l["已同意 {0}，告诉客户寄回", made.Value.No]
            );
        form.Accept(made.Refusal);
        form["once"] = "";
        return await Form(form, http, Refusals.Status(made.Refusal), ct);
    }

    /// <summary>What the form would be, with whether somebody else must agree.</summary>
    private async Task<ReturnForm.LookModel> Look(FormState form, ReturnRoom room, Actor viewer, CancellationToken ct)
    {
        var draft = await drafts.Draft(Guid.Empty, room, await Input(form, ct), ct);
        var limit = ApprovalLimit.Of(viewer, policies.Get(ReturnPolicies.Authority));
        var inTime =
            room.Order.ReceivedAt is not { } at || clock.Now() <= at.AddDays(policies.Get(ReturnPolicies.Window));
        return new ReturnForm.LookModel(
            draft.IsDone ? draft.Value : null,
            form["reason"].Length > 0 && !draft.IsDone && draft.Refusal != ReturnErrors.NoLines ? draft.Refusal : null,
            room,
            limit,
            inTime
        );
    }

    private static int Count(string typed) =>
        typed.Length == 0 ? 0
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
        : -1;

    /// <summary>The whole order is what most customers send back; a parcel that was refused always is.</summary>
    private static void Fill(FormState form, ReturnRoom room)
    {
        (form["kind"], form["reason"]) = (
            nameof(ReturnKind.Return),
            room.Order.Status == OrderStatus.Shipped ? nameof(ReturnReason.Undelivered) : ""
        );
        foreach (var line in room.Order.Lines)
            form[$"quantity-{line.No}"] = (
                room.Order.Status == OrderStatus.Shipped || room.Order.Lines.Count == 1 ? room.Left(line) : 0
            ).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<ReturnInput> Input(FormState form, CancellationToken ct)
    {
        ReturnPicture? picture = null;
        if (form.Files is [{ Length: > 0 } sent, ..])
        {
            using var bytes = new MemoryStream();
            await sent.CopyToAsync(bytes, ct);
            picture = new ReturnPicture(sent.FileName, bytes.ToArray());
        }

        Money? postage =
            form["postage"].Length == 0 ? null
            : Money.TryParse(form["postage"], out var typed) ? typed
            : Money.Yuan(-1);
        List<ReturnedLine> lines =
        [
            .. form.All("line")
                .Select(Count)
                .Select(n => new ReturnedLine(
                    n,
                    Count(form[$"quantity-{n}"]),
                    Guid.TryParse(form[$"sku-{n}"], out var sku) ? new SkuId(sku) : null
                )),
        ];
        return new ReturnInput(
            form["order"],
            Asked.Choice<ReturnKind>(form["kind"]) ?? (ReturnKind)(-1),
            Asked.Choice<ReturnReason>(form["reason"]) ?? (ReturnReason)(-1),
            form["what"],
            form["consent"],
            lines,
            postage,
            picture
        );
    }
}
