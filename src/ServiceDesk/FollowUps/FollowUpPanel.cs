using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Zhanggui.Ordering;

namespace Zhanggui.ServiceDesk;

/// <summary>Who follows an order, on its page.</summary>
internal sealed class FollowUpPanel(FollowUpQueries queries, TimeProvider clock, IStringLocalizer<ServiceDeskTexts> l)
    : IOrderPanel
{
    public async Task<RenderFragment?> Card(OrderId order, Actor viewer, CancellationToken ct)
    {
        if (await queries.Of(order, ct) is not { } followUp)
            return null;
        var notes = followUp.Notes > 0 ? await queries.Notes(order, ct) : [];
        return FollowUpViews.Card(new FollowUpViews.CardModel(followUp, notes, clock.Now(), viewer), l);
    }

    public Task<RenderFragment?> Button(
        OrderId order,
        string no,
        OrderStatus status,
        Actor viewer,
        CancellationToken ct
    ) => Task.FromResult<RenderFragment?>(null);
}
