namespace Zhanggui.Platform;

/// <summary>
/// Removes what is kept for some days only, oldest first: a bounded number of rows in each transaction, so that nobody
/// waits long for one and a stop in the middle loses nothing. For technical records alone: business records are never
/// deleted (DAT-13).
/// </summary>
public static class Purge
{
    /// <summary>So many rows in one transaction.</summary>
    public const int Batch = 1000;

    /// <summary>Removes batch after batch until one is not full; answers how many rows went.</summary>
    /// <param name="batch">
    /// Removes the oldest rows, <see cref="Batch"/> at most, in a transaction of its own; answers how many.
    /// </param>
    /// <param name="progress">Is told how many rows went.</param>
    public static async Task<int> InBatches(Func<Task<Result<int>>> batch, JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(progress);
        var removed = 0;
        while (true)
        {
            var rows = (await batch()).Value;
            removed += rows;
            await progress.Say(($"删了 {removed} 行", $"{removed} {(removed == 1 ? "row" : "rows")} removed"));
            if (rows < Batch)
                return removed;
        }
    }

    /// <summary>An instant as a parameter of raw SQL: the embedded database stores ticks.</summary>
    public static object Instant(ShopDb db, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.IsPostgres ? at : at.UtcTicks;
    }
}
