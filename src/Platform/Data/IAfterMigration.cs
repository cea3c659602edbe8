namespace Zhanggui.Platform;

/// <summary>
/// What a module needs of the database that a migration can't describe, such as search tables. Runs after every
/// migration; must be safe to repeat.
/// </summary>
public interface IAfterMigration
{
    /// <summary>Makes what is missing.</summary>
    Task Run(ShopDb db, CancellationToken ct);
}
