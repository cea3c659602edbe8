using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhanggui.Customers;

/// <summary>How a row keeps an address.</summary>
public static class AddressColumns
{
    /// <summary>
    /// Keeps the address in seven columns of the row's own table: <paramref name="prefix"/> and Name, Phone, Province,
    /// City, District, Street, Postcode. <paramref name="name"/> and <paramref name="phone"/> call those two otherwise.
    /// An address that may be missing has null in all of them.
    /// </summary>
    public static ComplexPropertyBuilder<PostalAddress> HasAddress<T>(
        this EntityTypeBuilder<T> entity,
        Expression<Func<T, PostalAddress?>> address,
        string prefix = "",
        string? name = null,
        string? phone = null
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        var columns = entity.ComplexProperty<PostalAddress>(address!);
        columns.Property(a => a.Name).HasColumnName(name ?? prefix + "Name");
        columns.Property(a => a.Phone).HasColumnName(phone ?? prefix + "Phone");
        columns.Property(a => a.Province).HasColumnName(prefix + "Province");
        columns.Property(a => a.City).HasColumnName(prefix + "City");
        columns.Property(a => a.District).HasColumnName(prefix + "District");
        columns.Property(a => a.Street).HasColumnName(prefix + "Street");
        columns.Property(a => a.Postcode).HasColumnName(prefix + "Postcode");
        return columns;
    }
}
