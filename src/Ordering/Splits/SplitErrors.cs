namespace Zhanggui.Ordering;

/// <summary>What splitting refuses, each saying what to do instead.</summary>
internal static class SplitErrors
{
    public static readonly Refusal NotNow = Refusal.Conflict(
        "ordering.split_not_now",
        "订单在受理后、拣货前才能拆。没受理的先受理，已拣货的先拦截",
        "An order can be split once it is accepted and until picking begins. Accept it first, or intercept it if it is being picked."
    );

    public static readonly Refusal Already = Refusal.Conflict(
        "ordering.split_already",
        "这张订单已经拆过。要换个拆法，先撤销这次拆单",
        "This order is split already. Undo that split first, then split it another way."
    );

    public static readonly Refusal NotSplit = Refusal.Conflict(
        "ordering.not_split",
        "这张订单没有拆单，不用撤销",
        "This order is not split; there is nothing to undo."
    );

    public static readonly Refusal UndoFirst = Refusal.Conflict(
        "ordering.undo_split_first",
        "订单已拆单发货，不能再变更。请先撤销拆单，再建变更单",
        "The order is sent in parts, so it can't be amended. Undo the split first."
    );

    public static readonly Refusal NothingDue = Refusal.Conflict(
        "ordering.no_part_due",
        "拆出的各份都还没到约定的日期或缺货，到时会自动下发",
        "No part of this order is due yet: their goods or their days have not come. They are released by themselves."
    );

    public static readonly Refusal OneWarehouse = Refusal.Conflict(
        "ordering.split_one_warehouse",
        "货都在同一个仓库，不用按仓库拆",
        "All goods lie in one warehouse; there is nothing to split by."
    );

    public static readonly Refusal AllInStock = Refusal.Conflict(
        "ordering.split_stock",
        "货都有，或者都没有，不用按库存拆",
        "Everything is in stock, or nothing is; there is nothing to split by."
    );

    public static readonly Refusal NoPresale = Refusal.Conflict(
        "ordering.split_presale",
        "订单里没有不同发货日期的预售商品，不用按日期拆",
        "No lines with different promised dates; there is nothing to split by."
    );

    public static Refusal Parts(int max) =>
        Refusal.Invalid(
            "ordering.split_parts",
            "parts",
            $"请拆成 2 到 {max} 份，每份至少 1 件",
            $"Split it into 2 to {max} parts with at least one piece each."
        );

    public static Refusal Pieces(int line, string name, int has) =>
        Refusal.Invalid(
            "ordering.split_pieces",
            $"line-{line}",
            $"“{name}”共 {has} 件，各份加起来要正好 {has} 件",
            $"“{name}” has {has} pieces; the parts together must have exactly {has}."
        );

    public static Refusal Date(int days) =>
        Refusal.Invalid(
            "ordering.split_date",
            "notBefore",
            $"发货日期填今天到 {days} 天内",
            $"The day is between today and {days} days from now."
        );
}
