namespace Zhanggui.Platform;

/// <summary>
/// Something that can be taken out of the company whole, as a file; each module brings those of its own tables. For the
/// command <c>export</c>.
/// </summary>
public interface IExport
{
    /// <summary>What is asked for by, "orders".</summary>
    string Name { get; }

    /// <summary>Writes every row. <paramref name="format"/> is "xlsx" or "csv".</summary>
    Task Write(Stream stream, string format, CancellationToken ct);
}

/// <summary>
/// Notes that somebody takes data out of the company at the command line, before the first row leaves it (DAT-11).
/// </summary>
[SystemOnly]
public sealed class RecordExport(OperationContext context)
{
    /// <summary>Notes one export.</summary>
    public Task<Result> Run(string what, string format, string file, CancellationToken ct)
    {
        context.Record(
            new Subject("export", Guid.CreateVersion7(context.Now), what, IsNew: true),
            ("导出数据", "Data exported"),
            after: new
            {
                what,
                format,
                file,
            }
        );
        return Task.FromResult(Result.Done);
    }
}
