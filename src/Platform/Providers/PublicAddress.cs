using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>
/// Where this application can be reached by those who call back: the setting <c>PublicUrl</c>, else the address the
/// server listens on.
/// </summary>
public sealed class PublicAddress(IServiceProvider services, IConfiguration configuration)
{
    /// <summary>
    /// The full address of one of our paths; null while the server listens nowhere and nothing is configured.
    /// </summary>
    public Uri? Of(string path)
    {
        var root = configuration["PublicUrl"];
        if (string.IsNullOrEmpty(root))
            root = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (string.IsNullOrEmpty(root))
            return null;
        // A wildcard says where the server listens, not where it can be called.
        var reachable = root.Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);
        return new Uri(new Uri(reachable), path);
    }
}
