using System.IO.Compression;
using System.Security.Cryptography;

namespace Zhanggui.Platform;

/// <summary>
/// The one file of a backup: a zip with a manifest and the data. It appears under its name only when it is complete,
/// readable by its owner alone.
/// </summary>
internal static class BackupFile
{
    private const string ManifestName = "manifest.json";
    private const string DataName = "database";

    /// <summary>Writes the file. <paramref name="manifest"/> comes without size and hash.</summary>
    public static async Task<BackupManifest> Write(
        string file,
        string data,
        BackupManifest manifest,
        CancellationToken ct
    )
    {
        var half = file + ".partial";
        try
        {
            await using (var stream = PrivateFiles.Create(half))
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            {
                // A dump of PostgreSQL is compressed already.
                await using (
                    var entry = zip.CreateEntry(
                            DataName,
                            manifest.Database == "postgres" ? CompressionLevel.NoCompression : CompressionLevel.Fastest
                        )
                        .Open()
                )
                await using (var source = File.OpenRead(data))
                {
                    var (size, sha) = await Copy(source, entry, ct);
                    manifest = manifest with { Size = size, Sha256 = sha };
                }

                await using var text = new StreamWriter(zip.CreateEntry(ManifestName, CompressionLevel.Fastest).Open());
                await text.WriteAsync(manifest.Write());
            }

            File.Move(half, file);
            return manifest;
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>
    /// Checks the file and lays its data under <paramref name="data"/>, or nowhere: refused when it is not ours, or not
    /// as it was written.
    /// </summary>
    public static async Task<Result<BackupManifest>> Read(string file, string? data, CancellationToken ct)
    {
        if (!File.Exists(file))
            return BackupErrors.NoFile(file);
        try
        {
            await using var stream = File.OpenRead(file);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.GetEntry(ManifestName) is not { } head || zip.GetEntry(DataName) is not { } body)
                return BackupErrors.Foreign(file);
            using var reader = new StreamReader(head.Open());
            if (BackupManifest.Read(await reader.ReadToEndAsync(ct)) is not { } manifest)
                return BackupErrors.Foreign(file);
            if (manifest.Version > BackupManifest.Newest)
                return BackupErrors.OtherVersion(manifest.Program);
            await using var source = body.Open();
            await using var target = data is null ? Stream.Null : PrivateFiles.Create(data);
            var (size, sha) = await Copy(source, target, ct);
            return size == manifest.Size && sha == manifest.Sha256
                ? manifest
                : BackupErrors.Damaged(file, ("内容与校验码不符", "its content does not fit its checksum"));
        }
        catch (InvalidDataException)
        {
            return IsZip(file)
                ? BackupErrors.Damaged(file, ("压缩包不完整", "the archive is incomplete"))
                : BackupErrors.Foreign(file);
        }
    }

    private static bool IsZip(string file)
    {
        Span<byte> head = stackalloc byte[4];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    private static async Task<(long Size, string Sha256)> Copy(Stream source, Stream target, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        long size = 0;
        for (int read; (read = await source.ReadAsync(buffer, ct)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
