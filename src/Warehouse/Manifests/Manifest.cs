namespace Zhanggui.Warehouse;

/// <summary>Where a hand-over manifest stands.</summary>
internal enum ManifestStatus
{
    /// <summary>清点中: parcels are being scanned into it.</summary>
    Open,

    /// <summary>已交接: the courier has signed; the goods have left.</summary>
    Closed,

    /// <summary>已取消: nothing left with it.</summary>
    Cancelled,
}

/// <summary>What can be done with a manifest.</summary>
internal enum ManifestVerb
{
    Add,
    Close,
    Cancel,
}

/// <summary>A hand-over manifest (交接清单): the parcels that one courier takes at one time (SHIP-05).</summary>
internal sealed class Manifest
{
    public static readonly TransitionTable<ManifestStatus, ManifestVerb> Table = new(
        "warehouse",
        Name,
        Name,
        (ManifestStatus.Open, ManifestVerb.Add, ManifestStatus.Open),
        (ManifestStatus.Open, ManifestVerb.Close, ManifestStatus.Closed),
        (ManifestStatus.Open, ManifestVerb.Cancel, ManifestStatus.Cancelled)
    );

    public required ManifestId Id { get; init; }
    public required string No { get; init; }
    public required string Courier { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string OpenedBy { get; init; }
    public ManifestStatus Status { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public string? CourierPerson { get; private set; }
    public int Parcels { get; private set; }
    public int Pieces { get; private set; }
    public int WeightGrams { get; private set; }
    public int Version { get; private set; }

    public Subject Subject => new("manifest", Id.Value, No);

    public Result Count(int parcels, int pieces, int grams)
    {
        if (Move(ManifestVerb.Add) is { IsDone: false } refused)
            return refused;
        (Parcels, Pieces, WeightGrams) = (Parcels + parcels, Pieces + pieces, WeightGrams + grams);
        return Result.Done;
    }

    public Result Close(string courierPerson, Person by, DateTimeOffset now)
    {
        if (Status == ManifestStatus.Open && Parcels == 0)
            return ManifestErrors.Empty;
        if (Move(ManifestVerb.Close) is { IsDone: false } refused)
            return refused;
        (ClosedAt, ClosedBy, CourierPerson) = (now, by.Name, courierPerson);
        return Result.Done;
    }

    public Result Cancel(Person by, DateTimeOffset now)
    {
        if (Move(ManifestVerb.Cancel) is { IsDone: false } refused)
            return refused;
        (ClosedAt, ClosedBy) = (now, by.Name);
        return Result.Done;
    }

    public static Text Name(ManifestStatus status) =>
        status switch
        {
            ManifestStatus.Open => ("清点中", "counting"),
            ManifestStatus.Closed => ("已交接", "handed over"),
            ManifestStatus.Cancelled => ("已取消", "cancelled"),
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    public static Text Name(ManifestVerb verb) =>
        verb switch
        {
            ManifestVerb.Add => ("增减包裹", "add or remove parcels"),
            ManifestVerb.Close => ("交接", "hand over"),
            ManifestVerb.Cancel => ("取消", "cancel"),
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
        };

    private Result Move(ManifestVerb verb)
    {
        var next = Table.Next(Status, verb);
        if (!next.IsDone)
            return next.Refusal;
        Status = next.Value;
        Version++;
        return Result.Done;
    }
}

/// <summary>One parcel on a manifest. A slip stands on one manifest only.</summary>
internal sealed class ManifestLine
{
    public required ManifestId Manifest { get; init; }
    public required OutboundOrderId Slip { get; init; }
    public required string SlipNo { get; init; }
    public required string OrderNo { get; init; }
    public required string WaybillNo { get; init; }
    public required string Recipient { get; init; }
    public required string City { get; init; }
    public required int Pieces { get; init; }
    public required int WeightGrams { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }
}

/// <summary>A parcel has left: the posted end of its slip (INV-01). Append-only.</summary>
internal sealed class Dispatch
{
    public required OutboundOrderId Slip { get; init; }
    public required ManifestId Manifest { get; init; }
    public required string ManifestNo { get; init; }
    public required string Courier { get; init; }
    public required string WaybillNo { get; init; }
    public required string CourierPerson { get; init; }
    public required string Shipper { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The courier was called to fetch parcels (SHIP-05); confirmed by the manifest that they left with.</summary>
internal sealed class PickupCall
{
    public required Guid Id { get; init; }
    public required string Courier { get; init; }
    public required DateTimeOffset CalledAt { get; init; }
    public required string CalledBy { get; init; }
    public required DateTimeOffset ExpectedAt { get; init; }
    public required int Parcels { get; init; }
    public string? Note { get; init; }
    public ManifestId? Manifest { get; private set; }
    public DateTimeOffset? CameAt { get; private set; }

    public void Came(ManifestId manifest, DateTimeOffset at) => (Manifest, CameAt) = (manifest, at);
}

/// <summary>What a manifest refuses.</summary>
internal static class ManifestErrors
{
    public static readonly Refusal NotFound = Refusal.NotFound(
        "warehouse.no_such_manifest",
        "没有这张交接清单",
        "There is no such manifest."
    );

    public static readonly Refusal Empty = Refusal.Conflict(
        "warehouse.manifest_empty",
        "清单里还没有包裹。请先扫快递单",
        "There is no parcel on the manifest yet; scan waybills first."
    );

    public static readonly Refusal NeedsCourier = Refusal.Invalid(
        "warehouse.needs_courier",
        "courier",
        "请选快递公司",
        "Choose the courier."
    );

    public static readonly Refusal NeedsName = Refusal.Invalid(
        "warehouse.needs_courier_person",
        "person",
        "请填快递员姓名，2 到 30 个字",
        "Enter the courier's name, 2 to 30 characters."
    );

    public static readonly Refusal NotPacked = Refusal.Invalid(
        "warehouse.waybill_not_packed",
        "code",
        "没有已打包的包裹是这个单号。没打包的先送复核台，已交接的不能再扫",
        "No packed parcel has this number. Unpacked goods go to the packing table; what was handed over can't be scanned again."
    );

    public static Refusal Duplicate(string manifest) =>
        Refusal.Invalid(
            "warehouse.parcel_twice",
            "code",
            $"这一件已经在清单 {manifest} 里，没有重复计数",
            $"This parcel is already on manifest {manifest}; it was not counted twice."
        );

    public static Refusal WrongCourier(Text its, Text ours) =>
        Refusal.Invalid(
            "warehouse.wrong_courier",
            "code",
            $"这件是{its.Zh}的，不能交给{ours.Zh}。请放到{its.Zh}的笼车",
            $"This parcel goes with {its.En}, not with {ours.En}. Put it into {its.En}'s cage."
        );

    public static Refusal Stopped(string waybill, Refusal why) =>
        why with
        {
            Message = new Text(
                $"{waybill} 不能出库：{why.Message.Zh}。整张清单都没有交接，请移出这一件再交",
                $"{waybill} can't leave: {why.Message.En} Nothing of the manifest was handed over; take this parcel off and try again."
            ),
        };
}
