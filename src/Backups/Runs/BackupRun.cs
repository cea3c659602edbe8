namespace Zhanggui.Backups;

/// <summary>A run's id.</summary>
internal readonly record struct RunId(Guid Value) : IId<RunId>
{
    public static RunId From(Guid value) => new(value);
}

/// <summary>What was run.</summary>
public enum BackupKind
{
    /// <summary>整库: everything, for a restore (DAT-01).</summary>
    Whole,

    /// <summary>订单: what was placed or changed since the last one, as evidence (ORD-08, DAT-05).</summary>
    Orders,

    /// <summary>恢复: a backup was put back (DAT-04).</summary>
    Restore,
}

/// <summary>How a run stands.</summary>
public enum BackupState
{
    /// <summary>Asked for; a node takes it in a moment.</summary>
    Waiting,

    /// <summary>Being made.</summary>
    Running,

    /// <summary>The file is there and was read back.</summary>
    Done,

    /// <summary>There is no file.</summary>
    Failed,
}

/// <summary>What moves a run.</summary>
internal enum BackupVerb
{
    Take,
    Finish,
    Fail,
}

/// <summary>
/// One run (DAT-04): what, when, who started it, how long, how large, how it ended. Nothing of it is ever deleted; its
/// file may be, by the retention.
/// </summary>
internal sealed class BackupRun
{
    public static readonly TransitionTable<BackupState, BackupVerb> Moves = new(
        "backups.run",
        NameOf,
        NameOf,
        (BackupState.Waiting, BackupVerb.Take, BackupState.Running),
        (BackupState.Running, BackupVerb.Finish, BackupState.Done),
        (BackupState.Running, BackupVerb.Fail, BackupState.Failed)
    );

    public required RunId Id { get; init; }
    public required BackupKind Kind { get; init; }
    public BackupState State { get; set; }

    /// <summary>The instant of the timetable that it is for; null when a person asked for it.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>The how manieth try for this instant: with it, only one node makes it.</summary>
    public int Try { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public Guid? ById { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>In milliseconds.</summary>
    public long Took { get; set; }

    /// <summary>Which worker has it, and when it was last heard of.</summary>
    public string? Worker { get; set; }
    public DateTimeOffset? BeatAt { get; set; }

    /// <summary>The machine whose disk the file lies on.</summary>
    public string? Node { get; set; }

    /// <summary>How far it is: orders written so far.</summary>
    public long Progress { get; set; }
    public string Folder { get; set; } = "";
    public string File { get; set; } = "";
    public long Size { get; set; }

    /// <summary>SHA-256 of the file.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Of orders: from when on; null for all.</summary>
    public DateTimeOffset? From { get; set; }

    /// <summary>Of orders: until when.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>How many orders are in it.</summary>
    public long Orders { get; set; }

    /// <summary>How many rows, or records of orders, are in it.</summary>
    public long Rows { get; set; }
    public string? FailureZh { get; set; }
    public string? FailureEn { get; set; }

    /// <summary>It failed because the program stopped: it is tried again at once.</summary>
    public bool IsInterrupted { get; set; }
    public DateTimeOffset? CheckedAt { get; set; }
    public string? CheckedBy { get; set; }

    /// <summary>What is wrong with its file; null when the last check found it whole.</summary>
    public string? DamageZh { get; set; }
    public string? DamageEn { get; set; }

    /// <summary>When the retention deleted the file.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
    public int Version { get; set; }

    public bool IsOpen => State is BackupState.Waiting or BackupState.Running;

    /// <summary>There is a file, and nothing is known against it.</summary>
    public bool IsGood =>
        State == BackupState.Done && DamageZh is null && RemovedAt is null && Kind != BackupKind.Restore;
    public bool HasFile => State == BackupState.Done && RemovedAt is null && Kind != BackupKind.Restore;
    public Text? Failure => FailureZh is null ? null : new Text(FailureZh, FailureEn ?? FailureZh);
    public Text? Damage => DamageZh is null ? null : new Text(DamageZh, DamageEn ?? DamageZh);
    public string Path => System.IO.Path.Combine(Folder, File);
    public Subject Subject => new("backup", Id.Value, File.Length > 0 ? File : NameOf(Kind).En);

    public static Text NameOf(BackupKind kind) =>
        kind switch
        {
            BackupKind.Whole => ("整库备份", "Whole database"),
            BackupKind.Orders => ("订单备份", "Orders"),
            _ => ("恢复", "Restore"),
        };

    public static Text NameOf(BackupState state) =>
        state switch
        {
            BackupState.Waiting => ("等着做", "Waiting"),
            BackupState.Running => ("正在做", "Running"),
            BackupState.Done => ("成功", "Done"),
            _ => ("失败", "Failed"),
        };

    private static Text NameOf(BackupVerb verb) =>
        verb switch
        {
            BackupVerb.Take => ("开始", "start"),
            BackupVerb.Finish => ("完成", "finish"),
            _ => ("记为失败", "note the failure"),
        };

    public Result Move(BackupVerb verb)
    {
        var next = Moves.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, Version) = (next.Value, Version + 1);
        return Result.Done;
    }
}

/// <summary>What is remembered of a kind: since when it is watched, and what its people have been told.</summary>
internal sealed class BackupWatch
{
    public required BackupKind Kind { get; init; }
    public required DateTimeOffset SinceAt { get; init; }

    /// <summary>Runs fail since then, and somebody was asked to see to it.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>The alarm was raised: no good backup for too long.</summary>
    public DateTimeOffset? AlarmAt { get; set; }

    /// <summary>What to-do items are about.</summary>
    public static Subject SubjectOf(BackupKind kind) =>
        new(
            "backup-watch",
            new Guid(0x6261636b, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)kind),
            BackupRun.NameOf(kind).Zh
        );
}
