namespace Zhanggui.Platform;

/// <summary>Leaves an audit entry of a backup or a restore: who, when, which file, how large, how long it took, how it ended (DAT-04).</summary>
[HouseOnly]
public sealed class NoteBackup(Act act)
{
    /// <summary>Notes one run.</summary>
    public Task<Result> Run(Text verb, string file, long size, TimeSpan took, string? sha256, string? failure, CancellationToken ct)
    {
        act.Record(new Subject("backup", Guid.CreateVersion7(act.Now), Path.GetFileName(file), IsNew: true), verb,
            after: new { file, size, seconds = Math.Round(took.TotalSeconds, 1), sha256, result = failure ?? "ok" });
        return Task.FromResult(Result.Done);
    }
}
