using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

/// <summary>A courier's new price (SHIP-12 to SHIP-14, SHIP-16). Money is per parcel; weights in grams.</summary>
public sealed record TariffInput(
    string Courier,
    int Zone,
    DateOnly ValidFrom,
    int FirstGrams,
    Money FirstMin,
    Money FirstMax,
    int StepGrams,
    Money StepMin,
    Money StepMax,
    int FromMonthly,
    string Why
);

/// <summary>The customer's postage (C30).</summary>
public sealed record PostageInput(
    string Courier,
    int Zone,
    DateOnly ValidFrom,
    int FirstGrams,
    Money First,
    int StepGrams,
    Money Step,
    string Why
);

/// <summary>What can be changed of a courier (SHIP-17).</summary>
public sealed record CourierInput(
    string Contact,
    string Phone,
    string Coverage,
    TimeOnly CutOff,
    int Days1,
    int Days2,
    int Days3,
    int OnTimePercent,
    int ServiceScore,
    string Agreement,
    int Preference,
    bool IsActive
);

/// <summary>Adds a tariff row; the earlier ones stay as history.</summary>
[Needs("tariff.edit")]
public sealed class SetTariff(ShopDb db, OperationContext context, RateDirectory directory)
{
    /// <summary>Refuses unknown couriers, impossible weights, and a minimum above the maximum.</summary>
    public async Task<Result> Run(TariffInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var courier = await db.Set<Courier>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == input.Courier, ct);
        if (courier is null)
            return ShippingErrors.UnknownCourier;
        var wrong = RateRules.Common(input.Zone, input.FirstGrams, input.StepGrams, input.Why);
        if (RateRules.BadRange(input.FirstMin, input.FirstMax))
            wrong.Add(
                ShippingErrors.Field(
                    "firstMax",
                    "首重最高价要不低于最低价，0 到 10000 元",
                    "The first weight's maximum must not be below its minimum; 0 to 10,000 yuan."
                )
            );
        if (RateRules.BadRange(input.StepMin, input.StepMax))
            wrong.Add(
                ShippingErrors.Field(
                    "stepMax",
                    "续重最高价要不低于最低价，0 到 10000 元",
                    "The further weight's maximum must not be below its minimum; 0 to 10,000 yuan."
                )
            );
        if (input.FromMonthly is < 0 or > 10_000_000)
            wrong.Add(
                ShippingErrors.Field("fromMonthly", "月件量从 0 到 10000000", "Monthly parcels from 0 to 10,000,000.")
            );
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;

        var before = await db.Set<Tariff>()
            .AsNoTracking()
            .Where(t =>
                t.Courier == input.Courier
                && t.Zone == input.Zone
                && t.FromMonthly == input.FromMonthly
                && t.ValidFrom <= input.ValidFrom
            )
            .OrderByDescending(t => t.ValidFrom)
            .ThenByDescending(t => t.At)
            .FirstOrDefaultAsync(ct);
        db.Add(
            new Tariff
            {
                Id = Guid.CreateVersion7(context.Now),
                Courier = input.Courier,
                Zone = input.Zone,
                FromMonthly = input.FromMonthly,
                ValidFrom = input.ValidFrom,
                FirstGrams = input.FirstGrams,
                FirstMin = input.FirstMin,
                FirstMax = input.FirstMax,
                StepGrams = input.StepGrams,
                StepMin = input.StepMin,
                StepMax = input.StepMax,
                At = context.Now,
                By = context.Actor.Name,
                Why = input.Why.Trim(),
            }
        );
        context.Record(
            RateRules.Subject(courier),
            ("改运价", "Tariff set"),
            before is null
                ? null
                : new
                {
                    before.FirstMin,
                    before.FirstMax,
                    before.StepMin,
                    before.StepMax,
                    before.ValidFrom,
                },
            new
            {
                input.Zone,
                input.FromMonthly,
                input.ValidFrom,
                input.FirstMin,
                input.FirstMax,
                input.StepMin,
                input.StepMax,
            },
            input.Why
        );
        context.AfterCommit(directory.Invalidate);
        return Result.Done;
    }
}

