using static Zhanggui.Demo.Pictures.Pen;

namespace Zhanggui.Demo.Pictures;

/// <summary>
/// The measures of a garment's body, as half-widths from the middle line x = 150 and heights from the top.
/// </summary>
internal sealed record Torso(
    double Neck,
    double NeckDrop,
    double Shoulder,
    double Chest,
    double Waist,
    double Hem,
    double Top,
    double Bottom
)
{
    /// <summary>True for a V neck, false for a round one.</summary>
    internal bool V { get; init; }

    /// <summary>How far the hem sags in the middle.</summary>
    internal double Sag { get; init; } = 8;

    /// <summary>Where the waist lies; a little under the middle unless said.</summary>
    internal double? WaistAt { get; init; }

    /// <summary>Straight shoulder, curved armhole, waist, soft hem: one closed path, the same on both sides.</summary>
    internal string Path()
    {
        var waistAt = WaistAt ?? Top + (Bottom - Top) * .52;
        var flare = Hem - (Hem - Waist) * .2;
        var flareAt = waistAt + (Bottom - waistAt) * .6;
        string L(double x, double y) => $"{N(150 - x)} {N(y)}";
        string R(double x, double y) => $"{N(150 + x)} {N(y)}";
        return $"M{L(Neck, Top)}L{L(Shoulder, Top + 12)}Q{L(Shoulder - 9, Top + 44)} {L(Chest, Top + 70)}"
            + $"Q{L(Waist, waistAt - 14)} {L(Waist, waistAt)}Q{L(flare, flareAt)} {L(Hem, Bottom)}"
            + $"Q150 {N(Bottom + Sag)} {R(Hem, Bottom)}Q{R(flare, flareAt)} {R(Waist, waistAt)}"
            + $"Q{R(Waist, waistAt - 14)} {R(Chest, Top + 70)}Q{R(Shoulder - 9, Top + 44)} {R(Shoulder, Top + 12)}L{R(Neck, Top)}"
            + (V ? $"L150 {N(Top + NeckDrop)}Z" : $"Q150 {N(Top + NeckDrop * 1.7)} {L(Neck, Top)}Z");
    }

    /// <summary>The left sleeve that belongs to this body.</summary>
    /// <param name="length">From the shoulder down.</param>
    /// <param name="spread">How far the wrist stands out.</param>
    /// <param name="cuff">Half the width at the end.</param>
    /// <param name="puff">How much it balloons.</param>
    internal Sleeve Sleeve(double length, double spread, double cuff, double puff = 0)
    {
        double x = 150 - Shoulder,
            y = Top + 12,
            pitX = 150 - Chest,
            pitY = Top + 74;
        double outX = x - spread,
            outY = y + length,
            inX = outX + cuff * 1.5,
            inY = outY + cuff * .35;
        var path =
            $"M{N(x)} {N(y)}Q{N(x - spread * .55 - puff - 6)} {N(y + length * .3)} {N(outX)} {N(outY)}L{N(inX)} {N(inY)}"
            + $"Q{N(pitX - spread * .25 - puff * .2)} {N(pitY + (length - 60) * .35)} {N(pitX)} {N(pitY)}Q{N(pitX + 3)} {N(pitY - 30)} {N(x + 8)} {N(y + 6)}Z";
        return new Sleeve(path, outX, outY, inX, inY);
    }
}

/// <summary>A left sleeve: its outline and the two ends of its cuff.</summary>
internal sealed record Sleeve(string Path, double OutX, double OutY, double InX, double InY)
{
    /// <summary>A band of <paramref name="height"/> along the end, on both sleeves.</summary>
    internal string Cuff(double height, string colour)
    {
        double dx = InY - OutY,
            dy = OutX - InX,
            size = Math.Sqrt(dx * dx + dy * dy);
        double ux = dx / size * height,
            uy = dy / size * height;
        return Mirror(
            Fill(
                $"M{N(OutX)} {N(OutY)}L{N(InX)} {N(InY)}L{N(InX + ux)} {N(InY + uy)}L{N(OutX + ux)} {N(OutY + uy)}Z",
                colour
            )
        );
    }
}

/// <summary>One drawing in layers, from the back to the front. The body and the sleeves carry the pattern.</summary>
internal sealed record Drawing
{
    /// <summary>Behind everything: straps, hangers, linings, the ground's shadow.</summary>
    internal string Under { get; init; } = "";

    /// <summary>The left sleeve's path, or empty.</summary>
    internal string Sleeves { get; init; } = "";

    /// <summary>The path in the base colour with the pattern, or empty.</summary>
    internal string Body { get; init; } = "";

    /// <summary>
    /// A part of the body that carries the pattern while the whole carries the colour; empty means the whole body.
    /// </summary>
    internal string Printed { get; init; } = "";

    /// <summary>Collars, plackets, buttons, belts, pockets, folds.</summary>
    internal string Over { get; init; } = "";
}
