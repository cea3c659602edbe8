using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>
/// Something that a position may be allowed to do. Modules declare theirs with the positions that hold it in a new
/// company (section 4.1 of the requirements); from then on which position holds which is data.
/// </summary>
/// <param name="Code">Stable, "noun.verb".</param>
/// <param name="Name">For people.</param>
/// <param name="Holders">
/// Codes of positions, or <see cref="Everybody"/>; nobody for what only the matrix of section 4 gives.
/// </param>
public sealed record Permission(string Code, Text Name, params IReadOnlyList<string> Holders)
{
    /// <summary>In place of a holder: every position of the staff.</summary>
    public const string Everybody = "*";
}

/// <summary>Registers permissions.</summary>
public static class PermissionRegistration
{
    /// <summary>Declares a module's permissions.</summary>
    public static IServiceCollection AddPermissions(this IServiceCollection services, params Permission[] permissions)
    {
        foreach (var permission in permissions)
            services.AddSingleton(permission);
        return services;
    }
}
