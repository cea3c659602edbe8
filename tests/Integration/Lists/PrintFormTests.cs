using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Integration.Organization;
using Zhanggui.Organization;

namespace Zhanggui.Integration.Lists;

/// <summary>
/// Every print that is defined as a <see cref="PrintForm{TSheet}"/>: who may print, and what is not there. What is on
/// the paper, tests/Browser/PrintFormTests.cs proves.
/// </summary>
public sealed class PrintFormTests
{
    private static readonly string[] Positions =
    [
        "ACCT",
        "PACKER",
        "PICKER",
        "CSPOST",
        "WHMGR",
        "ARTIST",
        "IT",
        "GM",
        "CSMGR",
        "MKTDIR",
        "DIST",
    ];

    [Theory, Databases]
    public async Task Every_print_is_kept_to_who_may_and_knows_what_is_not_there(string database)
    {
        await using var organization = await OrganizationFixture.Open(database);
        var browsers = new List<HttpClient>();
        foreach (var position in Positions)
        {
            await organization.Staff(position.ToLowerInvariant(), position);
            browsers.Add(await organization.SignedIn(position.ToLowerInvariant()));
        }

        using var stranger = organization.Browser();
        var forms = organization.App.Services.GetServices<IPrintForm>().ToList();
        forms.Count.ShouldBeGreaterThan(30);
        forms.Select(f => f.Route).ShouldBeUnique();
        forms.Where(f => f.Paper == PaperSize.Waybill).Select(f => f.Codes).ShouldBe([2]);
        List<string> wrong = [];
        foreach (var form in forms)
        {
            form.Name.En.ShouldNotBeEmpty(form.Route);
            var address = form
                .Route.Replace(
                    "{id:guid}",
                    Guid.CreateVersion7(organization.App.Clock.Now()).ToString(),
                    StringComparison.Ordinal
                )
                .Replace("{no}", "NO20261122-000001", StringComparison.Ordinal)
                .Replace("{key}", "no-such", StringComparison.Ordinal);
            address.ShouldNotContain("{");
            // A list is there when it has no rows; a document is not.
            var right = address == form.Route ? HttpStatusCode.OK : HttpStatusCode.NotFound;
            var answers = new List<HttpStatusCode>();
            foreach (var browser in browsers)
                answers.Add((await browser.GetAsync(address)).StatusCode);
            // What everybody holds is refused to nobody of staff.
            var isForAll = form.AnyOf.Count == 0 || answers.TrueForAll(a => a == right);
            if (!answers.Contains(right) || answers.Exists(a => a != right && a != HttpStatusCode.Forbidden))
                wrong.Add($"{form.Route}: {string.Join(", ", answers.Distinct())}");
            if (!isForAll && !answers.Contains(HttpStatusCode.Forbidden))
                wrong.Add($"{form.Route}: nobody is refused");
            var (status, to) = await Ask(stranger, address);
            if (!to.Contains("/login", StringComparison.Ordinal))
                wrong.Add($"{form.Route}: a stranger gets {status}");
        }

        wrong.ShouldBeEmpty();
        foreach (var browser in browsers)
            browser.Dispose();
    }

    private static async Task<(HttpStatusCode Status, string To)> Ask(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }
}
