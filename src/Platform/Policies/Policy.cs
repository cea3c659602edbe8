using System.Globalization;

namespace Zhanggui.Platform;

/// <summary>
/// A number or choice of the handbooks that a company may set: its key, name, factory value, range, and the requirement
/// it comes from.
/// </summary>
/// <param name="Key">Stable, "module.noun".</param>
/// <param name="Name">For the page.</param>
/// <param name="Rule">The requirement's id.</param>
/// <param name="Editor">The permission that may change it.</param>
public abstract record Policy(string Key, Text Name, string Rule, string Editor)
{
    /// <summary>
    /// The kinds of policy are business and technical; GM and MKTDIR change the first, IT the second (section 4.1).
    /// </summary>
    public const string Business = "policy.edit.business";

    /// <inheritdoc cref="Business" />
    public const string Technical = "policy.edit.technical";

    /// <summary>The factory value as text.</summary>
    public abstract string DefaultText { get; }

    /// <summary>What is allowed, for the page.</summary>
    public abstract Text Range { get; }

    /// <summary>A stored text as a person reads it, with its unit.</summary>
    public virtual Text Shown(string text) => new(text, text);

    /// <summary>True when the text is a value that this policy may have.</summary>
    public abstract bool Accepts(string text);
}

/// <summary>A policy of one type.</summary>
public abstract record Policy<T>(string Key, Text Name, string Rule, string Editor, T Default)
    : Policy(Key, Name, Rule, Editor)
{
    /// <summary>Reads a stored text.</summary>
    public abstract T Read(string text);
}

/// <summary>A whole number within a range.</summary>
public sealed record NumberPolicy(
    string Key,
    Text Name,
    string Rule,
    int Default,
    int Min,
    int Max,
    string Editor = Policy.Business
) : Policy<int>(Key, Name, Rule, Editor, Default)
{
    /// <inheritdoc />
    public override string DefaultText => Default.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override Text Range => new($"{Min} 到 {Max}", $"{Min} to {Max}");

    /// <inheritdoc />
    public override int Read(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override bool Accepts(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
        && n >= Min
        && n <= Max;
}

/// <summary>A length of time in whole minutes.</summary>
public sealed record MinutesPolicy(
    string Key,
    Text Name,
    string Rule,
    int DefaultMinutes,
    int Min,
    int Max,
    string Editor = Policy.Business
) : Policy<TimeSpan>(Key, Name, Rule, Editor, TimeSpan.FromMinutes(DefaultMinutes))
{
    /// <inheritdoc />
    public override string DefaultText => DefaultMinutes.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override Text Range => new($"{Min} 到 {Max} 分钟", $"{Min} to {Max} minutes");

    /// <inheritdoc />
    public override TimeSpan Read(string text) => TimeSpan.FromMinutes(int.Parse(text, CultureInfo.InvariantCulture));

    /// <inheritdoc />
    public override bool Accepts(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= Min && n <= Max;

    /// <inheritdoc />
    public override Text Shown(string text) =>
        !Accepts(text)
            ? base.Shown(text)
            : int.Parse(text, CultureInfo.InvariantCulture) switch
            {
                var n when n >= 2 * 1440 && n % 1440 == 0 => new Text($"{n / 1440} 天", $"{n / 1440} days"),
                var n when n >= 120 && n % 60 == 0 => new Text($"{n / 60} 小时", $"{n / 60} hours"),
                var n => new Text($"{n} 分钟", n == 1 ? "1 minute" : $"{n} minutes"),
            };
}

/// <summary>On or off.</summary>
public sealed record SwitchPolicy(string Key, Text Name, string Rule, bool Default, string Editor = Policy.Business)
    : Policy<bool>(Key, Name, Rule, Editor, Default)
{
    /// <inheritdoc />
    public override string DefaultText => Default ? "on" : "off";

    /// <inheritdoc />
    public override Text Range => new("开（on）或关（off）", "on or off");

    /// <inheritdoc />
    public override Text Shown(string text) => text == "on" ? new Text("开", "On") : new Text("关", "Off");

    /// <inheritdoc />
    public override bool Read(string text) => text == "on";

    /// <inheritdoc />
    public override bool Accepts(string text) => text is "on" or "off";
}

/// <summary>One of a few words.</summary>
public sealed record ChoicePolicy(
    string Key,
    Text Name,
    string Rule,
    string Default,
    IReadOnlyList<string> Choices,
    string Editor = Policy.Business
) : Policy<string>(Key, Name, Rule, Editor, Default)
{
    /// <inheritdoc />
    public override string DefaultText => Default;

    /// <inheritdoc />
    public override Text Range => new(string.Join("、", Choices), string.Join(", ", Choices));

    /// <inheritdoc />
    public override string Read(string text) => text;

    /// <inheritdoc />
    public override bool Accepts(string text) => Choices.Contains(text, StringComparer.Ordinal);
}

/// <summary>A short text, for instance a name, a time zone or a list of clock times.</summary>
public sealed record TextPolicy(
    string Key,
    Text Name,
    string Rule,
    string Default,
    Func<string, bool> Check,
    Text Form,
    string Editor = Policy.Business
) : Policy<string>(Key, Name, Rule, Editor, Default)
{
    /// <summary>Nothing at all is an answer too.</summary>
    public bool MayBeEmpty { get; init; }

    /// <inheritdoc />
    public override string DefaultText => Default;

    /// <inheritdoc />
    public override Text Range => Form;

    /// <inheritdoc />
    public override string Read(string text) => text;

    /// <inheritdoc />
    public override Text Shown(string text) => text.Length == 0 ? new Text("没设", "Not set") : base.Shown(text);

    /// <inheritdoc />
    public override bool Accepts(string text) => text.Length == 0 ? MayBeEmpty : text.Length <= 400 && Check(text);
}

/// <summary>An amount of money within a range, written in yuan.</summary>
public sealed record MoneyPolicy(
    string Key,
    Text Name,
    string Rule,
    Money Default,
    Money Min,
    Money Max,
    string Editor = Policy.Business
) : Policy<Money>(Key, Name, Rule, Editor, Default)
{
    /// <inheritdoc />
    public override string DefaultText => Default.ToString();

    /// <inheritdoc />
    public override Text Range => new($"{Min} 到 {Max} 元", $"{Min} to {Max} yuan");

    /// <inheritdoc />
    public override Text Shown(string text) => new($"{text} 元", $"{text} yuan");

    /// <inheritdoc />
    public override Money Read(string text) => Money.TryParse(text, out var money) ? money : Default;

    /// <inheritdoc />
    public override bool Accepts(string text) => Money.TryParse(text, out var money) && money >= Min && money <= Max;
}
