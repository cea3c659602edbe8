using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <summary>
/// Something went wrong with a parcel on its way, as it was reported (SHIP-22). Append-only; how it goes on is its
/// <see cref="Progress"/>.
/// </summary>
internal sealed class CourierException
{
    public required Guid Id { get; init; }
    public required string No { get; init; }
    public required ExceptionKind Kind { get; init; }
    public required Guid ParcelId { get; init; }
    public required Guid Part { get; init; }
    public required string WaybillNo { get; init; }
    public required string Courier { get; init; }
    public required string DocumentType { get; init; }
    public required Guid DocumentId { get; init; }
    public required string DocumentNo { get; init; }

    /// <summary>What was said.</summary>
    public required string What { get; init; }

    /// <summary>The same in English, when a courier said it in both languages.</summary>
    public string? WhatEn { get; init; }
    public required DateTimeOffset ReportedAt { get; init; }
    public required string ReportedBy { get; init; }

    /// <summary>By when it must have an outcome.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Where the customer wants it; order and parcel keep the address that they have (ORD-30).</summary>
    public PostalAddress? NewAddress { get; init; }

    public ExceptionProgress Progress { get; init; } = null!;

    public Subject Subject => new("courier-exception", Id, No);

    public Text Said => new(What, WhatEn ?? What);

    public bool IsOverdue(DateTimeOffset now) => Progress.State == ExceptionState.Open && DueAt < now;

    public static CourierException Of(
        Parcel parcel,
        string no,
        ExceptionReport report,
        PostalAddress? to,
        Actor by,
        DateTimeOffset now,
        DateTimeOffset due
    )
    {
        var id = Guid.CreateVersion7(now);
        return new CourierException
        {
            Id = id,
            No = no,
            Kind = report.Kind,
            ParcelId = parcel.Id,
            Part = parcel.Part,
            WaybillNo = parcel.WaybillNo,
            Courier = parcel.Courier,
            DocumentType = parcel.DocumentType,
            DocumentId = parcel.DocumentId,
            DocumentNo = parcel.DocumentNo,
            What = report.What,
            WhatEn = report.WhatEn,
            ReportedAt = now,
            ReportedBy = by.Name,
            DueAt = due,
            NewAddress = to,
            Progress = new ExceptionProgress { Id = id, ParcelId = parcel.Id },
        };
    }
}

/// <summary>What was reported, once it was checked.</summary>
internal sealed record ExceptionReport(ExceptionKind Kind, string What, string? WhatEn = null);

/// <summary>How a courier exception goes on: who settles it, and how it ended.</summary>
internal sealed class ExceptionProgress
{
    public required Guid Id { get; init; }

    /// <summary>Repeated here, so that a parcel has at most one that is open.</summary>
    public required Guid ParcelId { get; init; }
    public ExceptionState State { get; private set; }
    public Guid? OwnerId { get; private set; }
    public string? Owner { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }
    public int Notes { get; private set; }
    public ExceptionOutcome? Outcome { get; private set; }

