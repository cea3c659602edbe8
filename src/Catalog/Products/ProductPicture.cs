namespace Zhanggui.Catalog;

/// <summary>A product's data as the audit trail keeps it.</summary>
internal static class ProductPicture
{
    public static object Of(Product p) =>
        new
        {
            p.NameZh,
            p.NameEn,
            p.SubtitleZh,
            p.DescriptionZh,
            p.BrandZh,
            p.SeasonZh,
            p.Origin,
            p.Supplier,
            p.Unit,
            p.InvoiceName,
            p.WeightGrams,
            p.IsNew,
            p.IsHero,
            p.PresaleShipsOn,
            p.PresaleDeposit,
            category = p.CategoryId,
            attributes = p.Attributes.Select(a => a.NameZh + "：" + a.ValueZh).ToArray(),
            skus = p.Skus.Select(s => s.Code).ToArray(),
        };
}
