using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;
using Xunit;
using Zhanggui.Demo.Fixtures;
using Zhanggui.Demo.Pictures;
using Zhanggui.Kernel;

namespace Zhanggui.Unit.Demo;

/// <summary>The demo must come out the same everywhere. When a change is meant, write the new sum down here.</summary>
public sealed class DemoStabilityTests
{
    [Fact]
    public void The_whole_company_of_seed_1_has_a_known_sum() => Sum(1).ShouldBe("f438975a8ac103b5");

    [Fact]
    public void Another_seed_gives_another_company() => Sum(2).ShouldNotBe(Sum(1));

    [Fact]
    public void The_generator_draws_the_known_numbers()
    {
        var random = new DemoRandom(1, "test");
        Enumerable.Range(0, 8).Select(_ => random.Next(1000)).ShouldBe([593, 518, 339, 11, 239, 5, 569, 145]);
    }

    [Fact]
    public void The_generator_reaches_both_ends_and_keeps_all_when_it_shuffles()
    {
        var random = new DemoRandom(7, "ends");
        var draws = Enumerable.Range(0, 2000).Select(_ => random.Between(3, 6)).ToArray();
        draws.Distinct().Order().ShouldBe([3, 4, 5, 6]);
        draws.GroupBy(d => d).ShouldAllBe(g => g.Count() > 400);
        random.Shuffled(Enumerable.Range(0, 50)).Order().ShouldBe(Enumerable.Range(0, 50));
        Enumerable
            .Range(0, 500)
            .Count(_ => random.Weighted(["a", "b"], x => x == "a" ? 4 : 1) == "a")
            .ShouldBeInRange(360, 440);
        Should.Throw<ArgumentOutOfRangeException>(() => random.Next(0));
    }

    /// <summary>Only what the words say counts, so that a new helper on Money does not change the sum.</summary>
    private static readonly JsonSerializerOptions Plainly = new()
    {
        Converters =
        {
            new Plain<Money>(m => m.Fen.ToString(CultureInfo.InvariantCulture)),
            new Plain<Quantity>(q => q.Units.ToString(CultureInfo.InvariantCulture)),
            new Plain<Text>(t => t.Zh + "|" + t.En),
        },
    };

    private sealed class Plain<T>(Func<T, string> spell) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(spell(value));
    }

    private static string Sum(int seed)
    {
        var catalog = DemoCatalog.Build(seed);
        var people = DemoPeople.Build(seed);
        var warehouses = DemoWarehouses.Build(seed, catalog);
        var orders = DemoOrderPlan.Build(seed, catalog, people, warehouses);
        var pictures = Enumerable.Range(seed, 300).Select(i => PictureGenerator.Draw(PictureSampler.FromSeed(i)));
        var everything =
            JsonSerializer.Serialize(
                new
                {
                    catalog,
                    people,
                    warehouses,
                    orders,
                },
                Plainly
            ) + string.Concat(pictures);
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(everything)))[..16];
    }
}
