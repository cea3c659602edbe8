using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>A decision about a request.</summary>
internal sealed record ClassDecisionBody(bool Approve, string? Comment);

/// <summary>Members' requests for a class (ORD-21): the list with decisions on many at once, and one request.</summary>
internal static class ClassRequestPage
{
    private const string Key = "class-requests";
    private const string Tag = "Customers";
    private static readonly string[] Decide = [ClassSetup.Set];

    public static readonly ListPage<ClassRequest> List = new ListPage<ClassRequest>(
        Key,
        ("批发申请", "Wholesale requests"),
        Decide
    )
        .For(
            (
                "会员交了公司、执照和联系人，核对后通过，价格马上生效",
                "Members send company, licence and contact; once it is approved their prices apply at once"
            )
        )
        .From<ClassQueries>((queries, request, take) => queries.Page(request, take))
        .Pick<ClassQueries>((queries, request, numbers) => queries.Numbered(numbers, request.Ct))
        .Open(request => request.Get<ClassQueries>().Pending(request.Ct))
        .Filter(ListFilter.Search(("单号、公司、执照号或登录名", "Number, company, licence or login")))
        .Filter(ListFilter.Of<ClassRequestState>("state", ("全部状态", "All states"), ClassRequestStates.NameOf))
        .Empty(_ => new ListEmpty(
            ("没有批发申请", "No wholesale requests"),
            ("会员在“我的 / 批发”里申请", "Members ask under My account / Wholesale"),
            "building-store"
        ))
        .Link("/office/customer-classes", ("客户类型", "Customer classes"), needs: ClassSetup.Edit)
        .Column("no", ("单号", "Number"), r => r.No, sorts: true)
        .Column(
            "company",
            ("公司", "Company"),
            r => r.Company,
            sorts: true,
            cell: (r, _) => ClassRequestViews.Company(r)
        )
        .Column("licence", ("执照号", "Licence"), r => r.Licence, shown: false)
        .Column("class", ("客户类型", "Customer class"), (r, request) => ClassRequestViews.ClassName(r, request))
        .Column("contact", ("联系人", "Contact"), r => r.Contact)
        .Column(
            "state",
            ("状态", "State"),
            r => ClassRequestStates.NameOf(r.State),
            cell: (r, _) => ClassRequestViews.State(r)
        )
        .Column("made", ("申请时间", "Asked at"), r => r.MadeAt, sorts: true)
        .Column("decidedBy", ("决定人", "Decided by"), r => r.DecidedBy, shown: false)
        .Column("decidedAt", ("决定时间", "Decided at"), r => r.DecidedAt, shown: false)
        .Column("comment", ("意见", "Comment"), r => r.Comment, shown: false)
        .Json("ListClassRequests", Tag, "Members' requests for a class, newest first (ORD-21)", View)
        .Found("KL", "building-store", r => r.Company)
        .Act<DecideClassRequest>(
            "approve",
            ("通过", "Approve"),
            ClassSetup.Set,
            (u, r, _, ct) => u.Run(r.No, true, null, ct),
            r =>
                ClassRequestStates.Table.Next(r.State, ClassRequestVerb.Approve) is { IsDone: false } no
                    ? no.Refusal
                    : null
        )
        .Act<DecideClassRequest>(
            "refuse",
            ("不通过", "Refuse"),
            ClassSetup.Set,
            (u, r, reason, ct) => u.Run(r.No, false, reason, ct),
            r =>
                ClassRequestStates.Table.Next(r.State, ClassRequestVerb.Refuse) is { IsDone: false } no
                    ? no.Refusal
                    : null,
            asksReason: true,
            dangerous: true
        );

    public static readonly DocumentPage<ClassRequest> Document = new DocumentPage<ClassRequest>(Key, Decide)
        .From<ClassQueries>((queries, no, ct) => queries.ByNo(no, ct), ClassErrors.NoRequest)
        .Shows(r => r.No, ClassRequestViews.One)
        .Audited(r => (r.Subject.Type, r.Id.Value))
        .Json("GetClassRequest", Tag, "One request for a class", View)
        .Act<DecideClassRequest, ClassDecisionBody>(
            "decision",
            Decide,
            (u, no, i, ct) => u.Run(no, i.Approve, i.Comment, ct),
            ("已答复，结果会发给客户", "Decided; the customer is told"),
            "DecideClassRequest",
            "Approve a request, and the member is of the class at once, or refuse it with the reason"
        );

    private static object View(ClassRequest r) =>
        new
        {
            r.No,
            r.Account,
            r.Login,
            r.Class,
            r.Company,
            r.Licence,
            r.Contact,
            r.Phone,
            r.Note,
            r.State,
            r.MadeAt,
            r.DecidedBy,
            r.DecidedAt,
            r.Comment,
        };
}
