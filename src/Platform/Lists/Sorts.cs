using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>
/// The columns a list can be sorted by, each paged by keyset: a page is one walk of an index, however far on it lies.
/// Every column needs an index together with the id.
/// </summary>
/// <param name="id">What tells two rows with the same value apart.</param>
/// <param name="smallestFirst">The list's own order is the smallest first: by name instead of the newest.</param>
public sealed class Sorts<T>(Expression<Func<T, Guid>> id, bool smallestFirst = false)
{
    private const char Between = '~';

    private readonly List<Column> _columns = [];
    private readonly Func<T, Guid> _id = id.Compile();

    /// <summary>
    /// Adds a column. The first one, the largest first unless said otherwise, is the list's own order. Keys are whole numbers, instants,
    /// days, ids or texts.
    /// </summary>
    public Sorts<T> By<TKey>(string name, Expression<Func<T, TKey>> key)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        _columns.Add(new Column<TKey>(name, key));
        return this;
    }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Names => _columns.Select(c => c.Name);

    /// <summary>All rows in the order asked for, from the beginning; for exports.</summary>
    public IQueryable<T> Sorted(IQueryable<T> rows, ListPlace place) => Of(place).Order(rows, id, Largest(place));

    /// <summary>One page, and where the next one begins. A place that can't be read is the beginning.</summary>
    public async Task<PageOf<T>> Page(IQueryable<T> rows, ListPlace place, int take, CancellationToken ct)
    {
        var column = Of(place);
        if (
            place.After is { Length: > 0 } after
            && after.LastIndexOf(Between) is > -1 and var at
            && Guid.TryParseExact(after[(at + 1)..], "N", out var last)
        )
            rows = column.After(rows, id, after[..at], last, Largest(place));
        var page = await column.Order(rows, id, Largest(place)).Take(take + 1).ToListAsync(ct);
        if (page.Count <= take)
            return new PageOf<T>(page, null);
        page.RemoveAt(take);
        return new PageOf<T>(
            page,
            string.Create(CultureInfo.InvariantCulture, $"{column.KeyOf(page[^1])}{Between}{_id(page[^1]):N}")
        );
    }

    private Column Of(ListPlace place) => _columns.Find(c => c.Name == place.Sort) ?? _columns[0];

    private bool Largest(ListPlace place) =>
        _columns.Exists(c => c.Name == place.Sort) ? place.Desc == true : !smallestFirst;

    private abstract class Column(string name)
    {
        public string Name => name;
        public abstract IQueryable<T> Order(IQueryable<T> rows, Expression<Func<T, Guid>> id, bool largest);
        public abstract IQueryable<T> After(
            IQueryable<T> rows,
            Expression<Func<T, Guid>> id,
            string key,
            Guid last,
            bool largest
        );
        public abstract string KeyOf(T row);
    }

    private sealed class Column<TKey>(string name, Expression<Func<T, TKey>> key) : Column(name)
        where TKey : notnull
    {
        private readonly Func<T, TKey> _key = key.Compile();

        public override IQueryable<T> Order(IQueryable<T> rows, Expression<Func<T, Guid>> id, bool largest) =>
            largest ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);

        public override string KeyOf(T row) =>
            _key(row) switch
            {
                DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
                DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var text => text.ToString() ?? "",
            };

        /// <summary>
        /// Key at least the last one, and either beyond it or the same with a later id: databases walk an index for the
        /// first half.
        /// </summary>
        public override IQueryable<T> After(
            IQueryable<T> rows,
            Expression<Func<T, Guid>> id,
            string key1,
            Guid last,
            bool largest
        )
        {
            if (Read(key1) is not TKey value)
                return rows;
            var row = key.Parameters[0];
            var (column, there) = (
                key.Body,
                Expression.Property(Expression.Constant(new Held<TKey>(value)), nameof(Held<TKey>.Value))
            );
            var same = new Swap(id.Parameters[0], row).Visit(id.Body);
            var passed = Compare(
                same,
                Expression.Property(Expression.Constant(new Held<Guid>(last)), nameof(Held<Guid>.Value)),
                largest,
                orSame: false
            );
            var body = Expression.AndAlso(
                Compare(column, there, largest, orSame: true),
                Expression.OrElse(Compare(column, there, largest, orSame: false), passed)
            );
            return rows.Where(Expression.Lambda<Func<T, bool>>(body, row));
        }

        private static object? Read(string text)
        {
            if (typeof(TKey) == typeof(string))
                return text;
            if (typeof(TKey) == typeof(Guid))
                return Guid.TryParse(text, out var guid) ? guid : null;
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return null;
            if (typeof(TKey) == typeof(DateTimeOffset))
                return number >= 0 && number <= DateTimeOffset.MaxValue.Ticks
                    ? new DateTimeOffset(number, TimeSpan.Zero)
                    : null;
            if (typeof(TKey) == typeof(DateOnly))
                return number >= 0 && number <= DateOnly.MaxValue.DayNumber
                    ? DateOnly.FromDayNumber((int)number)
                    : null;
            if (typeof(TKey) == typeof(int))
                return number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
            return typeof(TKey) == typeof(long) ? number : null;
        }

        private static BinaryExpression Compare(Expression left, Expression right, bool less, bool orSame)
        {
            if (left.Type == typeof(string))
            {
                left = Expression.Call(typeof(string), nameof(string.Compare), null, left, right);
                right = Expression.Constant(0);
            }

            return (less, orSame) switch
            {
                (true, true) => Expression.LessThanOrEqual(left, right),
                (true, false) => Expression.LessThan(left, right),
                (false, true) => Expression.GreaterThanOrEqual(left, right),
                _ => Expression.GreaterThan(left, right),
            };
        }
    }

    /// <summary>Keeps a value out of the query's text, so that every page is the same prepared statement.</summary>
    private sealed record Held<TValue>(TValue Value);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
