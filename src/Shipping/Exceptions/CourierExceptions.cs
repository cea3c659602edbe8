using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;
using Zhanggui.Work;

namespace Zhanggui.Shipping;

/// <summary>
/// Courier exceptions as use cases and the couriers' own reports open and close them; inside the running operation.
/// </summary>
internal sealed class CourierExceptions(
    ShopDb db,
    OperationContext context,
    DocumentNumbers numbers,
    IToDos todos,
    Policies policies
)
{
    public const string Kind = "courier.exception";

    /// <summary>SHIP-22: by when an exception must have an outcome.</summary>
    public static readonly NumberPolicy Hours = new(
        "courier.exception.hours",
        ("快递异常几小时内要有处理结果", "Hours within which a courier exception is settled"),
        "SHIP-22",
        24,
        1,
        720
    );

    /// <summary>
    /// One that the system or a person reports of a parcel that the courier has. Of two at the same moment the second
    /// finds the first.
    /// </summary>
    public async Task<Result<CourierException>> Open(
        Parcel parcel,
        ExceptionReport report,
        PostalAddress? to,
        CancellationToken ct
    )
    {
        if (!await LockForUpdate(parcel.Id, ct))
            return ExceptionErrors.Signed;
        if (await OpenOf(parcel.Id).AsNoTracking().Select(e => e.No).FirstOrDefaultAsync(ct) is { } open)
            return ExceptionErrors.OpenAlready(open);
        var made = CourierException.Of(
            parcel,
            await numbers.Next(db, "YC", context.Now, ct),
            report,
            to,
            context.Actor,
            context.Now,
            context.Now.AddHours(policies.Get(Hours))
        );
        db.Add(made);
        context.Record(
            made.Subject with
            {
                IsNew = true,
            },
            ("登记快递异常", "Courier exception reported"),
            null,
            new
            {
                made.Kind,
                made.WaybillNo,
                made.DocumentNo,
                made.DueAt,
                to = made.NewAddress?.OneLine,
            },
            made.What
        );
        await Remind(made, ct);
        return made;
    }

    /// <summary>
    /// The courier says by itself that something is wrong; what is known already is not opened again.
    /// </summary>
    public async Task Told(Parcel parcel, CourierNotice notice, CancellationToken ct)
    {
        if (parcel.State != ParcelState.OnTheWay || await KindOf(parcel, notice, ct) is not { } kind)
            return;
        // One that is open already refuses: what the courier says stands in its tracking.
        await Open(parcel, new ExceptionReport(kind, notice.What.Zh, notice.What.En), null, ct);
    }

    /// <summary>The customer has signed: what was open has ended well.</summary>
    public Task SignedFor(Parcel parcel, CancellationToken ct) => EndWell([parcel.Id], "快递回报客户已签收", ct);

    /// <summary>The goods have arrived: what is open of these parcels ends as delivered.</summary>
    public async Task EndWell(IReadOnlyCollection<Guid> parcels, string note, CancellationToken ct)
    {
        foreach (
            var open in await db.Set<CourierException>()
                .Include(e => e.Progress)
                .Where(e => EF.Parameter(parcels).Contains(e.Progress.ParcelId) && e.Progress.ClosedAt == null)
                .OrderBy(e => e.No)
                .ToListAsync(ct)
        )
            await Close(open, ExceptionOutcome.Delivered, null, note, ct);
    }

    public async Task<Result> Close(
        CourierException e,
        ExceptionOutcome outcome,
        Money? claimed,
        string note,
        CancellationToken ct
    )
    {
        if (e.Progress.Close(outcome, claimed, note, context.Actor, context.Now) is { IsDone: false } refused)
            return refused;
        context.Record(
            e.Subject,
            ("快递异常结案", "Courier exception closed"),
            new { state = ExceptionState.Open },
            new
            {
                e.Progress.State,
                e.Progress.Outcome,
                e.Progress.Claimed,
            },
            note
        );
        await todos.Finish(Kind, e.Id, ct);
        return Result.Done;
    }

    /// <summary>
    /// On the list of whoever settles it; of all trackers and after-sales agents while it is nobody's.
    /// </summary>
    public Task Remind(CourierException e, CancellationToken ct) =>
        todos.Open(
            new ToDoDraft(
                Kind,
                ("快递异常", "Courier exception"),
                e.Subject,
                $"/office/exceptions/{e.No}",
                "TRACKER",
                e.DueAt,
                ExceptionStates.RuleOf(e.Kind),
                ("处理", "Settle")
            )
            {
                AlsoFor = ["CSPOST"],
                EscalateTo = "OPSDIR",
                Who = $"{ExceptionStates.NameOf(e.Kind).Zh} {e.WaybillNo}",
                WarnBefore = TimeSpan.FromHours(4),
                Person = e.Progress.OwnerId,
                PersonName = e.Progress.Owner,
            },
            ct
        );

    /// <summary>
    /// The to-do goes to whoever took it over; what was reported upwards already is not reported again.
    /// </summary>
    public Task Give(CourierException e, CancellationToken ct) =>
        e.Progress.OwnerId is { } owner ? todos.Give(Kind, e.Id, owner, e.Progress.Owner!, ct) : Task.CompletedTask;

    public Task<CourierException?> Find(string no, CancellationToken ct)
    {
        var upper = (no ?? "").Trim().ToUpperInvariant();
        return db.Set<CourierException>().Include(e => e.Progress).FirstOrDefaultAsync(e => e.No == upper, ct);
    }

    private IQueryable<CourierException> OpenOf(Guid parcel) =>
        db.Set<CourierException>()
            .Include(e => e.Progress)
            .Where(e => e.Progress.ParcelId == parcel && e.Progress.ClosedAt == null);

    /// <summary>
    /// Who holds the parcel's row reports; nothing of the parcel changes. False when it was signed for a moment ago.
    /// </summary>
    private async Task<bool> LockForUpdate(Guid parcel, CancellationToken ct) =>
        await db.Set<Parcel>()
            .Where(p => p.Id == parcel && p.State == ParcelState.OnTheWay)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Prints, p => p.Prints), ct) == 1;

    /// <summary>
    /// One failed delivery is ordinary; from the second on somebody must act. The report at hand is not in the database
    /// yet.
    /// </summary>
    private async Task<ExceptionKind?> KindOf(Parcel parcel, CourierNotice notice, CancellationToken ct) =>
        notice.Kind switch
        {
            TrackingKind.Lost => ExceptionKind.Lost,
            TrackingKind.Refused => ExceptionKind.Refused,
            TrackingKind.DeliveryFailed
                when await db.Set<TrackingEvent>()
                    .AnyAsync(t => t.ParcelId == parcel.Id && t.Kind == TrackingKind.DeliveryFailed, ct) =>
                ExceptionKind.NobodyHome,
            _ => null,
        };
}
