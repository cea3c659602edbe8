using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using Zhanggui.Customers;
using Zhanggui.Harness;
using Zhanggui.Kernel;
using Zhanggui.Platform;
using Zhanggui.Shipping;

namespace Zhanggui.Integration.Platform;

/// <summary>Rows that are written in bulk are the rows that EF Core would have written.</summary>
public sealed class SetWriterTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Clerk = Actor.System("test");

    private static PostalAddress Street(int no, string? postcode = null) =>
        new($"收件{no}", $"1381234{no:D4}", "浙江省", "湖州市", "吴兴区", $"爱山街道南街 {no} 号", postcode);

    [Theory, Databases]
    public async Task An_address_goes_into_its_columns_and_comes_back_and_a_missing_one_stays_missing(string database)
    {
        await using var app = await AppFixture.Start(database, configure: s => s.AddUseCase<WriteExceptions>());
        var now = app.Clock.GetUtcNow();
        // Few rows and many are different statements on PostgreSQL.
        foreach (var count in new[] { 1, SetWriter.SmallSetThreshold + 2 })
        {
            List<CourierException> rows = [.. Enumerable.Range(count * 100, count).Select(no => Row(no, now))];
            List<Parcel> parcels = [.. rows.Select((r, i) => ParcelOf(r, count * 100 + i, now))];
            (await app.Run(Clerk, (WriteExceptions u) => u.Run(parcels, rows, None))).IsDone.ShouldBeTrue();

            var (ids, sent) = (rows.Select(r => r.Id).ToList(), parcels.Select(p => p.Id).ToList());
            var stored = await app.Ask(
                (ShopDb db) =>
                    db.Set<CourierException>()
                        .AsNoTracking()
                        .Where(e => EF.Parameter(ids).Contains(e.Id))
                        .OrderBy(e => e.No)
                        .ToListAsync(None)
            );
            stored.Select(e => e.NewAddress).ShouldBe(rows.Select(r => r.NewAddress));
            var to = await app.Ask(
                (ShopDb db) =>
                    db.Set<Parcel>()
                        .AsNoTracking()
                        .Where(p => EF.Parameter(sent).Contains(p.Id))
                        .OrderBy(p => p.WaybillNo)
                        .Select(p => p.To)
                        .ToListAsync(None)
            );
            to.ShouldBe(parcels.Select(p => p.To));
        }

        var found = await app.Ask(
            (ShopDb db) =>
                db.Set<Parcel>()
                    .AsNoTracking()
                    .Where(p => p.To.Street == Street(601).Street)
                    .Select(p => p.To)
                    .ToListAsync(None)
        );
        found.ShouldBe([Street(601, "313000")]);
    }

    /// <summary>Every second one asks for another address.</summary>
    private static CourierException Row(int no, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new CourierException
        {
            Id = id,
            No = $"CE{no:D6}",
            Kind = no % 2 == 0 ? ExceptionKind.AddressChange : ExceptionKind.Lost,
            ParcelId = Guid.CreateVersion7(now),
            Part = Guid.CreateVersion7(now),
            WaybillNo = $"W{no}",
            Courier = "STO",
            DocumentType = "order",
            DocumentId = Guid.CreateVersion7(now),
            DocumentNo = $"SO{no}",
            What = "说明",
            ReportedAt = now,
            ReportedBy = "沈跟单",
            DueAt = now.AddDays(1),
            NewAddress = no % 2 == 0 ? Street(no) : null,
            Progress = new ExceptionProgress { Id = id, ParcelId = Guid.CreateVersion7(now) },
        };
    }

    private static Parcel ParcelOf(CourierException row, int no, DateTimeOffset now) =>
        new()
        {
            Id = row.ParcelId,
            DocumentType = row.DocumentType,
            DocumentId = row.DocumentId,
            DocumentNo = row.DocumentNo,
            Part = row.Part,
            Courier = row.Courier,
            WaybillNo = row.WaybillNo,
            SortCode = "A",
            To = Street(no, no % 2 == 0 ? null : "313000"),
            WeightGrams = 500,
            Zone = 1,
            EstimatedCost = Money.Yuan(5),
            PromisedOn = new DateOnly(2026, 12, 1),
            IssuedAt = now,
            IssuedBy = "test",
        };
}

/// <summary>Writes parcels and what goes wrong with them in bulk.</summary>
[SystemOnly]
internal sealed class WriteExceptions(ShopDb db)
{
    public async Task<Result> Run(
        IReadOnlyCollection<Parcel> parcels,
        IReadOnlyCollection<CourierException> rows,
        CancellationToken ct
    )
    {
        var writer = new SetWriter(db);
        writer.Insert(parcels);
        writer.Insert(rows);
        writer.Insert([.. rows.Select(r => r.Progress)]);
        await writer.Flush(ct);
        return Result.Done;
    }
}
