using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>
/// How a kind of notice differs from what it comes with; there is a row only for those that somebody has changed.
/// </summary>
internal sealed class NoticeSetting
{
    public required string Key { get; init; }
    public string Zh { get; private set; } = "";
    public string En { get; private set; } = "";
    public bool IsOn { get; private set; } = true;
    public string ChangedBy { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; private set; }

    public void Change(NoticeInput input, string by, DateTimeOffset now) =>
        (Zh, En, IsOn, ChangedBy, ChangedAt, Version) = (
            input.Zh.Trim(),
            input.En.Trim(),
            input.IsOn,
            by,
            now,
            Version + 1
        );
}

/// <summary>A kind of notice as it is sent now.</summary>
/// <param name="Setting">What somebody has changed; null while it is as it came.</param>
internal sealed record NoticeCard(NoticeKind Kind, NoticeSetting? Setting)
{
    public Text Template => Setting is { } s ? new Text(s.Zh, s.En) : Kind.Template;
    public bool IsOn => Setting?.IsOn ?? true;
    public Subject Subject => new("notice", Ids.Stable("notice:" + Kind.Key), Kind.Key);
}

/// <summary>The kinds of notices as they are sent now, cached.</summary>
internal sealed class NoticeCards
{
    public const string Topic = "notices";

    private readonly IReadOnlyList<NoticeKind> _kinds;
    private readonly SideConnection _sideConnection;
    private readonly Cached<IReadOnlyList<NoticeCard>> _cards;

    public NoticeCards(
        IEnumerable<NoticeKind> kinds,
        SideConnection sideConnection,
        CacheInvalidationBus invalidations,
        TimeProvider clock
    )
    {
        _kinds = [.. kinds.OrderBy(k => k.Key, StringComparer.Ordinal)];
        _sideConnection = sideConnection;
        _cards = new(clock, () => invalidations.Lifetime);
        invalidations.Subscribe(Topic, _ => _cards.Invalidate());
    }

    public IReadOnlyList<NoticeCard> All => _cards.Get(Read);

    public NoticeCard? Find(string key) =>
        All.FirstOrDefault(c => string.Equals(c.Kind.Key, key, StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<NoticeCard> Read() =>
        _sideConnection.Ask(db =>
        {
            var settings = db.Set<NoticeSetting>().AsNoTracking().ToDictionary(s => s.Key);
            return (IReadOnlyList<NoticeCard>)
                [.. _kinds.Select(k => new NoticeCard(k, settings.GetValueOrDefault(k.Key)))];
        });
}

/// <summary>The words of a notice in both languages, and whether it is sent.</summary>
internal sealed record NoticeInput(string Zh, string En, bool IsOn = false);

/// <summary>Changes the words of a notice, or switches it off (PLUS-02).</summary>
[Needs(NoticePage.Edit)]
internal sealed class ChangeNotice(ShopDb db, OperationContext context, NoticeCards cards)
{
    /// <summary>
    /// Refused without words in both languages, for words that are too long, and for values that this notice does not
    /// have.
    /// </summary>
    public async Task<Result> Run(string key, NoticeInput input, CancellationToken ct)
    {
        if (cards.Find(key) is not { } card)
            return NoticeErrors.NotFound;
        if (Refusal.Join([.. Wrong(card.Kind, "zh", input.Zh), .. Wrong(card.Kind, "en", input.En)]) is { } refused)
            return refused;
        var row = await db.Set<NoticeSetting>().FirstOrDefaultAsync(s => s.Key == card.Kind.Key, ct);
        var before = row is null
            ? null
            : new
            {
                row.Zh,
                row.En,
                row.IsOn,
            };
        if (row is null)
            db.Add(row = new NoticeSetting { Key = card.Kind.Key });
        row.Change(input, context.Actor.Name, context.Now);
        context.Record(
            card.Subject with
            {
                IsNew = before is null,
            },
            ("改通知", "Notice changed"),
            before,
            new
            {
                row.Zh,
                row.En,
                row.IsOn,
            }
        );
        context.Invalidate(NoticeCards.Topic);
        return Result.Done;
    }

    private static IEnumerable<Refusal> Wrong(NoticeKind kind, string field, string? text)
    {
        var words = (text ?? "").Trim();
        if (words.Length is 0 or > NoticeKind.MaxLength)
            yield return NoticeErrors.Length(field);
        else if (kind.Unknown(words) is { Count: > 0 } unknown)
            yield return NoticeErrors.Unknown(field, unknown, kind.Values);
    }
}

/// <summary>Takes the words back to those that the notice comes with, and switches it on.</summary>
[Needs(NoticePage.Edit)]
internal sealed class ResetNotice(ShopDb db, OperationContext context, NoticeCards cards)
{
    /// <summary>Nothing happens when nobody has changed it.</summary>
    public async Task<Result> Run(string key, CancellationToken ct)
    {
        if (cards.Find(key) is not { } card)
            return NoticeErrors.NotFound;
        if (await db.Set<NoticeSetting>().FirstOrDefaultAsync(s => s.Key == card.Kind.Key, ct) is not { } row)
            return Result.Done;
        context.Record(
            card.Subject,
            ("恢复原文", "Words taken back"),
            new
            {
                row.Zh,
                row.En,
                row.IsOn,
            },
            new { card.Kind.Template.Zh, card.Kind.Template.En }
        );
        db.Remove(row);
        context.Invalidate(NoticeCards.Topic);
        return Result.Done;
    }
}

/// <summary>What changes of notices are refused for.</summary>
internal static class NoticeErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "customers.no_notice",
        "没有这种通知",
        "There is no such notice."
    );

    public static Refusal Length(string field) =>
        Refusal.Invalid(
            "customers.notice_length",
            field,
            $"写 1 到 {NoticeKind.MaxLength} 个字",
            $"Write 1 to {NoticeKind.MaxLength} characters."
        );

    public static Refusal Unknown(string field, IReadOnlyList<string> unknown, IReadOnlyList<string> known) =>
        Refusal.Invalid(
            "customers.notice_value",
            field,
            $"没有 {Braced(unknown)}；可以用 {Braced(known)}",
            $"There is no {Braced(unknown)}; there are {Braced(known)}."
        );

    private static string Braced(IReadOnlyList<string> values) => string.Join(' ', values.Select(v => $"{{{v}}}"));
}
