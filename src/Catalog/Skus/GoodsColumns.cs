using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Zhanggui.Catalog;

/// <summary>How a row keeps what goods were called.</summary>
public static class GoodsColumns
{
    /// <summary>
    /// Keeps the snapshot in six columns of the row's own table: SkuCode, Barcode, Name, Colour, Size, PictureUrl.
    /// </summary>
    public static ComplexPropertyBuilder<GoodsSnapshot> HasGoods<T>(
        this EntityTypeBuilder<T> entity,
        Expression<Func<T, GoodsSnapshot?>> goods
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        var columns = entity.ComplexProperty(goods);
        columns.Property(g => g.SkuCode).HasColumnName("SkuCode");
        columns.Property(g => g.Barcode).HasColumnName("Barcode");
        columns.Property(g => g.Name).HasColumnName("Name");
        columns.Property(g => g.Colour).HasColumnName("Colour");
        columns.Property(g => g.Size).HasColumnName("Size");
        columns.Property(g => g.PictureUrl).HasColumnName("PictureUrl");
        return columns;
    }
}
