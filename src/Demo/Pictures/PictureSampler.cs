using Zhanggui.Demo.Fixtures;

namespace Zhanggui.Demo.Pictures;

/// <summary>Picks a plausible picture for a seed; the contact sheet shows seeds 1–300.</summary>
public static class PictureSampler
{
    /// <summary>A plausible front view for <paramref name="seed"/>; clothes come more often than packs.</summary>
    public static PictureSpec FromSeed(int seed)
    {
        var random = new DemoRandom((ulong)seed, "picture");
        var kind = random.Weighted(Enum.GetValues<PictureKind>(), Weight);
        return new PictureSpec(
            kind,
            random.Pick(PictureCuts.Of(kind)),
            random.Pick(PictureCuts.Colours(kind)),
            random.Pick(PictureCuts.Patterns(kind)),
            random.Next(Palette.Backgrounds.Count),
            seed
        );
    }

    private static int Weight(PictureKind kind) =>
        kind switch
        {
            PictureKind.Dress => 5,
            PictureKind.Knit or PictureKind.Coat => 4,
            PictureKind.Shirt or PictureKind.Skirt or PictureKind.Trousers or PictureKind.Jacket => 3,
            PictureKind.Bag or PictureKind.Shoes => 2,
            _ => 1,
        };
}
