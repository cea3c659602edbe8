using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Backups;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Backups;

/// <summary>What becomes of the files: kept, checked, looked into, and for whom.</summary>
public sealed class FileTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "DAT-02/retention")]
    public async Task The_retention_keeps_so_many_and_so_many_days_and_never_deletes_the_last_good_one(string database)
    {
        await using var given = await GivenBackups.Open(database);
        await given.Set("data.backup.whole.keep", "2");
        await given.Set("data.backup.whole.keep_days", "7");
        await given.Set("data.backup.orders.every", "weekly");
        for (var day = 23; day <= 33; day++)
            await given.Until(day, 3);
        var runs = await given.Runs(BackupKind.Whole);
        runs.Select(r => r.RemovedAt is null)
            .ShouldBe(
                [false, false, false, true, true, true, true, true, true, true, true],
                "younger than seven days stays, however many there are"
            );
        runs.ShouldAllBe(r => File.Exists(r.Path) == (r.RemovedAt == null));

        // A month of silence: none is young, two stay.
        await given.Set("data.backup.whole.every", "weekly");
        await given.Set("data.backup.whole.day", "Monday");
        given.Shop.Clock.Advance(TimeSpan.FromDays(40));
        await given.Run();
        (await given.Runs(BackupKind.Whole)).Count(r => r.RemovedAt is null).ShouldBe(2);

        // The newest is damaged: it protects nothing, so the last good one stays.
        var good = (await given.Runs(BackupKind.Whole)).Where(r => r.RemovedAt is null).ToList();
        await File.AppendAllTextAsync(good[1].Path, "x");
        (await given.Check(good[1])).Value.ShouldNotBeNull();
        var lone = await given.App.Ask((BackupRetention r) => r.Delete(BackupKind.Whole, None));
        lone.ShouldBeEmpty();
        File.Exists(good[0].Path).ShouldBeTrue();
    }

    [Theory, Databases, Trait("Rule", "DAT-02/checksum")]
    public async Task A_file_that_was_altered_or_moved_away_is_found_by_the_check_and_counts_no_longer(string database)
    {
        await using var given = await GivenBackups.Open(database);
        await given.Shop.PlacedOrder();
        foreach (var kind in new[] { BackupKind.Orders, BackupKind.Whole })
        {
            var run = await given.Now(kind);
            (await given.Check(run)).Value.ShouldBeNull();
            (await given.Standing(kind)).Good!.Id.ShouldBe(run.Id);

            var bytes = await File.ReadAllBytesAsync(run.Path);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(run.Path, bytes);
            (await given.Check(run)).Value!.Value.En.ShouldContain("checksum");
            (await given.Standing(kind)).Good.ShouldBeNull();
            (await given.Asked(BackupAlarms.Failing)).ShouldContain(kind == BackupKind.Orders ? "ORDERS" : "DBA");

            File.Delete(run.Path);
            (await given.Check(run)).Value!.Value.En.ShouldContain("gone");
            given.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Theory, Databases, Trait("Rule", "DAT-04/log")]
    public async Task The_log_says_of_every_run_who_when_how_large_how_long_and_how_it_ended(string database)
    {
        await using var given = await GivenBackups.Open(database);
        var run = await given.Now(BackupKind.Whole);
        (run.State, run.By, run.ById).ShouldBe((BackupState.Done, GivenBackups.Manager.Name, GivenBackups.Manager.Id));
        (run.Size, run.Sha256).ShouldBe(await PrivateFiles.Measure(run.Path, None));
        run.EndedAt!.Value.ShouldBeGreaterThanOrEqualTo(run.StartedAt!.Value);
        (await given.App.Ask((AuditTrail audit) => audit.Of("backup", run.Id.Value, None)))
            .Select(e => e.VerbEn)
            .ShouldBe(["Backup asked for", "Backup made"]);

        given.App.Stays = true;
        var file = Path.Combine(given.Folder, "by-hand.zip");
        (await ServedProgram.Run(given.App.Database, "backup", "--out", file)).Code.ShouldBe(0);
        var byHand = (await given.Runs(BackupKind.Whole))[^1];
        (byHand.File, byHand.State, byHand.By, byHand.Size).ShouldBe(
            ("by-hand.zip", BackupState.Done, "cli:" + Environment.UserName, new FileInfo(file).Length)
        );
        given.App.Stays = false;
    }

    [Theory, Databases, Trait("Rule", "DAT-05/searchable"), Trait("Rule", "DAT-05/evidence")]
    public async Task A_file_is_looked_into_by_number_and_held_against_the_orders_now(string database)
    {
        await using var given = await GivenBackups.Open(database);
        var (one, two) = (await given.Shop.PaidOrder(lines: 2), await given.Shop.PlacedOrder());
        var run = await given.Now(BackupKind.Orders);
        var found = (
            await given.App.Ask((OrderEvidence e) => e.Look(GivenBackups.Manager, run.Id, one.No[^6..], None))
        ).Value.ShouldHaveSingleItem();
        (
            found["no"]!.GetValue<string>(),
            found["placed"]!["phone"]!.GetValue<string>(),
            ((JsonArray)found["payments"]!).Count
        ).ShouldBe((one.No, GivenShop.Home.Phone, 1));
        OrderMask.For(GivenBackups.Clerk, found).ToJsonString().ShouldNotContain(GivenShop.Home.Phone);
        (
            await given.App.Ask((OrderEvidence e) => e.Look(GivenBackups.Manager, run.Id, "SO99", None))
        ).Value.ShouldBeEmpty();

        var report = await Compare(given.App, run.Id);
        (report.Same, report.Moved, report.Missing, report.Altered).ShouldBe((2, 0, 0, 0));
        await GivenShop.Must(given.Shop.Accept(one.Id));
        report = await Compare(given.App, run.Id);
        (report.Same, report.Moved, report.Missing, report.Altered).ShouldBe((1, 1, 0, 0));

        // Somebody with the database's password takes the guard away and makes an order cheaper.
        await given.Shop.Sql(
            database == "sqlite"
                ? "DROP TRIGGER ordering_order_keep_update"
                : "ALTER TABLE ordering_order DISABLE TRIGGER USER"
        );
        await given.Shop.Sql($"UPDATE ordering_order SET \"Name\" = '改' WHERE \"No\" = '{two.No}'");
        report = await Compare(given.App, run.Id);
        report.First.ShouldBe([new OrderDifference(two.No, Difference.Altered, "placed")]);
    }

    [Theory, Databases, Trait("Rule", "DAT-05/evidence")]
    public async Task After_a_restore_the_evidence_that_is_newer_says_which_orders_are_missing(string database)
    {
        await using var given = await GivenBackups.Open(database);
        await given.Shop.PlacedOrder();
        var whole = await given.Now(BackupKind.Whole);
        given.Shop.Clock.Advance(TimeSpan.FromMinutes(30));
        var lost = await given.Shop.PlacedOrder();
        var evidence = await given.Now(BackupKind.Orders);

        var target = await AppFixture.Nowhere(database);
        (await ServedProgram.Run(target, "restore", whole.Path)).Code.ShouldBe(0);
        await using var restored = await AppFixture.On(target, given.Shop.Clock.GetUtcNow());
        var known = (await given.Runs(BackupKind.Orders, restored)).Single(r => r.File == evidence.File);
        (known.Sha256, known.Orders, known.State).ShouldBe((evidence.Sha256, 2, BackupState.Done));
        (await Compare(restored, known.Id)).First.ShouldBe([new OrderDifference(lost.No, Difference.Missing, "")]);
    }

    [Theory, Databases, Trait("Rule", "ORG-09/backup"), Trait("Rule", "DAT-02/restricted")]
    public async Task Who_may_not_cannot_and_a_download_is_noted(string database)
    {
        await using var given = await GivenBackups.Open(database);
        await given.Shop.PlacedOrder();
        var organization = new OrganizationFixture(given.App);
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(None)));
        foreach (var position in new[] { "ORDERS", "DBA", "IT", "CSPRE" })
            await organization.Staff(position.ToLowerInvariant(), position);
        var (orders, whole) = (await given.Now(BackupKind.Orders), await given.Now(BackupKind.Whole));
        using var four = new Four(
            await organization.SignedIn("orders"),
            await organization.SignedIn("dba"),
            await organization.SignedIn("it"),
            await organization.SignedIn("cspre")
        );
        var (clerk, dba, it, cs) = four;

        foreach (
            var path in new[]
            {
                "/office/backups",
                "/api/v1/backups",
                $"/api/v1/backups/{whole.Id.Value}",
                $"/api/v1/backups/{orders.Id.Value}/orders?no=SO2026",
                $"/office/backups/{orders.Id.Value}/file",
            }
        )
            (await cs.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        (await cs.PostAsJsonAsync("/api/v1/backups", new { kind = "Orders" })).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        foreach (var who in new[] { clerk, dba, it })
            (await who.GetAsync("/office/backups")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await clerk.PostAsJsonAsync("/api/v1/backups", new { kind = "Whole" })).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await it.PostAsJsonAsync("/api/v1/backups", new { kind = "Whole" })).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await clerk.PostAsJsonAsync("/api/v1/backups", new { kind = "Orders" })).StatusCode.ShouldBe(
            HttpStatusCode.Created
        );
        foreach (var who in new[] { clerk, it })
            (await who.GetAsync($"/api/v1/backups/{whole.Id.Value}/file")).StatusCode.ShouldBe(
                HttpStatusCode.Forbidden
            );

        (await dba.GetByteArrayAsync($"/api/v1/backups/{whole.Id.Value}/file")).Length.ShouldBe((int)whole.Size);
        (await given.App.Ask((AuditTrail audit) => audit.Of("backup", whole.Id.Value, None)))[^1]
            .ShouldSatisfyAllConditions(e => e.VerbEn.ShouldBe("Backup downloaded"), e => e.ActorName.ShouldBe("dba"));
        (await dba.GetStringAsync($"/api/v1/backups/{orders.Id.Value}/orders?no=SO2026")).ShouldNotContain(
            GivenShop.Home.Phone
        );
        (await clerk.GetStringAsync($"/api/v1/backups/{orders.Id.Value}/orders?no=SO2026")).ShouldContain(
            GivenShop.Home.Phone
        );
    }

    private static async Task<EvidenceReport> Compare(AppFixture app, RunId id) =>
        (await app.Ask((OrderEvidence e) => e.Compare(GivenBackups.Manager, id, None))).Value;

    private sealed record Four(HttpClient A, HttpClient B, HttpClient C, HttpClient D) : IDisposable
    {
        public void Dispose()
        {
            foreach (var client in new[] { A, B, C, D })
                client.Dispose();
        }
    }
}
