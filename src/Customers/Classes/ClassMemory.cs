using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

/// <inheritdoc cref="ICustomerClasses" />
internal sealed class ClassMemory : ICustomerClasses
{
    public const string Topic = "customer-classes";

    private readonly Beside _beside;
    private readonly Remembered<Known> _known;

    public ClassMemory(Beside beside, NodeNews news, TimeProvider clock)
    {
        (_beside, _known) = (beside, new(clock, () => news.Lifetime));
        news.On(Topic, _ => _known.Forget());
    }

    public IReadOnlyList<CustomerClassCard> All => _known.Get(Read).Classes;

    public CustomerClassCard? Of(Guid? account) => account is { } who && _known.Get(Read).Members.TryGetValue(who, out var card) && card.IsActive ? card : null;

    public CustomerClassCard? Find(string? code) => All.FirstOrDefault(c => c.Code == code);

    /// <summary>The members of classes are few beside all members.</summary>
    private Known Read() => _beside.Ask(db =>
    {
        var classes = db.Set<CustomerClass>().AsNoTracking().OrderBy(c => c.Code).ToList().ConvertAll(c => c.Card);
        if (classes.Count == 0) return new Known(classes, new Dictionary<Guid, CustomerClassCard>());
        var byCode = classes.ToDictionary(c => c.Code);
        var members = db.Set<Member>().AsNoTracking().Where(m => m.Class != null).Select(m => new { m.Account, m.Class }).ToList();
        return new Known(classes, members.Where(m => byCode.ContainsKey(m.Class!)).ToDictionary(m => m.Account.Value, m => byCode[m.Class!]));
    });

    private sealed record Known(IReadOnlyList<CustomerClassCard> Classes, IReadOnlyDictionary<Guid, CustomerClassCard> Members);
}
