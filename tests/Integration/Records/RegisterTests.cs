using System.Net;
using System.Net.Http.Json;
using Zhanggui.Platform;
using Zhanggui.Records;
using static Zhanggui.Integration.Records.RegisterFixture;

namespace Zhanggui.Integration.Records;

/// <summary>
/// What every register does by its definition alone, and what is special in those that come with the program.
/// </summary>
public sealed class RegisterTests
{
    private const string Api = "/api/v1/records";

    public static TheoryData<string, string> EachShipped()
    {
        var data = new TheoryData<string, string>();
        foreach (var database in new[] { "sqlite", "postgres" })
        foreach (var key in new[] { "seal-use", "warehouse-round", "five-s" })
            data.Add(database, key);
        return data;
    }

    [Theory, MemberData(nameof(EachShipped))]
    public async Task Each_register_is_written_read_exported_and_printed_by_its_definition(string database, string key)
    {
        await using var registers = await RegisterFixture.Open(database);
        registers
            .Shipped.Select(r => r.Key)
            .ShouldBe(
                ["seal-use", "warehouse-round", "five-s"],
                ignoreOrder: true,
                "a new one is added to the table above"
            );
        var register = registers.Shipped.First(r => r.Key == key);
        if (register.Approval is { } approver)
            await registers.As(approver);
        var writer = await registers.As(register.Writers[0]);
        var least = Least(register);

        var no = await Make(writer, key, least);
        no.ShouldStartWith(register.Prefix + "20261122-");
        var entry = await Entry(writer, key, no);
        entry.GetProperty("state").GetString().ShouldBe(register.Approval is null ? "Valid" : "Waiting");
        foreach (var field in register.Fields.Where(f => least.ContainsKey(f.Key)))
            entry
                .GetProperty("values")
                .GetProperty(field.Key)
                .GetString()
                .ShouldBe(field.Kind == FieldKind.Money ? "12846050" : least[field.Key]);

        foreach (var missing in least.Keys)
        {
            var (status, body) = await Refused(
                writer,
                $"{Api}/{key}",
                new { values = least.Where(v => v.Key != missing).ToDictionary() }
            );
            (status, body.Contains($"\"{missing}\"", StringComparison.Ordinal)).ShouldBe(
                (HttpStatusCode.UnprocessableEntity, true),
                body
            );
        }

        foreach (
            var (field, when) in register
                .Fields.Where(f => f.RequiredWhen is not null)
                .Select(f => (f, f.RequiredWhen!))
        )
            (
                await Refused(
                    writer,
                    $"{Api}/{key}",
                    new { values = new Dictionary<string, string?>(least) { [when.Field] = when.Value } }
                )
            ).Body.ShouldContain(field.Key);
        (
            await Refused(
                writer,
                $"{Api}/{key}",
                new { values = new Dictionary<string, string?>(least) { ["nobody"] = "x" } }
            )
        ).Body.ShouldContain("records.unknown_field");

        (await Text(writer, $"/office/records/{key}")).ShouldContain(no);
        (await Text(writer, $"/office/records/{key}?q={no.ToLowerInvariant()}")).ShouldContain(no);
        (await Text(writer, $"/office/records/{key}?q=nothing-like-it")).ShouldContain("换个条件试试");
        (await Text(writer, $"/office/records/{key}/{no}")).ShouldContain(register.Fields[0].Name.Zh);
        (await Text(writer, $"/office/records/{key}/print")).ShouldContain(no);
        (await Text(writer, $"/office/records/{key}/export?format=csv")).ShouldContain(no);
        (await Text(writer, "/office/records")).ShouldContain(register.Name.Zh);
        var form = await Text(writer, $"/office/records/{key}/new");
        foreach (var field in register.Fields)
            form.ShouldContain($"name=\"{field.Key}\"");
        (await Send(writer, $"/office/records/{key}/new", least)).ShouldStartWith(
            $"/office/records/{key}/{register.Prefix}"
        );

        var outsider = await registers.As("CSPRE");
        foreach (
            var path in new[]
            {
                $"{Api}/{key}",
                $"{Api}/{key}/{no}",
                $"/office/records/{key}",
                $"/office/records/{key}/print",
                $"/office/records/{key}/export",
            }
        )
            (await outsider.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await Refused(outsider, $"{Api}/{key}", new { values = least })).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Text(outsider, "/office/records")).ShouldNotContain(register.Name.Zh);
        var reader = await registers.As(register.Readers[0]);
        (await Text(reader, $"/office/records/{key}/{no}")).ShouldContain(no);
        (await Refused(reader, $"{Api}/{key}", new { values = least })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await registers.App.Verify()).ShouldBeEmpty();
    }

    [
        Theory,
        Databases,
        Trait("Rule", "FIN-24/document"),
        Trait("Rule", "FIN-24/purpose"),
        Trait("Rule", "FIN-24/approver")
    ]
    public async Task A_seal_is_used_when_the_general_manager_has_approved_document_and_purpose(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var clerk = await registers.As("HRADMIN");
        var manager = await registers.As("GM");
        var values = Least(registers.Shipped.First(r => r.Key == "seal-use"));
        foreach (var needed in new[] { "document", "purpose" })
            (
                await Refused(
                    clerk,
                    $"{Api}/seal-use",
                    new { values = values.Where(v => v.Key != needed).ToDictionary() }
                )
            ).Body.ShouldContain(needed);

        values["amount"] = "128460.5";
        var no = await Make(clerk, "seal-use", values);
        (await Text(clerk, "/office/records/seal-use")).ShouldContain("128,460.50");
        (await Text(clerk, "/office/records/seal-use/export?format=csv")).ShouldContain(
            ",128460.50,",
            customMessage: "a number for a spreadsheet"
        );
        var entry = await Entry(clerk, "seal-use", no);
        var request = entry.GetProperty("approval").GetString()!;
        entry.GetProperty("state").GetString().ShouldBe("Waiting");
        (
            await clerk.PostAsJsonAsync($"/api/v1/approvals/{request}/approve", new { comment = "好" })
        ).IsSuccessStatusCode.ShouldBeFalse("a maker is never the checker");
        (await Text(manager, $"/office/approvals/{request}")).ShouldContain(values["document"]!);

        (
            await manager.PostAsJsonAsync($"/api/v1/approvals/{request}/approve", new { comment = "好" })
        ).IsSuccessStatusCode.ShouldBeTrue();
        (await Entry(clerk, "seal-use", no)).GetProperty("state").GetString().ShouldBe("Valid");
        (await Text(clerk, $"/office/records/seal-use/{no}")).ShouldContain("批准");
        // What was approved is evidence: it is voided with a reason, never corrected.
        (
            await Refused(clerk, $"{Api}/seal-use/{no}/correction", new { values, reason = "写错了" })
        ).Body.ShouldContain("records.not_valid");
        (await Refused(clerk, $"{Api}/seal-use/{no}/void", new { reason = " " })).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (await clerk.PostAsJsonAsync($"{Api}/seal-use/{no}/void", new { reason = "重复登记" })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );
        (await Entry(clerk, "seal-use", no)).GetProperty("state").GetString().ShouldBe("Voided");

        var refused = await Make(clerk, "seal-use", values);
        var other = (await Entry(clerk, "seal-use", refused)).GetProperty("approval").GetString();
        (
            await manager.PostAsJsonAsync($"/api/v1/approvals/{other}/reject", new { comment = "先比三家" })
        ).IsSuccessStatusCode.ShouldBeTrue();
        (await Entry(clerk, "seal-use", refused)).GetProperty("state").GetString().ShouldBe("Refused");
    }

    [Theory, Databases, Trait("Rule", "INV-20")]
    public async Task The_5S_inspection_is_scored_item_by_item_and_kept(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var supervisor = await registers.As("WHMGR");
        var values = Least(registers.Shipped.First(r => r.Key == "five-s"));
        (
            await Refused(
                supervisor,
                $"{Api}/five-s",
                new { values = new Dictionary<string, string?>(values) { ["shine"] = "21" } }
            )
        ).Body.ShouldContain("records.whole");

        var no = await Make(supervisor, "five-s", new(values) { ["shine"] = "12" });

        (await Entry(supervisor, "five-s", no)).GetProperty("score").GetInt32().ShouldBe(84);
        (await Text(supervisor, $"/office/records/five-s/{no}")).ShouldContain("84 / 100");
        (await Text(supervisor, "/office/records/five-s")).ShouldContain(">84<");
    }

    [Theory, Databases]
    public async Task A_correction_needs_a_reason_and_a_difference_and_keeps_what_was_there(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var supervisor = await registers.As("WHMGR");
        var values = Least(registers.Shipped.First(r => r.Key == "five-s"));
        var no = await Make(supervisor, "five-s", values);
        var path = $"{Api}/five-s/{no}/correction";

        (await Refused(supervisor, path, new { values, reason = "看错了" })).Body.ShouldContain("records.unchanged");
        var corrected = new Dictionary<string, string?>(values) { ["zone"] = "B 区" };
        (await Refused(supervisor, path, new { values = corrected, reason = "" })).Body.ShouldContain("records.reason");
        (await supervisor.PostAsJsonAsync(path, new { values = corrected, reason = "看错了区" })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent
        );

        (await Entry(supervisor, "five-s", no)).GetProperty("values").GetProperty("zone").GetString().ShouldBe("B 区");
        var history = await registers.App.Ask(
            async (AuditTrail a) =>
                (await a.Of("record", (await registers.Row(no)).Id, CancellationToken.None)).Single(e =>
                    e.VerbEn == "Corrected"
                )
        );
        (history.Note, history.ActorName).ShouldBe(("看错了区", "whmgr"));
        history.Before.ShouldNotBeNull().ShouldContain(values["zone"]!);
        (await Text(supervisor, $"/office/records/five-s/{no}")).ShouldContain("看错了区");
    }

    [Theory, Databases]
    public async Task Of_two_who_void_an_entry_at_once_one_does_and_the_other_is_told(string database)
    {
        await using var registers = await RegisterFixture.Open(database);
        var supervisor = await registers.As("WHMGR");
        var values = Least(registers.Shipped.First(r => r.Key == "five-s"));
        for (var round = 0; round < 5; round++)
        {
            var no = await Make(supervisor, "five-s", values);
            var both = await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(n =>
                        Task.Run(() =>
                            supervisor.PostAsJsonAsync($"{Api}/five-s/{no}/void", new { reason = $"重复 {n}" })
                        )
                    )
            );

            both.Count(b => b.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
            both.Count(b => b.StatusCode == HttpStatusCode.Conflict).ShouldBe(3);
            var history = await registers.App.Ask(
                async (AuditTrail a) => await a.Of("record", (await registers.Row(no)).Id, CancellationToken.None)
            );
            history.Count(e => e.VerbEn == "Voided").ShouldBe(1);
        }
    }
}
