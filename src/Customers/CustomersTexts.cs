namespace Zhanggui.Customers;

/// <summary>Marks this module's texts; English in CustomersTexts.en.resx.</summary>
public sealed class CustomersTexts;
