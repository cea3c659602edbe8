namespace Zhanggui.Organization;

/// <summary>The sensitive permissions of section 4.1, finer than the matrix's letters. Nobody holds order.edit: the function does not exist (ORD-09).</summary>
internal static class GrantSeed
{
    private static readonly string[] Everybody = [.. PositionSeed.Positions.Where(p => p.Kind == PositionKind.Staff).Select(p => p.Code)];

    /// <summary>Whoever somebody reports to judges their work (HR-20).</summary>
    private static readonly string[] Superiors = [.. PositionSeed.Positions.Select(p => p.Superior).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>"Department manager or supervisor": the superiors, with the store manager, who leads the shop (HR-04).</summary>
    private static readonly string[] Heads = [.. Superiors.Append("STOREMGR").Append("HRADMIN").Distinct()];

    internal static readonly (string Permission, string[] Positions)[] Sensitive =
    [
        ("price.propose", ["PRODMGR", "PLANNER", "PROMO", "PURMGR", "EDITOR"]),
        ("price.approve", ["MKTDIR", "OPSDIR", "GM", "DEPUTY"]),
        ("price.publish", ["EDITOR"]),
        ("price.special.request", ["CSPRE", "CSMGR"]),
        ("price.special.approve", ["CSDIR", "MKTDIR", "OPSDIR"]),
        ("price.wholesale.view", ["PRODMGR", "PLANNER", "EDITOR", "DIST", "GROUPBUY", "CSPRE", "CSMGR", "CSDIR", "MKTDIR", "OPSDIR"]), // ORD-21
        ("price.wholesale.edit", ["PRODMGR", "PLANNER"]),
        ("crm.class.set", ["DIST", "CSMGR", "CSDIR"]), // ORD-21
        ("crm.class.edit", ["CSDIR", "MKTDIR", "OPSDIR"]),
        ("notice.edit", ["CSMGR", "CSDIR", "OPSDIR"]), // PLUS-02
        ("notice.resend", ["CSPRE", "CSPOST", "CSMGR"]),
        ("listing.request", ["PRODMGR", "PLANNER", "EDITOR", "STOREMGR"]),
        ("listing.approve", ["MKTDIR", "OPSDIR"]),
        ("delist.abnormal.request", ["PRODMGR", "EDITOR"]),
        ("delist.abnormal.approve", ["MKTDIR", "OPSDIR"]),
        ("promo.plan", ["PLANNER", "PROMO"]),
        ("promo.approve", ["MKTDIR", "OPSDIR", "GM"]),
        ("promo.special-handling", ["PRODMGR", "EDITOR"]),
        ("promo.publish", ["EDITOR"]),
        ("intake.submit", ["PURMGR", "PURSPEC"]),
        ("intake.bounce", ["EDITOR"]),
        ("description.check", ["EDITOR"]),
        ("content.draft", ["EDITOR", "COPY", "PLANNER", "CULTURE", "PROMO", "DESIGN"]),
        ("content.publish", ["EDITOR"]),
        ("content.approve.news", ["MKTDIR"]),
        ("content.approve.secret", ["MKTDIR", "GM"]),
        ("redesign.check", ["MKTDIR"]),
        ("redesign.review", ["DEPUTY"]),
        ("redesign.approve", ["GM"]),
        ("content.takedown", ["SYSADMIN", "EDITOR", "IT", "MKTDIR"]),
        ("ad.review", ["PLANNER", "EDITOR"]),
        ("order.create", ["CSPRE", "ORDERS", "DIST", "GROUPBUY"]),
        ("order.accept", ["CSPRE", "CSPOST", "ORDERS", "STOREMGR"]),
        ("order.confirm", ["CSPRE", "CSPOST", "ORDERS", "STOREMGR"]),
        ("order.amend.request", ["CSPRE", "CSPOST", "CSMGR"]),
        ("consult.view", ["CSPRE", "CSPOST", "CSMGR", "CSDIR", "ORDERS", "STOREMGR", "MKTDIR", "OPSDIR"]), // CRM-04, ORD-15
        ("consult.answer", ["CSPRE", "CSPOST", "CSMGR"]),
        ("consult.manage", ["CSMGR", "CSDIR"]),
        ("ship.exception", ["TRACKER", "STOREMGR", "OPSDIR", "ORDERS", "CSPRE", "CSPOST", "CSMGR"]), // SHIP-22: who speaks with couriers and customers
        ("order.track", ["TRACKER", "STOREMGR", "OPSDIR", "ORDERS", "CSPRE", "CSPOST", "CSMGR"]), // ORD-07, ORD-25; C06: operations, or who confirmed it
        ("order.arrange", ["ORDERS", "CSPRE", "CSPOST", "CSMGR"]), // ORD-32
        ("order.amend.approve", ["CSMGR", "OPSDIR"]),
        ("order.cancel", ["CSMGR", "STOREMGR", "MKTDIR", "OPSDIR"]),
        ("order.cancel.before-confirmation", ["CSPRE", "CSPOST"]),
        ("order.audit.view", ["CSPRE", "CSPOST", "CSMGR", "ORDERS", "STOREMGR", "OPSDIR", "MKTDIR"]), // ORD-06: who holds and clears orders sees why
        ("order.audit.edit", ["CSMGR"]),
        ("order.blacklist.edit", ["CSMGR", "STOREMGR"]),
        ("order.print", ["ORDERS", "CSPRE", "CSPOST", "PACKER"]),
        ("order.backup.record", ["ORDERS", "DBA"]),
        ("payment.confirm", ["ACCT", "CASHIER"]),
        ("refund.request", ["CSPOST"]),
        ("refund.approve", ["CSMGR", "OPSDIR", "MKTDIR"]),
        ("refund.pay", ["CASHIER", "ACCT"]),
        ("return.confirm", ["STOREMGR"]),
        ("return.slip.sign", ["CSPOST", "CSMGR", "OPSDIR"]),
        ("return.request", ["CSPRE", "CSPOST", "CSMGR", "DIST"]), // ORD-29, F8; ORD-22: the distributor specialist
        ("return.register", ["RETURNS"]),
        ("inbound.register", ["RECEIVER"]),
        ("inbound.inspect", ["QC", "RECEIVER"]),
        ("inbound.post", ["WHMGR"]),
        ("outbound.pick", ["PICKER"]),
        ("outbound.check", ["PACKER"]),
        ("outbound.ship", ["PACKER"]),
        ("stock.adjust.request", ["WHMGR"]),
        ("stock.adjust.approve", ["ACCT", "MKTDIR"]),
        ("stocktake.open", ["WHMGR", "EDITOR"]),
        ("stocktake.count", ["PICKER", "RECEIVER"]),
        ("stocktake.post", ["WHMGR", "ACCT"]),
        ("tariff.edit", ["WHMGR", "MKTDIR"]),
        ("courier.select", ["PACKER", "WHMGR"]),
        ("plan.purchase", ["PURDIR"]),
        ("plan.approve", ["GM"]),
        ("purchase.answer", ["PURSPEC", "PURMGR", "PURDIR"]), // PUR-40
        ("po.create", ["PURSPEC", "PURMGR"]),
        ("po.approve", ["PURDIR"]),
        ("po.approve.large", ["PURDIR", "GM"]),
        ("sample.sign", ["PURMGR", "QC"]),
        ("firstarticle.ok", ["PURMGR", "QC"]),
        ("po.cancel", ["PURDIR"]),
        ("supplier.hold", ["PURDIR", "ACCT"]),
        ("supplier.release", ["PURDIR", "ACCT"]),
        ("agent.authorise", ["MKTDIR"]),
        ("distributor.screen.propose", ["DIST"]),
        ("distributor.screen.approve", ["MKTDIR"]),
        ("deal.groupbuy", ["GROUPBUY"]),
        ("deal.groupbuy.price.approve", ["MKTDIR"]),
        ("campaign.approve", ["MKTDIR", "GM"]),
        ("campaign.close", ["PLANNER"]),
        ("budget.propose", ["PROMO"]),
        ("budget.approve", ["MKTDIR", "GM"]),
        ("badcustomer.propose", ["CSPRE", "CSPOST"]),
        ("badcustomer.confirm", ["CSMGR", "MKTDIR"]),
        ("script.edit", ["CSPRE", "CSPOST", "CSMGR"]),
        ("roster.edit", ["CSMGR", "WHMGR", "HRADMIN"]),
        ("leave.approve", Heads),
        ("resignation.approve", ["HRADMIN"]),
        ("kpi.evaluate", Superiors),
        ("voucher.post", ["ACCT"]),
        ("voucher.approve", ["GM", "ACCT"]),
        ("cheque.sign", ["GM", "DEPUTY"]),
        ("payment.large.approve", ["GM"]),
        ("user.level.request", Everybody),
        ("user.level.approve", ["MKTDIR", "IT", "GM"]),
        ("user.level.execute", ["SYSADMIN"]),
        ("vault.view", ["OPSDIR", "IT", "SYSADMIN", "DEPUTY", "GM"]),
        ("vault.change.approve", ["GM"]),
        ("delegate.session.consent", Heads),
        ("backup.run", ["DBA"]),
        ("backup.download", ["DBA"]), // DAT-02: files hold customers' data
        ("backup.restore", ["DBA"]),
        ("backup.restore.confirm", ["SYSADMIN", "IT"]),
        ("dbchange.propose", ["OPSDIR", "MKTDIR"]),
        ("dbchange.sign", ["GM"]),
        ("data.export.customer", ["MKTDIR"]),
        ("crm.view.full", ["CSPRE", "CSPOST", "CSMGR", "ORDERS", "TRACKER", "STOREMGR", "RETURNS"]), // DAT-11: who calls customers sees their number
        ("approval.view.all", ["GM", "DEPUTY", "MKTDIR", "HRADMIN", "IT"]), // ORG-28: full history
        ("audit.view", ["GM", "IT", "SYSADMIN"]),
        ("machineroom.grant", ["GM"]),
        ("records.use", Everybody),
        ("records.read-all", ["GM", "DEPUTY", "HRADMIN"]),
        ("records.define", ["GM", "DEPUTY", "HRADMIN", "IT", "SYSADMIN"]),
        ("policy.edit.business", ["GM", "MKTDIR"]),
        ("policy.edit.technical", ["IT"]),
    ];
}
