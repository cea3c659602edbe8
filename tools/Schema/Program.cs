using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Web;

// Writes the schema of the present model as SQL, one file for each database: dotnet Zhanggui.Schema.dll FOLDER
if (args is not [var folder])
{
    Console.Error.WriteLine("Which folder? tools/schema calls this.");
    return 2;
}

foreach (
    var (name, choice) in new[]
    {
        ("sqlite", DatabaseChoice.Sqlite("none.db")),
        ("postgres", DatabaseChoice.Postgres("Host=127.0.0.1;Database=none")),
    }
)
{
    var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, name)).FullName, "Initial.sql");
    await File.WriteAllTextAsync(file, Schema.Of(choice));
    Console.WriteLine(file);
}

return 0;
