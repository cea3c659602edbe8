namespace Zhanggui.Warehouse;

/// <summary>The shipping nodes in force, by policy and in the company's time zone.</summary>
public sealed class ShippingDay(Policies policies, Company company)
{
    /// <summary>The nodes.</summary>
    public CutOffs Nodes => new(policies.Get(WarehousePolicies.Waves), company.Calendar);

    /// <summary>How long before a cut-off unfinished work turns amber.</summary>
    public TimeSpan WarnBefore => policies.Get(WarehousePolicies.WarnBefore);

    /// <summary>The company's calendar.</summary>
    public BusinessCalendar Calendar => company.Calendar;
}
