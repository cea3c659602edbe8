using System.Text.Json;

namespace Zhanggui.Records;

/// <summary>Where an entry stands.</summary>
public enum EntryState
{
    /// <summary>Somebody must approve it.</summary>
    Waiting,

    /// <summary>It counts.</summary>
    Valid,

    /// <summary>It was not approved.</summary>
    Refused,

    /// <summary>It was a mistake, and says why.</summary>
    Voided,
}

/// <summary>What can be done with an entry.</summary>
internal enum EntryVerb
{
    Approve,
    Refuse,
    Void,
}

/// <summary>The life of an entry.</summary>
internal static class EntryStates
{
    public static readonly TransitionTable<EntryState, EntryVerb> Table = new(
        "records",
        NameOf,
        verb =>
            verb switch
            {
                EntryVerb.Approve => ("批准", "Approve"),
                EntryVerb.Refuse => ("不批准", "Refuse"),
                _ => ("作废", "Void"),
            },
        (EntryState.Waiting, EntryVerb.Approve, EntryState.Valid),
        (EntryState.Waiting, EntryVerb.Refuse, EntryState.Refused),
        (EntryState.Waiting, EntryVerb.Void, EntryState.Voided),
        (EntryState.Valid, EntryVerb.Void, EntryState.Voided)
    );

    public static Text NameOf(EntryState state) =>
        state switch
        {
            EntryState.Waiting => ("待批准", "Waiting for approval"),
            EntryState.Valid => ("有效", "Valid"),
            EntryState.Refused => ("没有批准", "Refused"),
            _ => ("已作废", "Voided"),
        };

    public static string Tone(EntryState state) =>
        state switch
        {
            EntryState.Waiting => "warn",
            EntryState.Valid => "ok",
            EntryState.Refused => "danger",
            _ => "idle",
        };
}

/// <summary>One entry of a register. What it said before is in its audit chain.</summary>
internal sealed class RecordEntry
{
    public required Guid Id { get; init; }
    public required string No { get; init; }
    public required string Register { get; init; }

    /// <summary>The version of the definition under which it was written.</summary>
    public required int Definition { get; init; }

    /// <summary>The values by field, as JSON.</summary>
    public required string Values { get; set; }

    /// <summary>What a search looks through: every value as people read it, in both languages.</summary>
    public required string Words { get; set; }

    /// <summary>
    /// The unique fields' values, or the entry's id when there are none or it does not count: one index keeps them
    /// apart.
    /// </summary>
    public required string UniqueKey { get; set; }

    public required DateTimeOffset MadeAt { get; init; }
    public Guid? MakerId { get; init; }
    public required string Maker { get; init; }
    public EntryState State { get; private set; }
    public string? ApprovalNo { get; set; }

    /// <summary>Points that are not in order and nobody has dealt with.</summary>
    public int OpenAnomalies { get; private set; }

    /// <summary>Points given, of a scored register.</summary>
    public int? Score { get; set; }

    /// <summary>Grows with every change, so that of two at once the second reads what the first has done.</summary>
    public int Version { get; private set; }

    public Subject Subject => new("record", Id, No);

    public IReadOnlyDictionary<string, string> Read() =>
        JsonSerializer.Deserialize<SortedDictionary<string, string>>(Values)!;

    public void Begin(EntryState state, int anomalies) => (State, OpenAnomalies) = (state, anomalies);

    public void Settle() => Find(0);

    public void Find(int anomalies) => (OpenAnomalies, Version) = (anomalies, Version + 1);

    public void Say(string values, string words, string uniqueKey, int? score) =>
        (Values, Words, UniqueKey, Score, Version) = (values, words, uniqueKey, score, Version + 1);

    public Result Move(EntryVerb verb)
    {
        var next = EntryStates.Table.Next(State, verb);
        if (!next.IsDone)
            return next.Refusal;
        (State, Version) = (next.Value, Version + 1);
        if (State != EntryState.Valid)
        {
            UniqueKey = Id.ToString("N");
            OpenAnomalies = 0;
        }

        return Result.Done;
    }
}
