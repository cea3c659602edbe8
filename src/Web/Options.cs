using System.Globalization;

namespace Zhanggui.Web;

/// <summary>What stands behind the command.</summary>
internal sealed record Options(int Port, string Data, string? Postgres)
{
    private static readonly string[] Everywhere = ["--data", "--postgres"];

    /// <summary>Which options a command takes besides those of the database, and how many words.</summary>
    private static readonly Dictionary<string, (string[] Options, int Words)> Known = new()
    {
        ["serve"] = (["--port", "--host", "--no-demo", "--fresh"], 0),
        ["migrate"] = ([], 0),
        ["demo"] = ([], 0),
        ["admin"] = ([], 1),
        ["verify"] = ([], 0),
        ["backup"] = (["--out"], 0),
        ["export"] = (["--format", "--out"], 1),
        ["import"] = (["--dry-run", "--channel"], 2),
        ["restore"] = (["--replace", "--dry-run"], 1),
    };

    public string Host { get; init; } = "127.0.0.1";
    public bool Demo { get; init; } = true;
    public bool Fresh { get; init; }
    public bool Replace { get; init; }
    public bool DryRun { get; init; }
    public string? Out { get; init; }
    public string? Format { get; init; }

    /// <summary>Whose orders a file holds.</summary>
    public string? Channel { get; init; }

    /// <summary>Words that are not options: a file's name.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>True for a command that exists.</summary>
    public static bool Knows(string command) => Known.ContainsKey(command);

    /// <summary>Null when the words are off; what is wrong has been said then.</summary>
    public static Options? Read(string command, IReadOnlyList<string> args)
    {
        var (mine, words) = Known[command];
        var options = new Options(5080, "data", null);
        var (hasData, i) = (false, 0);
        for (; i < args.Count; i++)
        {
            var word = args[i];
            string? Next() =>
                i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
            if (word.StartsWith('-') && !mine.Contains(word) && !Everywhere.Contains(word))
                return Wrong($"{command} 不认识 {word}", $"{command} does not know {word}");
            switch (word)
            {
                case "--port"
                    when int.TryParse(Next(), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                        && port < 65536:
                    options = options with { Port = port };
                    break;
                case "--host" when Next() is { } host:
                    options = options with { Host = host };
                    break;
                case "--data" when Next() is { } data:
                    (options, hasData) = (options with { Data = data }, true);
                    break;
                case "--postgres" when Next() is { } postgres:
                    options = options with { Postgres = postgres };
                    break;
                case "--channel" when Next() is { } channel:
                    options = options with { Channel = channel };
                    break;
                case "--out" when Next() is { } file:
                    options = options with { Out = file };
                    break;
                case "--format" when Next() is "csv" or "xlsx":
                    options = options with { Format = args[i] };
                    break;
                case "--no-demo":
                    options = options with { Demo = false };
                    break;
                case "--fresh":
                    options = options with { Fresh = true };
                    break;
                case "--replace":
                    options = options with { Replace = true };
                    break;
                case "--dry-run":
                    options = options with { DryRun = true };
                    break;
                case var _ when word.StartsWith('-'):
                    return Wrong($"{word} 后面缺少正确的值", $"{word} needs a proper value");
                default:
                    options = options with { Words = [.. options.Words, word] };
                    break;
            }
        }

        if (options.Words.Count != words)
            return Wrong(
                options.Words.Count > words
                    ? $"多余的词：{options.Words[words]}"
                    : $"{command} 后面还要写 {words - options.Words.Count} 个词，见 help",
                options.Words.Count > words
                    ? $"One word too many: {options.Words[words]}"
                    : $"{command} needs {words - options.Words.Count} more words, see help"
            );
        return options.Settled(hasData);
    }

    /// <summary>What was said on the command line goes before the environment.</summary>
    private Options? Settled(bool hasData)
    {
        if (hasData && Postgres is not null)
            return Wrong("--data 与 --postgres 只能选一个", "Choose --data or --postgres, not both");
        var settled =
            hasData || Postgres is not null
                ? this
                : this with
                {
                    Postgres = Environment.GetEnvironmentVariable("ZHANGGUI_POSTGRES"),
                };
        if (Fresh && !string.IsNullOrEmpty(settled.Postgres))
            return Wrong(
                "--fresh 只清空内置数据库，不会动 PostgreSQL",
                "--fresh empties the embedded database only; it never touches PostgreSQL"
            );
        return settled;
    }

    /// <summary>
    /// False when the embedded database has never been made; only commands that make one may go on then.
    /// </summary>
    public bool IsThere => !string.IsNullOrEmpty(Postgres) || File.Exists(Path.Combine(Data, "zhanggui.db"));

    public DatabaseChoice Database() =>
        string.IsNullOrEmpty(Postgres)
            ? DatabaseChoice.Sqlite(Path.Combine(Data, "zhanggui.db"))
            : DatabaseChoice.Postgres(Postgres);

    private static Options? Wrong(string zh, string en)
    {
        Console.Error.WriteLine($"{zh}。\n{en}.");
        return null;
    }
}
