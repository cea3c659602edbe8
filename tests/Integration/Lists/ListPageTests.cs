using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Demo;
using Zhanggui.Integration.Organization;
using Zhanggui.Organization;

namespace Zhanggui.Integration.Lists;

/// <summary>
/// Every list that is defined as a <see cref="ListPage{TRow}"/>, on the demo company: page, columns, sorting, paging,
/// filters, export, print, JSON and acts on many rows hold for each of them.
/// </summary>
public sealed class ListPageTests
{
    private static readonly string[] Logins =
    [
        "guhuaiyuan",
        "shilei",
        "yuhang",
        "fanshu",
        "huozimo",
        "jimingchuan",
        "chenyu",
        "qianshouzheng",
        "shenqingwu",
        "fangzhu",
    ];

    /// <summary>Lists of which the demo company has no row: it makes no backups and nobody is away.</summary>
    private static readonly string[] Empty = ["backups", "approvals/delegations"];

    [Theory, Databases]
    public async Task Every_list_shows_sorts_narrows_exports_prints_and_answers_programs(string database)
    {
        await using var app = await AppFixture.Start(database);
        (await app.Ask((DemoCompany d) => d.Prepare(withDemo: true, CancellationToken.None))).ShouldBeEmpty();
        var organization = new OrganizationFixture(app);
        var browsers = new List<HttpClient>();
        foreach (var login in Logins)
            browsers.Add(await organization.SignedIn(login, "qihe2026"));
        var lists = app.Services.GetServices<IListPage>().ToList();
        lists.Count.ShouldBeGreaterThan(2);
        List<string> wrong = [];
        foreach (var list in lists)
        {
            var (readers, strangers) = (new List<HttpClient>(), 0);
            foreach (var browser in browsers)
            {
                var status = (await browser.GetAsync("/office/" + list.Key)).StatusCode;
                if (status == HttpStatusCode.OK)
                    readers.Add(browser);
                else if (status == HttpStatusCode.Forbidden)
                    strangers++;
            }

            if (readers.Count == 0 || readers.Count + strangers < browsers.Count)
                wrong.Add($"{list.Key}: {readers.Count} may read it, {strangers} may not");
            else
                wrong.AddRange(
                    (await new ListWalk(list, readers).Faults())
                        .Where(f => f != ListWalk.NoRow || !Empty.Contains(list.Key))
                        .Select(f => $"{list.Key}: {f}")
                );
        }

        wrong.ShouldBeEmpty();
        foreach (var browser in browsers)
            browser.Dispose();
    }
}
