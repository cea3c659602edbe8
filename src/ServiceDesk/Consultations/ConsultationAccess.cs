using Microsoft.EntityFrameworkCore;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Organization;
using Zhanggui.Work;

namespace Zhanggui.ServiceDesk;

/// <summary>
/// What the use cases of consultations share: finding one that the actor may touch, and checking what is written.
/// </summary>
internal sealed class ConsultationAccess(
    ShopDb db,
    OperationContext context,
    ICatalog catalog,
    ICustomers customers,
    IToDos todos
)
{
    public const string OutcomeKind = "consult.outcome";
    private const int MaxSkus = 20;
    private const int MaxNick = 40;
    private const int MaxNote = 500;

    public ShopDb Db => db;
    public OperationContext Context => context;
    public IToDos ToDos => todos;

    /// <summary>A consultation that the actor answers, or manages.</summary>
    public async Task<Result<Consultation>> Mine(ConsultationId id, CancellationToken ct)
    {
        var found = await Find(id, ct);
        if (found is null)
            return ServiceDeskErrors.NotFound;
        return
            context.Actor.Kind == ActorKind.System
            || found.OwnerId == context.Actor.Id
            || context.Actor.May("consult.manage")
            ? found
            : ServiceDeskErrors.NotYours;
    }

    public Task<Consultation?> Find(ConsultationId id, CancellationToken ct) =>
        db.Set<Consultation>().Include(c => c.Items).FirstOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>What happened: lists and the to-do follow.</summary>
    public async Task Moved(Consultation consultation, CancellationToken ct)
    {
        if (consultation.State != ConsultationState.Lapsed)
            await todos.Finish(OutcomeKind, consultation.Id.Value, ct);
        context.Changed("consultations");
        context.Changed("todos");
    }

    /// <summary>Everything that is wrong with it, or what is to be written.</summary>
    public async Task<Result<ConsultationAsked>> Check(ConsultationInput input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var (nick, note) = (Blank(input.Nick), Blank(input.Note));
        string? phone = null;
        if (Blank(input.Phone) is { } typed)
        {
            if (typed.Length <= 30 && PhoneNumber.Parse(typed) is { IsDone: true } parsed)
                phone = parsed.Value;
            else
                refusals.Add(ServiceDeskErrors.Phone);
        }

        var member = input.Account is { } account ? await customers.Of(AccountId.From(account), ct) : null;
        if (input.Account is not null && member is null)
            refusals.Add(ServiceDeskErrors.NoMember);
        if (input.Account is null && Blank(input.Phone) is null && nick is null)
            refusals.Add(ServiceDeskErrors.NeedsCustomer);
        if (nick is { Length: > MaxNick })
            refusals.Add(ServiceDeskErrors.Nick);
        if (note is { Length: > MaxNote })
            refusals.Add(ServiceDeskErrors.Note);
        if (ConsultationStates.Channels.All(c => c.Code != input.Channel))
            refusals.Add(ServiceDeskErrors.Channel);
        if (ConsultationStates.Kinds.All(k => k.Code != input.Kind))
            refusals.Add(ServiceDeskErrors.Kind);
        var skus = await Skus(input.Skus ?? [], refusals, ct);
        if (Refusal.Join(refusals) is { } refusal)
            return refusal;
        return new ConsultationAsked(
            input.Account,
            member?.Name ?? nick ?? "",
            phone ?? member?.Phone,
            nick,
            input.Channel,
            input.Kind,
            note,
            skus
        );
    }

    private async Task<List<SkuCard>> Skus(IReadOnlyList<string> codes, List<Refusal> refusals, CancellationToken ct)
    {
        var skus = new List<SkuCard>();
        var wanted = codes
            .Select(c => c?.Trim() ?? "")
            .Where(c => c.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (wanted.Count > MaxSkus)
        {
            refusals.Add(ServiceDeskErrors.TooManySkus);
            return skus;
        }

        foreach (var code in wanted)
        {
            if (code.Length <= 64 && await catalog.ByCode(code, ct) is { } card)
                skus.Add(card);
            else
                refusals.Add(ServiceDeskErrors.NoSku(code));
        }

        return [.. skus.DistinctBy(s => s.Id)];
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
