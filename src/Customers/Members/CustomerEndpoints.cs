using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>Customers and messages in the back office. The JSON twin is <see cref="CustomerApi"/>.</summary>
internal static class CustomerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/office/customers", List).Needs(CustomersModule.View, CustomersModule.ViewFull).ExcludeFromDescription();
        routes.MapGet("/office/customers/export", ExportList).Needs(CustomersModule.ExportData).ExcludeFromDescription();
        routes.MapGet("/office/customers/{account:guid}", One).Needs(CustomersModule.View, CustomersModule.ViewFull).ExcludeFromDescription();
        routes.MapGet("/office/messages", Messages).Needs(CustomersModule.View, CustomersModule.ViewFull).ExcludeFromDescription();
        CustomerApi.Map(routes);
    }

    private static async Task<IResult> List(HttpContext context, MemberDirectory directory, ICustomerClasses classes, TimeProvider clock, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        var (query, table, actor) = (QueryOf(context), TableQuery.From(context), context.Actor());
        var full = actor.May(CustomersModule.ViewFull);
        var model = new CustomerViews.ListModel(query, table, await directory.List(query, table.Place, full, ct), actor.May(CustomersModule.ExportData), full, classes.All);
        return PageResult.Page(l["客户"], CustomerViews.List(model, clock.Now(), l), typeof(OfficeLayout));
    }

    private static async Task<IResult> One(Guid account, HttpContext context, MemberDirectory directory, ICustomerClasses classes, TimeProvider clock, IRefusalPages refusals, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        var full = context.Actor().May(CustomersModule.ViewFull);
        if (await directory.Of(AccountId.From(account), full, ct) is not { } file) return refusals.Answer(context, MemberErrors.NotFound);
        return PageResult.Page(file.Row.Name.Length > 0 ? file.Row.Name : file.Row.Login, CustomerViews.One(file, full, ClassViews.Card(file, classes.All, context.Actor(), l), l), typeof(OfficeLayout));
    }

    /// <summary>First the log entry, then the rows: an export that could not be noted does not happen.</summary>
    private static async Task<IResult> ExportList(HttpContext context, UseCaseExecutor executor, MemberDirectory directory, Company company, IRefusalPages refusals, CancellationToken ct)
    {
        var (query, format, actor) = (QueryOf(context), context.Request.Query["format"].ToString(), context.Actor());
        var noted = await executor.Run(actor, (ExportCustomers u) => u.Run(query, format, ct), ct);
        if (!noted.IsDone) return refusals.Answer(context, noted.Refusal);
        return Export.File("customers", format,
        [
            new ExportColumn<CustomerRow>(("姓名", "Name"), c => c.Name),
            new ExportColumn<CustomerRow>(("手机", "Phone"), c => c.Phone),
            new ExportColumn<CustomerRow>(("登录名", "Login"), c => c.Login),
            new ExportColumn<CustomerRow>(("客户类型", "Class"), c => c.Class),
            new ExportColumn<CustomerRow>(("注册时间", "Registered at"), c => company.Calendar.Local(c.RegisteredAt)),
        ], directory.All(query, TableQuery.From(context).Place, actor.May(CustomersModule.ViewFull), CancellationToken.None));
    }

    private static async Task<IResult> Messages(HttpContext context, MessageList messages, TimeProvider clock, IStringLocalizer<CustomersTexts> l, CancellationToken ct)
    {
        var q = context.Request.Query;
        var query = new MessageQuery(q["phone"].FirstOrDefault(), Asked.Choice<MessageState>(q["state"]));
        var table = TableQuery.From(context);
        var rows = await messages.List(query, table.Place, context.Actor().May(CustomersModule.ViewFull), ct);
        return PageResult.Page(l["发给客户的短信"], CustomerViews.Messages(new CustomerViews.MessagesModel(query, table, rows), clock.Now(), l), typeof(OfficeLayout));
    }

    private static CustomerQuery QueryOf(HttpContext context)
    {
        var q = context.Request.Query;
        return new CustomerQuery(q["q"].FirstOrDefault(), Asked.Day(q["from"]), Asked.Day(q["to"])) { Class = q["class"].FirstOrDefault() };
    }
}
