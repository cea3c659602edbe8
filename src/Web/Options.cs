using System.Globalization;

namespace Zhanggui.Web;

/// <summary>What stands behind the command.</summary>
internal sealed record Options(int Port, string Data, string? Postgres, bool Demo)
{
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Null when the words are off; what is wrong has been said then.</summary>
    public static Options? Read(string[] args)
    {
        var options = new Options(5080, "data", Environment.GetEnvironmentVariable("ZHANGGUI_POSTGRES"), true);
        for (var i = 0; i < args.Length; i++)
        {
            string? Next() => i + 1 < args.Length ? args[++i] : null;
            switch (args[i])
            {
                case "--port" when int.TryParse(Next(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port < 65536: options = options with { Port = port }; break;
                case "--host" when Next() is { } host: options = options with { Host = host }; break;
                case "--data" when Next() is { } data: options = options with { Data = data }; break;
                case "--postgres" when Next() is { } postgres: options = options with { Postgres = postgres }; break;
                case "--no-demo": options = options with { Demo = false }; break;
                default:
                    Console.Error.WriteLine($"Not understood: {args[i]}");
                    return null;
            }
        }

        return options;
    }

    public DatabaseChoice Database()
    {
        if (!string.IsNullOrEmpty(Postgres)) return DatabaseChoice.Postgres(Postgres);
        Directory.CreateDirectory(Data);
        return DatabaseChoice.Sqlite(Path.Combine(Data, "zhanggui.db"));
    }
}
