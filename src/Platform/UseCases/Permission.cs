using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>Something that a position may be allowed to do. Modules declare theirs; which position holds which is data (section 4 of the requirements).</summary>
/// <param name="Code">Stable, "noun.verb".</param>
/// <param name="Name">For people.</param>
public sealed record Permission(string Code, Text Name);

/// <summary>Registers permissions.</summary>
public static class PermissionRegistration
{
    /// <summary>Declares a module's permissions.</summary>
    public static IServiceCollection AddPermissions(this IServiceCollection services, params Permission[] permissions)
    {
        foreach (var permission in permissions) services.AddSingleton(permission);
        return services;
    }
}
