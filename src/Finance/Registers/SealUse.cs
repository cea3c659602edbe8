using Zhanggui.Records;

namespace Zhanggui.Finance;

/// <summary>
/// The register of seal uses: document, purpose, and the general manager's word before the seal is set (FIN-24: 印章管理).
/// </summary>
internal static class SealUse
{
    public static readonly Register Register = new(
        "seal-use",
        ("用印登记", "Seal use"),
        "YY",
        "FIN-24",
        [
            new RegisterField("document", ("文件名称", "Document")) { IsRequired = true, IsInList = true },
            new RegisterField("kind", ("文件类型", "Kind"), FieldKind.Choice)
            {
                IsRequired = true,
                Options =
                [
                    new("contract", ("合同", "Contract")),
                    new("statement", ("证明", "Statement")),
                    new("report", ("报表", "Report")),
                    new("other", ("其他", "Other")),
                ],
            },
            new RegisterField("copies", ("份数", "Copies"), FieldKind.Whole) { IsRequired = true },
            new RegisterField("partner", ("对方单位", "Other party")),
            new RegisterField("amount", ("涉及金额", "Amount"), FieldKind.Money) { IsInList = true },
            new RegisterField("seal", ("印章", "Seal"), FieldKind.Choice)
            {
                IsRequired = true,
                IsInList = true,
                Options =
                [
                    new("company", ("公章", "Company seal")),
                    new("contract", ("合同章", "Contract seal")),
                    new("finance", ("财务章", "Finance seal")),
                    new("legal", ("法人章", "Legal representative's seal")),
                ],
            },
            new RegisterField("where", ("在哪里盖", "Where"), FieldKind.Choice)
            {
                IsRequired = true,
                Options = [new("inside", ("公司里", "In the company")), new("outside", ("外带", "Taken out"))],
            },
            new RegisterField("back_on", ("外带归还日期", "Back on"), FieldKind.Date)
            {
                RequiredWhen = new("where", "outside"),
            },
            new RegisterField("purpose", ("用途", "Purpose"), FieldKind.LongText) { IsRequired = true },
        ]
    )
    {
        Purpose = (
            "先批后盖；写错就作废重登，不能改",
            "Approved before the seal is set; a mistake is voided and made anew"
        ),
        Writers = ["HRADMIN", "ACCT", "CASHIER"],
        Readers = ["DEPUTY"],
        Approval = "GM",
    };
}
