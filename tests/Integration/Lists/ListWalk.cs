using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Lists;

/// <summary>Tries everything that a list promises, through the page and as a program.</summary>
internal sealed class ListWalk(IListPage list, IReadOnlyList<HttpClient> readers)
{
    public const string NoRow = "the demo company has no row of it";

    private readonly List<string> _faults = [];
    private HttpClient _browser = readers[0];
    private IReadOnlySet<string> _keys = new HashSet<string>();

    /// <summary>Every row there is; what the outbox calls its tabs is older than the block.</summary>
    private string All => list.Key == "outbox" ? "state=all" : "tab=all";
    private string Page => "/office/" + list.Key;
    private string Api => list.ApiPath;

    public async Task<IReadOnlyList<string>> Faults()
    {
        await Chooses();
        var keys = await Exported();
        _keys = keys.ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            _faults.Add(NoRow);
            return _faults;
        }

        await Columns();
        await PrintsAndKeepsAView(keys);
        await PagesThrough(keys);
        if (list.HasJson)
            await AnswersPrograms(keys);
        if (list.Acts.Count > 0)
            await ActsOnMany(keys[0]);
        return _faults;
    }

    /// <summary>Of those who may read it, somebody who may take it out of the house.</summary>
    private async Task Chooses()
    {
        foreach (var reader in readers)
        {
            if ((await reader.GetAsync(Page + "/export?format=csv")).StatusCode != HttpStatusCode.OK)
                continue;
            _browser = reader;
            return;
        }

        _faults.Add("nobody may export it");
    }

    /// <summary>
    /// The export has every column under its heading and as many rows as there are; Excel is answered too.
    /// </summary>
    private async Task<List<string>> Exported()
    {
        if (list.ExportsLines)
        {
            Is((await Csv(All)).Count > 1, true, "the export has lines");
            return await Ordered("");
        }

        var rows = await Csv(All);
        Is(
            string.Join('|', rows[0]),
            string.Join('|', list.Headings.Select(h => h.Heading.Zh)),
            "the export's headings"
        );
        Is(rows.All(r => r.Count == list.Headings.Count), true, "each exported row has a value of each column");
        var excel = await _browser.GetAsync(Page + "/export?format=xlsx&" + All);
        Is(
            excel.Content.Headers.ContentType?.MediaType,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel"
        );
        return [.. rows.Skip(1).Select(r => r[0])];
    }

    /// <summary>Each column can be chosen alone, and the number is always there.</summary>
    private async Task Columns()
    {
        foreach (var (key, heading) in list.Headings.Skip(1))
        {
            var shown = await Html($"{Page}?{All}&cols={key}");
            // What stands above the list may have a table of its own.
            shown = shown[shown.IndexOf("\"tbl\" data-list", StringComparison.Ordinal)..];
            var heads = shown[..shown.IndexOf("</thead", StringComparison.Ordinal)];
            Is(heads.Contains(heading.Zh, StringComparison.Ordinal), true, $"column {key} when it is chosen");
            Is(heads.Split("scope=\"col\"").Length - 1, 2, $"columns when {key} alone is chosen");
        }
    }

    private async Task PrintsAndKeepsAView(List<string> keys)
    {
        Is(
            (await Html(Page + "/print?" + All)).Contains(keys[0], StringComparison.Ordinal),
            true,
            "the first row on paper"
        );
        var fields = new Dictionary<string, string>
        {
            ["page"] = Page,
            ["query"] = All,
            ["name"] = "我的一览",
        };
        await _browser.PostAsync("/office/views", new FormUrlEncodedContent(fields));
        Is((await Html(Page)).Contains("我的一览", StringComparison.Ordinal), true, "a saved view");
    }

    /// <summary>By each order, both ways, page by page, every row comes once.</summary>
    private async Task PagesThrough(List<string> keys)
    {
        foreach (var sort in list.Sorts)
        {
            var (up, down) = (await Ordered($"sort={sort}"), await Ordered($"sort={sort}&desc=1"));
            Is(Same(up, keys) && Same(down, keys), true, $"the rows by {sort}");
            if (sort == list.Headings[0].Key)
                Is(up.SequenceEqual(Enumerable.Reverse(down)), true, $"{sort} the other way round");
        }

        if (!list.HasJson)
            return;
        List<string> paged = [];
        var after = "";
        do
        {
            var page = await _browser.GetFromJsonAsync<JsonElement>(
                $"{Api}?{All}&take=7&after={Uri.EscapeDataString(after)}"
            );
            paged.AddRange(page.GetProperty("rows").EnumerateArray().Select(KeyOf));
            after = page.GetProperty("next").GetString() ?? "";
        } while (after.Length > 0 && paged.Count < 70);
        Is(paged.Zip(keys).All(p => Agree(p.First, p.Second)), true, "pages of seven, one after another");
        Is(paged.Count <= keys.Count, true, "no more rows page by page than there are");
    }

    private async Task<List<string>> Ordered(string order) =>
        list.ExportsLines ? await Listed(order) : [.. (await Csv($"{All}&{order}")).Skip(1).Select(r => r[0])];

    /// <summary>Page by page from the API, when the export has rows of its own.</summary>
    private async Task<List<string>> Listed(string order)
    {
        List<string> keys = [];
        var after = "";
        if (!list.HasJson)
            return await Shown(order);
        do
        {
            var page = await _browser.GetFromJsonAsync<JsonElement>(
                $"{Api}?{All}&take=200&{order}&after={Uri.EscapeDataString(after)}"
            );
            keys.AddRange(page.GetProperty("rows").EnumerateArray().Select(KeyOf));
            after = page.GetProperty("next").GetString() ?? "";
        } while (after.Length > 0);
        return keys;
    }

    /// <summary>From the pages, when programs read it elsewhere.</summary>
    private async Task<List<string>> Shown(string order)
    {
        List<string> keys = [];
        var next = $"{Page}?{All}&{order}";
        while (next.Length > 0)
        {
            var html = await Html(next);
            keys.AddRange(Between(html, "data-row=\""));
            next = Between(html, "href=\"").FirstOrDefault(IsNext) ?? "";
        }

        return keys;
    }

    private bool IsNext(string href) =>
        href.StartsWith(Page + "?", StringComparison.Ordinal) && href.Contains("after=", StringComparison.Ordinal);

    private static IEnumerable<string> Between(string html, string begin) =>
        html.Split(begin).Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]);

    private async Task<List<IReadOnlyList<string>>> Csv(string query)
    {
        await using var bytes = await _browser.GetStreamAsync($"{Page}/export?format=csv&{query}");
        var whole = new MemoryStream();
        await bytes.CopyToAsync(whole);
        whole.Position = 0;
        var opened = TableFile.Open(whole);
        List<IReadOnlyList<string>> rows = [];
        if (!opened.IsDone)
        {
            _faults.Add($"the export of {query}: {opened.Refusal.Message}");
            return
            [
                [],
            ];
        }

        await using var file = opened.Value;
        while (await file.Next(CancellationToken.None) is { } row)
            rows.Add(row);
        return rows;
    }

    /// <summary>What can be chosen narrows; what can't is refused and says what can.</summary>
    private async Task AnswersPrograms(List<string> keys)
    {
        foreach (var filter in list.Filters.Where(f => f.Kind != FilterKind.Words))
        {
            var answer = await _browser.GetAsync($"{Api}?{filter.Name}=there-is-no-such");
            Is(answer.StatusCode, HttpStatusCode.UnprocessableEntity, $"an unknown {filter.Name}");
        }

        // What is masked is not found by what one sees of it.
        if (list.Filters.Any(f => f.Name == "q") && keys.FindLast(k => k.Length > 0 && !k.Contains('*')) is { } key)
        {
            var found = await _browser.GetFromJsonAsync<JsonElement>($"{Api}?{All}&q={Uri.EscapeDataString(key)}");
            Is(
                found.GetProperty("rows").EnumerateArray().Select(KeyOf).Any(k => Agree(k, key)),
                true,
                $"{key} by its number"
            );
        }

        var known = list.Headings.ToDictionary(h => h.Key, h => h.Heading);
        foreach (var filter in list.Filters.Where(f => f is { Kind: FilterKind.Choice } && known.ContainsKey(f.Name)))
        {
            // Every row is of exactly one of the choices.
            var html = await Html(Page);
            var select = html[
                html.IndexOf($"<select class=\"inp fit\" name=\"{filter.Name}\"", StringComparison.Ordinal)..
            ];
            var options = select[..select.IndexOf("</select", StringComparison.Ordinal)]
                .Split("value=\"")
                .Skip(1)
                .Select(o => o[..o.IndexOf('"', StringComparison.Ordinal)]);
            List<string> together = [];
            foreach (var option in options)
                together.AddRange(await Ordered($"{filter.Name}={Uri.EscapeDataString(option)}"));
            Is(Same(together, keys), true, $"the choices of {filter.Name} together");
        }
    }

    private async Task ActsOnMany(string key)
    {
        foreach (var act in list.Acts)
        {
            var answers = new List<HttpStatusCode>();
            foreach (var reader in readers)
                answers.Add(await Previews(reader, act, [key]));
            Is(answers.Contains(HttpStatusCode.OK), true, $"the preview of {act}");
        }

        var none = await Previews(_browser, list.Acts[0], []);
        Is(none is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Forbidden, true, "an act on no rows");
    }

    private async Task<HttpStatusCode> Previews(HttpClient reader, string act, string[] numbers)
    {
        if (list.HasJson)
            return (
                await reader.PostAsJsonAsync(
                    Api + "/bulk",
                    new
                    {
                        act,
                        numbers,
                        preview = true,
                    }
                )
            ).StatusCode;
        var fields = numbers.Select(n => new KeyValuePair<string, string>("id", n)).Append(new("act", act));
        return (await reader.PostAsync(Page + "/bulk", new FormUrlEncodedContent(fields))).StatusCode;
    }

    /// <summary>The property of the first column's name, or else the one that has its value.</summary>
    private string KeyOf(JsonElement row) =>
        row.TryGetProperty(list.Headings[0].Key, out var key)
            ? key.ToString()
            : row.EnumerateObject().Select(p => p.Value.ToString()).FirstOrDefault(_keys.Contains) ?? "";

    /// <summary>
    /// Programs read what the export says. On the blacklist a mask may hide part of either: who takes numbers out of
    /// the company and who sees them are two permissions (DAT-11).
    /// </summary>
    private bool Agree(string seen, string exported) =>
        list.Key == "order-audit/blacklist"
            ? seen.Length == exported.Length
                && seen.Zip(exported).All(c => c.First == c.Second || c.First == '*' || c.Second == '*')
            : seen == exported;

    private static bool Same(List<string> some, List<string> others) =>
        some.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal));

    private async Task<string> Html(string path)
    {
        var answer = await _browser.GetAsync(path);
        Is(answer.StatusCode, HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private void Is<T>(T said, T right, string of)
    {
        if (!EqualityComparer<T>.Default.Equals(said, right))
            _faults.Add($"{of}: {said} instead of {right}");
    }
}
