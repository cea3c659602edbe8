namespace Zhanggui.Platform;

/// <summary>Stores many files that the house itself made, at once.</summary>
[HouseOnly]
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
