namespace Zhanggui.Warehouse;

/// <summary>
/// Records that the courier was called to fetch parcels (SHIP-05). The next closed manifest of the courier confirms it.
/// </summary>
[Needs("outbound.ship")]
public sealed class CallPickup(ShopDb db, OperationContext context)
{
    /// <summary>Records a call.</summary>
    /// <param name="courier">Which courier, by code.</param>
    /// <param name="expectedAt">When they promise to come; not in the past.</param>
    /// <param name="parcels">How many parcels were announced, 1 to 9999.</param>
    /// <param name="note">Who answered, at most 200 characters.</param>
    /// <param name="ct">When the caller has gone.</param>
    public Task<Result> Run(string courier, DateTimeOffset expectedAt, int parcels, string? note, CancellationToken ct)
    {
        var person = Person.Of(context.Actor);
        if (!person.IsDone)
            return Task.FromResult<Result>(person.Refusal);
        var wrong = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(courier) || courier.Length > 20)
            wrong.Add(ManifestErrors.NeedsCourier);
        if (parcels is < 1 or > 9999)
            wrong.Add(
                Refusal.Invalid("warehouse.pickup_parcels", "parcels", "件数填 1 到 9999", "Enter 1 to 9,999 parcels.")
            );
        if (expectedAt < context.Now || expectedAt > context.Now.AddDays(7))
            wrong.Add(
                Refusal.Invalid(
                    "warehouse.pickup_time",
                    "expected",
                    "上门时间填现在以后、7 天以内",
                    "Enter a time from now, within seven days."
                )
            );
        if (note?.Length > 200)
            wrong.Add(Refusal.Invalid("warehouse.note_too_long", "note", "说明最多 200 字", "At most 200 characters."));
        if (Refusal.Join(wrong) is { } refused)
            return Task.FromResult<Result>(refused);

        var call = new PickupCall
        {
            Id = Guid.CreateVersion7(context.Now),
            Courier = courier.Trim().ToUpperInvariant(),
            CalledAt = context.Now,
            CalledBy = person.Value.Name,
            ExpectedAt = expectedAt,
            Parcels = parcels,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
        db.Add(call);
        context.Record(
            new Subject("pickup", call.Id, call.Courier, IsNew: true),
            ("叫快递取件", "Courier called"),
            after: new
            {
                call.Courier,
                call.ExpectedAt,
                call.Parcels,
            },
            note: call.Note
        );
        return Task.FromResult(Result.Done);
    }
}
