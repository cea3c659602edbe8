namespace Zhanggui.Inbound;

/// <summary>What an arrival asks of the supervisor: within the hour, compare it with the goods (INV-04).</summary>
internal static class InboundToDo
{
    public const string Post = "inbound.post";

    public static ToDoDraft ToPost(InboundReceipt receipt) =>
        new(
            Post,
            ("核对入库", "Verify receipt"),
            receipt.Subject,
            "/office/inbound/" + receipt.Id.Value,
            "WHMGR",
            receipt.At.AddHours(1),
            ("核对实物后入账，登记人不能自己核对", "Compare with the goods and post; who registered may not verify."),
            ("去核对", "Verify")
        )
        {
            Who = receipt.Receiver,
            WarnBefore = TimeSpan.FromMinutes(15),
        };
}
