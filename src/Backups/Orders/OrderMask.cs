using System.Text.Json.Nodes;
using Zhanggui.Customers;

namespace Zhanggui.Backups;

/// <summary>An order out of a file for people who need not know all of its customer (DAT-11).</summary>
internal static class OrderMask
{
    /// <summary>
    /// As it is for those who call customers; for others name, phone and street are hidden, and what people have
    /// written about them is left out.
    /// </summary>
    public static JsonObject For(Actor viewer, JsonObject order)
    {
        if (viewer.May("crm.view.full"))
            return order;
        var masked = (JsonObject)order.DeepClone();
        if (masked["placed"] is JsonObject placed)
        {
            (placed["name"], placed["phone"]) = (
                Masked.Name(placed["name"]?.GetValue<string>()),
                Masked.Phone(placed["phone"]?.GetValue<string>())
            );
            (placed["street"], placed["postcode"], placed["remark"], placed["device"]) = ("****", null, null, null);
        }

        foreach (var written in new[] { "contacts", "remarks", "amendments" })
            masked.Remove(written);
        return masked;
    }
}
