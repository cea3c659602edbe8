using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Zhanggui.Ui;

/// <summary>
/// The renderer asks for the page's address when a form names no action. It gets path and query of the request;
/// the host is a made-up one, so that nothing a client says of it reaches a page.
/// </summary>
internal sealed class PageAddress(IHttpContextAccessor http) : NavigationManager, IHostEnvironmentNavigationManager
{
    private const string Base = "http://page/";
    private bool _known;

    void IHostEnvironmentNavigationManager.Initialize(string baseUri, string uri) => Start();

    protected override void EnsureInitialized() => Start();

    protected override void NavigateToCore(string uri, NavigationOptions options) =>
        throw new NotSupportedException("Pages answer with PageResult.Redirect.");

    private void Start()
    {
        if (_known)
            return;
        _known = true;
        Initialize(Base, Base + (http.HttpContext?.Request.GetEncodedPathAndQuery().TrimStart('/') ?? ""));
    }
}