/// <summary>Adds a postage row; the earlier ones stay as history.</summary>
[Needs("tariff.edit")]
public sealed class SetPostage(ShopDb db, OperationContext context, RateDirectory directory)
{
    /// <summary>Refuses unknown couriers, impossible weights and amounts.</summary>
    public async Task<Result> Run(PostageInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var courier = await db.Set<Courier>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == input.Courier, ct);
        if (courier is null)
            return ShippingErrors.UnknownCourier;
        var wrong = RateRules.Common(input.Zone, input.FirstGrams, input.StepGrams, input.Why);
        if (RateRules.BadRange(Money.Zero, input.First))
            wrong.Add(
                ShippingErrors.Field(
                    "first",
                    "首重邮费 0 到 10000 元",
                    "Postage of the first weight: 0 to 10,000 yuan."
                )
            );
        if (RateRules.BadRange(Money.Zero, input.Step))
            wrong.Add(
                ShippingErrors.Field("step", "续重邮费 0 到 10000 元", "Postage of further weight: 0 to 10,000 yuan.")
            );
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;

        var before = await db.Set<Postage>()
            .AsNoTracking()
            .Where(t => t.Courier == input.Courier && t.Zone == input.Zone && t.ValidFrom <= input.ValidFrom)
            .OrderByDescending(t => t.ValidFrom)
            .ThenByDescending(t => t.At)
            .FirstOrDefaultAsync(ct);
        db.Add(
            new Postage
            {
                Id = Guid.CreateVersion7(context.Now),
                Courier = input.Courier,
                Zone = input.Zone,
                ValidFrom = input.ValidFrom,
                FirstGrams = input.FirstGrams,
                First = input.First,
                StepGrams = input.StepGrams,
                Step = input.Step,
                At = context.Now,
                By = context.Actor.Name,
                Why = input.Why.Trim(),
            }
        );
        context.Record(
            RateRules.Subject(courier),
            ("改邮费", "Postage set"),
            before is null
                ? null
                : new
                {
                    before.First,
                    before.Step,
                    before.ValidFrom,
                },
            new
            {
                input.Zone,
                input.ValidFrom,
                input.First,
                input.Step,
            },
            input.Why
        );
        context.AfterCommit(directory.Invalidate);
        return Result.Done;
    }
}

/// <summary>Puts a province, or one city of it, into a zone.</summary>
[Needs("tariff.edit")]
public sealed class SetZone(ShopDb db, OperationContext context, RateDirectory directory)
{
    /// <summary>Zone 0 takes a city's own zone away, so that its province's counts again.</summary>
    public async Task<Result> Run(string province, string? city, int zone, CancellationToken ct)
    {
        var (p, c) = (province?.Trim() ?? "", city?.Trim() ?? "");
        if (p.Length is 0 or > 30 || c.Length > 40)
            return ShippingErrors.Field("province", "请填省份", "Enter the province.");
        if (zone is < 0 or > 3 || (zone == 0 && c.Length == 0))
            return ShippingErrors.Zone;
        var region = await db.Set<ZoneRegion>().FirstOrDefaultAsync(r => r.Province == p && r.City == c, ct);
        if (c.Length == 0 && region is null)
            return ShippingErrors.Field("province", "没有这个省份", "There is no such province.");
        if (c.Length > 0 && !await db.Set<ZoneRegion>().AnyAsync(r => r.Province == p && r.City == "", ct))
            return ShippingErrors.Field("province", "没有这个省份", "There is no such province.");
        var before = region?.Zone;
        if (zone == 0 && region is not null)
            db.Remove(region);
        else if (region is not null)
            region.Zone = zone;
        else if (zone > 0)
            db.Add(
                new ZoneRegion
                {
                    Province = p,
                    City = c,
                    Zone = zone,
                }
            );
        context.Record(
            new Subject("zone", RateRules.IdOf("zone:" + p + c), p + c),
            ("改配送区域", "Delivery zone set"),
            new { zone = before },
            new { zone }
        );
        context.AfterCommit(directory.Invalidate);
        return Result.Done;
    }
}

