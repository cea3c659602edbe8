using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Warehouse;

/// <summary>
/// What left is what the slip says: for every handed-over slip, the pieces taken from bins equal its lines, SKU by SKU.
/// </summary>
internal sealed class PicksCheck : IIntegrityCheck
{
    public Text Name =>
        new("每张已交接发货单拣的就是单上的", "What was picked for every handed-over slip is what it says");

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var left = db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Where(p => p.Status == OutboundOrderStatus.HandedOver);
        var told = await left.Join(
                db.Set<OutboundOrderLine>(),
                p => p.Slip,
                l => l.Slip,
                (p, l) =>
                    new
                    {
                        p.No,
                        l.Sku,
                        l.Quantity.Units,
                    }
            )
            .GroupBy(x => new { x.No, x.Sku })
            .Select(g => new
            {
                g.Key.No,
                g.Key.Sku,
                Units = g.Sum(x => x.Units),
            })
            .ToListAsync(ct);
        var taken = (
            await left.Join(
                    db.Set<Pick>(),
                    p => p.Slip,
                    k => k.Slip,
                    (p, k) =>
                        new
                        {
                            p.No,
                            k.Sku,
                            k.Taken.Units,
                        }
                )
                .GroupBy(x => new { x.No, x.Sku })
                .Select(g => new
                {
                    g.Key.No,
                    g.Key.Sku,
                    Units = g.Sum(x => x.Units),
                })
                .ToListAsync(ct)
        ).ToDictionary(x => (x.No, x.Sku), x => x.Units);
        foreach (var line in told)
        {
            taken.Remove((line.No, line.Sku), out var units);
            if (units != line.Units)
                yield return new IntegrityViolation(
                    "slip picks",
                    $"{line.No}: {units} pieces of {line.Sku.Value} were taken, the slip says {line.Units}"
                );
        }

        foreach (var more in taken)
            yield return new IntegrityViolation(
                "slip picks",
                $"{more.Key.No}: {more.Value} pieces of {more.Key.Sku.Value} were taken that are not on the slip"
            );
    }
}

/// <summary>
/// Every slip's chain of steps is whole (SHIP-31): in order, signed, checked by another person than the picker, and
/// with its departure.
/// </summary>
internal sealed class OutboundOrderChainCheck : IIntegrityCheck
{
    public Text Name =>
        new(
            "每张发货单的步骤齐全、由两个人拣货和复核",
            "Every slip's steps are whole, with picker and checker two people"
        );

    public async IAsyncEnumerable<IntegrityViolation> Run(ShopDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var slips = db.Set<OutboundOrderProgress>()
            .AsNoTracking()
            .Join(
                db.Set<OutboundOrder>(),
                p => p.Slip,
                s => s.Id,
                (p, s) =>
                    new
                    {
                        Progress = p,
                        s.MadeAt,
                        Checks = db.Set<LineCheck>().Count(c => c.Slip == p.Slip && c.Checked != c.Wanted),
                        Departed = db.Set<Dispatch>().Any(d => d.Slip == p.Slip),
                    }
            )
            .AsAsyncEnumerable();
        await foreach (var slip in slips.WithCancellation(ct))
        {
            var p = slip.Progress;
            if (Missing(p, slip.MadeAt) is { } missing)
                yield return new IntegrityViolation("slip steps", $"{p.No}: {missing}");
            if (p.Status >= OutboundOrderStatus.Packed && p.Status != OutboundOrderStatus.Voided && slip.Checks > 0)
                yield return new IntegrityViolation(
                    "slip steps",
                    $"{p.No}: was packed with {slip.Checks} lines not checked"
                );
            if (slip.Departed != (p.Status == OutboundOrderStatus.HandedOver))
                yield return new IntegrityViolation(
                    "slip steps",
                    $"{p.No}: state {p.Status} and its departure do not agree"
                );
        }
    }

    private static string? Missing(OutboundOrderProgress p, DateTimeOffset madeAt)
    {
        if (p.Status == OutboundOrderStatus.Voided)
            return p.VoidedAt is null ? "void without a time" : null;
        (OutboundOrderStatus From, DateTimeOffset? At, bool Signed, string Step)[] steps =
        [
            (OutboundOrderStatus.Picking, p.PickStartedAt, p.PickerId is not null, "picking"),
            (OutboundOrderStatus.Picked, p.PickedAt, p.PickerId is not null, "picked"),
            (OutboundOrderStatus.Checking, p.CheckStartedAt, p.CheckerId is not null, "check"),
            (OutboundOrderStatus.Packed, p.PackedAt, p.WaybillNo is not null, "packed"),
            (OutboundOrderStatus.HandedOver, p.HandedOverAt, p.ShipperId is not null, "hand-over"),
        ];
        var before = madeAt;
        foreach (var step in steps.TakeWhile(s => s.From <= p.Status))
        {
            if (step.At is not { } at || !step.Signed)
                return $"the step “{step.Step}” is not signed";
            if (at < before)
                return $"the step “{step.Step}” is earlier than the one before";
            before = at;
        }

        return p.CheckerId is not null && p.CheckerId == p.PickerId ? $"{p.Picker} picked and checked" : null;
    }
}
