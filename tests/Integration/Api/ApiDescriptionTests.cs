using System.Net;
using System.Text.Json;

namespace Zhanggui.Integration.Api;

/// <summary>The description of the API, as programs read it.</summary>
public sealed class ApiDescriptionTests
{
    [Theory, Databases]
    public async Task Every_body_has_an_example_with_all_that_is_required_and_money_and_ids_say_what_they_are(
        string database
    )
    {
        await using var app = await AppFixture.Start(database);
        using var client = new HttpClient { BaseAddress = app.Address };
        using var all = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json"));
        var schemas = all.RootElement.GetProperty("components").GetProperty("schemas");
        var bodies = 0;
        foreach (
            var operation in all
                .RootElement.GetProperty("paths")
                .EnumerateObject()
                .SelectMany(p => p.Value.EnumerateObject())
                .Select(o => o.Value)
        )
        {
            if (
                !operation.TryGetProperty("requestBody", out var body)
                || !body.GetProperty("content").TryGetProperty("application/json", out var json)
            )
                continue;
            bodies++;
            var id = operation.GetProperty("operationId").GetString();
            json.TryGetProperty("example", out var example).ShouldBeTrue(id);
            example.GetRawText().ShouldNotContain("…", customMessage: id);
            var schema = json.GetProperty("schema");
            if (schema.TryGetProperty("$ref", out var reference))
                schema = schemas.GetProperty(reference.GetString()!.Split('/')[^1]);
            if (!schema.TryGetProperty("required", out var required))
                continue;
            foreach (var field in required.EnumerateArray())
                example.TryGetProperty(field.GetString()!, out _).ShouldBeTrue($"{id} {field}");
        }

        bodies.ShouldBeGreaterThan(50);
        schemas.GetProperty("Money").GetProperty("type").GetString().ShouldBe("integer");
        // Texts and lists, which are read by converters of our own, say what they are too.
        schemas.EnumerateObject().Where(s => !s.Value.EnumerateObject().Any()).Select(s => s.Name).ShouldBeEmpty();
        schemas
            .EnumerateObject()
            .Where(s => s.Value.TryGetProperty("properties", out _))
            .SelectMany(s =>
                s.Value.GetProperty("properties")
                    .EnumerateObject()
                    .Where(p => !p.Value.EnumerateObject().Any())
                    .Select(p => $"{s.Name}.{p.Name}")
            )
            .ShouldBeEmpty();
        schemas.GetProperty("SkuId").GetProperty("format").GetString().ShouldBe("uuid");
    }

    [Theory, Databases]
    public async Task A_refused_request_names_the_status_that_it_gets_and_HEAD_answers_as_GET_does(string database)
    {
        await using var app = await AppFixture.Start(database);
        using var client = new HttpClient { BaseAddress = app.Address };
        using var wrong = new StringContent("{\"sku\":1}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/v1/cart/lines", wrong);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync())
            .RootElement.GetProperty("status")
            .GetInt32()
            .ShouldBe(400);

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/search"));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }
}
