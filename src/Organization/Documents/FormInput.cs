using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>
/// Reads a form into the record that the JSON API takes, field by field by name; what is not a number or a day is
/// refused at its field. A list of records is read as rows: the first field of a row is its key and comes once a row,
/// the others are named "field-key".
/// </summary>
public static class FormInput
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Slot>> Known = new();

    /// <summary>The record, or everything that is wrong with the form.</summary>
    public static Result<T> Read<T>(FormState form)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(form);
        List<Refusal> wrong = [];
        var made = Make(typeof(T), form, name => name, wrong);
        return Refusal.Join(wrong) is { } refusal ? refusal : (T)made;
    }

    private sealed record Slot(ParameterInfo Parameter, string Name, Type Type, bool MayMiss, Type? Row);

    private static IReadOnlyList<Slot> Slots(Type type) =>
        Known.GetOrAdd(
            type,
            static t =>
            {
                var nullability = new NullabilityInfoContext();
                return
                [
                    .. t.GetConstructors()
                        .OrderByDescending(c => c.GetParameters().Length)
                        .First()
                        .GetParameters()
                        .Select(p => new Slot(
                            p,
                            JsonNamingPolicy.CamelCase.ConvertName(p.Name!),
                            Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType,
                            nullability.Create(p).WriteState == NullabilityState.Nullable,
                            ElementOf(p.ParameterType)
                        )),
                ];
            }
        );

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;

    private static object Make(Type type, FormState form, Func<string, string> named, List<Refusal> wrong)
    {
        var slots = Slots(type);
        var values = new object?[slots.Count];
        for (var i = 0; i < slots.Count; i++)
            values[i] = ValueOf(slots[i], form, named(slots[i].Name), wrong);
        return Activator.CreateInstance(type, values)!;
    }

    private static object? ValueOf(Slot slot, FormState form, string name, List<Refusal> wrong)
    {
        if (slot.Row == typeof(string))
            return form.All(name);
        if (slot.Row is { } row)
            return Rows(row, form, wrong);
        if (slot.Type == typeof(bool))
            return form.Checked(name);
        var text = form[name];
        if (slot.Type == typeof(string))
            return text.Length == 0 && slot.MayMiss ? null : text;
        if (text.Length == 0)
        {
            if (slot.MayMiss)
                return null;
            if (slot.Parameter.HasDefaultValue)
                return slot.Parameter.DefaultValue;
        }

        if (Parse(slot.Type, text) is { } value)
            return value;
        wrong.Add(Refusal.Invalid("form." + name, name, Expected(slot.Type).Zh, Expected(slot.Type).En));
        return slot.Type.IsValueType ? Activator.CreateInstance(slot.Type) : null;
    }

    private static System.Collections.IList Rows(Type row, FormState form, List<Refusal> wrong)
    {
        var rows = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(row))!;
        var first = Slots(row)[0].Name;
        foreach (var key in form.All(first).Distinct(StringComparer.Ordinal))
        {
            // The key is its own field of the row; everything else of it is named after it.
            var one = new FormState { [first] = key };
            foreach (var slot in Slots(row).Skip(1))
                if (form.Has($"{slot.Name}-{key}"))
                    one[slot.Name] = form[$"{slot.Name}-{key}"];
            List<Refusal> ofRow = [];
            rows.Add(Make(row, one, name => name, ofRow));
            wrong.AddRange(ofRow.Select(r => r.Field == first ? r : r with { Field = $"{r.Field}-{key}" }));
        }

        return rows;
    }

    private static object? Parse(Type type, string text)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        var invariant = CultureInfo.InvariantCulture;
        if (type.IsEnum)
            return Enum.TryParse(type, text, true, out var choice) && Enum.IsDefined(type, choice) ? choice : null;
        if (type == typeof(int))
            return int.TryParse(text, Whole, invariant, out var number) ? number : null;
        if (type == typeof(long))
            return long.TryParse(text, Whole, invariant, out var number) ? number : null;
        if (type == typeof(Quantity))
            return int.TryParse(text, NumberStyles.None, invariant, out var units) ? new Quantity(units) : null;
        if (type == typeof(Money))
            return Money.TryParse(text, out var money) ? money : null;
        if (type == typeof(DateOnly))
            return Asked.Day(text);
        if (type == typeof(Guid))
            return Guid.TryParse(text, out var id) ? id : null;
        throw new NotSupportedException($"A form has no field for {type}.");
    }

    private static Text Expected(Type type) =>
        type.IsEnum ? ("请选一项", "Choose one.")
        : type == typeof(Money)
            ? ("请填金额，单位元，最多两位小数", "Enter an amount in yuan with at most two decimals.")
        : type == typeof(DateOnly) ? ("请填日期，如 2026-11-30", "Enter a day like 2026-11-30.")
        : type == typeof(Guid) ? ("请重新选一项", "Choose again.")
        : ("请填整数", "Enter a whole number.");
}
