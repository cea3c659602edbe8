using Zhanggui.Organization;

namespace Zhanggui.Records;

/// <summary>台账 on paper, as it is filtered.</summary>
internal static class RecordPrint
{
    public static readonly PrintForm<RecordViews.PaperModel> Form = new PrintForm<RecordViews.PaperModel>(
        "/office/records/{key}/print",
        ("台账", "Record"),
        RecordPermissions.Use
    )
        .From<RecordPages>((r, p) => r.Paper(p["key"], p.Ct), RecordErrors.NoRegister)
        .Named(m => m.Register.Name)
        .Wide(m => m.Columns.Count > 8)
        .Under((m, _) => m.Register.Purpose.ToString())
        .Sheet((m, p) => EntryViews.Paper(m, p.Texts<RecordsTexts>()));
}
