using Microsoft.EntityFrameworkCore;
using Zhanggui.Backups;
using Zhanggui.Kernel;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Backups;

/// <summary>
/// Backups by the clock: at their time, once, by one node, also after the program was away, and not silently when they
/// fail.
/// </summary>
public sealed class TimetableTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, Databases, Trait("Rule", "ORD-08/daily"), Trait("Rule", "ORD-08/log"), Trait("Rule", "DAT-05/daily")]
    [Trait("Rule", "DAT-05/evidence")]
    public async Task At_six_in_the_evening_orders_are_backed_up_once_and_each_file_holds_what_changed_since_the_last(
        string database
    )
    {
        await using var given = await GivenBackups.Open(database);
        var first = await given.Shop.PaidOrder(lines: 2);
        await given.Until(22, 17, 59);
        (await given.Runs(BackupKind.Orders)).ShouldBeEmpty();

        await given.Until(22, 18);
        await given.Until(22, 18, 1);
        await given.Until(22, 23, 30);
        var run = (await given.Runs(BackupKind.Orders)).ShouldHaveSingleItem();
        (run.State, run.Slot, run.By, run.Orders, run.From).ShouldBe(
            (BackupState.Done, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), "定时备份", 1, null)
        );
        var manifest = (await OrderFile.Check(run.Path, None)).Value;
        (manifest.Counts["lines"], manifest.Counts["payments"]).ShouldBe((2, 1));
        given.Files.ShouldBe([run.File]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(run.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(given.Folder)
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var second = await given.Shop.PlacedOrder();
        await given.Until(23, 17, 55);
        var third = await given.Shop.PlacedOrder();
        await given.Until(23, 18);
        (await Numbers(await Last(given))).ShouldBe([second.No, third.No]);
        // Accepted on the next day: what happened to an old order makes it part of that day's evidence.
        await GivenShop.Must(given.Shop.Accept(first.Id));
        await given.Until(24, 18);
        // What was placed just before the last file was made stands in both: it might have been committed just after.
        (await Numbers(await Last(given))).ShouldBe([first.No, third.No]);
        await given.Until(25, 18);
        (await Last(given)).Orders.ShouldBe(0, "a quiet day leaves its record too");
        (await given.Runs(BackupKind.Orders)).Count.ShouldBe(4);
    }

    [Theory, Databases, Trait("Rule", "DAT-01/scheduled"), Trait("Rule", "DAT-03/restore")]
    public async Task The_whole_database_is_backed_up_every_night_and_the_file_can_be_put_back(string database)
    {
        await using var given = await GivenBackups.Open(database);
        var order = await given.Shop.PlacedOrder();
        await given.Until(23, 2);
        var run = (await given.Runs(BackupKind.Whole)).ShouldHaveSingleItem();
        (run.State, run.Orders).ShouldBe((BackupState.Done, 1));
        var target = await AppFixture.Nowhere(database);
        var restored = await ServedProgram.Run(target, "restore", run.Path);
        restored.Code.ShouldBe(0, restored.Said);
        (await Raw.Column(target, "SELECT \"No\" FROM ordering_order")).ShouldBe([order.No]);
        // What came back does not think that it is still being backed up.
        (await Raw.Column(target, "SELECT COUNT(*) FROM backups_run WHERE \"State\" < 2")).ShouldBe(["0"]);
    }

    [Theory, Databases, Trait("Rule", "DAT-01/scheduled"), Trait("Rule", "DAT-05/daily")]
    public async Task What_was_missed_while_the_program_was_away_is_made_at_its_next_start_once(string database)
    {
        await using var given = await GivenBackups.Open(database);
        await using var restarted = await AppFixture.On(
            given.App.Database,
            new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero)
        );
        await given.Run(restarted);
        await given.Run(restarted);
        var orders = (await given.Runs(BackupKind.Orders)).ShouldHaveSingleItem();
        (orders.State, orders.Slot).ShouldBe(
            (BackupState.Done, new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero))
        );
        (await given.Runs(BackupKind.Whole))
            .ShouldHaveSingleItem()
            .Slot.ShouldBe(new DateTimeOffset(2026, 11, 24, 18, 0, 0, TimeSpan.Zero));
    }

    [Theory, Databases]
    public async Task Of_several_nodes_one_makes_it(string database)
    {
        await using var given = await GivenBackups.Open(database);
        given.Shop.Clock.Advance(TimeSpan.FromHours(8));
        await using var second = await AppFixture.On(given.App.Database, given.Shop.Clock.GetUtcNow());
        await using var third = await AppFixture.On(given.App.Database, given.Shop.Clock.GetUtcNow());
        await Task.WhenAll(given.Run(), given.Run(second), given.Run(third));
        await Task.WhenAll(given.Run(), given.Run(second), given.Run(third));
        (await given.Runs(BackupKind.Orders)).ShouldHaveSingleItem().State.ShouldBe(BackupState.Done);
        given.Files.Length.ShouldBe(1);
    }

    [Theory, Databases, Trait("Rule", "ORD-08/weekly"), Trait("Rule", "DAT-05/weekly")]
    public async Task The_timetable_is_the_companys_own_weekly_if_it_likes_and_in_its_time_zone(string database)
    {
        await using var given = await GivenBackups.Open(database);
        foreach (
            var (key, value) in new[]
            {
                ("orders.every", "weekly"),
                ("orders.day", "Wednesday"),
                ("orders.at", "09:30"),
            }
        )
            await given.Set("data.backup." + key, value);
        await given.Until(25, 9, 29);
        (await given.Runs(BackupKind.Orders)).ShouldBeEmpty();
        await given.Until(25, 9, 30);
        (await given.Runs(BackupKind.Orders)).Count.ShouldBe(1);
        await given.Until(32, 9, 29);
        (await given.Runs(BackupKind.Orders)).Count.ShouldBe(1);
        await given.Until(32, 9, 30);
        (await given.Runs(BackupKind.Orders)).Count.ShouldBe(2);
        await given.Set("company.timezone", "Europe/Berlin");
        (await given.Standing(BackupKind.Orders)).Next.ShouldBe(
            new DateTimeOffset(2026, 12, 2, 8, 30, 0, TimeSpan.Zero)
        );
    }

    [Theory, Databases]
    public async Task A_folder_that_is_not_there_leaves_an_entry_and_a_to_do_and_is_tried_again_until_it_is(
        string database
    )
    {
        await using var given = await GivenBackups.Open(database);
        var inTheWay = given.Folder;
        await File.WriteAllTextAsync(inTheWay, "a file where the folder should be");
        await given.Until(22, 18);
        var failed = (await given.Runs(BackupKind.Orders)).ShouldHaveSingleItem();
        (failed.State, failed.Try, failed.File).ShouldBe((BackupState.Failed, 1, ""));
        failed.FailureZh!.ShouldContain(inTheWay);
        (await given.Asked(BackupAlarms.Failing)).ShouldBe(["ORDERS"]);
        (await given.Standing(BackupKind.Orders)).HasFailed.ShouldBeTrue();

        await given.Until(22, 18, 14);
        (await given.Runs(BackupKind.Orders)).Count.ShouldBe(1);
        await given.Until(22, 18, 15);
        (await given.Runs(BackupKind.Orders)).Select(r => r.Try).ShouldBe([1, 2]);
        (await given.Asked(BackupAlarms.Failing)).Count.ShouldBe(1, "one to-do however often it fails");

        File.Delete(inTheWay);
        await given.Until(22, 18, 30);
        (await given.Runs(BackupKind.Orders))
            .Select(r => r.State)
            .ShouldBe([BackupState.Failed, BackupState.Failed, BackupState.Done]);
        (await given.Asked(BackupAlarms.Failing)).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "DAT-01/alarm")]
    public async Task A_week_without_a_good_backup_raises_the_alarm_once_and_a_good_one_ends_it(string database)
    {
        await using var given = await GivenBackups.Open(database);
        await given.Now(BackupKind.Whole);
        Directory.Delete(given.Folder, recursive: true);
        await File.WriteAllTextAsync(given.Folder, "a file where the folder should be");
        await given.Until(29, 9, 59);
        (await given.Standing(BackupKind.Whole)).IsLate.ShouldBeFalse();
        (await given.Asked(BackupAlarms.Late)).ShouldBeEmpty();
        await given.Until(29, 10, 1);
        await given.Until(29, 11);
        (await given.Standing(BackupKind.Whole)).IsLate.ShouldBeTrue();
        (await given.Asked(BackupAlarms.Late)).Order().ShouldBe(["DBA", "ORDERS"]);

        File.Delete(given.Folder);
        await given.Until(29, 12);
        (await given.Standing(BackupKind.Whole)).IsLate.ShouldBeFalse();
        (await given.Asked(BackupAlarms.Late)).ShouldBeEmpty();
        (await given.Asked(BackupAlarms.Failing)).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task A_run_whose_program_was_killed_is_given_up_after_silence_and_made_anew(string database)
    {
        await using var given = await GivenBackups.Open(database);
        given.Shop.Clock.Advance(TimeSpan.FromHours(8));
        await GivenShop.Must(given.App.Run(GivenShop.System, (MaintainBackups u) => u.Run(BackupKind.Orders, None)));
        var taken = (await given.Runs(BackupKind.Orders)).Single();
        (
            await given.App.Run(GivenShop.System, (ClaimBackup u) => u.Run(taken.Id.Value, "somebody else", None))
        ).Value.ShouldBeTrue();
        await given.Until(22, 18, 1);
        (await given.Runs(BackupKind.Orders)).Single().State.ShouldBe(BackupState.Running);
        await given.Until(22, 18, 3);
        await given.Run();
        (await given.Runs(BackupKind.Orders))
            .Select(r => (r.State, r.IsInterrupted))
            .ShouldBe([(BackupState.Failed, true), (BackupState.Done, false)]);
        // Whoever comes back from the dead has nothing to say any more.
        (
            await given.App.Run(
                GivenShop.System,
                (EndBackup u) => u.Run(taken.Id.Value, "somebody else", BackupsErrors.Lost, false, None)
            )
        ).Refusal!.Code.ShouldBe("backups.lost");
    }

    private static async Task<BackupRun> Last(GivenBackups given) => (await given.Runs(BackupKind.Orders))[^1];

    private static async Task<List<string>> Numbers(BackupRun run)
    {
        List<string> numbers = [];
        await foreach (var order in OrderFile.Read(run.Path, null, None))
            numbers.Add(order["no"]!.GetValue<string>());
        return numbers;
    }
}
