using System.Text.Json.Serialization;

namespace Zhanggui.Records;

/// <summary>What may stand in a field. The set is closed: a definition is data and never code.</summary>
public enum FieldKind
{
    /// <summary>One line, at most 200 characters.</summary>
    Text,

    /// <summary>Several lines, at most 2,000 characters.</summary>
    LongText,

    /// <summary>A whole number from 0 to 1,000,000,000.</summary>
    Whole,

    /// <summary>Yuan with at most two decimals, kept as fen.</summary>
    Money,

    /// <summary>A day, written 2026-11-30.</summary>
    Date,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>A point of a round: in order, or what is wrong with it.</summary>
    Point,

    /// <summary>
    /// Points given, from 0 to the field's <see cref="RegisterField.Max"/>; their sum is the entry's score.
    /// </summary>
    Score,
}

/// <summary>One field of a register.</summary>
/// <param name="Key">Stable within the register: lower-case letters, digits, underscores.</param>
/// <param name="Name">For people.</param>
/// <param name="Kind">What may stand in it.</param>
public sealed record RegisterField(string Key, Text Name, FieldKind Kind = FieldKind.Text)
{
    /// <summary>An entry without it is refused. Points and scores always are.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Shown as a column of the list.</summary>
    public bool IsInList { get; init; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>What to look at, or how to fill it in.</summary>
    public Text? Help { get; init; }

    /// <summary>The most points of a score.</summary>
    public int Max { get; init; } = 20;

    /// <summary>
    /// Required too when that field has this value: the day of return of what is taken out of the company.
    /// </summary>
    public FieldCondition? RequiredWhen { get; init; }
}

/// <summary>One value of a choice.</summary>
public sealed record FieldOption(string Value, Text Name)
{
    /// <summary>Cannot be chosen on a public holiday and on the day before it: a warehouse that is only locked.</summary>
    public bool NotOnHolidays { get; init; }
}

/// <summary>A field and the value that matters.</summary>
public sealed record FieldCondition(string Field, string Value);

/// <summary>How often somebody owes an entry.</summary>
public enum Cycle
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week, on <see cref="Duty.Day"/> (1 Monday to 7 Sunday).</summary>
    Weekly,

    /// <summary>Every month, on <see cref="Duty.Day"/>, or on its last day when it is shorter.</summary>
    Monthly,
}

/// <summary>An entry that is due by itself, again and again.</summary>
/// <param name="Key">Stable within the register: "open", "close".</param>
/// <param name="Name">For people: 开仓巡查.</param>
/// <param name="Position">On whose list it stands.</param>
/// <param name="Cycle">How often.</param>
/// <param name="By">By which time of the day, in the company's time zone.</param>
public sealed record Duty(string Key, Text Name, string Position, Cycle Cycle, TimeOnly By)
{
    /// <summary>The day of the week or month.</summary>
    public int Day { get; init; } = 1;

    /// <summary>To whom it is reported when it is late.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>From how long before on it stands on the list.</summary>
    public TimeSpan Ahead { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The instant by which it is due on or after a day; null when the day is none of its days.</summary>
    public DateTimeOffset? DueOn(DateOnly day, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var isItsDay = Cycle switch
        {
            Cycle.Weekly => (int)day.DayOfWeek == Day % 7,
            Cycle.Monthly => day.Day == Math.Min(Day, DateTime.DaysInMonth(day.Year, day.Month)),
            _ => true,
        };
        return isItsDay ? calendar.At(day, By) : null;
    }
}

/// <summary>
/// A register: a book that somebody keeps. Shipped ones are declared in the module they belong to
/// (<c>services.AddRegister(...)</c>); a company adds its own on a page. One definition gives list, page, form, print,
/// export, API, history, due list.
/// </summary>
/// <param name="Key">Stable, in addresses: "seal-use".</param>
/// <param name="Name">For people: 用印登记.</param>
/// <param name="Prefix">Of the numbers of its entries, two capital letters: YY20261122-000004.</param>
/// <param name="Rule">The requirement it comes from; "own" for a company's own.</param>
/// <param name="Fields">In the order of the form; the first text stands for the entry in lists and to-dos.</param>
public sealed record Register(string Key, Text Name, string Prefix, string Rule, IReadOnlyList<RegisterField> Fields)
{
    /// <summary>What it is kept for, and what must not be forgotten.</summary>
    public Text Purpose { get; init; } = new("", "");

    /// <summary>The positions that make entries.</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];

    /// <summary>More positions that read them. Whoever holds records.read-all reads every register.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Fields that together must not have the same values in two valid entries; empty for none.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];

    /// <summary>When entries are due by themselves.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    /// <summary>Who approves an entry before it counts, written as an approval chain; null for nobody.</summary>
    public string? Approval { get; init; }

    /// <summary>On whose list an anomaly of a round stands; the writers' superior when it is null.</summary>
    public string? AnomalyTo { get; init; }

    /// <summary>The definition's version; entries keep theirs.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Some option of it cannot be chosen on holidays.</summary>
    [JsonIgnore]
    public bool MindsHolidays => Fields.Any(f => f.Options.Any(o => o.NotOnHolidays));

    /// <summary>A round: its points are ticked one by one.</summary>
    [JsonIgnore]
    public bool IsRound => Fields.Any(f => f.Kind == FieldKind.Point);

    /// <summary>Its entries are given points.</summary>
    [JsonIgnore]
    public bool IsScored => Fields.Any(f => f.Kind == FieldKind.Score);

    /// <summary>A company added it on a page.</summary>
    [JsonIgnore]
    public bool IsOwn => Rule == "own";

    /// <summary>The key of the approval kind.</summary>
    [JsonIgnore]
    public string ApprovalKind => IsOwn ? OwnApproval : "records." + Key;

    /// <summary>Entries of the company's own registers that need approval are all of this kind.</summary>
    public const string OwnApproval = "records.own";

    /// <summary>True when somebody in these circumstances may make entries.</summary>
    public bool MayWrite(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Positions.Any(Writers.Contains);
    }

    /// <summary>True when somebody may read it.</summary>
    public bool MayRead(Actor actor) =>
        MayWrite(actor) || actor.Positions.Any(Readers.Contains) || actor.May(RecordPermissions.ReadAll);
}

/// <summary>The module's permissions.</summary>
public static class RecordPermissions
{
    /// <summary>Registers are open at all; which ones, their definitions say.</summary>
    public const string Use = "records.use";

    /// <summary>Every register is read.</summary>
    public const string ReadAll = "records.read-all";

    /// <summary>The company's own registers are made and changed.</summary>
    public const string Define = "records.define";
}
