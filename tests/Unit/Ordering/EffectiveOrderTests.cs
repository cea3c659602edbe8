using System.Reflection;
using System.Text.Json;
using Zhanggui.Catalog;
using Zhanggui.Customers;
using Zhanggui.Finance;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.OrderScreening;
using Zhanggui.Platform;

namespace Zhanggui.Unit.Ordering;

/// <summary>
/// What an amendment does not name stays as it is, whatever an order and its lines come to have: every property that
/// can be set is filled and compared, so that one that is added later is guarded without anybody thinking of it.
/// </summary>
public sealed class EffectiveOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    private static readonly string[] OfLines = ["Lines", "Goods", "Discount", "Total", "Cost", "WeightGrams"];

    public static TheoryData<string, string, string[], string[]> Changes =>
        new()
        {
            { "Name", "Anna", ["Address.Name"], [] },
            { "Phone", "13900005218", ["Address.Phone"], [] },
            { "Courier", "SF", ["Courier"], [] },
            {
                "Address",
                """{"province":"江苏省","city":"苏州市","district":"姑苏区","street":"平江路 1 号"}""",
                [
                    "Address.Province",
                    "Address.City",
                    "Address.District",
                    "Address.Street",
                    "Address.Postcode",
                    "AddressKey",
                ],
                []
            },
            { "Quantity", "2", OfLines, ["Quantity", "Discount", "Total", "Deposit"] },
            {
                "Variant",
                JsonSerializer.Serialize(Instead, OperationContext.Json),
                OfLines,
                [
                    "Sku",
                    "Goods.SkuCode",
                    "Goods.Barcode",
                    "Goods.Name",
                    "NameEn",
                    "Goods.Colour",
                    "Goods.Size",
                    "Goods.PictureUrl",
                    "WeightGrams",
                    "UnitCost",
                ]
            },
            {
                "Gift",
                JsonSerializer.Serialize(new AmendedGift(Instead, 1, Money.Yuan(9)), OperationContext.Json),
                OfLines,
                []
            },
        };

    private static AmendedSku Instead =>
        new(Ids.New<SkuId>(Now), "N-1", "6911", "新", "New", "蓝", "XL", "/new", 777, new Money(333));

    [Theory, MemberData(nameof(Changes))]
    public void What_an_amendment_does_not_name_stays_as_it_was_placed(
        string field,
        string value,
        string[] ofOrder,
        string[] ofLine
    )
    {
        var order = Filled();
        var change = new AmendmentChange
        {
            AmendmentId = Ids.New<AmendmentId>(Now),
            No = 1,
            OrderId = order.Id,
            Field = Enum.Parse<AmendedField>(field),
            LineNo = field == "Gift" ? 101 : 1,
            Before = "",
            After = value,
            Value = value,
        };

        var amended = order.With([change]);

        Differences(order, amended).ShouldBeSubsetOf(ofOrder);
        Differences(order.Lines[0], amended.Lines[0]).ShouldBeSubsetOf(ofLine);
        amended.Lines.Count.ShouldBe(field == "Gift" ? 3 : 2);
        Differences(order.Lines[1], amended.Lines[1]).ShouldBeEmpty();
        amended.ShouldNotBeSameAs(order);
    }

    [Fact]
    public void What_the_goods_cost_follows_the_lines()
    {
        var order = Filled();
        AmendmentChange Of(AmendedField field, int line, string value) =>
            new()
            {
                AmendmentId = Ids.New<AmendmentId>(Now),
                No = 1,
                OrderId = order.Id,
                Field = field,
                LineNo = line,
                Before = "",
                After = value,
                Value = value,
            };
        var (first, second) = (order.Lines[0], order.Lines[1]);

        order
            .With([Of(AmendedField.Quantity, 1, "2")])
            .Cost.ShouldBe(first.UnitCost * 2 + second.UnitCost * second.Quantity);
        order.With([Of(AmendedField.Quantity, 1, "0")]).Cost.ShouldBe(second.UnitCost * second.Quantity);
        order
            .With([Of(AmendedField.Variant, 2, JsonSerializer.Serialize(Instead, OperationContext.Json))])
            .Cost.ShouldBe(first.UnitCost * first.Quantity + new Money(333) * second.Quantity);
        order
            .With([
                Of(
                    AmendedField.Gift,
                    101,
                    JsonSerializer.Serialize(new AmendedGift(Instead, 2, Money.Zero), OperationContext.Json)
                ),
            ])
            .Cost.ShouldBe(first.UnitCost * first.Quantity + second.UnitCost * second.Quantity + new Money(666));
    }

    /// <summary>Of what is a value of several members, which member differs.</summary>
    private static string[] Differences(object one, object other) =>
        [
            .. from property in Settable(one.GetType())
            let values = (One: property.GetValue(one), Other: property.GetValue(other))
            where !Equals(values.One, values.Other)
            from name in IsOfMembers(property.PropertyType)
                ? Differences(values.One!, values.Other!).Select(member => $"{property.Name}.{member}")
                : [property.Name]
            select name,
        ];

    private static bool IsOfMembers(Type type) => type == typeof(PostalAddress) || type == typeof(GoodsSnapshot);

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0);

    /// <summary>An order of two lines, every property of which has a value of its own.</summary>
    private static Order Filled()
    {
        var next = 10;
        var order = (Order)Activator.CreateInstance(typeof(Order), nonPublic: true)!;
        Fill(order, ref next);
        for (var no = 1; no <= 2; no++)
        {
            var line = (OrderLine)Activator.CreateInstance(typeof(OrderLine), nonPublic: true)!;
            Fill(line, ref next);
            typeof(OrderLine).GetProperty(nameof(OrderLine.No))!.SetValue(line, no);
            order.Lines.Add(line);
        }

        return order;
    }

    private static void Fill(object row, ref int next)
    {
        foreach (var property in Settable(row.GetType()))
        {
            var value = Value(property.PropertyType, ++next);
            var nothing = property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
            value.ShouldNotBe(nothing, $"{property.Name} must be filled");
            property.SetValue(row, value);
        }
    }

    private static object Value(Type wanted, int n)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        if (type == typeof(string))
            return "v" + n;
        if (type == typeof(int))
            return n;
        if (type == typeof(Guid))
            return new Guid(n, 0, 0, new byte[8]);
        if (type == typeof(DateTimeOffset))
            return Now.AddMinutes(n);
        if (type == typeof(DateOnly))
            return new DateOnly(2026, 11, 22).AddDays(n);
        if (type == typeof(OrderProgress))
            return OrderProgress.Start(Ids.New<OrderId>(Now), Now, Money.Zero, null, Now);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1)!;
        if (type == typeof(List<OrderLine>))
            return new List<OrderLine>();
        if (type == typeof(ScreeningVerdict))
            return new ScreeningVerdict(n, []);
        if (type == typeof(long))
            return (long)n;
        if (type == typeof(GoodsSnapshot))
            return new GoodsSnapshot($"k{n}", $"b{n}", $"n{n}", $"c{n}", $"s{n}", $"p{n}");
        if (type == typeof(PostalAddress))
            return new PostalAddress($"n{n}", $"t{n}", $"p{n}", $"c{n}", $"d{n}", $"s{n}", $"z{n}");
        // Money, Quantity and the typed ids are a value with a name; what this can't make, the test must be taught.
        var inner = type.GetConstructors().Single(c => c.GetParameters().Length == 1).GetParameters()[0].ParameterType;
        return Activator.CreateInstance(type, Value(inner, n))!;
    }
}
