using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>
/// What customers were told by text message; the number is masked for those who need not know it (DAT-11), and taking
/// them away is noted like customers (ORG-15).
/// </summary>
internal static class MessagePage
{
    public static readonly ListPage<MessageRow> List = new ListPage<MessageRow>(
        "messages",
        ("发给客户的短信", "Text messages to customers"),
        CustomersModule.View,
        CustomersModule.ViewFull
    )
        .For(
            (
                "订单每走一步都会告诉客户；发不出去的会自动再试",
                "Customers are told of every step of their order; what fails is tried again"
            )
        )
        .From<MessageList>(
            (messages, request, take) =>
                messages.List(
                    request["phone"],
                    Asked.Choice<MessageState>(request["state"]),
                    request["kind"],
                    request.Place,
                    take,
                    CustomerPage.MaySeeAll(request),
                    request.Ct
                )
        )
        .Taken<ExportCustomers>(
            CustomersModule.ExportData,
            (u, request, form) => u.Run("messages", new CustomerQuery(request["phone"], null, null), form, request.Ct)
        )
        .At(m => $"/office/messages/{m.Id}")
        .Filter(new ListFilter("phone", ("手机号或后四位", "Mobile, or its last four digits"), FilterKind.Words))
        .Filter(ListFilter.Of<MessageState>("state", ("全部状态", "All states"), Message.StateName))
        .Filter(ListFilter.OneOf("kind", ("全部通知", "All notices"), MessageViews.Kinds))
        .Link("/office/notices", ("通知模板", "Notices"))
        .Empty(_ => new ListEmpty(
            ("没有符合条件的短信", "No message fits"),
            ("有订单变动时，发出的短信会出现在这里", "What customers are told of their orders appears here"),
            "message-circle"
        ))
        .Column("phone", ("手机", "Phone"), m => m.Phone, sorts: true)
        .Column("asked", ("时间", "Time"), m => m.AskedAt, sorts: true)
        .Column("kind", ("通知", "Notice"), m => m.Kind, cell: (m, request) => MessageViews.Kind(m, request))
        .Column("body", ("内容", "Message"), m => m.Body, cell: (m, _) => MessageViews.Body(m))
        .Column("state", ("状态", "State"), m => Message.StateName(m.State), cell: (m, _) => MessageViews.State(m))
        .Column("sent", ("发出", "Sent"), m => m.SentAt, shown: false)
        .Column("delivered", ("送达", "Delivered"), m => m.DeliveredAt)
        .Column("tries", ("试过几次", "Tries"), m => m.Tries, shown: false)
        .Column("error", ("为什么发不出去", "Why it failed"), m => m.Error, shown: false)
        .Json("ListMessages", "Customers", "Messages sent to customers, newest first", m => m);

    public static readonly DocumentPage<MessageRow> Document = new DocumentPage<MessageRow>(
        "messages",
        CustomersModule.View,
        CustomersModule.ViewFull
    )
        .From<MessageList>(
            (messages, request, id) => messages.Find(id, CustomerPage.MaySeeAll(request), request.Ct),
            ResendMessage.NotFound
        )
        .Shows(m => m.Phone, MessageViews.One)
        .Audited(m => ("message", m.Id))
        .Json("GetMessage", "Customers", "One message to a customer", m => m)
        .Act<ResendMessage>(
            "resend",
            [ResendMessage.Permission],
            (u, id, ct) => u.Run(id, ct),
            ("马上重发", "It is sent again"),
            "ResendMessage",
            "Send a message again that was given up or withheld (PLUS-02)"
        );
}
