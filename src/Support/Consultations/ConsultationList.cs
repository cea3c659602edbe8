using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Ui;

namespace Zhanggui.Support;

/// <summary>What somebody asks the list of consultations for; what is null narrows nothing.</summary>
internal sealed record ConsultationFilter
{
    /// <summary>The beginning of a number, a mobile number, or who asked.</summary>
    public string? Q { get; init; }
    public ConsultationState? State { get; init; }
    /// <summary>Who answers, by account.</summary>
    public Guid? Owner { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>The code of a reason.</summary>
    public string? Reason { get; init; }
    /// <summary>A style number or a SKU code.</summary>
    public string? Product { get; init; }

    public static ConsultationFilter Of(TableQuery query) => new()
    {
        Q = query.Filter("q"), State = Asked.Choice<ConsultationState>(query.Filter("state")), Owner = Guid.TryParse(query.Filter("owner"), out var owner) ? owner : null,
        From = Asked.Day(query.Filter("from")), To = Asked.Day(query.Filter("to")), Reason = query.Filter("reason"), Product = query.Filter("product"),
    };
}

/// <summary>The same as parameters of the API.</summary>
/// <param name="Q">The beginning of a number, a mobile number, or who asked.</param>
/// <param name="State">Open, Lapsed, Dealt or Failed.</param>
/// <param name="Owner">Who answers, by account.</param>
/// <param name="Reason">The code of a reason.</param>
/// <param name="Product">A style number or a SKU code.</param>
internal readonly record struct ConsultationAsk(string? Q, ConsultationState? State, Guid? Owner, DateOnly? From, DateOnly? To, string? Reason, string? Product)
{
    public ConsultationFilter Filter => new() { Q = Q, State = State, Owner = Owner, From = Asked.Sane(From), To = Asked.Sane(To), Reason = Reason, Product = Product };
}

/// <summary>The list of consultations: a page is one walk of an index.</summary>
internal sealed class ConsultationList(ShopDb db, Company company)
{
    private static readonly Sorts<Consultation> Sorts = new Sorts<Consultation>(c => c.Id.Value).By("opened", c => c.OpenedAt).By("no", c => c.No);

    public Task<PageOf<Consultation>> Page(ConsultationFilter filter, ListPlace place, int take, CancellationToken ct) => Sorts.Page(Narrow(filter), place, take, ct);

    /// <summary>What a filter finds, part by part, for an export.</summary>
    public async IAsyncEnumerable<Consultation> Rows(ConsultationFilter filter, ListPlace place, [EnumeratorCancellation] CancellationToken ct)
    {
        ListPlace? next = place with { After = null };
        while (next is { } here)
        {
            var page = await Page(filter, here, 500, ct);
            foreach (var row in page.Rows) yield return row;
            next = page.Next is null ? null : here with { After = page.Next };
        }
    }

    private IQueryable<Consultation> Narrow(ConsultationFilter f)
    {
        var query = db.Set<Consultation>().AsNoTracking().Include(c => c.Items).AsQueryable();
        if (f.State is { } state) query = query.Where(c => c.State == state);
        if (f.Owner is { } owner) query = query.Where(c => c.OwnerId == owner);
        if (f.Reason is { Length: > 0 } reason) query = query.Where(c => c.ReasonCode == reason);
        if (f.From is { } first)
        {
            var since = company.Calendar.StartOf(first);
            query = query.Where(c => c.OpenedAt >= since);
        }

        if (f.To is { } last)
        {
            var until = company.Calendar.StartOf(last.AddDays(1));
            query = query.Where(c => c.OpenedAt < until);
        }

        if (f.Product?.Trim() is { Length: > 0 } product)
        {
            var code = product.ToUpperInvariant();
            query = query.Where(c => c.Items.Any(i => i.StyleNo == code || i.SkuCode == code));
        }

        return Found(query, f.Q?.Trim());
    }

    internal static IQueryable<Consultation> Found(IQueryable<Consultation> query, string? words)
    {
        if (string.IsNullOrEmpty(words)) return query;
        if (words.StartsWith("ZX", StringComparison.OrdinalIgnoreCase))
        {
            var from = words.ToUpperInvariant();
            var to = from + "~";
            return query.Where(c => string.Compare(c.No, from) >= 0 && string.Compare(c.No, to) < 0);
        }

        return PhoneNumber.Parse(words) is { IsDone: true, Value: var phone } ? query.Where(c => c.Phone == phone) : query.Where(c => c.Who.StartsWith(words) || c.Nick == words);
    }
}

/// <summary>Consultations as a table.</summary>
internal sealed class ConsultationExport(ConsultationList list, LostDealReasons reasons, Company company) : IExport
{
    public string Name => "consultations";

    /// <summary>Phones are whole only for those who may see them (DAT-11).</summary>
    public async Task<IReadOnlyList<ExportColumn<Consultation>>> Columns(bool full, CancellationToken ct)
    {
        var names = (await reasons.All(ct)).ToDictionary(r => r.Code, r => r.Name);
        return
        [
            new(("咨询", "Consultation"), c => c.No),
            new(("时间", "Opened at"), c => company.Calendar.Local(c.OpenedAt)),
            new(("状态", "State"), c => ConsultationStates.NameOf(c.State).ToString()),
            new(("客户", "Customer"), c => full || c.Account is null ? c.Who : Masked.Name(c.Who)),
            new(("电话", "Phone"), c => full ? c.Phone : Masked.Phone(c.Phone)),
            new(("来处", "Channel"), c => ConsultationStates.ChannelName(c.Channel).ToString()),
            new(("问什么", "About"), c => ConsultationStates.KindName(c.Kind).ToString()),
            new(("规格", "SKUs"), c => string.Join("; ", c.Items.Select(i => i.SkuCode).Order(StringComparer.Ordinal))),
            new(("内容", "Note"), c => c.Note),
            new(("接待", "Answered by"), c => c.OwnerName),
            new(("订单", "Order"), c => c.OrderNo),
            new(("未成交原因", "Reason"), c => c.ReasonCode is { } code ? names.GetValueOrDefault(code, new Text(code, code)).ToString() : null),
            new(("说明", "Explanation"), c => c.ReasonNote),
            new(("登记结果", "Ended at"), c => c.EndedAt is { } at ? company.Calendar.Local(at) : null),
        ];
    }

    public IAsyncEnumerable<Consultation> Rows(ConsultationFilter filter, ListPlace place) => list.Rows(filter, place, CancellationToken.None);

    public async Task Write(Stream stream, string format, CancellationToken ct) => await Export.Write(stream, format, await Columns(true, ct), Rows(new ConsultationFilter(), default));
}

/// <summary>Consultations by number, or by the phone of who asked.</summary>
internal sealed class FindConsultations(ShopDb db) : IFinder
{
    private static readonly Text Kind = ("咨询", "Consultation");

    public bool MayAsk(Actor actor) => actor.May("consult.view") || actor.May("consult.answer");

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (!NumberWords.Fits(words, "ZX", out _, out _) && !PhoneNumber.Parse(words).IsDone) return [];
        var found = await ConsultationList.Found(db.Set<Consultation>().AsNoTracking(), words).OrderByDescending(c => c.No).Take(max).ToListAsync(ct);
        return [.. found.Select(c => new Found($"/office/support/consultations/{c.No}", c.No, $"{(actor.May(CustomersModule.ViewFull) || c.Account is null ? c.Who : Masked.Name(c.Who))} · {ConsultationStates.NameOf(c.State)}", "message-circle", Kind))];
    }
}
