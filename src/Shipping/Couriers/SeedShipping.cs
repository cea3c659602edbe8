using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Shipping;

/// <summary>
/// Puts the three couriers, the zones and the first prices into an empty installation (SHIP-12 to SHIP-14, SHIP-17).
/// What is there already is left alone, so it can run at every start. The handbook names only zone 1; which regions are
/// "tier 1-2" and which "tier 3 and remote" is our reading and can be edited.
/// </summary>
[SystemOnly]
public sealed class SeedShipping(ShopDb db, OperationContext context, RateDirectory directory)
{
    /// <summary>Zone 1 as the handbook has it.</summary>
    public static readonly IReadOnlyList<string> Zone1 = ["江苏省", "浙江省", "上海市"];

    /// <summary>Zone 2: the regions that the couriers serve by road within two or three days.</summary>
    public static readonly IReadOnlyList<string> Zone2 =
    [
        "北京市",
        "天津市",
        "河北省",
        "山西省",
        "辽宁省",
        "安徽省",
        "福建省",
        "江西省",
        "山东省",
        "河南省",
        "湖北省",
        "湖南省",
        "广东省",
        "重庆市",
        "四川省",
        "陕西省",
    ];

    /// <summary>Zone 3: everything farther.</summary>
    public static readonly IReadOnlyList<string> Zone3 =
    [
        "内蒙古自治区",
        "吉林省",
        "黑龙江省",
        "广西壮族自治区",
        "海南省",
        "贵州省",
        "云南省",
        "西藏自治区",
        "甘肃省",
        "青海省",
        "宁夏回族自治区",
        "新疆维吾尔自治区",
    ];

    private static readonly DateOnly Ever = new(2000, 1, 1);

    /// <summary>Seeds what is missing.</summary>
    public async Task<Result> Run(CancellationToken ct)
    {
        if (!await db.Set<ZoneRegion>().AnyAsync(ct))
            db.AddRange(
                new[] { Zone1, Zone2, Zone3 }.SelectMany(
                    (list, i) =>
                        list.Select(p => new ZoneRegion
                        {
                            Province = p,
                            City = "",
                            Zone = i + 1,
                        })
                )
            );
        if (await db.Set<Courier>().AnyAsync(ct))
            return Result.Done;

        Add(
            "STO",
            "申通快递",
            "STO Express",
            1,
            "杭州余杭网点 王经理",
            "95543",
            [1, 2, 4],
            95,
            4,
            [(4, 5), (8, 10), (10, 15)],
            [(5, 1), (10, 4), (15, 8)]
        );
        Add(
            "YTO",
            "圆通速递",
            "YTO Express",
            2,
            "良渚网点 陈经理",
            "95554",
            [2, 3, 5],
            92,
            4,
            [(4, 5), (8, 10), (10, 15)],
            [(4, 1), (9, 4), (14, 8)]
        );
        Add(
            "SF",
            "顺丰速运",
            "SF Express",
            3,
            "杭州余杭速运 李经理",
            "95338",
            [1, 2, 3],
            99,
            5,
            [(10, 12), (16, 18), (20, 23)],
            [(12, 2), (18, 6), (23, 12)]
        );
        context.AfterCommit(directory.Invalidate);
        return Result.Done;
    }

    private void Add(
        string code,
        string zh,
        string en,
        int preference,
        string contact,
        string phone,
        int[] days,
        int onTime,
        int score,
        (int Min, int Max)[] costs,
        (int First, int Step)[] fees
    )
    {
        db.Add(
            new Courier
            {
                Code = code,
                NameZh = zh,
                NameEn = en,
                Preference = preference,
                Contact = contact,
                Phone = phone,
                Coverage = "全国（港澳台除外）",
                CutOff = new TimeOnly(15, 0),
                Days1 = days[0],
                Days2 = days[1],
                Days3 = days[2],
                OnTimePercent = onTime,
                ServiceScore = score,
                Agreement = "每天三次上门取件；丢件、破损按申报价值赔付；延误 24 小时内书面说明",
            }
        );
        for (var zone = 1; zone <= 3; zone++)
        {
            var (min, max) = costs[zone - 1];
            var (first, step) = fees[zone - 1];
            db.Add(
                new Tariff
                {
                    Id = Guid.CreateVersion7(context.Now),
                    Courier = code,
                    Zone = zone,
                    FromMonthly = 0,
                    ValidFrom = Ever,
                    FirstGrams = 1000,
                    FirstMin = Money.Yuan(min),
                    FirstMax = Money.Yuan(max),
                    StepGrams = 1000,
                    StepMin = Money.Yuan(zone),
                    StepMax = Money.Yuan(zone * 2 - 1),
                    At = context.Now,
                    By = context.Actor.Name,
                    Why = "首次录入",
                }
            );
            db.Add(
                new Postage
                {
                    Id = Guid.CreateVersion7(context.Now),
                    Courier = code,
                    Zone = zone,
                    ValidFrom = Ever,
                    FirstGrams = 1000,
                    First = Money.Yuan(first),
                    StepGrams = 1000,
                    Step = Money.Yuan(step),
                    At = context.Now,
                    By = context.Actor.Name,
                    Why = "首次录入",
                }
            );
        }
    }
}
