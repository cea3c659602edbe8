using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Customers;

/// <inheritdoc cref="ICustomerClasses" />
internal sealed class ClassCache : ICustomerClasses
{
    public const string Topic = "customer-classes";

    private readonly SideConnection _sideConnection;
    private readonly Cached<Known> _known;

    public ClassCache(SideConnection sideConnection, CacheInvalidationBus invalidations, TimeProvider clock)
    {
        (_sideConnection, _known) = (sideConnection, new(clock, () => invalidations.Lifetime));
        invalidations.Subscribe(Topic, _ => _known.Invalidate());
    }

    public IReadOnlyList<CustomerClassCard> All => _known.Get(Read).Classes;

    public CustomerClassCard? Of(Guid? account) =>
        account is { } who && _known.Get(Read).Members.TryGetValue(who, out var card) && card.IsActive ? card : null;

    public CustomerClassCard? Find(string? code) => All.FirstOrDefault(c => c.Code == code);

    /// <summary>The members of classes are few beside all members.</summary>
    private Known Read() =>
        _sideConnection.Ask(db =>
        {
            var classes = db.Set<CustomerClass>().AsNoTracking().OrderBy(c => c.Code).ToList().ConvertAll(c => c.Card);
            if (classes.Count == 0)
                return new Known(classes, new Dictionary<Guid, CustomerClassCard>());
            var byCode = classes.ToDictionary(c => c.Code);
            var members = db.Set<Member>()
                .AsNoTracking()
                .Where(m => m.Class != null)
                .Select(m => new { m.Account, m.Class })
                .ToList();
            return new Known(
                classes,
                members
                    .Where(m => byCode.ContainsKey(m.Class!))
                    .ToDictionary(m => m.Account.Value, m => byCode[m.Class!])
            );
        });

    private sealed record Known(
        IReadOnlyList<CustomerClassCard> Classes,
        IReadOnlyDictionary<Guid, CustomerClassCard> Members
    );
}
