using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Zhanggui.Platform;

/// <summary>
/// Sends traces and metrics to an OpenTelemetry collector when one is configured (OTEL_EXPORTER_OTLP_ENDPOINT); costs
/// nothing otherwise.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return Task.CompletedTask;
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Named)
            .AddSource("Microsoft.AspNetCore", UseCaseExecutor.Activities.Name, "Npgsql")
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Named)
            .AddMeter(
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "Microsoft.EntityFrameworkCore",
                "System.Runtime",
                "Npgsql",
                Measures.Name
            )
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>OTEL_SERVICE_NAME says otherwise.</summary>
    private static void Named(ResourceBuilder resource) =>
        resource
            .AddService("zhanggui", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString())
            .AddEnvironmentVariableDetector();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
