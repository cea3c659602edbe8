using System.Text.Json;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Shipping;

namespace Zhanggui.Ordering;

/// <summary>
/// Works out what an input changes against the order as it is agreed now, and refuses what no amendment can do.
/// </summary>
internal sealed class AmendmentDraftBuilder(
    ICatalog catalog,
    IShippingRates rates,
    IAddressCheck addresses,
    Policies policies,
    TimeProvider clock
)
{
    /// <summary>The changes, at least one; their amendment is <paramref name="id"/>.</summary>
    public async Task<Result<IReadOnlyList<AmendmentChange>>> Changes(
        AmendmentId id,
        Order order,
        AmendmentInput input,
        CancellationToken ct
    )
    {
        var refusals = new List<Refusal>();
        Words(input, refusals);
        var changes = await Content(id, order, input, refusals, ct);
        return Refusal.Join(refusals) is { } refusal ? refusal : (Result<IReadOnlyList<AmendmentChange>>)changes;
    }

    /// <summary>
    /// What would change, for a look before it is sent: without the words that only the document needs.
    /// </summary>
    public async Task<(IReadOnlyList<AmendmentChange> Changes, IReadOnlyList<Refusal> Refusals)> Preview(
        Order order,
        AmendmentInput input,
        CancellationToken ct
    )
    {
        var refusals = new List<Refusal>();
        var changes = await Content(default, order, input, refusals, ct);
        return (changes, refusals);
    }

    private async Task<List<AmendmentChange>> Content(
        AmendmentId id,
        Order order,
        AmendmentInput input,
        List<Refusal> refusals,
        CancellationToken ct
    )
    {
        var wordsWrong = refusals.Count;
        var changes = new List<Draft>();
        Contact(order, input.Address, changes, refusals);
        await Lines(order, input.Lines, changes, refusals, ct);
        var after = order.With(changes.Select((c, i) => c.Change(id, order.Id, i + 1)));
        if (after.Lines.Count == 0)
            refusals.Add(AmendmentErrors.AllLines);
        if (refusals.Count == wordsWrong)
            await Courier(order, after, input.Courier, changes, refusals, ct);
        if (refusals.Count == wordsWrong && changes.Count == 0)
            refusals.Add(AmendmentErrors.Nothing);
        return [.. changes.Select((c, i) => c.Change(id, order.Id, i + 1))];
    }

    private static void Words(AmendmentInput input, List<Refusal> refusals)
    {
        if (input.Requester is { Length: > 30 })
            refusals.Add(AmendmentErrors.Requester);
        if (!AmendmentInput.Channels.Contains(input.Channel))
            refusals.Add(AmendmentErrors.Channel);
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > 200)
            refusals.Add(OrderErrors.NeedsReason);
        if (!AmendmentInput.EvidenceKinds.Contains(input.EvidenceKind))
            refusals.Add(AmendmentErrors.EvidenceKind);
        if (string.IsNullOrWhiteSpace(input.EvidenceNote) || input.EvidenceNote.Length > 200)
            refusals.Add(AmendmentErrors.EvidenceNote);
    }

    private void Contact(Order order, PostalAddress? wanted, List<Draft> changes, List<Refusal> refusals)
    {
        if (wanted is null)
            return;
        var check = addresses.Check(wanted);
        if (!check.IsDone)
        {
            refusals.AddRange(check.Refusal.All);
            return;
        }

        var (to, now) = (check.Value, order.Address);
        if (to.Name != now.Name)
            changes.Add(new Draft(AmendedField.Name, 0, now.Name, to.Name));
        if (to.Phone != now.Phone)
            changes.Add(new Draft(AmendedField.Phone, 0, now.Phone, to.Phone));
        if (to with { Name = now.Name, Phone = now.Phone } == now)
            return;
        changes.Add(
            new Draft(
                AmendedField.Address,
                0,
                Full(now),
                Full(to),
                JsonSerializer.Serialize(AmendedAddress.Of(to), OperationContext.Json)
            )
        );
    }

    private static string Full(PostalAddress a) => a.Postcode is null ? a.OneLine : a.OneLine + " " + a.Postcode;

    private async Task Lines(
        Order order,
        IReadOnlyList<AmendedLine> wanted,
        List<Draft> changes,
        List<Refusal> refusals,
        CancellationToken ct
    )
    {
        if (wanted.Count == 0)
            return;
        var cards = await catalog.Skus(
            [.. order.Lines.Select(l => l.Sku).Concat(wanted.Select(w => w.Sku).OfType<SkuId>()).Distinct()],
            ct
        );
        foreach (var want in wanted.GroupBy(w => w.No).Select(g => g.Last()).OrderBy(w => w.No))
        {
            if (order.Lines.FirstOrDefault(l => l.No == want.No) is not { } line)
                refusals.Add(AmendmentErrors.NoSuchLine(want.No));
            else if (want.Quantity is { } units && (units < 0 || units > line.Quantity.Units))
                refusals.Add(AmendmentErrors.Quantity(line.No, line.Quantity.Units));
            else
                Line(line, want, cards, changes, refusals);
        }
    }

    private static void Line(
        OrderLine line,
        AmendedLine want,
        IReadOnlyDictionary<SkuId, SkuCard> cards,
        List<Draft> changes,
        List<Refusal> refusals
    )
    {
        var units = want.Quantity ?? line.Quantity.Units;
        if (units < line.Quantity.Units)
            changes.Add(
                new Draft(
                    AmendedField.Quantity,
                    line.No,
                    $"{Label(line)} ×{line.Quantity}",
                    units == 0 ? "去掉" : $"×{units}",
                    units.ToString(null, null)
                )
            );
        if (want.Sku is not { } sku || sku == line.Sku || units == 0)
            return;
        if (line.ShipsOn is not null)
            refusals.Add(AmendmentErrors.Presale(line.No));
        else if (!cards.TryGetValue(sku, out var card) || !IsVariant(card, line, cards.GetValueOrDefault(line.Sku)))
            refusals.Add(AmendmentErrors.NotAVariant(line.No));
        else
            changes.Add(
                new Draft(
                    AmendedField.Variant,
                    line.No,
                    Label(line),
                    $"{card.Colour.Zh} / {card.Size}（{card.Code}）",
                    JsonSerializer.Serialize(AmendedSku.Of(card), OperationContext.Json),
                    sku
                )
            );
    }

    /// <summary>Another colour or size of the same goods, at the same price, to be had at once.</summary>
    private static bool IsVariant(SkuCard card, OrderLine line, SkuCard? now) =>
        card is { IsListed: true, PresaleShipsOn: null } && card.Product == now?.Product && card.Price == line.Price;

    private static string Label(OrderLine line) =>
        $"{line.Goods.Name} {line.Goods.Colour} / {line.Goods.Size}（{line.Goods.SkuCode}）";

    /// <summary>
    /// The courier must serve the new address. The postage stays as it was agreed, or a dearer one is refused (policy
    /// orders.amend.postage).
    /// </summary>
    private async Task Courier(
        Order order,
        Order after,
        string? wanted,
        List<Draft> changes,
        List<Refusal> refusals,
        CancellationToken ct
    )
    {
        var courier = string.IsNullOrWhiteSpace(wanted) ? order.Courier : wanted;
        if (courier == order.Courier && after.Address == order.Address)
            return;
        var options = await rates.Options(
            after.Address.Province,
            after.Address.City,
            after.WeightGrams,
            clock.Now(),
            ct
        );
        if (options.FirstOrDefault(o => o.Courier == courier) is not { } option)
        {
            refusals.Add(OrderErrors.Courier);
            return;
        }

        var postage = rates.FeeFor(option, after.Goods);
        if (postage > order.Postage && policies.Get(OrderingPolicies.AmendPostage) == "refuse")
            refusals.Add(AmendmentErrors.DearerPostage(postage, order.Postage));
        else if (courier != order.Courier)
            changes.Add(
                new Draft(AmendedField.Courier, 0, rates.CourierName(order.Courier).Zh, option.Name.Zh, courier)
            );
    }

    private sealed record Draft(
        AmendedField Field,
        int LineNo,
        string Before,
        string After,
        string? Value = null,
        SkuId? Sku = null
    )
    {
        public AmendmentChange Change(AmendmentId id, OrderId order, int no) =>
            new()
            {
                AmendmentId = id,
                No = no,
                OrderId = order,
                Field = Field,
                LineNo = LineNo,
                Before = Before,
                After = After,
                Value = Value,
                Sku = Sku,
            };
    }
}
