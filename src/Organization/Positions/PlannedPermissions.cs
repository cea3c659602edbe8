namespace Zhanggui.Organization;

/// <summary>
/// The permissions of section 4.1 whose functions are not built yet, with the positions that hold them: they move to
/// their modules when these are. Nobody holds order.edit: the function does not exist (ORD-09).
/// </summary>
internal static class PlannedPermissions
{
    /// <summary>Whoever somebody reports to judges their work (HR-20).</summary>
    private static readonly string[] Superiors =
    [
        .. PositionSeed.Positions.Select(p => p.Superior).OfType<string>().Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// "Department manager or supervisor": the superiors, with the store manager, who leads the shop (HR-04).
    /// </summary>
    private static readonly string[] Heads = [.. Superiors.Append("STOREMGR").Append("HRADMIN").Distinct()];

    internal static readonly Permission[] All =
    [
        new("price.propose", ("提出定价", "Propose prices"), "PRODMGR", "PLANNER", "PROMO", "PURMGR", "EDITOR"),
        new("price.approve", ("批准定价", "Approve prices"), "MKTDIR", "OPSDIR", "GM", "DEPUTY"),
        new("listing.request", ("申请上架", "Request listing"), "PRODMGR", "PLANNER", "EDITOR", "STOREMGR"),
        new("listing.approve", ("批准上架", "Approve listing"), "MKTDIR", "OPSDIR"),
        new("delist.abnormal.request", ("申请非正常下架", "Request abnormal delisting"), "PRODMGR", "EDITOR"),
        new("delist.abnormal.approve", ("批准非正常下架", "Approve abnormal delisting"), "MKTDIR", "OPSDIR"),
        new("promo.plan", ("拟定促销", "Plan promotions"), "PLANNER", "PROMO"),
        new("promo.approve", ("批准促销", "Approve promotions"), "MKTDIR", "OPSDIR", "GM"),
        new("promo.special-handling", ("促销特殊处理", "Handle promotion exceptions"), "PRODMGR", "EDITOR"),
        new("promo.publish", ("发布促销", "Publish promotions"), "EDITOR"),
        new("intake.submit", ("提交商品资料", "Submit product data"), "PURMGR", "PURSPEC"),
        new("intake.bounce", ("退回商品资料", "Return product data"), "EDITOR"),
        new("description.check", ("核对商品描述", "Check descriptions"), "EDITOR"),
        new("content.draft", ("起草内容", "Draft content"), "EDITOR", "COPY", "PLANNER", "CULTURE", "PROMO", "DESIGN"),
        new("content.publish", ("发布已批内容", "Publish approved content"), "EDITOR"),
        new("content.approve.news", ("批准新闻", "Approve news"), "MKTDIR"),
        new("content.approve.secret", ("批准涉密内容", "Approve confidential content"), "MKTDIR", "GM"),
        new("redesign.check", ("核对改版", "Check a redesign"), "MKTDIR"),
        new("redesign.review", ("审阅改版", "Review a redesign"), "DEPUTY"),
        new("redesign.approve", ("批准改版", "Approve a redesign"), "GM"),
        new("content.takedown", ("撤下内容", "Take content down"), "SYSADMIN", "EDITOR", "IT", "MKTDIR"),
        new("ad.review", ("审核广告位", "Review advertisements"), "PLANNER", "EDITOR"),
        new("refund.request", ("申请退款", "Request refunds"), "CSPOST"),
        new("refund.approve", ("批准退款", "Approve refunds"), "CSMGR", "OPSDIR", "MKTDIR"),
        new("inbound.inspect", ("入库质检", "Inspect receipts"), "QC", "RECEIVER"),
        new("stock.adjust.request", ("申请调整库存", "Request stock adjustments"), "WHMGR"),
        new("stock.adjust.approve", ("批准调整库存", "Approve stock adjustments"), "ACCT", "MKTDIR"),
        new("stocktake.open", ("开盘点单", "Open a stocktake"), "WHMGR", "EDITOR"),
        new("stocktake.count", ("盘点", "Count stock"), "PICKER", "RECEIVER"),
        new("stocktake.post", ("盘点记账", "Post a stocktake"), "WHMGR", "ACCT"),
        new("plan.purchase", ("拟采购计划", "Plan purchases"), "PURDIR"),
        new("plan.approve", ("批准采购计划", "Approve purchase plans"), "GM"),
        new("po.create", ("建采购订单", "Create purchase orders"), "PURSPEC", "PURMGR"),
        new("po.approve", ("批准采购订单", "Approve purchase orders"), "PURDIR"),
        new("po.approve.large", ("会批大额采购订单", "Approve large purchase orders"), "PURDIR", "GM"),
        new("sample.sign", ("签样品", "Sign samples"), "PURMGR", "QC"),
        new("firstarticle.ok", ("放行首样", "Release first articles"), "PURMGR", "QC"),
        new("po.cancel", ("取消采购订单", "Cancel purchase orders"), "PURDIR"),
        new("supplier.hold", ("冻结供应商", "Hold suppliers"), "PURDIR", "ACCT"),
        new("supplier.release", ("解冻供应商", "Release suppliers"), "PURDIR", "ACCT"),
        new("agent.authorise", ("授权代理", "Authorise agents"), "MKTDIR"),
        new("distributor.screen.propose", ("初选分销商", "Propose distributors"), "DIST"),
        new("distributor.screen.approve", ("批准分销商", "Approve distributors"), "MKTDIR"),
        new("deal.groupbuy", ("洽谈团购", "Negotiate group-buys"), "GROUPBUY"),
        new("deal.groupbuy.price.approve", ("批准团购价", "Approve group-buy prices"), "MKTDIR"),
        new("campaign.approve", ("批准活动", "Approve campaigns"), "MKTDIR", "GM"),
        new("campaign.close", ("活动结案", "Close campaigns"), "PLANNER"),
        new("budget.propose", ("提出预算", "Propose budgets"), "PROMO"),
        new("budget.approve", ("批准预算", "Approve budgets"), "MKTDIR", "GM"),
        new("badcustomer.propose", ("提报不良客户", "Propose bad customers"), "CSPRE", "CSPOST"),
        new("badcustomer.confirm", ("认定不良客户", "Confirm bad customers"), "CSMGR", "MKTDIR"),
        new("script.edit", ("维护话术", "Maintain scripts"), "CSPRE", "CSPOST", "CSMGR"),
        new("roster.edit", ("排班", "Edit rosters"), "CSMGR", "WHMGR", "HRADMIN"),
        new("leave.approve", ("批假", "Approve leave"), Heads),
        new("resignation.approve", ("批准离职", "Approve resignations"), "HRADMIN"),
        new("kpi.evaluate", ("考核下级", "Evaluate subordinates"), Superiors),
        new("voucher.post", ("制作凭证", "Post vouchers"), "ACCT"),
        new("voucher.approve", ("复核凭证", "Approve vouchers"), "GM", "ACCT"),
        new("cheque.sign", ("签支票", "Sign cheques"), "GM", "DEPUTY"),
        new("payment.large.approve", ("批准大额付款", "Approve large payments"), "GM"),
        new("user.level.request", ("申请权限", "Request permissions"), Permission.Everybody),
        new("user.level.approve", ("批准权限", "Approve permissions"), "MKTDIR", "IT", "GM"),
        new("vault.view", ("查看保管密码", "Reveal kept secrets"), "OPSDIR", "IT", "SYSADMIN", "DEPUTY", "GM"),
        new("vault.change.approve", ("批准官方账户变更", "Approve changes of official accounts"), "GM"),
        new("delegate.session.consent", ("同意代用账户", "Consent to delegated sessions"), Heads),
        new("backup.restore", ("恢复数据库", "Restore the database"), "DBA"),
        new("backup.restore.confirm", ("会签恢复数据库", "Confirm a restore"), "SYSADMIN", "IT"),
        new("dbchange.propose", ("提出数据库改造", "Propose database changes"), "OPSDIR", "MKTDIR"),
        new("dbchange.sign", ("签批数据库改造", "Sign database changes"), "GM"),
        new("machineroom.grant", ("准许进机房", "Grant machine-room access"), "GM"),
    ];
}
