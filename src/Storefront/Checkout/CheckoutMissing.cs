using Zhanggui.Customers;

namespace Zhanggui.Storefront;

/// <summary>
/// What still has to be filled in before an order can be placed (SHOP-15), so that nobody has to press the button to
/// find out.
/// </summary>
internal static class CheckoutMissing
{
    private static readonly Dictionary<string, Text> Names = new(StringComparer.Ordinal)
    {
        ["login"] = ("手机号或登录名", "mobile number or login"),
        ["password"] = ("密码", "password"),
        ["again"] = ("再输一次密码", "password again"),
        ["knownLogin"] = ("手机号或登录名", "mobile number or login"),
        ["knownPassword"] = ("密码", "password"),
        ["name"] = ("收件人", "recipient"),
        ["phone"] = ("收件手机", "recipient's phone"),
        ["province"] = ("省", "province"),
        ["city"] = ("市", "city"),
        ["district"] = ("区县", "district"),
        ["street"] = ("街道和门牌号", "street"),
        ["postcode"] = ("邮编", "postcode"),
        ["remark"] = ("留言", "remark"),
        ["courier"] = ("送货方式", "delivery"),
        ["method"] = ("付款方式", "payment"),
        ["invoiceTitle"] = ("发票抬头", "invoice title"),
        ["invoiceTaxNo"] = ("税号", "tax number"),
    };

    /// <summary>The missing fields, in the page's order.</summary>
    public static IReadOnlyList<MissingField> Of(CheckoutView view, IAddressCheck check)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            .. Check(view.Form, view.IsSignedIn, check)
                .Concat(Offered(view))
                .Where(r => r.Field is not null)
                .DistinctBy(r => r.Field)
                .Select(r => new MissingField(r.Field!, NameOf(r.Field!))),
        ];
    }

    /// <summary>
    /// Refuses, all at once, what can be seen to be wrong in the form alone. Everything else is the use cases' to
    /// refuse.
    /// </summary>
    public static IReadOnlyList<Refusal> Check(CheckoutForm form, bool signedIn, IAddressCheck check)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(check);
        var refusals = new List<Refusal>();
        if (!signedIn)
            refusals.AddRange(form.Who == "known" ? SignIn(form) : Registration(form));
        if (form.IsNewAddress && check.Check(form.Typed) is { IsDone: false } address)
            refusals.AddRange(address.Refusal.All);
        if (form.Remark.Trim().Length > 200)
            refusals.Add(
                Refusal.Invalid(
                    "storefront.remark_long",
                    "remark",
                    "留言请在 200 字以内",
                    "A remark has at most 200 characters."
                )
            );
        if (form.WantsInvoice && form.InvoiceTitle.Trim().Length < 2)
            refusals.Add(
                Refusal.Invalid(
                    "storefront.invoice_title",
                    "invoiceTitle",
                    "请填发票抬头，个人就填姓名",
                    "Enter the invoice title; a person's name will do."
                )
            );
        return refusals;
    }

    /// <summary>A field's name for people.</summary>
    public static Text NameOf(string field) => Names.TryGetValue(field, out var name) ? name : (field, field);

    /// <summary>True for the fields of the page's first part.</summary>
    public static bool IsOfAccount(string? field) =>
        field is "login" or "password" or "again" or "knownLogin" or "knownPassword";

    private static IEnumerable<Refusal> Offered(CheckoutView view)
    {
        if (view.Quote.IsDone && view.Destination.City.Length > 0 && view.Quote.Value.Options.Count == 0)
            yield return Refusal.Invalid(
                "storefront.no_courier",
                "courier",
                "这个地址暂时送不到",
                "We can't deliver to that address yet."
            );
        if (view.Form.ChosenMethod is null)
            yield return Refusal.Invalid("storefront.no_method", "method", "请选付款方式", "Choose how to pay.");
    }

    private static IEnumerable<Refusal> SignIn(CheckoutForm form)
    {
        if (form.KnownLogin.Trim().Length == 0)
            yield return Refusal.Invalid(
                "storefront.login_missing",
                "knownLogin",
                "请填手机号或登录名",
                "Enter your mobile number or login."
            );
        if (form.KnownPassword.Length == 0)
            yield return Refusal.Invalid(
                "storefront.password_missing",
                "knownPassword",
                "请填密码",
                "Enter your password."
            );
    }

    private static IEnumerable<Refusal> Registration(CheckoutForm form)
    {
        if (RegisterMember.LoginName(form.Login) is { IsDone: false } login)
            yield return login.Refusal;
        if (form.Password.Length == 0)
            yield return Refusal.Invalid(
                "storefront.password_missing",
                "password",
                "请设一个密码",
                "Choose a password."
            );
        if (form.Again.Length == 0 || form.Again != form.Password)
            yield return Refusal.Invalid(
                "storefront.passwords_differ",
                "again",
                form.Again.Length == 0 ? "请把密码再输一次" : "两次输入的密码不一样，请再输一次",
                form.Again.Length == 0 ? "Type the password again." : "The two passwords differ; please type it again."
            );
    }
}
