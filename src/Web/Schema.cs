using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Web;

/// <summary>The schema that the modules' models describe.</summary>
public static class Schema
{
    /// <summary>The statements that make it in an empty database of this kind; nothing is opened.</summary>
    public static string Of(DatabaseChoice database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var services = new ServiceCollection();
        Composition.AddModules(services);
        using var provider = services.AddPlatform(database).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<ShopDb>();
        database.Configure(options, [.. provider.GetServices<IModelPart>()]);
        using var db = new ShopDb(options.Options);
        string[] statements = [db.Database.GenerateCreateScript().Trim(), .. ColumnIndexes.Statements(db)];
        return string.Join("\n\n\n", statements).ReplaceLineEndings("\n") + "\n";
    }
}
