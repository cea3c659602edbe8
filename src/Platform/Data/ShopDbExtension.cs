using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Zhanggui.Platform;

/// <summary>
/// Carries the modules' mappings into the pooled context, and teaches queries to read <c>Money.Fen</c>,
/// <c>Quantity.Units</c> and an id's <c>Value</c>.
/// </summary>
internal sealed class ShopDbExtension(IReadOnlyList<IModelPart> parts) : IDbContextOptionsExtension
{
    public IReadOnlyList<IModelPart> Parts { get; } = parts;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) =>
        new EntityFrameworkRelationalServicesBuilder(services).TryAdd<IMemberTranslatorPlugin, ValueMembers>();

    public void Validate(IDbContextOptions options) { }

    /// <summary>EF caches the model per service provider: two part lists must not share one.</summary>
    private sealed class ExtensionInfo(ShopDbExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        private readonly string _key = string.Join(',', extension.Parts.Select(p => p.GetType().FullName));

        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => _key.GetHashCode(StringComparison.Ordinal);

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) =>
            other is ExtensionInfo o && o._key == _key;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Zhanggui"] = _key;
    }

    private sealed class ValueMembers(ISqlExpressionFactory sql) : IMemberTranslatorPlugin
    {
        public IEnumerable<IMemberTranslator> Translators { get; } = [new Translator(sql)];
    }

    private sealed class Translator(ISqlExpressionFactory sql) : IMemberTranslator
    {
        public SqlExpression? Translate(
            SqlExpression? instance,
            MemberInfo member,
            Type returnType,
            IDiagnosticsLogger<DbLoggerCategory.Query> logger
        )
        {
            if (instance is null || member.DeclaringType is not { } owner)
                return null;
            var reads =
                (owner == typeof(Money) && member.Name == nameof(Money.Fen))
                || (owner == typeof(Quantity) && member.Name == nameof(Quantity.Units))
                || (typeof(IId).IsAssignableFrom(owner) && member.Name == nameof(IId.Value));
            return reads ? sql.Convert(instance, returnType) : null;
        }
    }
}
