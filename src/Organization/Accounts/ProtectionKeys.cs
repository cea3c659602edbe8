using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Organization;

/// <summary>A key that cookies are protected with. In the database, so that every node reads every cookie.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeys(IServiceScopeFactory scopes, WriteQueue queue) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return
        [
            .. scope
                .ServiceProvider.GetRequiredService<ShopDb>()
                .Set<ProtectionKey>()
                .AsNoTracking()
                .Select(k => k.Xml)
                .ToList()
                .Select(XElement.Parse),
        ];
    }

    public void StoreElement(XElement element, string friendlyName) =>
        queue
            .Run(
                async () =>
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
                    db.Add(
                        new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }
                    );
                    return await db.SaveChangesAsync();
                },
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
}
