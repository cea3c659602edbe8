using Microsoft.AspNetCore.Components;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Web;

/// <summary>
/// A refused page: the way to sign in, a page that says what to do, or problem details for a program.
/// </summary>
internal sealed class RefusalPages : IRefusalPages
{
    public IResult Answer(HttpContext context, Refusal refusal)
    {
        if (context.IsApi() || Accepts(context, "application/json"))
            return Refusals.Problem(refusal);
        var office = context.Request.Path.StartsWithSegments("/office", StringComparison.Ordinal);
        if (refusal.Kind == RefusalKind.SignedOut)
        {
            var back =
                HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString
                : office ? "/office"
                : "/";
            return PageResult.Redirect(
                context,
                (office ? "/office/login" : "/login") + "?back=" + Uri.EscapeDataString(back)
            );
        }

        if (refusal.Code == PasswordRules.Expired.Code)
            return PageResult.Redirect(context, "/office/password");
        refusal = Named(context, refusal);
        RenderFragment body = Render.Component<RefusalPage>(("Refusal", refusal), ("Office", office));
        return PageResult.Page(
            refusal.Message.ToString(),
            body,
            office ? typeof(OfficeLayout) : typeof(StoreLayout),
            Refusals.Status(refusal)
        );
    }

    /// <summary>A page names the missing permission as the permission matrix does; programs get its code.</summary>
    private static Refusal Named(HttpContext context, Refusal refusal)
    {
        if (refusal.Code != Access.Denied("").Code)
            return refusal;
        var missing = context
            .RequestServices.GetServices<Permission>()
            .FirstOrDefault(p => refusal.Message.Zh.Contains($"“{p.Code}”", StringComparison.Ordinal));
        return missing is null
            ? refusal
            : refusal with
            {
                Message = new Text(
                    refusal.Message.Zh.Replace(missing.Code, missing.Name.Zh, StringComparison.Ordinal),
                    refusal.Message.En.Replace(missing.Code, missing.Name.En, StringComparison.Ordinal)
                ),
            };
    }

    private static bool Accepts(HttpContext context, string type) =>
        context.Request.Headers.Accept.ToString().StartsWith(type, StringComparison.Ordinal);
}