    /// <summary>What the courier is to pay; only of a claim.</summary>
    public Money? Claimed { get; private set; }
    public string? ClosingNote { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public int Version { get; private set; }

    /// <summary>One person settles it; who takes it over from another says why.</summary>
    public Result Take(Actor by, string? why, DateTimeOffset now)
    {
        if (State == ExceptionState.Closed)
            return ExceptionErrors.Closed;
        if (OwnerId is not null && OwnerId == by.Id)
            return ExceptionErrors.Yours;
        if (OwnerId is not null && string.IsNullOrWhiteSpace(why))
            return ExceptionErrors.WhyFromAnother(Owner!);
        (OwnerId, Owner, TakenAt, Version) = (by.Id, by.Name, now, Version + 1);
        return Result.Done;
    }

    public Result Noted()
    {
        if (State == ExceptionState.Closed)
            return ExceptionErrors.Closed;
        (Notes, Version) = (Notes + 1, Version + 1);
        return Result.Done;
    }

    /// <summary>Who closes what is nobody's has settled it.</summary>
    public Result Close(ExceptionOutcome outcome, Money? claimed, string note, Actor by, DateTimeOffset now)
    {
        var next = ExceptionStates.Table.Next(State, ExceptionVerb.Close);
        if (!next.IsDone)
            return next.Refusal;
        (State, Outcome, Claimed, ClosingNote, ClosedAt, ClosedBy, Version) = (
            next.Value,
            outcome,
            claimed,
            note,
            now,
            by.Name,
            Version + 1
        );
        if (Owner is null)
            (OwnerId, Owner, TakenAt) = (by.Id, by.Name, now);
        return Result.Done;
    }
}

/// <summary>What courier, customer or somebody else said. Append-only.</summary>
internal sealed class ExceptionNote
{
    public required Guid Id { get; init; }
    public required Guid ExceptionId { get; init; }
    public required ExceptionParty Party { get; init; }
    public required string Body { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Why an act on a courier exception is refused.</summary>
internal static class ExceptionErrors
{
    public const int MaxText = 500;

    public static readonly Refusal NotFound = Refusal.NotFound(
        "shipping.exception.not_found",
        "没有这张快递异常单",
        "There is no such courier exception."
    );
    public static readonly Refusal Closed = Refusal.Conflict(
        "shipping.exception.closed",
        "这张异常单已经结案",
        "This courier exception is closed."
    );
    public static readonly Refusal Yours = Refusal.Conflict(
        "shipping.exception.yours",
        "已经由您处理",
        "You are settling it already."
    );
    public static readonly Refusal NoParcel = Refusal.Invalid(
        "shipping.exception.no_parcel",
        "parcel",
        "没有找到这个运单号或订单号的包裹",
        "There is no parcel with this waybill or order number."
    );
    public static readonly Refusal InWarehouse = Refusal.Invalid(
        "shipping.exception.in_warehouse",
        "parcel",
        "包裹还在仓库，快递没有拿走：改订单请建变更单，不发了请拦截",
        "The parcel is still in the warehouse: amend the order, or intercept it."
    );
    public static readonly Refusal Signed = Refusal.Invalid(
        "shipping.exception.signed",
        "parcel",
        "包裹已经签收，有问题请走售后",
        "The parcel was signed for; what is wrong with it is an after-sales case."
    );
    public static readonly Refusal Void = Refusal.Invalid(
        "shipping.exception.void",
        "parcel",
        "这张面单已作废，没有寄出",
        "This waybill is void; nothing was sent with it."
    );
    public static readonly Refusal What = Refusal.Invalid(
        "shipping.exception.what",
        "what",
        "请写明情况，1 到 500 个字",
        "Say what happened, 1 to 500 characters."
    );
    public static readonly Refusal Body = Refusal.Invalid(
        "shipping.exception.body",
        "body",
        "记录请写 1 到 500 个字",
        "A note has 1 to 500 characters."
    );
    public static readonly Refusal Kind = Refusal.Invalid(
        "shipping.exception.kind",
        "kind",
        "请选异常类别",
        "Choose the kind of exception."
    );
    public static readonly Refusal Party = Refusal.Invalid(
        "shipping.exception.party",
        "party",
        "请选跟谁联系的",
        "Say with whom you spoke."
    );
    public static readonly Refusal AddressMissing = Refusal.Invalid(
        "shipping.exception.address",
        "street",
        "客户改地址要写新地址",
        "An address change needs the new address."
    );
    public static readonly Refusal NoAddress = Refusal.Invalid(
        "shipping.exception.no_address",
        "kind",
        "写了新地址：类别请选“客户改地址”，或者清空新地址",
        "There is a new address: choose the kind address change, or leave the address out."
    );
    public static readonly Refusal AddressSame = Refusal.Invalid(
        "shipping.exception.same_address",
        "street",
        "新地址和包裹上的一样",
        "The new address is the one on the parcel."
    );
    public static readonly Refusal Outcome = Refusal.Invalid(
        "shipping.exception.outcome",
        "outcome",
        "请选处理结果",
        "Choose an outcome."
    );
    public static readonly Refusal NotRedirected = Refusal.Invalid(
        "shipping.exception.not_redirected",
        "outcome",
        "只有客户改地址可以用“已改派新地址”结案",
        "Only an address change can end as redirected."
    );
    public static readonly Refusal ClosingNote = Refusal.Invalid(
        "shipping.exception.closing_note",
        "note",
        "结案说明请写 1 到 500 个字",
        "A closing note has 1 to 500 characters."
    );
    public static readonly Refusal Claim = Refusal.Invalid(
        "shipping.exception.claim",
        "claim",
        "索赔金额要大于 0，不超过 100 万元",
        "A claim is more than 0 and at most 1,000,000 yuan."
    );
    public static readonly Refusal NoClaim = Refusal.Invalid(
        "shipping.exception.no_claim",
        "claim",
        "只有“向快递索赔”才填金额",
        "Only a claim has an amount."
    );

    public static Refusal WhyFromAnother(string owner) =>
        Refusal.Invalid(
            "shipping.exception.why",
            "reason",
            $"{owner}正在处理，接过来请写明原因",
            $"{owner} is settling it. Say why you take it over."
        );

    public static Refusal OpenAlready(string no) =>
        Refusal.Conflict(
            "shipping.exception.open_already",
            $"这个包裹已有未结案的异常 {no}，请在那张单上写记录",
            $"This parcel has an open exception, {no}. Add a note there."
        );

    public static Refusal WhichParcel(IEnumerable<string> waybills)
    {
        var all = string.Join('、', waybills);
        return Refusal.Invalid(
            "shipping.exception.which",
            "parcel",
            $"这张订单有几个包裹在路上，请填运单号：{all}",
            $"Several parcels of this order are on their way; give the waybill: {all}"
        );
    }
}
