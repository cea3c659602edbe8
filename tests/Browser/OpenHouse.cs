using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Browser;
using Zhanggui.Demo;

[assembly: AssemblyFixture(typeof(OpenHouse))]

namespace Zhanggui.Browser;

/// <summary>A house with the demo company, its outbox and jobs running, on a free port; and one browser. Shared by the tests of this assembly.</summary>
public sealed class OpenHouse : IAsyncLifetime
{
    private House? _house;
    private Chromium? _chromium;

    /// <summary>Somebody new comes, with a browser window of this size.</summary>
    public Task<Visitor> Visit(int width, int height) => _chromium!.Visit(_house!.Address, width, height);

    /// <summary>A member of staff of the demo company, signed in.</summary>
    public async Task<Visitor> Staff(string login, int width = 1440, int height = 900)
    {
        var visitor = await Visit(width, height);
        await visitor.SignIn(login);
        return visitor;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _house = await House.Start("sqlite", background: true);
        await _house.Services.GetRequiredService<DemoCompany>().Prepare(withDemo: true, CancellationToken.None);
        _chromium = await Chromium.Start();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        if (_house is not null) await _house.DisposeAsync();
    }
}
