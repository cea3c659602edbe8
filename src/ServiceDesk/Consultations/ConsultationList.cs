using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Organization;

namespace Zhanggui.ServiceDesk;

/// <summary>The list of consultations: a page is one walk of an index.</summary>
internal sealed class ConsultationList(ShopDb db, Company company)
{
    private static readonly Sorts<Consultation> Sorts = new Sorts<Consultation>(c => c.Id.Value)
        .By("opened", c => c.OpenedAt)
        .By("no", c => c.No);

    public Task<PageOf<Consultation>> Page(ListRequest request, int take) =>
        Sorts.Page(Narrow(request), request.Place, take, request.Ct);

    /// <summary>All, part by part, for the command line.</summary>
    public async IAsyncEnumerable<Consultation> Rows([EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await Sorts.Page(All, new ListPlace(null, null, after), 500, ct);
            foreach (var row in page.Rows)
                yield return row;
            after = page.Next;
        } while (after is not null);
    }

    private IQueryable<Consultation> All => db.Set<Consultation>().AsNoTracking().Include(c => c.Items);

    private IQueryable<Consultation> Narrow(ListRequest request)
    {
        var query = All;
        if (Asked.Choice<ConsultationState>(request["state"]) is { } state)
            query = query.Where(c => c.State == state);
        if (Guid.TryParse(request["owner"], out var owner))
            query = query.Where(c => c.OwnerId == owner);
        if (request["reason"] is { } reason)
            query = query.Where(c => c.ReasonCode == reason);
        if (Asked.Day(request["from"]) is { } first)
        {
            var since = company.Calendar.StartOf(first);
            query = query.Where(c => c.OpenedAt >= since);
        }

        if (Asked.Day(request["to"]) is { } last)
        {
            var until = company.Calendar.StartOf(last.AddDays(1));
            query = query.Where(c => c.OpenedAt < until);
        }

        if (request["product"] is { } product)
        {
            var code = product.ToUpperInvariant();
            query = query.Where(c => c.Items.Any(i => i.StyleNo == code || i.SkuCode == code));
        }

        return Found(query, request["q"]);
    }

    internal static IQueryable<Consultation> Found(IQueryable<Consultation> query, string? words)
    {
        if (string.IsNullOrEmpty(words))
            return query;
        if (words.StartsWith("ZX", StringComparison.OrdinalIgnoreCase))
        {
            var from = words.ToUpperInvariant();
            var to = from + "~";
            return query.Where(c => string.Compare(c.No, from) >= 0 && string.Compare(c.No, to) < 0);
        }

        return PhoneNumber.Parse(words) is { IsDone: true, Value: var phone }
            ? query.Where(c => c.Phone == phone)
            : query.Where(c => c.Who.StartsWith(words) || c.Nick == words);
    }
}

/// <summary>Consultations as a table, for the command line.</summary>
internal sealed class ConsultationExport(ConsultationList list, LostDealReasons reasons, Company company) : IExport
{
    public string Name => "consultations";

    private async Task<IReadOnlyList<ExportColumn<Consultation>>> Columns(CancellationToken ct)
    {
        var names = (await reasons.All(ct)).ToDictionary(r => r.Code, r => r.Name);
        return
        [
            new(("咨询", "Consultation"), c => c.No),
            new(("时间", "Opened at"), c => company.Calendar.Local(c.OpenedAt)),
            new(("状态", "State"), c => ConsultationStates.NameOf(c.State).ToString()),
            new(("客户", "Customer"), c => c.Who),
            new(("电话", "Phone"), c => c.Phone),
            new(("来处", "Channel"), c => ConsultationStates.ChannelName(c.Channel).ToString()),
            new(("问什么", "About"), c => ConsultationStates.KindName(c.Kind).ToString()),
            new(("规格", "SKUs"), c => string.Join("; ", c.Items.Select(i => i.SkuCode).Order(StringComparer.Ordinal))),
            new(("内容", "Note"), c => c.Note),
            new(("接待", "Answered by"), c => c.OwnerName),
            new(("订单", "Order"), c => c.OrderNo),
            new(
                ("未成交原因", "Reason"),
                c => c.ReasonCode is { } code ? names.GetValueOrDefault(code, new Text(code, code)).ToString() : null
            ),
            new(("说明", "Explanation"), c => c.ReasonNote),
            new(("登记结果", "Ended at"), c => c.EndedAt is { } at ? company.Calendar.Local(at) : null),
        ];
    }

    public async Task Write(Stream stream, string format, CancellationToken ct) =>
        await Export.Write(stream, format, await Columns(ct), list.Rows(ct));
}

/// <summary>Consultations by number, or by the phone of who asked.</summary>
internal sealed class FindConsultations(ShopDb db) : IFinder
{
    private static readonly Text Kind = ("咨询", "Consultation");

    public bool MayAsk(Actor actor) => actor.May("consult.view") || actor.May("consult.answer");

    public async Task<IReadOnlyList<Found>> Find(string words, Actor actor, int max, CancellationToken ct)
    {
        if (!NumberWords.Fits(words, "ZX", out _, out _) && !PhoneNumber.Parse(words).IsDone)
            return [];
        var found = await ConsultationList
            .Found(db.Set<Consultation>().AsNoTracking(), words)
            .OrderByDescending(c => c.No)
            .Take(max)
            .ToListAsync(ct);
        return
        [
            .. found.Select(c => new Found(
                $"/office/support/consultations/{c.No}",
                c.No,
                $"{(actor.May(CustomersModule.ViewFull) || c.Account is null ? c.Who : Masked.Name(c.Who))} · {ConsultationStates.NameOf(c.State)}",
                "message-circle",
                Kind
            )),
        ];
    }
}
