using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Ordering;

namespace Zhanggui.Support;

/// <summary>A deal that came to nothing: a consultation without an order, or an order that was cancelled (ORD-15).</summary>
/// <param name="IsOrder">Whether there was an order already.</param>
/// <param name="Key">The reason's code, with "order:" in front for those of cancelled orders.</param>
/// <param name="Person">Who answered or handled it; empty when nobody had taken it up.</param>
internal sealed record FailedDeal(bool IsOrder, string No, DateTimeOffset At, string Key, Text Reason, string? Note, string Person, IReadOnlyList<Text> Products)
{
    public string Url => IsOrder ? $"/office/orders/{No}" : $"/office/support/consultations/{No}";
}

/// <summary>What is looked at: days, and whether consultations, orders or both.</summary>
internal sealed record FailureQuery(DateOnly From, DateOnly To, string? Of)
{
    /// <summary>Longer spans are cut, the last days stay.</summary>
    public const int MostDays = 92;

    public static FailureQuery Within(DateOnly? from, DateOnly? to, string? of, DateOnly today)
    {
        var last = to ?? today;
        var first = from ?? last.AddDays(-29);
        if (first > last) (first, last) = (last, first);
        if (last.DayNumber - first.DayNumber >= MostDays) first = last.AddDays(1 - MostDays);
        return new FailureQuery(first, last, of is "order" or "consultation" ? of : null);
    }
}

/// <summary>One line of a grouping: its name and how many consultations and orders.</summary>
internal sealed record FailureGroup(string Name, int Consultations, int Orders)
{
    public int All => Consultations + Orders;
}

/// <summary>Failed deals of some days, grouped four ways (ORD-15; ANA-10 reads the same rows).</summary>
internal sealed record FailureReport(FailureQuery Query, int Consultations, int Orders, int Dealt, IReadOnlyList<FailureGroup> Reasons, IReadOnlyList<FailureGroup> Days, IReadOnlyList<FailureGroup> People, IReadOnlyList<FailureGroup> Products)
{
    /// <summary>Of the consultations that ended, how many became an order.</summary>
    public double? Rate => Dealt + Consultations == 0 ? null : (double)Dealt / (Dealt + Consultations);
}

/// <summary>Reads failed deals.</summary>
internal sealed class FailureReads(ShopDb db, IFailedOrders orders, FailReasons reasons, Company company, TimeProvider clock) : IExport
{
    private const int MostLines = 20;

    public string Name => "failed-deals";

    public IReadOnlyList<ExportColumn<FailedDeal>> Columns =>
    [
        new(("种类", "Kind"), d => (d.IsOrder ? new Text("订单取消", "Cancelled order") : new Text("咨询未成交", "Consultation without a deal")).ToString()),
        new(("单号", "Number"), d => d.No),
        new(("时间", "At"), d => company.Calendar.Local(d.At)),
        new(("原因", "Reason"), d => d.Reason.ToString()),
        new(("说明", "Explanation"), d => d.Note),
        new(("谁接待", "Handled by"), d => d.Person),
        new(("商品", "Products"), d => string.Join("; ", d.Products.Select(p => p.ToString()).Distinct())),
    ];

    /// <summary>One by one: the consultations first, then the orders, each the oldest first.</summary>
    public async IAsyncEnumerable<FailedDeal> Rows(FailureQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var (from, until) = (company.Calendar.StartOf(query.From), company.Calendar.StartOf(query.To.AddDays(1)));
        if (query.Of != "order")
        {
            var names = (await reasons.All(ct)).ToDictionary(r => r.Code, r => r.Name);
            var failed = db.Set<Consultation>().AsNoTracking().Include(c => c.Items).Where(c => c.State == ConsultationState.Failed && c.EndedAt != null && c.EndedAt >= from && c.EndedAt < until).OrderBy(c => c.EndedAt).ThenBy(c => c.Id);
            await foreach (var c in failed.AsAsyncEnumerable().WithCancellation(ct))
                yield return new FailedDeal(false, c.No, c.EndedAt!.Value, c.ReasonCode!, names.GetValueOrDefault(c.ReasonCode!, new Text(c.ReasonCode!, c.ReasonCode!)), c.ReasonNote, c.OwnerName, [.. c.Items.Select(i => i.Name)]);
        }

        if (query.Of == "consultation") yield break;
        await foreach (var o in orders.Cancelled(from, until, ct))
            yield return new FailedDeal(true, o.No, o.At, "order:" + o.Code, o.Reason, o.Note, o.Handler ?? "", [.. o.Lines.Select(l => l.Name)]);
    }

    public async Task<FailureReport> Report(FailureQuery query, CancellationToken ct)
    {
        Tally by = new(), days = new(), people = new(), products = new();
        for (var day = query.From; day <= query.To; day = day.AddDays(1)) days.Add(Day(day), null);
        await foreach (var deal in Rows(query, ct))
        {
            by.Add(deal.Reason.ToString(), deal.IsOrder);
            days.Add(Day(company.Calendar.DateOf(deal.At)), deal.IsOrder);
            people.Add(deal.Person, deal.IsOrder);
            foreach (var product in deal.Products.Select(p => p.ToString()).Distinct()) products.Add(product, deal.IsOrder);
        }

        var (from, until) = (company.Calendar.StartOf(query.From), company.Calendar.StartOf(query.To.AddDays(1)));
        var dealt = await db.Set<Consultation>().CountAsync(c => c.State == ConsultationState.Dealt && c.EndedAt >= from && c.EndedAt < until, ct);
        var reasonLines = by.Most(MostLines);
        return new FailureReport(query, by.Consultations, by.Orders, dealt, reasonLines, days.InOrder, people.Most(MostLines), products.Most(MostLines));
    }

    public Task Write(Stream stream, string format, CancellationToken ct)
    {
        var today = company.Calendar.DateOf(clock.Now());
        return Export.Write(stream, format, Columns, Rows(FailureQuery.Within(today.AddDays(1 - FailureQuery.MostDays), today, null, today), ct));
    }

    private static string Day(DateOnly day) => day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Tally
    {
        private readonly Dictionary<string, (int Consultations, int Orders)> _by = new(StringComparer.Ordinal);
        private readonly List<string> _order = [];

        public int Consultations => _by.Values.Sum(v => v.Consultations);
        public int Orders => _by.Values.Sum(v => v.Orders);
        public IReadOnlyList<FailureGroup> InOrder => [.. _order.Select(Group)];

        public void Add(string name, bool? isOrder)
        {
            if (!_by.TryGetValue(name, out var now)) _order.Add(name);
            _by[name] = isOrder switch { true => (now.Consultations, now.Orders + 1), false => (now.Consultations + 1, now.Orders), null => now };
        }

        public IReadOnlyList<FailureGroup> Most(int lines) => [.. _order.Select(Group).OrderByDescending(g => g.All).ThenBy(g => g.Name, StringComparer.Ordinal).Take(lines)];

        private FailureGroup Group(string name) => new(name, _by[name].Consultations, _by[name].Orders);
    }
}
