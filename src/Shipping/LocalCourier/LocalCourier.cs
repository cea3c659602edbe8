using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;

namespace Zhanggui.Shipping;

/// <summary>A report that the local courier will send when its time has come.</summary>
internal sealed class LocalCourierReport
{
    public required Guid Id { get; init; }
    public required string Courier { get; init; }
    public required string WaybillNo { get; init; }
    public required TrackingKind Kind { get; init; }
    public required string WhatZh { get; init; }
    public required string WhatEn { get; init; }
    public required string Place { get; init; }

    /// <summary>When it happens.</summary>
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset NextAt { get; init; }
    public int Tries { get; init; }

    /// <summary>Reported twice, as couriers do.</summary>
    public required bool IsTwice { get; init; }
    public bool IsOver { get; init; }
    public string? Answer { get; init; }
}

/// <summary>A report on the wire; all of it is under the signature.</summary>
internal sealed record LocalCourierMessage(
    string Courier,
    string WaybillNo,
    string EventId,
    string Kind,
    long At,
    string Zh,
    string En,
    string Place,
    long Timestamp,
    string Nonce
);

/// <summary>
/// Couriers that live in this application: number pools in the real formats, and journeys that are reported by signed
/// messages.
/// </summary>
internal sealed class LocalCourier(UseCaseExecutor executor, SharedSecrets secrets) : ICourierProvider
{
    public const string Secret = "local-courier";
    public const string SignatureHeader = "X-Courier-Signature";
    public static readonly Actor SystemActor = Actor.System("本地快递");

    public string Name => "local";

    /// <summary>
    /// STO: 15 digits from 773. YTO: YT and 13 digits. SF: SF and 13 digits. The n is spread over the range by a factor
    /// prime to ten, so no two are alike.
    /// </summary>
    public string WaybillNo(string courier, long n)
    {
        var spread = (ulong)((UInt128)(ulong)(n + 41_588) * 967_483_951_207 % 1_000_000_000_000);
        return courier switch
        {
            "STO" => string.Create(CultureInfo.InvariantCulture, $"773{spread:000000000000}"),
            "YTO" => string.Create(CultureInfo.InvariantCulture, $"YT8{spread:000000000000}"),
            "SF" => string.Create(CultureInfo.InvariantCulture, $"SF1{spread:000000000000}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{courier}{spread:000000000000}"),
        };
    }

    public string SortCode(string courier, PostalAddress to)
    {
        var (area, route) = (Number(to.Province + to.City), Number(to.City + to.District));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{100 + area % 900} – {to.City[..1]}{(char)('A' + route % 6)} {1 + route % 98:00}"
        );
    }

    public Task Collect(Shipment shipment, CancellationToken ct) =>
        executor.Run(SystemActor, (PlanSimulatedRoute u) => u.Run(shipment, ct), ct);

    public async Task<CourierNotice?> Read(string body, string? signature, CancellationToken ct)
    {
        if (!Signature.Fits(await secrets.Key(Secret, ct), body, signature))
            return null;
        try
        {
            var m = JsonSerializer.Deserialize<LocalCourierMessage>(body, JsonSerializerOptions.Web);
            if (
                m
                is not {
                    Courier: not null,
                    WaybillNo: not null,
                    EventId: not null,
                    Zh: not null,
                    En: not null,
                    Place: not null
                }
            )
                return null;
            if (!Enum.TryParse<TrackingKind>(m.Kind, out var kind) || !Enum.IsDefined(kind))
                return null;
            return new CourierNotice(
                m.Courier,
                m.WaybillNo,
                m.EventId,
                kind,
                DateTimeOffset.FromUnixTimeMilliseconds(m.At),
                new Text(m.Zh, m.En),
                m.Place,
                DateTimeOffset.FromUnixTimeMilliseconds(m.Timestamp)
            );
        }
        catch (Exception e) when (e is JsonException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The body and signature of a report, signed at the moment it is sent.</summary>
    public async Task<(string Body, string Signature)> Seal(
        LocalCourierReport report,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var message = new LocalCourierMessage(
            report.Courier,
            report.WaybillNo,
            report.Id.ToString("N"),
            report.Kind.ToString(),
            report.At.ToUnixTimeMilliseconds(),
            report.WhatZh,
            report.WhatEn,
            report.Place,
            now.ToUnixTimeMilliseconds(),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))
        );
        var body = JsonSerializer.Serialize(message, JsonSerializerOptions.Web);
        return (body, Signature.Of(await secrets.Key(Secret, ct), body));
    }

    /// <summary>The same number for the same words, on every machine.</summary>
    internal static int Number(string words) =>
        BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(words)), 0) & int.MaxValue;
}

