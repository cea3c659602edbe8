namespace Zhanggui.Platform;

/// <summary>Stores many files that the system itself made, at once.</summary>
[SystemOnly]
public sealed class ImportFiles(ShopDb db)
{
    /// <summary>Ids must be new.</summary>
    public async Task<Result> Run(IReadOnlyList<StoredFile> files, CancellationToken ct)
    {
        var writer = new SetWriter(db);
        writer.Insert(files);
        await writer.Flush(ct);
        return Result.Done;
    }
}
