using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>
/// The list of customers. Who need not know reads phone, name and login masked (DAT-11), in the export too, which needs
/// its own permission and is noted (ORG-15).
/// </summary>
internal static class CustomerPage
{
    public static readonly ListPage<CustomerRow> List = new ListPage<CustomerRow>(
        "customers",
        ("客户", "Customers"),
        CustomersModule.View,
        CustomersModule.ViewFull
    )
        .For(("姓名、手机号（或后四位）、登录名都能搜", "Search by name, mobile (or its last four digits) or login"))
        .From<MemberDirectory>(
            (members, request, take) =>
                members.List(QueryOf(request), request.Place, take, MaySeeAll(request), request.Ct)
        )
        .Taken<ExportCustomers>(
            CustomersModule.ExportData,
            (u, request, form) => u.Run("customers", QueryOf(request), form, request.Ct)
        )
        .At(c => $"/office/customers/{c.Account.Value}")
        .Note(request => Task.FromResult(CustomerViews.WhyMasked(request)))
        .Filter(ListFilter.Search(("姓名、手机号、登录名", "Name, mobile or login")))
        .Filter(ListFilter.Day("from", ("注册从", "Registered from")))
        .Filter(ListFilter.Day("to", ("到", "to")))
        .Filter(ListFilter.OneOf("class", ("全部类型", "All classes"), Classes))
        .Empty(_ => new ListEmpty(
            ("没有符合条件的客户", "No customer fits"),
            ("换个词，或清除日期再找", "Try another word, or clear the dates"),
            "users"
        ))
        .Column("name", ("姓名", "Name"), c => c.Name, sorts: true, cell: (c, _) => CustomerViews.Name(c))
        .Column("phone", ("手机", "Phone"), c => c.Phone)
        .Column("login", ("登录名", "Login"), c => c.Login, sorts: true)
        .Column("class", ("客户类型", "Class"), ClassName, cell: CustomerViews.Class)
        .Column("region", ("地区", "Region"), c => c.Region)
        .Column("registered", ("注册时间", "Registered at"), c => c.RegisteredAt, sorts: true)
        .Json(
            "ListCustomers",
            "Customers",
            "Customers, newest first, or sorted by `registered`, `name` or `login`; search by name, phone or login; "
                + "`class` is a customer class, - for those of none. Masked without crm.view.full",
            c => c
        );

    public static bool MaySeeAll(ListRequest request) => request.Viewer.May(CustomersModule.ViewFull);

    public static string? ClassName(CustomerRow row, ListRequest request) =>
        row.Class is { } code ? request.Get<ICustomerClasses>().Find(code)?.Name.ToString() ?? code : null;

    private static CustomerQuery QueryOf(ListRequest request) =>
        new(request["q"], Asked.Day(request["from"]), Asked.Day(request["to"])) { Class = request["class"] };

    private static Task<IReadOnlyList<(string Value, Text Name)>> Classes(ListRequest request) =>
        Task.FromResult<IReadOnlyList<(string, Text)>>([
            (CustomerQuery.Retail, ("零售", "Retail")),
            .. request.Get<ICustomerClasses>().All.Select(c => (c.Code, c.Name)),
        ]);
}
