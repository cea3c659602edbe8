using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhanggui.Records;

/// <summary>The one reading of a field's text, whatever way it came in: page, API, file.</summary>
internal static partial class FieldValues
{
    /// <summary>The value of a point that is in order.</summary>
    public const string InOrder = "ok";

    private const int MaxText = 200;
    private const int MaxLongText = 2_000;
    private const int MaxWhole = 1_000_000_000;

    /// <summary>
    /// What is kept of these texts, by field; refused at each field that is missing, unreadable or unknown. Money is
    /// kept as fen, days as 2026-11-30.
    /// </summary>
    /// <param name="register">Whose fields they are.</param>
    /// <param name="given">The texts by field.</param>
    /// <param name="isHoliday">The entry's day or the day after it is a public holiday.</param>
    public static Result<SortedDictionary<string, string>> Read(
        Register register,
        IReadOnlyDictionary<string, string?> given,
        bool isHoliday = false
    )
    {
        List<Refusal> wrong =
        [
            .. given.Keys.Where(k => register.Fields.All(f => f.Key != k)).Select(k => RecordErrors.UnknownField(k)),
        ];
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in register.Fields)
        {
            var text = (given.GetValueOrDefault(field.Key) ?? "").Trim();
            if (text.Length == 0)
            {
                if (IsRequired(field, given))
                    wrong.Add(RecordErrors.Missing(field));
                continue;
            }

            var read = One(field, text);
            if (isHoliday && field.Options.Any(o => o.NotOnHolidays && o.Value == text))
                wrong.Add(RecordErrors.Holiday(field, text));
            else if (read.IsDone)
                values[field.Key] = read.Value;
            else
                wrong.Add(read.Refusal);
        }

        return Refusal.Join(wrong) is { } refused ? refused : values;
    }

    /// <summary>What people read.</summary>
    public static Text Show(RegisterField field, string value) =>
        field.Kind switch
        {
            FieldKind.Choice => field.Options.FirstOrDefault(o => o.Value == value)?.Name ?? new Text(value, value),
            FieldKind.Money => Same(new Money(long.Parse(value, CultureInfo.InvariantCulture)).ToString()),
            FieldKind.Point => value == InOrder
                ? new Text("正常", "In order")
                : new Text("异常：" + value, "Anomaly: " + value),
            FieldKind.Score => Same($"{value} / {field.Max.ToString(CultureInfo.InvariantCulture)}"),
            _ => Same(value),
        };

    /// <summary>What a form shows for a kept value.</summary>
    public static string Typed(RegisterField field, string value) =>
        field.Kind == FieldKind.Money ? Yuan(value) : value;

    /// <summary>The points given and the most there are; null for a register without scores.</summary>
    public static (int Given, int Most)? Score(Register register, IReadOnlyDictionary<string, string> values)
    {
        List<RegisterField> scores = [.. register.Fields.Where(f => f.Kind == FieldKind.Score)];
        if (scores.Count == 0)
            return null;
        return (
            scores.Sum(f => int.Parse(values.GetValueOrDefault(f.Key, "0"), CultureInfo.InvariantCulture)),
            scores.Sum(f => f.Max)
        );
    }

    /// <summary>The points of a round that are not in order, with what is wrong.</summary>
    public static IReadOnlyList<(RegisterField Field, string What)> Anomalies(
        Register register,
        IReadOnlyDictionary<string, string> values
    ) =>
        [
            .. register
                .Fields.Where(f => f.Kind == FieldKind.Point && values.TryGetValue(f.Key, out var v) && v != InOrder)
                .Select(f => (f, values[f.Key])),
        ];

    private static bool IsRequired(RegisterField field, IReadOnlyDictionary<string, string?> given) =>
        field.IsRequired
        || field.Kind is FieldKind.Point or FieldKind.Score
        || (field.RequiredWhen is { } when && (given.GetValueOrDefault(when.Field) ?? "").Trim() == when.Value);

    private static Result<string> One(RegisterField field, string text) =>
        field.Kind switch
        {
            FieldKind.Text => text.Length <= MaxText && !text.Contains('\n')
                ? text
                : RecordErrors.TooLong(field, MaxText),
            FieldKind.LongText => text.Length <= MaxLongText
                ? text.ReplaceLineEndings("\n")
                : RecordErrors.TooLong(field, MaxLongText),
            FieldKind.Point => text.Length <= MaxText ? text : RecordErrors.TooLong(field, MaxText),
            FieldKind.Whole => Number(field, text, MaxWhole),
            FieldKind.Score => Number(field, text, field.Max),
            FieldKind.Money => Fen(field, text),
            FieldKind.Date => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
                ? text
                : RecordErrors.Day(field),
            FieldKind.Choice => field.Options.Any(o => o.Value == text) ? text : RecordErrors.NoOption(field),
            _ => throw new InvalidOperationException($"No reading for {field.Kind}."),
        };

    private static Result<string> Number(RegisterField field, string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= max
            ? n.ToString(CultureInfo.InvariantCulture)
            : RecordErrors.Whole(field, max);

    private static Result<string> Fen(RegisterField field, string text)
    {
        if (!Amount().IsMatch(text))
            return RecordErrors.Amount(field);
        var parts = text.Split('.');
        var fen =
            long.Parse(parts[0], CultureInfo.InvariantCulture) * 100
            + (parts.Length > 1 ? int.Parse(parts[1].PadRight(2, '0'), CultureInfo.InvariantCulture) : 0);
        return fen.ToString(CultureInfo.InvariantCulture);
    }

    private static string Yuan(string fen)
    {
        var n = long.Parse(fen, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{n / 100}.{n % 100:00}");
    }

    private static Text Same(string text) => new(text, text);

    [GeneratedRegex(@"^\d{1,10}(\.\d{1,2})?$")]
    private static partial Regex Amount();
}
