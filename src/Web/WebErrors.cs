namespace Zhanggui.Web;

internal static class WebErrors
{
    public static readonly Refusal NoSuchPage = Refusal.NotFound(
        "web.no_such_page",
        "没有这个页面。请检查地址，或从首页再找",
        "There is no such page. Check the address or start from the home page."
    );

    public static readonly Refusal TooOften = new(
        "web.too_often",
        new Text("操作太频繁了，请过一分钟再试", "Too many tries. Please wait a minute."),
        RefusalKind.TooMany
    );

    public static readonly Refusal Preparing = new(
        "web.preparing",
        new Text(
            "第一次启动，正在准备示范公司的数据，大约半分钟。好了会自动打开",
            "First start: the demo company is being prepared, about half a minute. This page opens by itself."
        ),
        RefusalKind.NotReady
    );

    public static readonly Refusal TooLarge = new(
        "web.too_large",
        new Text("发来的内容太大了，请分几次提交", "What was sent is too large. Send it in parts."),
        RefusalKind.Invalid
    );

    public static readonly Refusal Malformed = new(
        "web.malformed",
        new Text("请求的格式不对，没有执行", "The request is malformed and was not carried out."),
        RefusalKind.Invalid
    );

    public static readonly Refusal NotJson = new(
        "web.not_json",
        new Text(
            "请求要用 JSON 格式（Content-Type: application/json），没有执行",
            "Send JSON (Content-Type: application/json); nothing was carried out."
        ),
        RefusalKind.Invalid
    );

    public static Refusal Broken(string trace) =>
        new(
            "web.broken",
            new Text(
                $"出了点问题，没有保存。请再试一次；还不行就把编号 {trace} 报给技术部",
                $"Something went wrong and nothing was saved. Try again; if it persists, report {trace} to the technical department."
            )
        );
}
