using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Administration;

/// <summary>Reads messages of the outbox, newest first.</summary>
internal sealed class OutboxQueries(ShopDb db)
{
    public const string Tab = "state";
    private const string All = "all";

    private static readonly Sorts<OutboxMessage> Sorts = new Sorts<OutboxMessage>(m => m.EventId).By("seq", m => m.Seq);

    /// <summary>What needs a person unless another state is asked for; null for all.</summary>
    public static OutboxState? StateOf(ListRequest request) =>
        request[Tab] == All ? null : Asked.Choice<OutboxState>(request[Tab]) ?? OutboxState.Dead;

    /// <summary>A message's number; 0, which none has, for anything else.</summary>
    public static long SeqOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : 0;

    public Task<PageOf<OutboxMessage>> Page(ListRequest request, int take)
    {
        var rows = Messages;
        if (StateOf(request) is { } state)
            rows = rows.Where(m => m.State == state);
        if (request["q"] is { } q)
        {
            var seq = SeqOf(q);
            rows = rows.Where(m =>
                m.Seq == seq || m.Type.Contains(q) || m.Reaction.Contains(q) || m.Error!.Contains(q)
            );
        }

        return Sorts.Page(rows, request.Place, take, request.Ct);
    }

    public async Task<IReadOnlyList<OutboxMessage>> Numbered(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var seqs = keys.Select(SeqOf).ToList();
        return await Messages.Where(m => EF.Parameter(seqs).Contains(m.Seq)).ToListAsync(ct);
    }

    public Task<OutboxMessage?> Find(string seq, CancellationToken ct)
    {
        var wanted = SeqOf(seq);
        return Messages.FirstOrDefaultAsync(m => m.Seq == wanted, ct);
    }

    /// <summary>Of one state, from the one after a number on; for programs.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> Of(
        OutboxState state,
        long? after,
        int take,
        CancellationToken ct
    ) =>
        await Messages
            .Where(m => m.State == state && (after == null || m.Seq < after))
            .OrderByDescending(m => m.Seq)
            .Take(take)
            .ToListAsync(ct);

    /// <summary>How many wait for a person.</summary>
    public Task<int> Dead(CancellationToken ct) => Messages.CountAsync(m => m.State == OutboxState.Dead, ct);

    public async Task<IReadOnlyList<ListTab>> Tabs(CancellationToken ct)
    {
        var dead = await Dead(ct);
        return
        [
            new(nameof(OutboxState.Dead), ("要人处理", "To decide"), dead, dead > 0),
            new(
                nameof(OutboxState.Open),
                ("等着发", "Waiting"),
                await Messages.CountAsync(m => m.State == OutboxState.Open, ct)
            ),
            new(nameof(OutboxState.Done), ("已完成", "Done")),
            new(All, ("全部", "All")),
        ];
    }

    private IQueryable<OutboxMessage> Messages => db.Set<OutboxMessage>().AsNoTracking();
}
