using System.Text.Json;

namespace Zhanggui.Channels;

/// <summary>What moves an import.</summary>
internal enum ImportVerb
{
    Read,
    Begin,
    Pause,
    Resume,
    Finish,
    Cancel,
    Fail,
}

/// <summary>
/// One file on its way into the pool. Its rows are staged; so many orders at a time become orders, and how far it is
/// moves in the same transaction.
/// </summary>
internal sealed class ImportRun
{
    public static readonly TransitionTable<ImportState, ImportVerb> Moves = new(
        "channels.import",
        NameOf,
        NameOf,
        (ImportState.Waiting, ImportVerb.Read, ImportState.Reading),
        (ImportState.Waiting, ImportVerb.Begin, ImportState.Running),
        (ImportState.Waiting, ImportVerb.Pause, ImportState.Paused),
        (ImportState.Waiting, ImportVerb.Cancel, ImportState.Cancelled),
        (ImportState.Reading, ImportVerb.Begin, ImportState.Running),
        (ImportState.Reading, ImportVerb.Pause, ImportState.Paused),
        (ImportState.Reading, ImportVerb.Cancel, ImportState.Cancelled),
        (ImportState.Reading, ImportVerb.Fail, ImportState.Failed),
        (ImportState.Running, ImportVerb.Pause, ImportState.Paused),
        (ImportState.Running, ImportVerb.Cancel, ImportState.Cancelled),
        (ImportState.Running, ImportVerb.Finish, ImportState.Finished),
        (ImportState.Paused, ImportVerb.Resume, ImportState.Waiting),
        (ImportState.Paused, ImportVerb.Cancel, ImportState.Cancelled)
    );

    public required ImportId Id { get; init; }
    public required string No { get; init; }
    public required ChannelId ChannelId { get; init; }
    public required string ChannelCode { get; init; }
    public required string FileName { get; init; }
    public required string FileKind { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>The first row, as JSON.</summary>
    public required string Headings { get; init; }

    /// <summary>Where each field stands, as JSON: the channel's mapping may change while this runs.</summary>
    public required string Places { get; init; }
    public ImportState State { get; set; }

    /// <summary>Rows staged.</summary>
    public int Rows { get; set; }

    /// <summary>Orders among them.</summary>
    public int Orders { get; set; }

    /// <summary>All rows are staged.</summary>
    public bool IsRead { get; set; }

    /// <summary>Orders done, in the order of the file.</summary>
    public int Done { get; set; }
    public int Made { get; set; }
    public int Already { get; set; }
    public int Refused { get; set; }

    /// <summary>Made, and not all in stock.</summary>
    public int Short { get; set; }

    /// <summary>How long it was worked on, in milliseconds: pauses do not count.</summary>
    public long Worked { get; set; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public Guid? ById { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? FailureZh { get; set; }
    public string? FailureEn { get; set; }
    public string? Worker { get; set; }
    public DateTimeOffset? WorkerUntil { get; set; }

    /// <summary>The rows were thrown away after their time.</summary>
    public bool IsSwept { get; set; }

    public Subject Subject => new("import", Id.Value, No);
    public IReadOnlyList<string> HeadingList => JsonSerializer.Deserialize<string[]>(Headings)!;
    public IReadOnlyDictionary<OrderField, int> PlaceMap =>
        JsonSerializer
            .Deserialize<Dictionary<string, int>>(Places)!
            .ToDictionary(p => Enum.Parse<OrderField>(p.Key), p => p.Value);
    public bool IsOpen => State is ImportState.Waiting or ImportState.Reading or ImportState.Running;
    public bool IsOver => State is ImportState.Finished or ImportState.Cancelled or ImportState.Failed;
    public Text? Failure => FailureZh is null ? null : new Text(FailureZh, FailureEn ?? FailureZh);

    /// <summary>Orders a second while it was worked on; null before there is anything to divide.</summary>
    public int? Rate => Worked < 200 || Done == 0 ? null : (int)(Done * 1000L / Worked);

    /// <summary>In hundredths, for the bar.</summary>
    public int Percent =>
        Orders == 0
            ? State == ImportState.Finished
                ? 100
                : 0
            : (int)(Done * 100L / Orders);

    public static Text NameOf(ImportState state) =>
        state switch
        {
            ImportState.Waiting => ("排队", "Queued"),
            ImportState.Reading => ("读取中", "Reading"),
            ImportState.Running => ("导入中", "Importing"),
            ImportState.Paused => ("已暂停", "Paused"),
            ImportState.Finished => ("已完成", "Finished"),
            ImportState.Cancelled => ("已中止", "Cancelled"),
            _ => ("读不了", "Unreadable"),
        };

    public static Text NameOf(ImportVerb verb) =>
        verb switch
        {
            ImportVerb.Read => ("读取", "read"),
            ImportVerb.Begin => ("开始", "begin"),
            ImportVerb.Pause => ("暂停", "pause"),
            ImportVerb.Resume => ("继续", "resume"),
            ImportVerb.Finish => ("完成", "finish"),
            ImportVerb.Cancel => ("中止", "cancel"),
            _ => ("放弃", "give up"),
        };

    public static string Tone(ImportState state) =>
        state switch
        {
            ImportState.Finished => "ok",
            ImportState.Running or ImportState.Reading => "info",
            ImportState.Paused => "warn",
            ImportState.Failed => "danger",
            _ => "idle",
        };
}

/// <summary>
/// A piece of the file as it came: kept in pieces, so that neither taking it in nor reading it needs the whole in
/// memory.
/// </summary>
internal sealed class ImportPart
{
    public const int Size = 256 * 1024;

    public required ImportId RunId { get; init; }
    public required int No { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>A staged row. Rows of one order share its place, wherever they stand in the file.</summary>
internal sealed class ImportRow
{
    public required ImportId RunId { get; init; }

    /// <summary>The order's place in the file, from 1.</summary>
    public required int Place { get; init; }
    public required int Line { get; init; }
    public required string ChannelNo { get; init; }

    /// <summary>The cells as JSON.</summary>
    public required string Cells { get; init; }
}

/// <summary>
/// An order that was refused, and why. Those that were made are orders, and those that were there already changed
/// nothing.
/// </summary>
internal sealed class ImportRefusal
{
    public required ImportId RunId { get; init; }
    public required int Place { get; init; }
    public required int Line { get; init; }
    public required string ChannelNo { get; init; }
    public required string Code { get; init; }
    public required string ReasonZh { get; init; }
    public required string ReasonEn { get; init; }

    public Text Reason => new(ReasonZh, ReasonEn);
}

/// <summary>A signed request that was taken: the same one does not count again.</summary>
internal sealed class ChannelNonce
{
    public required ChannelId ChannelId { get; init; }
    public required string Nonce { get; init; }
    public required DateTimeOffset At { get; init; }
}
