using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Demo;

/// <summary>
/// The mark of something that the filling has done, with its outcome: what is marked is never done again.
/// </summary>
internal sealed class DemoStep
{
    public required string Key { get; init; }
    public required string Outcome { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The demo company's one table of its own.</summary>
internal sealed class DemoMapping : IModelPart
{
    /// <inheritdoc />
    public void Apply(ModelBuilder model) =>
        model.Entity<DemoStep>(e =>
        {
            e.ToTable("demo_step");
            e.HasKey(s => s.Key);
            e.Property(s => s.Key).HasMaxLength(80);
        });
}

/// <summary>Marks a step as done. With the same key twice, the second time changes nothing.</summary>
[SystemOnly]
internal sealed class MarkDemoStep(ShopDb db, OperationContext context)
{
    public async Task<Result> Run(string key, string outcome, CancellationToken ct)
    {
        if (!await db.Set<DemoStep>().AnyAsync(s => s.Key == key, ct))
            db.Add(
                new DemoStep
                {
                    Key = key,
                    Outcome = outcome,
                    At = context.Now,
                }
            );
        return Result.Done;
    }
}
