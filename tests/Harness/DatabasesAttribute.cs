using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Zhanggui.Harness;

/// <summary>Runs a test once on each database.</summary>
public sealed class DatabasesAttribute : DataAttribute
{
    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([
            new TheoryDataRow<string>("sqlite"),
            new TheoryDataRow<string>("postgres"),
        ]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
