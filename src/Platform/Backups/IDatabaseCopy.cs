namespace Zhanggui.Platform;

/// <summary>
/// What was taken: the schema's last migration and the rows of every table, all of the same instant as the data.
/// </summary>
internal sealed record TakenCopy(string Migration, IReadOnlyDictionary<string, long> Rows);

/// <summary>Takes a whole database out as one file and puts it back; one way for each kind.</summary>
internal interface IDatabaseCopy
{
    /// <summary>As it stands in the manifest.</summary>
    string Kind { get; }

    /// <summary>As people call it.</summary>
    string Name { get; }

    /// <summary>Writes one consistent copy while the application is working.</summary>
    Task<Result<TakenCopy>> Take(string to, CancellationToken ct);

    /// <summary>True when nothing would be lost by putting something in.</summary>
    Task<Result<bool>> IsEmpty(CancellationToken ct);

    /// <summary>Refuses a copy that the database itself would not read.</summary>
    Task<Result> Check(string copy, CancellationToken ct);

    /// <summary>Puts the copy in, all or nothing. Answers where what was there is kept now.</summary>
    Task<Result<string?>> Put(string copy, DateTimeOffset now, CancellationToken ct);
}
