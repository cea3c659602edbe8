namespace Zhanggui.Demo.Pictures;

/// <summary>Which draughtsman draws which kind.</summary>
internal static class Drawings
{
    internal static Drawing Of(PictureKind kind, string cut, Tones t) =>
        kind switch
        {
            PictureKind.Dress => Dresses.Dress(cut, t),
            PictureKind.Shirt => Tops.Shirt(cut, t),
            PictureKind.Tee => Tops.Tee(cut, t),
            PictureKind.Knit => Knits.Knit(cut, t),
            PictureKind.Coat => Coats.Coat(cut, t),
            PictureKind.Jacket => Jackets.Jacket(cut, t),
            PictureKind.Skirt => Bottoms.Skirt(cut, t),
            PictureKind.Trousers => Bottoms.Trousers(cut, t),
            PictureKind.Scarf => Accessories.Scarf(cut, t),
            PictureKind.Hat => Accessories.Hat(cut, t),
            PictureKind.Bag => Bags.Bag(cut, t),
            PictureKind.Shoes => Footwear.Shoes(cut, t),
            PictureKind.Bottle => Cosmetics.Bottle(cut, t),
            PictureKind.Jar => Cosmetics.Jar(cut, t),
            PictureKind.Tube => Cosmetics.Tube(t),
            PictureKind.Lipstick => Cosmetics.Lipstick(t),
            PictureKind.Tin => Packs.Tin(cut, t),
            PictureKind.Pouch => Packs.Pouch(t),
            PictureKind.GiftBox => Packs.GiftBox(t),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
