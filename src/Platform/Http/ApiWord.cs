using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>
/// What a field of a request's body holds in the examples of the API's description, where its type does not say enough.
/// The lowest module whose bodies have the field declares it; an example that does not fit a field's type is passed by.
/// </summary>
/// <param name="Field">
/// The field's name as it is sent, or "Operation.field" where one operation says more than the name does.
/// </param>
/// <param name="Example">A text, digits for a number, a JSON array for a list of texts; "null" for left out.</param>
public sealed record ApiWord(string Field, string Example);

/// <summary>Registers words of the API's description.</summary>
public static class ApiWordRegistration
{
    /// <summary>Declares what the fields of a module's own bodies hold.</summary>
    public static IServiceCollection AddApiWords(
        this IServiceCollection services,
        params (string Field, string Example)[] words
    )
    {
        foreach (var (field, example) in words)
            services.AddSingleton(new ApiWord(field, example));
        return services;
    }
}
