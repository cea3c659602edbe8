using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Records;

namespace Zhanggui.Reports;

/// <summary>The figures that need more than one module (ORD-24, ANA-10).</summary>
public static class ReportsModule
{
    /// <summary>Registers the module. Pages, exports and JSON are those of every report (Records).</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services
            .AddReport<LeadTimeRow, LeadTimeSource>(LeadTimes.Report, "clock", "orders", 60)
            .AddReport<Deal, DealSource>(LostDeals.Report, "chart-bar", "orders", 61);
}
