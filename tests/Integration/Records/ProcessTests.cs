using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Platform;
using Zhanggui.Records;
using static Zhanggui.Integration.Records.Registry;

namespace Zhanggui.Integration.Records;

/// <summary>Processes by page and by JSON; every shipped one is walked to its end.</summary>
public sealed class ProcessTests
{
    private const string Api = "/api/v1/processes";

    [Theory, Databases, Trait("Rule", "CHN-01"), Trait("Rule", "CHN-02"), Trait("Rule", "CHN-03/stages"), Trait("Rule", "CHN-04"), Trait("Rule", "CHN-05")]
    public async Task A_shop_is_opened_stage_by_stage_each_task_on_the_list_of_its_position(string database)
    {
        await using var registry = await Registry.Open(database);
        var process = registry.House.Services.GetServices<Process>().Single(p => p.Key == "shop-opening");
        var leader = await registry.As(process.Owner);
        var page = await Send(leader, "/office/processes", new() { ["process"] = process.Key, ["title"] = "天猫旗舰店" });
        var no = page.Split('/')[^1];

        foreach (var stage in process.Stages)
        {
            var left = stage.Tasks.ToList();
            while (left.Find(t => t.After.All(a => left.TrueForAll(l => l.Key != a))) is { } task)
            {
                (await registry.Open(task.Position, $"process.shop-opening.task:{task.Key}")).Count.ShouldBe(1, task.Key);
                var owner = await registry.As(task.Position);
                (await Text(owner, page)).ShouldContain(task.Name.Zh);
                var values = task.Fields.ToDictionary(f => f.Key, f => (string?)Sample(f));
                if (values.Count > 0) (await Refused(owner, $"{Api}/{no}/tasks/{task.Key}/done", new { values = new { } })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
                (await owner.PostAsJsonAsync($"{Api}/{no}/tasks/{task.Key}/done", new { values })).StatusCode.ShouldBe(HttpStatusCode.NoContent, task.Key);
                (await registry.Open(task.Position, $"process.shop-opening.task:{task.Key}")).ShouldBeEmpty();
                left.Remove(task);
            }

            left.ShouldBeEmpty();
            if (stage.Gate is not { } gate) continue;
            (await registry.Open(gate, $"process.shop-opening.gate:{stage.Key}")).Count.ShouldBe(1, stage.Key);
            if (gate != process.Owner) (await Refused(leader, $"{Api}/{no}/release", new { })).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await Send(await registry.As(gate), page + "/release", [])).ShouldBe(page);
        }

        (await Json(await leader.GetAsync($"{Api}/{no}"))).GetProperty("status").GetProperty("state").GetString().ShouldBe("Ended");
        (await registry.House.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "CHN-03/twenty-working-days")]
    public async Task The_platforms_reviews_are_due_after_the_policys_working_days(string database)
    {
        await using var registry = await Registry.Open(database);
        var policy = registry.House.Staff(Zhanggui.Platform.Policy.Business);
        _ = policy;
        var process = registry.House.Services.GetServices<Process>().Single(p => p.Key == "shop-opening");
        process.Stages.Single(s => s.Key == "review").Within!.Default.ShouldBe(20);
    }

    [Theory, Databases]
    public async Task Who_has_nothing_to_do_with_a_process_does_not_see_it(string database)
    {
        await using var registry = await Registry.Open(database);
        var leader = await registry.As("DIST");
        var page = await Send(leader, "/office/processes", new() { ["process"] = "shop-opening", ["title"] = "京东店" });
        var outsider = await registry.As("PICKER");
        (await outsider.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Text(outsider, "/office/processes")).ShouldNotContain("京东店");
        (await Refused(outsider, Api, new { process = "shop-opening", title = "我也开" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
