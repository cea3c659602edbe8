using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Zhanggui.Harness;

/// <summary>The real program in a process of its own, listening on a free loopback port: what can be killed.</summary>
public sealed class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _said;

    private ServedProgram(Process process, StringBuilder said, Uri address) =>
        (_process, _said, Address) = (process, said, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Everything it has written so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts <c>serve</c> without the demo company and waits until it says where it listens.</summary>
    public static async Task<ServedProgram> Start(DatabaseChoice database)
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (process, said) = Launch(
            ["serve", "--port", "0", "--no-demo", .. On(database)],
            line =>
            {
                var from = line.IndexOf("http://", StringComparison.Ordinal);
                if (from >= 0)
                    address.TrySetResult(new Uri(line[from..].Split(' ')[0]));
            }
        );
        try
        {
            await Task.WhenAny(address.Task, process.WaitForExitAsync()).WaitAsync(Patience);
            if (address.Task.IsCompletedSuccessfully)
                return new ServedProgram(process, said, await address.Task);
            throw new InvalidOperationException($"The program did not start:\n{said}");
        }
        catch
        {
            if (!process.HasExited)
                process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Runs one command to its end.</summary>
    public static async Task<(int Code, string Said)> Run(DatabaseChoice database, params string[] words)
    {
        var (process, said) = Launch([.. words, .. On(database)], _ => { });
        using (process)
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
            lock (said)
                return (process.ExitCode, said.ToString());
        }
    }

    /// <summary>SIGKILL: the process has no say in it.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an init system stops it. Answers the exit code.</summary>
    public async Task<int> Stop()
    {
        using (
            var kill = Process.Start(
                "kill",
                ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            )
        )
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    private static string[] On(DatabaseChoice database) =>
        database.IsPostgres
            ? ["--postgres", database.ConnectionString]
            :
            [
                "--data",
                Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!,
            ];

    private static (Process Process, StringBuilder Said) Launch(IEnumerable<string> words, Action<string> hear)
    {
        var said = new StringBuilder();
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Zhanggui.Web.dll"), .. words]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var process = new Process { StartInfo = start };
        void Take(string? line)
        {
            if (line is null)
                return;
            lock (said)
                said.AppendLine(line);
            hear(line);
        }

        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return (process, said);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }
}
