using Zhanggui.Kernel;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Unit.Organization;

/// <summary>Forms read into the records that the JSON API takes.</summary>
public sealed class FormInputTests
{
    public enum Colour
    {
        Red,
        Blue,
    }

    public sealed record Row(int Line, int Good = 0, string? Bin = null);

    public sealed record Everything(
        string Name,
        int Count,
        Money Price,
        DateOnly On,
        Colour Colour,
        bool IsOn,
        IReadOnlyList<Row> Rows,
        string? Note = null,
        int? Limit = null
    );

    private static FormState Form(params (string Name, string Value)[] fields)
    {
        var form = new FormState();
        foreach (var (name, value) in fields)
            form[name] = value;
        return form;
    }

    [Fact]
    public void Each_field_is_read_as_its_type_and_a_row_by_its_key()
    {
        var read = FormInput.Read<Everything>(
            Form(
                ("name", " 桂花 "),
                ("count", "3"),
                ("price", "¥1,299.50"),
                ("on", "2026-12-05"),
                ("colour", "blue"),
                ("isOn", "true"),
                ("line", "7"),
                ("good-7", "2"),
                ("bin-7", "A-01")
            )
        );
        var made = read.Value;
        (made.Name, made.Count, made.Price, made.On, made.Colour, made.IsOn).ShouldBe(
            ("桂花", 3, new Money(129_950), new DateOnly(2026, 12, 5), Colour.Blue, true)
        );
        made.Rows.ShouldBe([new Row(7, 2, "A-01")]);
        (made.Note, made.Limit).ShouldBe((null, null));
    }

    [Fact]
    public void What_is_no_number_day_amount_or_choice_is_refused_at_its_field()
    {
        var read = FormInput.Read<Everything>(
            Form(
                ("count", "drei"),
                ("price", "1.234"),
                ("on", "2026-02-30"),
                ("colour", "7"),
                ("line", "7"),
                ("good-7", "x"),
                ("limit", "1e3")
            )
        );
        read.Refusal!.All.Select(r => r.Field)
            .ShouldBe(["count", "price", "on", "colour", "good-7", "limit"], ignoreOrder: true);
    }

    [Fact]
    public void Nothing_sent_is_nothing_and_not_zero()
    {
        var read = FormInput.Read<Everything>(Form(("name", "")));
        read.Refusal!.All.Select(r => r.Field).ShouldBe(["count", "price", "on", "colour"], ignoreOrder: true);
    }
}
