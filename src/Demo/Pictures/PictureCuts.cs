namespace Zhanggui.Demo.Pictures;

/// <summary>Which cuts each kind has, and which patterns look plausible on it.</summary>
public static class PictureCuts
{
    /// <summary>The cuts of <paramref name="kind"/>, the most usual first; never empty.</summary>
    public static IReadOnlyList<string> Of(PictureKind kind) =>
        kind switch
        {
            PictureKind.Dress => ["flare", "shirt", "slip", "puff", "wrap", "tier"],
            PictureKind.Shirt => ["long", "fitted", "short"],
            PictureKind.Tee => ["regular", "boxy"],
            PictureKind.Knit => ["crew", "turtle", "cardigan", "vest"],
            PictureKind.Coat => ["belt", "long", "short", "trench", "puffer"],
            PictureKind.Jacket => ["blazer", "zip", "collarless"],
            PictureKind.Skirt => ["pleat", "pencil", "mini", "wrap", "flare"],
            PictureKind.Trousers => ["wide", "straight", "taper"],
            PictureKind.Scarf => ["loop", "long"],
            PictureKind.Hat => ["brim", "beanie"],
            PictureKind.Bag => ["tote", "bucket", "box"],
            PictureKind.Shoes => ["pump", "loafer", "boot", "sneaker"],
            PictureKind.Bottle => ["square", "round", "dropper"],
            PictureKind.Jar => ["wide", "tall"],
            PictureKind.Tube => ["cap"],
            PictureKind.Lipstick => ["bullet"],
            PictureKind.Tin => ["tall", "low"],
            PictureKind.Pouch => ["leaf"],
            PictureKind.GiftBox => ["bow"],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>
    /// The patterns that look plausible on <paramref name="kind"/>, the most usual first; never empty.
    /// </summary>
    public static IReadOnlyList<PicturePattern> Patterns(PictureKind kind) =>
        kind switch
        {
            PictureKind.Dress =>
            [
                PicturePattern.Plain,
                PicturePattern.Floral,
                PicturePattern.Dot,
                PicturePattern.Check,
                PicturePattern.Stripe,
                PicturePattern.Wave,
            ],
            PictureKind.Shirt =>
            [
                PicturePattern.Plain,
                PicturePattern.Pin,
                PicturePattern.Stripe,
                PicturePattern.Check,
                PicturePattern.Floral,
            ],
            PictureKind.Tee => [PicturePattern.Plain, PicturePattern.Stripe, PicturePattern.Dot],
            PictureKind.Knit =>
            [
                PicturePattern.Rib,
                PicturePattern.Cable,
                PicturePattern.Stripe,
                PicturePattern.Diamond,
                PicturePattern.Plain,
            ],
            PictureKind.Coat => [PicturePattern.Plain, PicturePattern.Check],
            PictureKind.Jacket => [PicturePattern.Plain, PicturePattern.Check, PicturePattern.Pin],
            PictureKind.Skirt =>
            [
                PicturePattern.Plain,
                PicturePattern.Check,
                PicturePattern.Floral,
                PicturePattern.Pin,
            ],
            PictureKind.Trousers => [PicturePattern.Plain, PicturePattern.Pin, PicturePattern.Check],
            PictureKind.Scarf =>
            [
                PicturePattern.Check,
                PicturePattern.Stripe,
                PicturePattern.Diamond,
                PicturePattern.Rib,
            ],
            PictureKind.Hat => [PicturePattern.Plain, PicturePattern.Rib, PicturePattern.Cable],
            PictureKind.Bag => [PicturePattern.Plain, PicturePattern.Check, PicturePattern.Wave],
            PictureKind.Tin => [PicturePattern.Wave, PicturePattern.Floral, PicturePattern.Diamond],
            PictureKind.Pouch => [PicturePattern.Wave, PicturePattern.Stripe],
            PictureKind.GiftBox =>
            [
                PicturePattern.Wave,
                PicturePattern.Floral,
                PicturePattern.Dot,
                PicturePattern.Plain,
            ],
            _ => [PicturePattern.Plain],
        };

    /// <summary>The colours that suit <paramref name="kind"/>: lipsticks are red, all else may be anything.</summary>
    public static IReadOnlyList<NamedColour> Colours(PictureKind kind) =>
        kind == PictureKind.Lipstick ? Reds : Palette.Colours;

    private static readonly NamedColour[] Reds =
    [
        Palette.Find("朱红"),
        Palette.Find("豆沙"),
        Palette.Find("酒红"),
        Palette.Find("砖红"),
        Palette.Find("烟粉"),
    ];
}
