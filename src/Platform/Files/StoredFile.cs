using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>A stored file's id.</summary>
public readonly record struct FileId(Guid Value) : IId<FileId>
{
    /// <inheritdoc />
    public static FileId From(Guid value) => new(value);
}

/// <summary>
/// A file that somebody uploaded or the application made. The bytes are in the database: they are backed up, restored
/// and verified with it.
/// </summary>
public sealed class StoredFile
{
    /// <summary>The file's id.</summary>
    public required FileId Id { get; init; }

    /// <summary>The name it came with.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, found from its bytes, never taken from the uploader.</summary>
    public required string ContentType { get; init; }

    /// <summary>How many bytes.</summary>
    public required int Size { get; init; }

    /// <summary>SHA-256 in hexadecimal; equal files are stored once.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>
    /// Which permissions let somebody read it, parted by commas, any of them; null: everybody, as for the shop's
    /// pictures.
    /// </summary>
    public string? Readers { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Takes files in and gives them out.</summary>
public sealed class Files(ShopDb db, Policies policies)
{
    /// <summary>CMS-20: the largest picture, in kilobytes.</summary>
    public static readonly NumberPolicy PictureLimit = new(
        "upload.limit.image",
        ("单张图片上限（KB）", "Largest picture (KB)"),
        "CMS-20",
        500,
        50,
        20_000,
        Policy.Technical
    );

    /// <summary>CMS-20: the largest video, in kilobytes.</summary>
    public static readonly NumberPolicy VideoLimit = new(
        "upload.limit.video",
        ("单个视频上限（KB）", "Largest video (KB)"),
        "CMS-20",
        30_000,
        1_000,
        200_000,
        Policy.Technical
    );

    /// <summary>CMS-20: the largest document, in kilobytes.</summary>
    public static readonly NumberPolicy DocumentLimit = new(
        "upload.limit.document",
        ("单个文档上限（KB）", "Largest document (KB)"),
        "CMS-20",
        1_000,
        50,
        50_000,
        Policy.Technical
    );

    /// <summary>
    /// Checks an upload's bytes and size and stores it, for everybody or for those with one of the permissions in
    /// <paramref name="readers"/>. Refuses what is not a picture, video or document that we know, naming the limit.
    /// </summary>
    public async Task<Result<FileId>> Upload(
        string name,
        byte[] bytes,
        DateTimeOffset now,
        CancellationToken ct,
        params string[] readers
    )
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var kind = FileKinds.Sniff(bytes);
        if (kind is null)
            return Refusal.Invalid(
                "platform.file_kind",
                "file",
                "只收 JPG、PNG、GIF、WebP 图片，MP4 视频，PDF、Excel、CSV 文档。请换一个文件",
                "Only JPG, PNG, GIF, WebP pictures, MP4 videos and PDF, Excel or CSV documents are taken. Choose another file."
            );
        var limit = policies.Get(
            kind.Group switch
            {
                FileGroup.Picture => PictureLimit,
                FileGroup.Video => VideoLimit,
                _ => DocumentLimit,
            }
        );
        if (bytes.Length > limit * 1000L)
            return Refusal.Invalid(
                "platform.file_too_large",
                "file",
                $"文件有 {bytes.Length / 1000} KB，超过上限 {limit} KB。请压缩后再传",
                $"The file has {bytes.Length / 1000} KB, more than the limit of {limit} KB. Make it smaller and try again."
            );
        return await Store(name, kind.ContentType, bytes, now, ct, readers);
    }

    /// <summary>Stores what the system itself made, for instance a drawn picture.</summary>
    public async Task<FileId> Store(
        string name,
        string contentType,
        byte[] bytes,
        DateTimeOffset now,
        CancellationToken ct,
        params string[] readers
    )
    {
        var who = readers.Length == 0 ? null : string.Join(',', readers.Order(StringComparer.Ordinal));
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var known = await db.Set<StoredFile>()
            .Where(f => f.Sha256 == sha && f.ContentType == contentType && f.Readers == who)
            .Select(f => f.Id)
            .FirstOrDefaultAsync(ct);
        if (known != default)
            return known;
        var file = Make(name, contentType, bytes, now, who);
        db.Add(file);
        return file.Id;
    }

    /// <summary>The row for a file, for those who store many at once.</summary>
    public static StoredFile Make(
        string name,
        string contentType,
        byte[] bytes,
        DateTimeOffset now,
        string? readers = null
    ) =>
        new()
        {
            Id = Ids.New<FileId>(now),
            Name = Path.GetFileName(name),
            ContentType = contentType,
            Size = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Bytes = bytes,
            At = now,
            Readers = readers,
        };

    /// <summary>Where a browser finds a file.</summary>
    public static string Url(FileId id) => $"/files/{id.Value:N}";
}

/// <summary>What sort of file, for the limit.</summary>
public enum FileGroup
{
    /// <summary>A picture.</summary>
    Picture,

    /// <summary>A video.</summary>
    Video,

    /// <summary>A document.</summary>
    Document,
}

/// <summary>A kind of file that is taken in.</summary>
public sealed record FileKind(string ContentType, FileGroup Group);

/// <summary>
/// Finds a file's kind from its first bytes. SVG and HTML are not taken from uploaders: they can carry scripts.
/// </summary>
public static class FileKinds
{
    /// <summary>Null for anything that is not taken.</summary>
    public static FileKind? Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return new FileKind("image/jpeg", FileGroup.Picture);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return new FileKind("image/png", FileGroup.Picture);
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
            return new FileKind("image/gif", FileGroup.Picture);
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
            return new FileKind("image/webp", FileGroup.Picture);
        if (bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8))
            return new FileKind("video/mp4", FileGroup.Video);
        if (bytes.StartsWith("%PDF-"u8))
            return new FileKind("application/pdf", FileGroup.Document);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'P', (byte)'K', 3, 4]))
            return new FileKind(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                FileGroup.Document
            );
        if (bytes.Length > 0 && IsPlainText(bytes))
            return new FileKind("text/csv", FileGroup.Document);
        return null;
    }

    private static bool IsPlainText(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.Length > 4096 ? bytes[..4096] : bytes;
        foreach (var b in head)
            if (b < 0x09 || b is > 0x0D and < 0x20)
                return false;
        var text = System.Text.Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return !text.StartsWith('<');
    }
}
