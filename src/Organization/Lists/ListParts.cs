using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Ui;

namespace Zhanggui.Organization;

/// <summary>What a list is asked: filters, order and place, by whom; and where its parts are found.</summary>
public sealed class ListRequest(HttpContext http, TableQuery table, CancellationToken ct)
{
    private DateTimeOffset? _now;
    private object? _part;

    /// <summary>Filters, order and place.</summary>
    public TableQuery Table => table;

    /// <summary>Who asks.</summary>
    public Actor Viewer => http.Actor();

    /// <summary>Order and place, for the reading class.</summary>
    public ListPlace Place => table.Place;

    /// <summary>Ends with the request.</summary>
    public CancellationToken Ct => ct;

    /// <summary>One instant for the whole answer.</summary>
    public DateTimeOffset Now => _now ??= Get<TimeProvider>().Now();

    /// <summary>The company's calendar.</summary>
    public BusinessCalendar Calendar => Get<Company>().Calendar;

    /// <summary>The company's date.</summary>
    public DateOnly Today => Calendar.DateOf(Now);

    /// <summary>A filter's value; null when it is not set.</summary>
    public string? this[string filter] => table.Filter(filter);

    /// <summary>A part of the program.</summary>
    public T Get<T>()
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>What was read once for all rows.</summary>
    public T Part<T>() =>
        _part is T part ? part : throw new InvalidOperationException($"The list reads no {typeof(T)}.");

    internal bool HasParts => _part is not null;

    internal void Keep(object part) => _part = part;

    internal void KeepOf(ListRequest other) => _part = other._part;

    /// <summary>The same question elsewhere in the list.</summary>
    internal ListRequest At(TableQuery other) => new(http, other, ct) { _part = _part, _now = _now };
}

/// <summary>A tab: its value in the address, its name, how many rows it has, and whether they need attention.</summary>
public sealed record ListTab(string Value, Text Name, int? Count = null, bool IsHot = false);

/// <summary>The figure beside a list's entry in the menu, and whether it needs attention.</summary>
public readonly record struct ListOpen(int Count, bool IsHot = false);

/// <summary>What is needed to take rows out of the house, and how that is noted.</summary>
internal sealed record ListTaking(string Needs, Func<ListRequest, string, Task<Result>> Note);

/// <summary>What stands in place of no rows: what is not here, and what will appear.</summary>
public sealed record ListEmpty(Text Title, Text? Says = null, string Icon = "inbox");

/// <summary>A button beside the heading.</summary>
internal sealed record ListLink(
    string Href,
    Text Label,
    string? Icon,
    string[] AnyOf,
    bool IsPrimary,
    string? Shortcut
);

/// <summary>An act on ticked rows.</summary>
internal sealed record ListAct<TRow>(
    string Name,
    Text Label,
    string Needs,
    Func<TRow, Refusal?> Refuses,
    Func<ListRequest, TRow, string, string?, Task<Result>> Run,
    bool AsksReason,
    bool IsDangerous
);

/// <summary>How a filter is asked.</summary>
public enum FilterKind
{
    /// <summary>Free words.</summary>
    Words,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>A day.</summary>
    Day,
}

/// <summary>A filter of a list.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">What it asks; for a choice, what "all" is called.</param>
/// <param name="Kind">How it is asked.</param>
/// <param name="Options">What may be chosen.</param>
public sealed record ListFilter(
    string Name,
    Text Label,
    FilterKind Kind,
    Func<ListRequest, Task<IReadOnlyList<(string Value, Text Name)>>>? Options = null
)
{
    /// <summary>A box for words, as "q".</summary>
    public static ListFilter Search(Text label) => new("q", label, FilterKind.Words);

    /// <summary>One of the values of an enum.</summary>
    public static ListFilter Of<T>(string name, Text all, Func<T, Text> says)
        where T : struct, Enum =>
        new(
            name,
            all,
            FilterKind.Choice,
            _ =>
                Task.FromResult<IReadOnlyList<(string, Text)>>([
                    .. Enum.GetValues<T>().Select(v => (v.ToString(), says(v))),
                ])
        );

    /// <summary>One of what is known when the page is asked for.</summary>
    public static ListFilter OneOf(
        string name,
        Text all,
        Func<ListRequest, Task<IReadOnlyList<(string Value, Text Name)>>> options
    ) => new(name, all, FilterKind.Choice, options);

    /// <summary>A day.</summary>
    public static ListFilter Day(string name, Text label) => new(name, label, FilterKind.Day);
}

/// <summary>A column of a list.</summary>
/// <param name="Key">Its key in addresses, JSON and saved views.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Value">What it says of a row.</param>
/// <param name="Cell">What the page shows.</param>
/// <param name="IsNumber">Aligned to the right.</param>
/// <param name="Sorts">Whether the source sorts by it.</param>
/// <param name="IsShown">Whether it is shown to who has not chosen.</param>
internal sealed record ListColumn<TRow>(
    string Key,
    Text Heading,
    Func<TRow, ListRequest, object?> Value,
    Func<TRow, ListRequest, RenderFragment> Cell,
    bool IsNumber,
    bool Sorts,
    bool IsShown
)
{
    public static ListColumn<TRow> Of<T>(
        string key,
        Text heading,
        Func<TRow, ListRequest, T> value,
        bool sorts,
        bool shown,
        Func<TRow, ListRequest, RenderFragment>? cell
    )
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        var number =
            type == typeof(int)
            || type == typeof(long)
            || type == typeof(decimal)
            || type == typeof(Money)
            || type == typeof(Quantity);
        return new ListColumn<TRow>(
            key,
            heading,
            (row, request) => value(row, request),
            cell ?? ((row, request) => ListViews.Plain(value(row, request), request)),
            number,
            sorts,
            shown
        );
    }

    /// <summary>As it stands on paper.</summary>
    public string Printed(TRow row, ListRequest request) =>
        Exported(row, request) switch
        {
            DateTimeOffset at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            var value => value?.ToString() ?? "",
        };

    /// <summary>
    /// As it stands in a spreadsheet: instants on the company's clock, texts in the reader's language.
    /// </summary>
    public object? Exported(TRow row, ListRequest request) =>
        Value(row, request) switch
        {
            DateTimeOffset at => request.Calendar.Local(at),
            Text text => text.ToString(),
            bool yes => (yes ? new Text("是", "Yes") : new Text("否", "No")).ToString(),
            var other => other,
        };
}