/// <summary>Changes a courier's record (SHIP-17).</summary>
[Needs("tariff.edit")]
public sealed class EditCourier(ShopDb db, OperationContext context, RateDirectory directory)
{
    /// <summary>Refuses numbers out of range.</summary>
    public async Task<Result> Run(string code, CourierInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var courier = await db.Set<Courier>().FirstOrDefaultAsync(c => c.Code == code, ct);
        if (courier is null)
            return ShippingErrors.UnknownCourier;
        var wrong = new List<Refusal>();
        if (new[] { input.Days1, input.Days2, input.Days3 }.Any(d => d is < 0 or > 30))
            wrong.Add(
                ShippingErrors.Field("days1", "时效是 0 到 30 天，0 表示不到", "Days are 0 to 30; 0 means not served.")
            );
        if (input.OnTimePercent is < 0 or > 100)
            wrong.Add(ShippingErrors.Field("onTimePercent", "准时率是 0 到 100", "On time is 0 to 100 per cent."));
        if (input.ServiceScore is < 1 or > 5)
            wrong.Add(ShippingErrors.Field("serviceScore", "服务评分是 1 到 5", "The service score is 1 to 5."));
        if (input.Preference is < 1 or > 99)
            wrong.Add(ShippingErrors.Field("preference", "优先顺序是 1 到 99", "The order of preference is 1 to 99."));
        if (
            new[] { input.Contact, input.Phone, input.Coverage }.Any(t => t?.Length > 100)
            || input.Agreement?.Length > 500
        )
            wrong.Add(
                ShippingErrors.Field(
                    "agreement",
                    "文字太长：联系信息 100 字、协议 500 字以内",
                    "Too long: contacts at most 100 characters, the agreement at most 500."
                )
            );
        if (Refusal.Join(wrong) is { } refusal)
            return refusal;

        var before = new
        {
            courier.Contact,
            courier.Phone,
            courier.Coverage,
            courier.CutOff,
            courier.Days1,
            courier.Days2,
            courier.Days3,
            courier.OnTimePercent,
            courier.ServiceScore,
            courier.Agreement,
            courier.Preference,
            courier.IsActive,
        };
        (courier.Contact, courier.Phone, courier.Coverage, courier.Agreement) = (
            input.Contact?.Trim() ?? "",
            input.Phone?.Trim() ?? "",
            input.Coverage?.Trim() ?? "",
            input.Agreement?.Trim() ?? ""
        );
        (courier.CutOff, courier.Days1, courier.Days2, courier.Days3) = (
            input.CutOff,
            input.Days1,
            input.Days2,
            input.Days3
        );
        (courier.OnTimePercent, courier.ServiceScore, courier.Preference, courier.IsActive) = (
            input.OnTimePercent,
            input.ServiceScore,
            input.Preference,
            input.IsActive
        );
        courier.Version++;
        context.Record(RateRules.Subject(courier), ("改快递资料", "Courier changed"), before, input);
        context.AfterCommit(directory.Invalidate);
        return Result.Done;
    }
}

/// <summary>What tariffs and postage have in common.</summary>
internal static class RateRules
{
    public static List<Refusal> Common(int zone, int firstGrams, int stepGrams, string? why)
    {
        var wrong = new List<Refusal>();
        if (zone is < 1 or > 3)
            wrong.Add(ShippingErrors.Zone);
        if (firstGrams is < 1 or > 100_000)
            wrong.Add(
                ShippingErrors.Field("firstGrams", "首重 1 到 100000 克", "The first weight is 1 to 100,000 grams.")
            );
        if (stepGrams is < 1 or > 100_000)
            wrong.Add(
                ShippingErrors.Field("stepGrams", "续重 1 到 100000 克", "The further weight is 1 to 100,000 grams.")
            );
        if (why?.Trim() is not { Length: >= 2 and <= 200 })
            wrong.Add(ShippingErrors.ReasonMissing);
        return wrong;
    }

    public static bool BadRange(Money min, Money max) => min.IsNegative || max < min || max > Money.Yuan(10_000);

    public static Subject Subject(Courier courier) => new("courier", IdOf("courier:" + courier.Code), courier.NameZh);

    /// <summary>A stable id for things whose key is a word, so that their audit entries form one chain.</summary>
    public static Guid IdOf(string key) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}
