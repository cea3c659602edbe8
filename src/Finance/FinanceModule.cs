using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Records;
using Zhanggui.Ui;

namespace Zhanggui.Finance;

/// <summary>Money in and out: receivables, payments, refunds, the journal.</summary>
public static class FinanceModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddFinance(this IServiceCollection services)
    {
        services.AddModel<FinanceMapping>().AddRegister(SealUse.Register);
        services.AddPolicies(FinancePolicies.All);
        services.AddPermissions(
            new Permission("fin.view", ("查看财务", "See finance")),
            new Permission("fin.edit", ("登记账务、冲销凭证", "Keep the books, reverse vouchers")),
            new Permission("fin.approve", ("复核凭证", "Check vouchers")),
            new Permission("payment.confirm", ("收款确认", "Confirm payments"), "ACCT", "CASHIER"),
            new Permission("refund.pay", ("支付退款", "Pay refunds"), "CASHIER", "ACCT")
        );
        services
            .AddScoped<IReceivables, Receivables>()
            .AddScoped<IJournal, Journal>()
            .AddScoped<PaymentPosting>()
            .AddScoped<RefundPosting>()
            .AddScoped<Collections>()
            .AddScoped<IInstalments, InstalmentPlans>()
            .AddScoped<IMoneyTraces, MoneyTraces>();
        services.AddSingleton<IPaymentMethods, PaymentMethods>();
        services.AddHttpClient("localpay");
        services
            .AddSingleton<LocalPay>()
            .AddSingleton<IPaymentProvider>(p => p.GetRequiredService<LocalPay>())
            .AddSingleton<IJob, LocalPaySender>();
        services.AddSingleton<PaymentStart>().AddSingleton<PayView>().AddScoped<LedgerQueries>();
        services
            .AddUseCase<StartPayment>()
            .AddUseCase<RecordCallback>()
            .AddUseCase<ConfirmPayment>()
            .AddUseCase<ImportReceivables>();
        services
            .AddUseCase<SendRefund>()
            .AddUseCase<SettleRefund>()
            .AddUseCase<RetryRefund>()
            .AddUseCase<PayRefundByHand>();
        services.AddUseCase<CheckEntry>().AddUseCase<ReverseEntry>();
        services
            .AddUseCase<OpenTrade>()
            .AddUseCase<GiveBack>()
            .AddUseCase<ChooseOutcome>()
            .AddUseCase<ClaimNotices>()
            .AddUseCase<RecordAnswer>();
        services.AddIntegrationEventHandler<RefundRequested, RefundSender>(
            new Text("把退款交给支付渠道", "Send the refund to the payment provider")
        );
        services
            .AddSingleton<IIntegrityCheck, JournalBalanceCheck>()
            .AddSingleton<IIntegrityCheck, ReceivableSumsCheck>()
            .AddSingleton<IIntegrityCheck, OpenAccountsCheck>()
            .AddSingleton<IIntegrityCheck, InstalmentCheck>();
        services
            .AddPrint(JournalPrint.Form)
            .AddList(JournalPage.List)
            .AddList(ReceivablePage.List)
            .AddDocument(ReceivablePage.Document);
        services.AddList(RefundPage.List).AddDocument(RefundPage.Document);
        services.AddSingleton(
            new MenuItem("/office/receivables", ("应收与收款", "Receivables"), "cash", "manage", "fin.view", 40)
        );
        services.AddSingleton(
            new MenuItem("/office/refunds", ("退款", "Refunds"), "receipt-refund", "manage", "fin.view", 41)
        );
        services.AddSingleton(
            new MenuItem("/office/journal", ("记账凭证", "Journal"), "file-text", "manage", "fin.view", 42)
        );
        services.AddApiWords(("reference", "ICBC-20261122-0031"), ("note", "都核对过了"));
        return services;
    }

    /// <summary>Maps its pages and its part of the API.</summary>
    public static void MapFinance(this IEndpointRouteBuilder routes)
    {
        PayEndpoints.Map(routes);
        CallbackEndpoints.Map(routes);
        LocalPayEndpoints.Map(routes);
        JournalEndpoints.Map(routes);
    }
}
