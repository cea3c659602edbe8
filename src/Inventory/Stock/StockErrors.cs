namespace Zhanggui.Inventory;

internal static class StockErrors
{
    public static readonly Refusal NothingReceived = Refusal.Invalid(
        "inventory.nothing_received",
        "quantity",
        "数量要大于 0",
        "The quantity must be more than 0."
    );

    public static readonly Refusal NoSuchBin = Refusal.Invalid(
        "inventory.no_such_bin",
        "bin",
        "没有这个货位，请核对货位牌",
        "There is no such bin. Check the label."
    );

    public static readonly Refusal NothingHeld = Refusal.Invalid(
        "inventory.nothing_held",
        "quantity",
        "数量要大于 0",
        "The quantity must be more than 0."
    );

    public static Refusal TooFewToHold(Quantity available) =>
        Refusal.Conflict(
            "inventory.too_few_to_hold",
            available > Quantity.Zero
                ? $"现在只有 {available} 件可用，没有留。请改数量"
                : "现在没有可用的库存，没有留。可以换一款，或登记到货提醒",
            available > Quantity.Zero
                ? $"Only {available} available now; nothing was held. Change the quantity."
                : "None is available now; nothing was held. Offer another one."
        );

    public static Refusal BinHasLess(string bin) =>
        Refusal.Conflict(
            "inventory.bin_has_less",
            $"货位 {bin} 里没有这么多。请报缺，或换一个货位拿",
            $"Bin {bin} has fewer. Report a short pick or take from another bin."
        );

    public static Refusal PicksDiffer(string slip) =>
        Refusal.Conflict(
            "inventory.picks_differ",
            $"{slip} 拿的货和锁定的不一致，没有过账。请重新复核",
            $"What was picked for {slip} differs from what is reserved; nothing was posted. Check it again."
        );
}