/// <summary>The local courier plans a parcel's journey, once per waybill.</summary>
[SystemOnly]
internal sealed class PlanSimulatedRoute(ShopDb db, OperationContext context, Policies policies)
{
    public async Task<Result> Run(Shipment shipment, CancellationToken ct)
    {
        if (await db.Set<LocalCourierReport>().AnyAsync(r => r.WaybillNo == shipment.WaybillNo, ct))
            return Result.Done;
        var mishaps = policies.Get(ShippingPolicies.Mishaps);
        var speed = policies.Get(ShippingPolicies.Speed);
        var number = LocalCourier.Number(shipment.WaybillNo);
        foreach (
            var (after, kind, what, place) in SimulatedRoute.Of(
                shipment,
                mishaps ? Mishap.Of(number) : new Mishap(0, false)
            )
        )
        {
            var at = Instants.Cut(shipment.HandedOverAt + after / speed);
            db.Add(
                new LocalCourierReport
                {
                    Id = Guid.CreateVersion7(context.Now),
                    Courier = shipment.Courier,
                    WaybillNo = shipment.WaybillNo,
                    Kind = kind,
                    WhatZh = what.Zh,
                    WhatEn = what.En,
                    Place = place,
                    At = at,
                    NextAt = at,
                    IsTwice = mishaps && (number + (int)kind) % 7 == 0,
                }
            );
        }

        return Result.Done;
    }
}

/// <summary>
/// What goes wrong with a journey: deliveries that fail (two of them are an exception, SHIP-22), and a customer who
/// refuses the parcel.
/// </summary>
internal readonly record struct Mishap(int Failures, bool IsRefused)
{
    /// <summary>
    /// One parcel in twenty finds nobody home, one of ten of those twice; one in a hundred and forty is refused.
    /// </summary>
    public static Mishap Of(int number) =>
        number % 140 == 3 ? new(0, true)
        : number % 200 == 0 ? new(2, false)
        : number % 20 == 0 ? new(1, false)
        : new(0, false);
}

/// <summary>
/// The stations of a parcel, in real time; the policy <c>shipping.local.speed</c> makes them follow faster.
/// </summary>
internal static class SimulatedRoute
{
    private const string Home = "杭州余杭网点";

    public static IEnumerable<(TimeSpan After, TrackingKind Kind, Text What, string Place)> Of(
        Shipment s,
        Mishap mishap
    )
    {
        var days = TimeSpan.FromDays(Math.Max(s.Days, 1));
        var branch = $"{s.To.City}{s.To.District}网点";
        yield return (
            TimeSpan.FromMinutes(20),
            TrackingKind.Collected,
            new("快递员已揽收", "Collected by the courier"),
            Home
        );
        yield return (
            TimeSpan.FromHours(4),
            TrackingKind.Arrived,
            new("到达杭州转运中心", "Arrived at the Hangzhou hub"),
            "杭州转运中心"
        );
        yield return (
            TimeSpan.FromHours(6),
            TrackingKind.Departed,
            new($"离开杭州转运中心，发往{s.To.City}", $"Left the Hangzhou hub for {s.To.City}"),
            "杭州转运中心"
        );
        yield return (
            days * 0.6,
            TrackingKind.Arrived,
            new($"到达{branch}", $"Arrived at the branch {branch}"),
            branch
        );
        yield return (
            days - TimeSpan.FromHours(4),
            TrackingKind.OutForDelivery,
            new("快递员正在派送，请保持电话畅通", "Out for delivery; please keep your phone at hand"),
            branch
        );
        for (var failure = 0; failure < mishap.Failures; failure++)
        {
            yield return (
                days,
                TrackingKind.DeliveryFailed,
                new("派送不成功：家中无人，约定明天再派", "Not delivered: nobody home; a second try tomorrow"),
                branch
            );
            days += TimeSpan.FromDays(1);
            yield return (
                days - TimeSpan.FromHours(4),
                TrackingKind.OutForDelivery,
                new("快递员再次派送", "Out for delivery again"),
                branch
            );
        }

        yield return mishap.IsRefused
            ? (
                days,
                TrackingKind.Refused,
                new("收件人拒收，包裹暂存网点", "Refused by the recipient; the parcel stays at the branch"),
                branch
            )
            : (
                days,
                TrackingKind.Signed,
                new($"已签收，签收人：{s.To.Name[..1]}**", $"Signed for by {s.To.Name[..1]}**"),
                branch
            );
    }
}

/// <summary>After the commit: tells the courier that it has the parcel.</summary>
internal sealed class TellCourier(ICourierProvider provider, ShopDb db, RateDirectory directory)
    : IIntegrationEventHandler<ParcelHandedOver>
{
    public async Task Handle(ParcelHandedOver e, Guid eventId, CancellationToken ct)
    {
        var parcel = await db.Set<Parcel>().AsNoTracking().FirstAsync(p => p.Id == e.ParcelId, ct);
        var days =
            (await directory.Now(ct)).Couriers.FirstOrDefault(c => c.Code == parcel.Courier)?.Days(parcel.Zone) ?? 3;
        await provider.Collect(
            new Shipment(
                parcel.Courier,
                parcel.WaybillNo,
                parcel.To,
                parcel.Zone,
                parcel.HandedOverAt ?? parcel.IssuedAt,
                parcel.PromisedOn,
                days
            ),
            ct
        );
    }
}
