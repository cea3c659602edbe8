namespace Zhanggui.Platform;

/// <summary>
/// Something that a company which moves in brings along as a file; each module takes in its own. For the command
/// <c>import</c>.
/// </summary>
public interface IImport
{
    /// <summary>What is asked for by, "products".</summary>
    string Name { get; }

    /// <summary>The columns that must be there, in either language.</summary>
    IReadOnlyList<Text> Needed { get; }

    /// <summary>
    /// Takes in what is right and answers what is not, row by row. A dry run checks the same way and leaves nothing.
    /// </summary>
    Task<ImportDone> Run(Sheet sheet, bool dryRun, CancellationToken ct);
}

/// <summary>What became of the rows.</summary>
public sealed record ImportDone(int Taken, IReadOnlyList<RejectedRow> Rejected);

/// <summary>A row that was not taken in, and why.</summary>
public sealed record RejectedRow(SheetRow Row, Text Why);

/// <summary>Use cases of imports refuse with this at the end of a dry run: it rolls everything back.</summary>
public static class DryRun
{
    /// <summary>It would have worked.</summary>
    public static readonly Refusal Over = Refusal.Conflict(
        "platform.dry_run",
        "试运行，没有写入",
        "A dry run; nothing was written."
    );

    /// <summary>The outcome, turned into a refusal when nothing may stay.</summary>
    public static Result AtTheEnd(this Result result, bool dryRun) => result.IsDone && dryRun ? Over : result;

    /// <summary>True when it was done, or would have been.</summary>
    public static bool Worked(this Result result) => result.IsDone || result.Refusal.Code == Over.Code;
}
