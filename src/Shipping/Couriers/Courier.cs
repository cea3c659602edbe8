namespace Zhanggui.Shipping;

/// <summary>
/// A courier company (SHIP-17): who they are, how good they are, and what was agreed with them (SHIP-11).
/// </summary>
internal sealed class Courier
{
    /// <summary>STO, YTO, SF.</summary>
    public required string Code { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }

    /// <summary>The smaller comes first when nothing else decides (C29: STO first).</summary>
    public int Preference { get; set; }
    public bool IsActive { get; set; } = true;
    public string Contact { get; set; } = "";
    public string Phone { get; set; } = "";
    public string Coverage { get; set; } = "";

    /// <summary>Parcels ready before this wall-clock time leave the same day.</summary>
    public TimeOnly CutOff { get; set; } = new(15, 0);

    /// <summary>Days on the way in the zones 1, 2 and 3; 0 means not served.</summary>
    public int Days1 { get; set; }
    public int Days2 { get; set; }
    public int Days3 { get; set; }

    /// <summary>Share of parcels on time, per cent.</summary>
    public int OnTimePercent { get; set; }

    /// <summary>1 to 5, given by the warehouse.</summary>
    public int ServiceScore { get; set; }

    /// <summary>The agreement: number, term, duties.</summary>
    public string Agreement { get; set; } = "";
    public int Version { get; set; }

    public Text Name => new(NameZh, NameEn);

    public int Days(int zone) =>
        zone switch
        {
            1 => Days1,
            2 => Days2,
            _ => Days3,
        };

    /// <summary>
    /// The day on which a parcel arrives that is ordered now (SHIP-12 to SHIP-14 zones): after the cut-off it leaves a
    /// day later.
    /// </summary>
    public DateOnly ArrivesOn(int zone, DateTimeOffset now, BusinessCalendar calendar)
    {
        var local = calendar.Local(now);
        var leaves = TimeOnly.FromDateTime(local.DateTime) < CutOff ? 0 : 1;
        return calendar.DateOf(now).AddDays(leaves + Days(zone));
    }
}

/// <summary>Which zone a province, or one city of it, belongs to. The city is empty for the whole province.</summary>
internal sealed class ZoneRegion
{
    public required string Province { get; init; }
    public required string City { get; init; }
    public int Zone { get; set; }
}

/// <summary>
/// What a courier charges us from a day on: courier × zone × monthly volume × valid-from (SHIP-14, SHIP-16). A price is
/// a range (C30). Never changed: a new price is a new row, and the old ones are the history.
/// </summary>
internal sealed class Tariff
{
    public required Guid Id { get; init; }
    public required string Courier { get; init; }
    public required int Zone { get; init; }

    /// <summary>From so many parcels a month on; 0 for the ordinary price.</summary>
    public required int FromMonthly { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required int FirstGrams { get; init; }
    public required Money FirstMin { get; init; }
    public required Money FirstMax { get; init; }
    public required int StepGrams { get; init; }
    public required Money StepMin { get; init; }
    public required Money StepMax { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Why { get; init; }

    /// <summary>The range for a weight.</summary>
    public (Money Min, Money Max) For(int grams)
    {
        var steps = WeightSteps.Further(grams, FirstGrams, StepGrams);
        return (FirstMin + StepMin * steps, FirstMax + StepMax * steps);
    }
}

/// <summary>
/// What a customer pays for postage, from a day on. Never changed: the newest valid row counts (C30).
/// </summary>
internal sealed class Postage
{
    public required Guid Id { get; init; }
    public required string Courier { get; init; }
    public required int Zone { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required int FirstGrams { get; init; }
    public required Money First { get; init; }
    public required int StepGrams { get; init; }
    public required Money Step { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Why { get; init; }

    public Money For(int grams) => First + Step * WeightSteps.Further(grams, FirstGrams, StepGrams);
}

/// <summary>
/// Weight in steps: the first weight is paid once, every further step that was begun is paid in full.
/// </summary>
internal static class WeightSteps
{
    public static int Further(int grams, int firstGrams, int stepGrams) =>
        grams <= firstGrams ? 0 : checked((int)(((long)grams - firstGrams + stepGrams - 1) / stepGrams));
}
