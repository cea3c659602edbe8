using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Administration;
using Zhanggui.AfterSales;
using Zhanggui.Approvals;
using Zhanggui.Backups;
using Zhanggui.Catalog;
using Zhanggui.Channels;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Fulfilment;
using Zhanggui.Inbound;
using Zhanggui.Inventory;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Organization;
using Zhanggui.Platform;
using Zhanggui.Pricing;
using Zhanggui.Records;
using Zhanggui.ServiceDesk;
using Zhanggui.Shipping;
using Zhanggui.Warehouse;
using Zhanggui.Work;

namespace Zhanggui.Unit.Organization;

/// <summary>What all modules declare, as the program registers it.</summary>
internal static class DeclaredPermissions
{
    public static readonly IReadOnlyList<Permission> All =
    [
        .. new ServiceCollection()
            .AddOrganization()
            .AddWork()
            .AddApprovals()
            .AddAdministration()
            .AddRecords()
            .AddCatalog()
            .AddCustomers()
            .AddFinance()
            .AddInventory()
            .AddFulfilment()
            .AddShipping()
            .AddPricing()
            .AddOrderScreening()
            .AddOrdering()
            .AddChannels()
            .AddWarehouse()
            .AddInbound()
            .AddAfterSales()
            .AddServiceDesk()
            .AddBackups()
            .Where(s => s.ServiceType == typeof(Permission))
            .Select(s => (Permission)s.ImplementationInstance!),
    ];
}
