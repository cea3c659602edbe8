namespace Zhanggui.Finance;

/// <summary>This module's policies.</summary>
internal static class FinancePolicies
{
    public static readonly MinutesPolicy CallbackMaxAge = new(
        "payment.callback.max-age.minutes",
        ("支付通知的有效时间", "How old a payment notice may be"),
        "ORD-13",
        10,
        1,
        1440,
        Policy.Technical
    );

    public static readonly TextPolicy Methods = new(
        "payment.methods",
        ("可用的付款方式", "Payment methods offered"),
        "SHOP-17",
        "alipay,tenpay,bank,transfer",
        PaymentMethods.CanRead,
        (
            "alipay、tenpay、bank、transfer 中的一个或几个，用逗号分开",
            "one or more of alipay, tenpay, bank, transfer, separated by commas"
        )
    );

    public static readonly SwitchPolicy CashOnDelivery = new(
        "payment.cod.enabled",
        ("开通货到付款", "Cash on delivery offered"),
        "C19",
        false
    );

    public static readonly TextPolicy TransferAccount = new(
        "payment.transfer.account",
        ("线下转账的收款账户", "Account for transfers"),
        "SHOP-17",
        "杭州栖禾商贸有限公司 · 中国工商银行杭州余杭支行 · 1202 0267 0990 0188 123",
        text => text.Trim().Length > 0,
        ("户名 · 开户行 · 账号", "holder · bank · number")
    );

    public static readonly SwitchPolicy LocalPayRefuses = new(
        "localpay.refunds.refused",
        ("本地模拟支付拒绝退款（演练用）", "LocalPay refuses refunds (for drills)"),
        "FIN-16",
        false,
        Policy.Technical
    );

    public static readonly Policy[] All = [CallbackMaxAge, Methods, CashOnDelivery, TransferAccount, LocalPayRefuses];
}

/// <summary>The methods in force, read from the policies each time.</summary>
internal sealed class PaymentMethods(Policies policies) : IPaymentMethods
{
    private static readonly Dictionary<string, PaymentMethod> Words = new(StringComparer.Ordinal)
    {
        ["alipay"] = PaymentMethod.Alipay,
        ["tenpay"] = PaymentMethod.Tenpay,
        ["bank"] = PaymentMethod.OnlineBank,
        ["transfer"] = PaymentMethod.OfflineTransfer,
    };

    public IReadOnlyList<PaymentMethod> Enabled
    {
        get
        {
            var methods = Split(policies.Get(FinancePolicies.Methods)).Select(w => Words[w]).Distinct().ToList();
            if (policies.Get(FinancePolicies.CashOnDelivery))
                methods.Add(PaymentMethod.CashOnDelivery);
            return methods;
        }
    }

    public Text NameOf(PaymentMethod method) => Name(method);

    public static Text Name(PaymentMethod method) =>
        method switch
        {
            PaymentMethod.Alipay => new("支付宝", "Alipay"),
            PaymentMethod.Tenpay => new("财付通", "Tenpay"),
            PaymentMethod.OnlineBank => new("网上银行", "Online banking"),
            PaymentMethod.OfflineTransfer => new("线下转账", "Bank transfer"),
            PaymentMethod.Channel => new("渠道代收", "Collected by the channel"),
            _ => new("货到付款", "Cash on delivery"),
        };

    public static bool IsOnline(PaymentMethod method) =>
        method is PaymentMethod.Alipay or PaymentMethod.Tenpay or PaymentMethod.OnlineBank;

    /// <summary>Where the money of a method lands.</summary>
    public static LedgerAccount MoneyAccount(PaymentMethod method) =>
        IsOnline(method) ? LedgerAccount.ProviderBalance
        : method == PaymentMethod.Channel ? LedgerAccount.ChannelBalance
        : LedgerAccount.Bank;

    public static bool CanRead(string text) => Split(text) is { Length: > 0 } words && words.All(Words.ContainsKey);

    private static string[] Split(string text) =>
        text.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
