namespace Zhanggui.Organization;

/// <summary>What the sensitive permissions (section 4.1) are called.</summary>
internal static class SensitiveNames
{
    internal static readonly (string Code, Text Name)[] All =
    [
        ("price.propose", ("提出定价", "Propose prices")), ("price.approve", ("批准定价", "Approve prices")), ("price.publish", ("发布已批价格", "Publish approved prices")),
        ("price.special.request", ("申请特价", "Request a special price")), ("price.special.approve", ("批准特价", "Approve special prices")),
        ("price.wholesale.view", ("查看批发价", "See wholesale prices")), ("price.wholesale.edit", ("维护批发价", "Maintain wholesale prices")), ("crm.class.set", ("审核并设客户类型", "Decide on and set customers' classes")), ("crm.class.edit", ("维护客户类型", "Maintain customer classes")),
        ("listing.request", ("申请上架", "Request listing")), ("listing.approve", ("批准上架", "Approve listing")),
        ("delist.abnormal.request", ("申请非正常下架", "Request abnormal delisting")), ("delist.abnormal.approve", ("批准非正常下架", "Approve abnormal delisting")),
        ("promo.plan", ("拟定促销", "Plan promotions")), ("promo.approve", ("批准促销", "Approve promotions")), ("promo.special-handling", ("促销特殊处理", "Handle promotion exceptions")), ("promo.publish", ("发布促销", "Publish promotions")),
        ("intake.submit", ("提交商品资料", "Submit product data")), ("intake.bounce", ("退回商品资料", "Return product data")), ("description.check", ("核对商品描述", "Check descriptions")),
        ("content.draft", ("起草内容", "Draft content")), ("content.publish", ("发布已批内容", "Publish approved content")), ("content.approve.news", ("批准新闻", "Approve news")), ("content.approve.secret", ("批准涉密内容", "Approve confidential content")), ("content.takedown", ("撤下内容", "Take content down")),
        ("redesign.check", ("核对改版", "Check a redesign")), ("redesign.review", ("审阅改版", "Review a redesign")), ("redesign.approve", ("批准改版", "Approve a redesign")), ("ad.review", ("审核广告位", "Review advertisements")),
        ("consult.view", ("查看咨询", "See consultations")), ("consult.answer", ("接待咨询、留货", "Answer consultations, hold stock")), ("consult.manage", ("管理咨询和未成交原因", "Manage consultations and reasons of failed deals")),
        ("order.create", ("代客下单", "Create orders")), ("order.accept", ("受理订单", "Accept orders")), ("order.confirm", ("确认订单", "Confirm orders")), ("ship.exception", ("处理快递异常", "Settle courier exceptions")), ("order.track", ("跟单", "Track orders")), ("order.arrange", ("拆单、合单、拦截", "Split, merge, intercept")), ("order.amend.request", ("申请变更订单", "Request amendments")), ("order.amend.approve", ("批准变更订单", "Approve amendments")),
        ("order.cancel", ("取消订单", "Cancel orders")), ("order.cancel.before-confirmation", ("确认前取消订单", "Cancel orders before confirmation")), ("order.print", ("打印订单", "Print orders")), ("order.audit.view", ("查看审单规则和黑名单", "See audit rules and blacklist")), ("order.audit.edit", ("调整审单规则", "Tune audit rules")), ("order.blacklist.edit", ("维护黑名单", "Maintain the blacklist")), ("order.backup.record", ("登记订单备份", "Record order backups")),
        ("payment.confirm", ("确认收款", "Confirm payments")), ("refund.request", ("申请退款", "Request refunds")), ("refund.approve", ("批准退款", "Approve refunds")), ("refund.pay", ("支付退款", "Pay refunds")),
        ("return.confirm", ("确认退货", "Confirm returns")), ("return.slip.sign", ("签退货单", "Sign return slips")), ("return.register", ("登记退件", "Register returns")), ("return.request", ("登记退换货", "Register returns and exchanges")),
        ("inbound.register", ("登记入库", "Register receipts")), ("inbound.inspect", ("入库质检", "Inspect receipts")), ("inbound.post", ("入库记账", "Post receipts")),
        ("outbound.pick", ("拣货", "Pick")), ("outbound.check", ("复核", "Check")), ("outbound.ship", ("发出", "Ship")),
        ("stock.adjust.request", ("申请调整库存", "Request stock adjustments")), ("stock.adjust.approve", ("批准调整库存", "Approve stock adjustments")),
        ("stocktake.open", ("开盘点单", "Open a stocktake")), ("stocktake.count", ("盘点", "Count stock")), ("stocktake.post", ("盘点记账", "Post a stocktake")),
        ("tariff.edit", ("维护运价", "Maintain tariffs")), ("courier.select", ("选快递", "Select couriers")),
        ("plan.purchase", ("拟采购计划", "Plan purchases")), ("plan.approve", ("批准采购计划", "Approve purchase plans")), ("purchase.answer", ("答复补货申请", "Answer purchase requests")), ("po.create", ("建采购订单", "Create purchase orders")), ("po.approve", ("批准采购订单", "Approve purchase orders")), ("po.approve.large", ("会批大额采购订单", "Approve large purchase orders")),
        ("sample.sign", ("签样品", "Sign samples")), ("firstarticle.ok", ("放行首样", "Release first articles")), ("po.cancel", ("取消采购订单", "Cancel purchase orders")), ("supplier.hold", ("冻结供应商", "Hold suppliers")), ("supplier.release", ("解冻供应商", "Release suppliers")),
        ("agent.authorise", ("授权代理", "Authorise agents")), ("distributor.screen.propose", ("初选分销商", "Propose distributors")), ("distributor.screen.approve", ("批准分销商", "Approve distributors")), ("deal.groupbuy", ("洽谈团购", "Negotiate group-buys")), ("deal.groupbuy.price.approve", ("批准团购价", "Approve group-buy prices")),
        ("campaign.approve", ("批准活动", "Approve campaigns")), ("campaign.close", ("活动结案", "Close campaigns")), ("budget.propose", ("提出预算", "Propose budgets")), ("budget.approve", ("批准预算", "Approve budgets")),
        ("badcustomer.propose", ("提报不良客户", "Propose bad customers")), ("badcustomer.confirm", ("认定不良客户", "Confirm bad customers")), ("script.edit", ("维护话术", "Maintain scripts")), ("crm.view.full", ("看客户完整资料", "See customers' full details")),
        ("roster.edit", ("排班", "Edit rosters")), ("leave.approve", ("批假", "Approve leave")), ("resignation.approve", ("批准离职", "Approve resignations")), ("kpi.evaluate", ("考核下级", "Evaluate subordinates")),
        ("voucher.post", ("制作凭证", "Post vouchers")), ("voucher.approve", ("复核凭证", "Approve vouchers")), ("cheque.sign", ("签支票", "Sign cheques")), ("payment.large.approve", ("批准大额付款", "Approve large payments")),
        ("user.level.request", ("申请权限", "Request permissions")), ("user.level.approve", ("批准权限", "Approve permissions")), ("user.level.execute", ("办理权限", "Execute permission changes")),
        ("vault.view", ("查看保管密码", "Reveal kept secrets")), ("vault.change.approve", ("批准官方账户变更", "Approve changes of official accounts")), ("delegate.session.consent", ("同意代用账户", "Consent to delegated sessions")),
        ("backup.run", ("备份数据库", "Back the database up")), ("backup.download", ("下载备份文件", "Download backup files")), ("backup.restore", ("恢复数据库", "Restore the database")), ("backup.restore.confirm", ("会签恢复数据库", "Confirm a restore")), ("dbchange.propose", ("提出数据库改造", "Propose database changes")), ("dbchange.sign", ("签批数据库改造", "Sign database changes")),
        ("data.export.customer", ("导出客户资料", "Export customer data")), ("approval.view.all", ("查看全部审批", "See all approvals")), ("audit.view", ("查看审计日志", "See the audit log")), ("machineroom.grant", ("准许进机房", "Grant machine-room access")),
        (Policy.Business, ("修改业务制度参数", "Change business policies")), (Policy.Technical, ("修改技术参数", "Change technical policies")),
    ];
}
