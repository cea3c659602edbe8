namespace Zhanggui.Customers;

/// <summary>Customer data for people who need not know all of it (DAT-11).</summary>
public static class Masked
{
    /// <summary>
    /// "13812346027" becomes "138****6027", "0572-2188001" becomes "0572-****001"; shorter texts lose all but their
    /// last two characters.
    /// </summary>
    public static string Phone(string? phone)
    {
        if (string.IsNullOrEmpty(phone))
            return "";
        if (phone.Length == 11 && phone[0] == '1')
            return phone[..3] + "****" + phone[7..];
        var dash = phone.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0 && phone.Length - dash > 5)
            return phone[..(dash + 1)] + "****" + phone[(dash + 5)..];
        return phone.Length <= 2 ? "**" : new string('*', phone.Length - 2) + phone[^2..];
    }

    /// <summary>"司徒静姝" becomes "司***".</summary>
    public static string Name(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return "";
        var first = System.Globalization.StringInfo.GetNextTextElement(name);
        return first
            + new string('*', Math.Clamp(new System.Globalization.StringInfo(name).LengthInTextElements - 1, 1, 3));
    }

    /// <summary>Province, city and district stay, the street is hidden.</summary>
    public static PostalAddress Address(PostalAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address with
        {
            Name = Name(address.Name),
            Phone = Phone(address.Phone),
            Street = "****",
            Postcode = null,
        };
    }
}
