namespace Zhanggui.Customers;

/// <summary>What classes and requests for them are refused for.</summary>
internal static class ClassErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "customers.no_class",
        "没有这个客户类型",
        "There is no such customer class."
    );
    public static readonly Refusal Code = Refusal.Invalid(
        "customers.class_code",
        "code",
        "编码要 2 到 20 个小写字母、数字或短横，字母开头",
        "A code has 2 to 20 lower-case letters, digits and hyphens and begins with a letter."
    );
    public static readonly Refusal Taken = Refusal.Conflict(
        "customers.class_taken",
        "已经有这个编码的客户类型",
        "There is a class of this code already."
    );
    public static readonly Refusal NameZh = Refusal.Invalid(
        "customers.class_name",
        "nameZh",
        "中文名要 1 到 30 个字",
        "The Chinese name has 1 to 30 characters."
    );
    public static readonly Refusal NameEn = Refusal.Invalid(
        "customers.class_name",
        "nameEn",
        "英文名要 1 到 40 个字",
        "The English name has 1 to 40 characters."
    );
    public static readonly Refusal Class = Refusal.Invalid(
        "customers.class",
        "class",
        "没有这个客户类型，或已停用",
        "There is no such class, or it is out of use."
    );
    public static readonly Refusal NotOpen = Refusal.Invalid(
        "customers.class_not_open",
        "class",
        "这个类型不能自己申请，请联系客服",
        "This class can't be asked for; please contact customer service."
    );
    public static readonly Refusal Reason = Refusal.Invalid(
        "customers.class_reason",
        "why",
        "请写原因，200 字以内",
        "Give the reason, at most 200 characters."
    );
    public static readonly Refusal Same = Refusal.Conflict(
        "customers.class_same",
        "这位客户已经是这个类型",
        "This customer is of that class already."
    );
    public static readonly Refusal Own = Refusal.Forbidden(
        "customers.class_own",
        "自己的账号要别人来办",
        "Somebody else must do this for your own account."
    );
    public static readonly Refusal MembersOnly = Refusal.Forbidden(
        "customers.class_members_only",
        "只有商城会员可以申请",
        "Only members of the shop may ask."
    );
    public static readonly Refusal Waiting = Refusal.Conflict(
        "customers.class_waiting",
        "您已有一份申请在审，请等结果或先撤回",
        "You have asked already; wait for the answer, or withdraw it first."
    );
    public static readonly Refusal NoRequest = Refusal.NotFound(
        "customers.no_class_request",
        "没有这份申请",
        "There is no such request."
    );
    public static readonly Refusal Company = Refusal.Invalid(
        "customers.class_company",
        "company",
        "公司名称要 2 到 100 个字",
        "A company name has 2 to 100 characters."
    );
    public static readonly Refusal Licence = Refusal.Invalid(
        "customers.class_licence",
        "licence",
        "执照号是 15 或 18 位字母和数字",
        "A licence number has 15 or 18 letters and digits."
    );
    public static readonly Refusal Contact = Refusal.Invalid(
        "customers.class_contact",
        "contact",
        "联系人要 2 到 30 个字",
        "A contact has 2 to 30 characters."
    );
    public static readonly Refusal Note = Refusal.Invalid(
        "customers.class_note",
        "note",
        "说明最多 200 字",
        "The note has at most 200 characters."
    );
}
