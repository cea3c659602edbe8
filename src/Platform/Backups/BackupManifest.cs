using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhanggui.Platform;

/// <summary>
/// What stands in a backup beside the data: enough to refuse a damaged or foreign one before anything is touched
/// (DAT-02, DAT-03).
/// </summary>
/// <param name="Format">Always <see cref="Ours"/>; anything else is not ours.</param>
/// <param name="Version">The format's version.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Database">"sqlite" or "postgres": a backup goes back to the kind it came from.</param>
/// <param name="At">When the data were as they are in it.</param>
/// <param name="Migration">The schema's last migration.</param>
/// <param name="Size">Bytes of the data inside.</param>
/// <param name="Sha256">SHA-256 of the data inside, in hexadecimal.</param>
/// <param name="Rows">Rows of every table.</param>
public sealed record BackupManifest(
    string Format,
    int Version,
    string Program,
    string Database,
    DateTimeOffset At,
    string Migration,
    long Size,
    string Sha256,
    IReadOnlyDictionary<string, long> Rows
)
{
    /// <summary>The mark of our own backups.</summary>
    public const string Ours = "zhanggui-backup";

    /// <summary>The version of the format that this program writes, and the newest it reads.</summary>
    public const int Newest = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>How many rows of a table; none when there is no such table.</summary>
    public long RowsOf(string table) => Rows.GetValueOrDefault(table);

    internal string Write() => JsonSerializer.Serialize(this, Json);

    internal static BackupManifest? Read(string json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<BackupManifest>(json, Json)
                    is {
                        Format: Ours,
                        Sha256: not null,
                        Rows: not null,
                        Database: not null,
                        Migration: not null
                    } manifest
                ? manifest
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
