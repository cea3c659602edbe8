using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Integration.Organization;
using Zhanggui.Kernel;
using Zhanggui.Ordering;
using Zhanggui.Organization;
using Zhanggui.Platform;

namespace Zhanggui.Integration.Ordering;

/// <summary>Orders on paper.</summary>
public sealed class PrintTests
{
    private static readonly Actor Printer = AppFixture.Staff("order.print", "ord.view");

    [Theory, Databases, Trait("Rule", "ORD-17/single"), Trait("Rule", "ORD-17/batch"), Trait("Rule", "ORD-17/marked")]
    public async Task A_second_printing_says_so_and_who_printed_when(string database)
    {
        await using var given = await GivenShop.Open(database);
        await GivenShop.Must(given.App.Run(GivenShop.System, (SeedOrganization u) => u.Run(CancellationToken.None)));
        var organization = new OrganizationFixture(given.App);
        await organization.Staff("dan", "CSPRE");
        var (one, two) = (await given.PlacedOrder(), await given.PlacedOrder());
        using var browser = await organization.SignedIn("dan");
        async Task<string> Print(params PlacedOrder[] orders)
        {
            var answer = await browser.PostAsync(
                "/office/orders/print",
                new FormUrlEncodedContent(orders.Select(o => KeyValuePair.Create("no", o.No)))
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            return await browser.GetStringAsync(answer.Headers.Location);
        }

        var first = await Print(one, two);
        first.ShouldContain(one.No);
        first.ShouldContain(two.No);
        first.ShouldNotContain("次打印");
        given.Clock.Advance(TimeSpan.FromMinutes(5));

        var second = await Print(one);
        second.ShouldContain("第 2 次打印");
        second.ShouldContain("dan 11-22 10:05");
        second.ShouldNotContain(two.No);
        (await browser.GetStringAsync($"/office/orders/{one.No}")).ShouldContain("打印 2 次：dan");

        given.Clock.Advance(TimeSpan.FromMinutes(5));
        var third = await browser.PostAsJsonAsync(
            "/api/v1/desk/orders/prints",
            new { numbers = new[] { two.No, one.No } }
        );
        var told = await third.Content.ReadFromJsonAsync<JsonElement>();
        told.GetProperty("url").GetString().ShouldBe($"/office/orders/prints/{told.GetProperty("batch").GetGuid()}");
        told.GetProperty("orders")
            .EnumerateArray()
            .Select(o => (o.GetProperty("no").GetString(), o.GetProperty("times").GetInt32()))
            .ShouldBe([(one.No, 3), (two.No, 2)]);
        (await browser.GetStringAsync(told.GetProperty("url").GetString())).ShouldContain("第 3 次打印");
        var none = await browser.PostAsJsonAsync("/api/v1/desk/orders/prints", new { numbers = Array.Empty<string>() });
        none.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await given.Order(one.Id)).Status.ShouldBe(OrderStatus.New);
        (await given.App.Verify()).ShouldBeEmpty();
    }

    [Theory, Databases, Trait("Rule", "ORD-17/marked")]
    public async Task A_printing_is_noted_for_good_and_a_refused_one_not_at_all(string database)
    {
        await using var given = await GivenShop.Open(database);
        var (one, gone) = (await given.PlacedOrder(), await given.PlacedOrder());
        await GivenShop.Must(given.Cancel(gone.Id, GivenShop.Manager));
        Task<Result<Guid>> Print(Actor by, params string[] numbers) =>
            given.App.Run(by, (PrintOrders u) => u.Run(numbers, CancellationToken.None));

        (await Print(Printer, one.No, gone.No)).Refusal!.Code.ShouldBe("ordering.print_cancelled");
        (await Print(Printer, one.No, "SO20261122-999999")).Refusal!.Code.ShouldBe("ordering.print_missing");
        (await Print(Printer)).Refusal!.Code.ShouldBe("ordering.print_count");
        (await Print(GivenShop.Picker, one.No)).IsDone.ShouldBeFalse();
        (await given.Count<OrderPrint>()).ShouldBe(0);

        await GivenShop.Must(Print(Printer, one.No, one.No));
        (await given.Count<OrderPrint>()).ShouldBe(1);
        await Should.ThrowAsync<Exception>(() => given.Sql("""UPDATE ordering_print SET "By" = 'nobody'"""));
        await Should.ThrowAsync<Exception>(() => given.Sql("DELETE FROM ordering_print"));
    }
}
