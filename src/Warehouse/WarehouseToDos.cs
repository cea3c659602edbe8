namespace Zhanggui.Warehouse;

/// <summary>What the warehouse asks of its people, each due at the slip's cut-off (SHIP-06).</summary>
public sealed class WarehouseToDos(IToDos todos, ShippingDay day)
{
    internal const string Pick = "outbound.pick";
    internal const string Check = "outbound.check";
    internal const string Ship = "outbound.ship";
    internal const string PutBack = "outbound.putback";
    internal const string Return = "outbound.return";
    internal const string Bin = "bin.look";

    internal Task ToPick(OutboundOrderProgress outboundOrder, CancellationToken ct) =>
        todos.Open(
            new ToDoDraft(
                Pick,
                ("拣货", "Pick"),
                outboundOrder.Subject,
                "/office/pick?slip=" + outboundOrder.No,
                "PICKER",
                outboundOrder.CutOff,
                ("截单前拣齐，交复核", "Pick everything before the cut-off and hand it over to checking."),
                ("去拣货", "Pick")
            )
            {
                EscalateTo = "WHMGR",
                Who = outboundOrder.Recipient,
                Person = outboundOrder.PickerId,
                WarnBefore = day.WarnBefore,
            },
            ct
        );

    internal async Task ToCheck(OutboundOrderProgress outboundOrder, CancellationToken ct)
    {
        await todos.Finish(Pick, outboundOrder.Slip.Value, ct);
        await todos.Open(
            new ToDoDraft(
                Check,
                ("复核打包", "Check and pack"),
                outboundOrder.Subject,
                "/office/pack?code=" + outboundOrder.No,
                "PACKER",
                outboundOrder.CutOff,
                ("逐件扫描核对，拣货人不能复核自己拣的单", "Scan every piece; who picked may not check."),
                ("去复核", "Check")
            )
            {
                EscalateTo = "WHMGR",
                Who = outboundOrder.Recipient,
                WarnBefore = day.WarnBefore,
            },
            ct
        );
    }

    internal async Task ToShip(OutboundOrderProgress outboundOrder, CancellationToken ct)
    {
        await todos.Finish(Check, outboundOrder.Slip.Value, ct);
        await todos.Open(
            new ToDoDraft(
                Ship,
                ("交快递", "Hand over"),
                outboundOrder.Subject,
                "/office/manifests?courier=" + outboundOrder.Courier,
                "PACKER",
                outboundOrder.CutOff,
                ("扫进交接清单，快递员签名后出库", "Scan it into a manifest; it leaves when the courier has signed."),
                ("去交接", "Hand over")
            )
            {
                EscalateTo = "WHMGR",
                Who = outboundOrder.Recipient,
                WarnBefore = day.WarnBefore,
            },
            ct
        );
    }

    internal async Task BackToPick(OutboundOrderProgress outboundOrder, CancellationToken ct)
    {
        await todos.Finish(Check, outboundOrder.Slip.Value, ct);
        await ToPick(outboundOrder, ct);
    }

    internal Task AllDone(OutboundOrderProgress outboundOrder, CancellationToken ct) =>
        todos.FinishAll(outboundOrder.Slip.Value, ct);

    internal Task ToPutBack(OutboundOrderProgress outboundOrder, int pieces, CancellationToken ct) =>
        todos.Open(
            new ToDoDraft(
                PutBack,
                ("放回货位", "Put back"),
                outboundOrder.Subject,
                "/office/putback",
                "PICKER",
                null,
                (
                    $"订单撤回了，把 {pieces} 件放回原货位",
                    $"The order was withdrawn: put {pieces} pieces back into their bins."
                ),
                ("去放回", "Put back")
            )
            {
                EscalateTo = "WHMGR",
                Person = outboundOrder.PickerId,
            },
            ct
        );

    internal Task PutBackDone(OutboundOrderId outboundOrder, CancellationToken ct) =>
        todos.Finish(PutBack, outboundOrder.Value, ct);

    /// <summary>The to-do of the step is taken off: nobody is to do it now.</summary>
    internal Task ToReturn(OutboundOrderProgress outboundOrder, string why, CancellationToken ct) =>
        todos.Open(
            new ToDoDraft(
                Return,
                ("拦截放回", "Intercepted"),
                outboundOrder.Subject,
                "/office/putback",
                "PICKER",
                null,
                (
                    $"客服拦截：{why}。把货放回货位后确认",
                    $"Customer service has intercepted it: {why}. Put the goods back and confirm."
                ),
                ("去放回", "Put back")
            )
            {
                AlsoFor = ["PACKER"],
                EscalateTo = "WHMGR",
                Who = outboundOrder.Recipient,
                Person = outboundOrder.PickerId,
            },
            ct
        );

    internal Task ReturnDone(OutboundOrderId outboundOrder, CancellationToken ct) =>
        todos.Finish(Return, outboundOrder.Value, ct);

    internal Task ToLookIntoBin(Shortage shortage, CancellationToken ct) =>
        todos.Open(
            new ToDoDraft(
                Bin,
                ("查货位", "Look into a bin"),
                shortage.Subject,
                "/office/putback",
                "WHMGR",
                null,
                (
                    $"账上有，货位里少 {shortage.Missing} 件；查清前不再派人去拣",
                    $"The bin holds {shortage.Missing} fewer than the books; nobody is sent there until it is looked into."
                ),
                ("去查", "Look")
            )
            {
                Who = shortage.By,
            },
            ct
        );

    internal Task BinChecked(ShortageId id, CancellationToken ct) => todos.Finish(Bin, id.Value, ct);
}
