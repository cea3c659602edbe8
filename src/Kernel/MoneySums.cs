namespace Zhanggui.Kernel;

/// <summary>Sums of money over things.</summary>
public static class MoneySums
{
    /// <summary>The exact sum; overflow throws.</summary>
    public static Money Sum(this IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero, (sum, next) => sum + next);

    /// <summary>The exact sum of one amount of each thing; overflow throws.</summary>
    public static Money Sum<T>(this IEnumerable<T> things, Func<T, Money> amount) => things.Select(amount).Sum();
}
