using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// The list of consultations (CRM-04), with what is held now above it; phones are whole only for those who may see them
/// (DAT-11).
/// </summary>
internal static class ConsultationPage
{
    private const string Answer = "consult.answer";
    internal static readonly string[] See = ["consult.view", Answer];

    public static readonly ListPage<Consultation> List = new ListPage<Consultation>(
        "support/consultations",
        ("咨询", "Consultations"),
        See
    )
        .For(
            (
                "下单以前客户问了什么、谁接待、成没成",
                "What customers asked before they ordered, who answered, and what came of it"
            )
        )
        .From<ConsultationList>((list, request, take) => list.Page(request, take))
        .With(request => request.Get<ConsultationQueries>().Reasons(request.Ct))
        .Live("consultations")
        .Note(ConsultationViews.LiveHolds)
        .Open(request => request.Get<ConsultationQueries>().Waiting(Mine(request.Viewer), request.Ct))
        .Link("/office/support/reasons", ("原因设置", "Reasons"), needs: "consult.manage")
        .Link(
            "/office/support/consultations/new",
            ("登记咨询", "Write one down"),
            "plus",
            Answer,
            primary: true,
            shortcut: "N"
        )
        .Filter(ListFilter.Search(("单号、手机号、称呼", "Number, mobile or name")))
        .Filter(ListFilter.Of<ConsultationState>("state", ("全部状态", "All states"), ConsultationStates.NameOf))
        .Filter(ListFilter.OneOf("owner", ("接待：全部", "Answered by anybody"), People))
        .Filter(ListFilter.OneOf("reason", ("未成交原因：全部", "Any reason of no deal"), Reasons))
        .Filter(new ListFilter("product", ("款号或规格编码", "Style or SKU"), FilterKind.Words))
        .Filter(ListFilter.Day("from", ("从", "From")))
        .Filter(ListFilter.Day("to", ("到", "to")))
        .Empty(_ => new ListEmpty(
            ("没有符合条件的咨询", "No consultation fits"),
            (
                "客户来问时登记一笔，下了单会自动记成交",
                "Write down when customers ask; their order is noted as the deal by itself"
            ),
            "message-circle"
        ))
        .Column("no", ("咨询", "Consultation"), c => c.No, sorts: true)
        .Column("opened", ("时间", "Opened at"), c => c.OpenedAt, sorts: true)
        .Column(
            "standing",
            ("状态", "State"),
            c => ConsultationStates.NameOf(c.State),
            cell: (c, _) => ConsultationViews.State(c)
        )
        .Column("customer", ("客户", "Customer"), Who, cell: ConsultationViews.Customer)
        .Column("phone", ("电话", "Phone"), (c, request) => ConsultationViews.PhoneOf(c, Full(request)), shown: false)
        .Column("channel", ("来处", "Channel"), c => ConsultationStates.ChannelName(c.Channel), shown: false)
        .Column("about", ("问什么", "About"), c => ConsultationStates.KindName(c.Kind))
        .Column("skus", ("规格", "SKUs"), Skus, cell: (c, _) => ConsultationViews.Goods(c))
        .Column("note", ("内容", "Note"), c => c.Note, shown: false)
        .Column("by", ("接待", "Answered by"), c => c.OwnerName)
        .Column("order", ("订单", "Order"), c => c.OrderNo, cell: (c, _) => ConsultationViews.Order(c))
        .Column("why", ("未成交原因", "Reason"), ReasonOf)
        .Column("explanation", ("说明", "Explanation"), c => c.ReasonNote, shown: false)
        .Column("ended", ("登记结果", "Ended at"), c => c.EndedAt, shown: false)
        .Json(
            "ListConsultations",
            "Consultations 咨询",
            "Consultations, newest first, or sorted by `opened` or `no`; `next` of the answer pages on as `after`. "
                + "Phones masked without crm.view.full",
            (c, request) => ServiceDeskApi.View(c, Full(request)),
            "consultations"
        );

    private static bool Full(ListRequest request) => request.Viewer.May(CustomersModule.ViewFull);

    /// <summary>Whoever manages sees everybody's that wait for an outcome, others their own.</summary>
    private static Guid? Mine(Actor viewer) => viewer.May("consult.manage") ? null : viewer.Id;

    private static string Who(Consultation c, ListRequest request) => ConsultationViews.WhoOf(c, Full(request));

    private static string Skus(Consultation c) =>
        string.Join("; ", c.Items.Select(i => i.SkuCode).Order(StringComparer.Ordinal));

    private static string? ReasonOf(Consultation c, ListRequest request) =>
        c.ReasonCode is not { } code
            ? null
            : request.Part<IReadOnlyList<LostDealReason>>().FirstOrDefault(r => r.Code == code)?.Name.ToString()
                ?? code;

    private static async Task<IReadOnlyList<(string Value, Text Name)>> People(ListRequest request) =>
        [
            .. (await request.Get<ConsultationQueries>().People(request.Ct)).Select(p =>
                (p.Id.ToString(), new Text(p.Name, p.Name))
            ),
        ];

    private static async Task<IReadOnlyList<(string Value, Text Name)>> Reasons(ListRequest request) =>
        [.. (await request.Get<ConsultationQueries>().Reasons(request.Ct)).Select(r => (r.Code, r.Name))];
}
