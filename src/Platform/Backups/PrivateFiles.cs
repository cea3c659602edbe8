using System.Security.Cryptography;

namespace Zhanggui.Platform;

/// <summary>Files and folders that only their owner may open (DAT-02).</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a file for writing, or empties it.</summary>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(file, options);
    }

    /// <summary>Makes a folder; one that is there stays as it is.</summary>
    public static void Folder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>A file's length and its SHA-256 in hexadecimal, read from the disk.</summary>
    public static async Task<(long Size, string Sha256)> Measure(string file, CancellationToken ct)
    {
        await using var stream = new FileStream(
            file,
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 1 << 20,
            }
        );
        return (stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)));
    }
}
