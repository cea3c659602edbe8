using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Integration.Organization;
using Zhanggui.Platform;
using Zhanggui.Records;
using Zhanggui.Work;

namespace Zhanggui.Integration.Records;

/// <summary>An application with people in positions who keep registers, each with a browser.</summary>
internal sealed class RegisterFixture(OrganizationFixture organization) : IAsyncDisposable
{
    private readonly Dictionary<string, HttpClient> _browsers = [];

    public AppFixture App => organization.App;

    /// <summary>Sunday 22 November 2026, 10:00 in Shanghai.</summary>
    public static async Task<RegisterFixture> Open(string database) => new(await OrganizationFixture.Open(database));

    public IReadOnlyList<Register> Shipped => [.. App.Services.GetServices<Register>()];

    /// <summary>The browser of somebody who holds this position.</summary>
    public async Task<HttpClient> As(string position)
    {
        if (_browsers.TryGetValue(position, out var known))
            return known;
        await organization.Staff(position.ToLowerInvariant(), position);
        App.Clock.Advance(TimeSpan.FromSeconds(6)); // Who holds what is remembered for five.
        return _browsers[position] = await organization.SignedIn(position.ToLowerInvariant());
    }

    /// <summary>The same person after a long time: sessions end by themselves.</summary>
    public Task<HttpClient> SignedIn(string position) => organization.SignedIn(position.ToLowerInvariant());

    /// <summary>The least that an entry must say.</summary>
    public static Dictionary<string, string?> Least(Register register) =>
        register
            .Fields.Where(f => f.IsRequired || f.Kind is FieldKind.Point or FieldKind.Score)
            .ToDictionary(f => f.Key, f => (string?)Sample(f));

    /// <summary>A value that the field takes.</summary>
    public static string Sample(RegisterField field) =>
        field.Kind switch
        {
            FieldKind.Whole => "3",
            FieldKind.Money => "128460.50",
            FieldKind.Date => "2026-11-23",
            FieldKind.Choice => field.Options[0].Value,
            FieldKind.Point => "ok",
            FieldKind.Score => "18",
            _ => "桐乡羽织 " + field.Key,
        };

    public static async Task<string> Make(
        HttpClient browser,
        string register,
        Dictionary<string, string?> values,
        Guid? duty = null
    )
    {
        var answer = await browser.PostAsJsonAsync($"/api/v1/records/{register}", new { values, duty });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("no").GetString()!;
    }

    /// <summary>The code of a refusal and the fields that it names.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> Refused(HttpClient browser, string path, object body)
    {
        var answer = await browser.PostAsJsonAsync(path, body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public static async Task<JsonElement> Entry(HttpClient browser, string register, string no) =>
        await Json(await browser.GetAsync($"/api/v1/records/{register}/{no}"));

    public static async Task<string> Text(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A form as a page sends it; answers where it leads to.</summary>
    public static async Task<string> Send(HttpClient browser, string path, Dictionary<string, string?> fields)
    {
        var answer = await browser.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Key, f.Value ?? "")))
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString().Split('?')[0];
    }

    /// <summary>What is open on the lists of a position, by the kind of work.</summary>
    public Task<List<WorkItem>> Open(string position, string kind) =>
        App.Ask(
            (ShopDb db) =>
                db.Set<WorkItem>()
                    .AsNoTracking()
                    .Where(w => w.Position == position && w.Kind == kind && w.State == WorkState.Open)
                    .ToListAsync()
        );

    public Task<RecordEntry> Row(string no) =>
        App.Ask((ShopDb db) => db.Set<RecordEntry>().AsNoTracking().SingleAsync(e => e.No == no));

    public Task<int> Count(string register) =>
        App.Ask((ShopDb db) => db.Set<RecordEntry>().CountAsync(e => e.Register == register));

    /// <summary>The duty of the warehouse's round on a day of November 2026.</summary>
    public async Task<Guid> Duty(string duty, int day) => (await DutyOf(duty, day)).Id;

    public async Task<DutyState> DutyState(string duty, int day) => (await DutyOf(duty, day)).State;

    private Task<DutyRow> DutyOf(string duty, int day) =>
        App.Ask(
            (ShopDb db) =>
                db.Set<DutyRow>()
                    .AsNoTracking()
                    .SingleAsync(d =>
                        d.Register == "warehouse-round" && d.Duty == duty && d.Day == new DateOnly(2026, 11, day)
                    )
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
            browser.Dispose();
        await organization.DisposeAsync();
    }
}
