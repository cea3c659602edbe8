namespace Zhanggui.Harness;

/// <summary>
/// Folders for the data of tests: in memory where the system has such a place, because a test's database need not
/// survive a power cut. (Killing a process is survived there as well: what was written stays.)
/// </summary>
public static class Scratch
{
    private const string Memory = "/dev/shm";
    private const long Enough = 4L << 30;

    /// <summary>A new empty folder.</summary>
    public static DirectoryInfo Folder(string prefix)
    {
        if (!Directory.Exists(Memory) || new DriveInfo(Memory).AvailableFreeSpace < Enough)
            return Directory.CreateTempSubdirectory(prefix);
        return Directory.CreateDirectory(Path.Combine(Memory, prefix + Path.GetRandomFileName()));
    }
}
