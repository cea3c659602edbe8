CREATE TABLE "aftersales_return" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_aftersales_return" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Reason" INTEGER NOT NULL,
    "OrderId" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Account" TEXT NULL,
    "Customer" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "Consent" TEXT NOT NULL,
    "Picture" TEXT NULL,
    "Goods" INTEGER NOT NULL,
    "Postage" INTEGER NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "MakerId" TEXT NULL,
    "Maker" TEXT NOT NULL,
    "SendTo" TEXT NOT NULL
);


CREATE TABLE "aftersales_return_finding" (
    "CaseId" TEXT NOT NULL,
    "Round" INTEGER NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Good" INTEGER NOT NULL,
    "Bad" INTEGER NOT NULL,
    "Bin" TEXT NULL,
    "BinCode" TEXT NULL,
    CONSTRAINT "PK_aftersales_return_finding" PRIMARY KEY ("CaseId", "Round", "LineNo")
);


CREATE TABLE "approvals_act" (
    "RequestId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Step" INTEGER NOT NULL,
    "Verb" INTEGER NOT NULL,
    "ById" TEXT NULL,
    "By" TEXT NOT NULL,
    "ForId" TEXT NULL,
    "For" TEXT NULL,
    "To" TEXT NULL,
    "Comment" TEXT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_approvals_act" PRIMARY KEY ("RequestId", "No")
);


CREATE TABLE "approvals_delegation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_approvals_delegation" PRIMARY KEY,
    "FromId" TEXT NOT NULL,
    "FromName" TEXT NOT NULL,
    "ToId" TEXT NOT NULL,
    "ToName" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "RevokedAt" INTEGER NULL,
    "RevokedBy" TEXT NULL,
    "Begun" INTEGER NOT NULL,
    "Ended" INTEGER NOT NULL
);


CREATE TABLE "approvals_progress" (
    "RequestId" TEXT NOT NULL CONSTRAINT "PK_approvals_progress" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Step" INTEGER NOT NULL,
    "Steps" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "DecidedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "approvals_request" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_approvals_request" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "SubjectType" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "SubjectNo" TEXT NOT NULL,
    "Link" TEXT NOT NULL,
    "TitleZh" TEXT NOT NULL,
    "TitleEn" TEXT NOT NULL,
    "Content" TEXT NOT NULL,
    "Amount" INTEGER NULL,
    "NeededBy" INTEGER NULL,
    "MakerId" TEXT NULL,
    "MakerName" TEXT NOT NULL,
    "MakerPosition" TEXT NULL,
    "MadeAt" INTEGER NOT NULL,
    "Chain" TEXT NOT NULL
);


CREATE TABLE "approvals_revision" (
    "RequestId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "PK_approvals_revision" PRIMARY KEY ("RequestId", "No")
);


CREATE TABLE "approvals_seat" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_approvals_seat" PRIMARY KEY,
    "RequestId" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Step" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL,
    "Position" TEXT NOT NULL,
    "NeedsAll" INTEGER NOT NULL,
    "From" INTEGER NULL,
    "Acting" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "PersonId" TEXT NULL,
    "PersonName" TEXT NULL,
    "EscalatedTo" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedFor" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Comment" TEXT NULL
);


CREATE TABLE "backups_run" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_backups_run" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Slot" INTEGER NULL,
    "Try" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ById" TEXT NULL,
    "StartedAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "Took" INTEGER NOT NULL,
    "Worker" TEXT NULL,
    "BeatAt" INTEGER NULL,
    "Node" TEXT NULL,
    "Progress" INTEGER NOT NULL,
    "Folder" TEXT NOT NULL,
    "File" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "From" INTEGER NULL,
    "To" INTEGER NULL,
    "Orders" INTEGER NOT NULL,
    "Rows" INTEGER NOT NULL,
    "FailureZh" TEXT NULL,
    "FailureEn" TEXT NULL,
    "IsInterrupted" INTEGER NOT NULL,
    "CheckedAt" INTEGER NULL,
    "CheckedBy" TEXT NULL,
    "DamageZh" TEXT NULL,
    "DamageEn" TEXT NULL,
    "RemovedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "backups_watch" (
    "Kind" INTEGER NOT NULL CONSTRAINT "PK_backups_watch" PRIMARY KEY,
    "SinceAt" INTEGER NOT NULL,
    "FailingSince" INTEGER NULL,
    "AlarmAt" INTEGER NULL
);


CREATE TABLE "catalog_category" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_catalog_category" PRIMARY KEY,
    "ParentId" TEXT NULL,
    "Slug" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Sort" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "catalog_product" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_catalog_product" PRIMARY KEY,
    "StyleNo" TEXT NOT NULL,
    "CategoryId" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "SubtitleZh" TEXT NOT NULL,
    "SubtitleEn" TEXT NOT NULL,
    "DescriptionZh" TEXT NOT NULL,
    "DescriptionEn" TEXT NOT NULL,
    "BrandZh" TEXT NOT NULL,
    "BrandEn" TEXT NOT NULL,
    "SeasonZh" TEXT NOT NULL,
    "SeasonEn" TEXT NOT NULL,
    "Origin" TEXT NOT NULL,
    "Supplier" TEXT NOT NULL,
    "Unit" TEXT NOT NULL,
    "InvoiceName" TEXT NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "IsNew" INTEGER NOT NULL,
    "IsHero" INTEGER NOT NULL,
    "PresaleShipsOn" TEXT NULL,
    "PresaleDeposit" INTEGER NOT NULL,
    "SalesRank" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "ListedAt" INTEGER NULL,
    "CreatedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "channels_channel" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_channels_channel" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Money" INTEGER NOT NULL,
    "Courier" TEXT NULL,
    "IsActive" INTEGER NOT NULL,
    "Columns" TEXT NOT NULL,
    "Secret" TEXT NULL,
    "SecretAt" INTEGER NULL,
    "At" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "channels_import" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_channels_import" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "ChannelId" TEXT NOT NULL,
    "ChannelCode" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "FileKind" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Headings" TEXT NOT NULL,
    "Places" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "Rows" INTEGER NOT NULL,
    "Orders" INTEGER NOT NULL,
    "IsRead" INTEGER NOT NULL,
    "Done" INTEGER NOT NULL,
    "Made" INTEGER NOT NULL,
    "Already" INTEGER NOT NULL,
    "Refused" INTEGER NOT NULL,
    "Short" INTEGER NOT NULL,
    "Worked" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "ById" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "FailureZh" TEXT NULL,
    "FailureEn" TEXT NULL,
    "Worker" TEXT NULL,
    "WorkerUntil" INTEGER NULL,
    "IsSwept" INTEGER NOT NULL
);


CREATE TABLE "channels_import_part" (
    "RunId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Bytes" BLOB NOT NULL,
    CONSTRAINT "PK_channels_import_part" PRIMARY KEY ("RunId", "No")
);


CREATE TABLE "channels_import_refusal" (
    "RunId" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Line" INTEGER NOT NULL,
    "ChannelNo" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "ReasonZh" TEXT NOT NULL,
    "ReasonEn" TEXT NOT NULL,
    CONSTRAINT "PK_channels_import_refusal" PRIMARY KEY ("RunId", "Place")
);


CREATE TABLE "channels_import_row" (
    "RunId" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Line" INTEGER NOT NULL,
    "ChannelNo" TEXT NOT NULL,
    "Cells" TEXT NOT NULL,
    CONSTRAINT "PK_channels_import_row" PRIMARY KEY ("RunId", "Place", "Line")
);


CREATE TABLE "channels_nonce" (
    "ChannelId" TEXT NOT NULL,
    "Nonce" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_channels_nonce" PRIMARY KEY ("ChannelId", "Nonce")
);


CREATE TABLE "channels_sku" (
    "ChannelId" TEXT NOT NULL,
    "Theirs" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "Ours" TEXT NOT NULL,
    CONSTRAINT "PK_channels_sku" PRIMARY KEY ("ChannelId", "Theirs")
);


CREATE TABLE "customers_address" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_customers_address" PRIMARY KEY,
    "Account" TEXT NOT NULL,
    "SavedAt" INTEGER NOT NULL,
    "ChosenAt" INTEGER NOT NULL,
    "DeletedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "City" TEXT NOT NULL,
    "District" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "Postcode" TEXT NULL,
    "Province" TEXT NOT NULL,
    "Street" TEXT NOT NULL
);


CREATE TABLE "customers_class" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_customers_class" PRIMARY KEY,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "IsOpen" INTEGER NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "customers_class_request" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_customers_class_request" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "Login" TEXT NOT NULL,
    "Class" TEXT NOT NULL,
    "Company" TEXT NOT NULL,
    "Licence" TEXT NOT NULL,
    "Contact" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "Note" TEXT NULL,
    "MadeAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Comment" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "customers_member" (
    "Account" TEXT NOT NULL CONSTRAINT "PK_customers_member" PRIMARY KEY,
    "Login" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Phone" TEXT NULL,
    "RegisteredAt" INTEGER NOT NULL,
    "Class" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "customers_message" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_customers_message" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "Once" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "NextAt" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "Reference" TEXT NULL,
    "SentAt" INTEGER NULL,
    "DeliveredAt" INTEGER NULL,
    "Error" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "customers_notice" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_customers_notice" PRIMARY KEY,
    "Zh" TEXT NOT NULL,
    "En" TEXT NOT NULL,
    "IsOn" INTEGER NOT NULL,
    "ChangedBy" TEXT NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "demo_step" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_demo_step" PRIMARY KEY,
    "Outcome" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "finance_callback" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_finance_callback" PRIMARY KEY,
    "Provider" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "Reason" TEXT NULL,
    "TradeNo" TEXT NULL,
    "ChargeNo" TEXT NULL,
    "Address" TEXT NULL,
    "Body" TEXT NOT NULL
);


CREATE TABLE "finance_charge" (
    "No" TEXT NOT NULL CONSTRAINT "PK_finance_charge" PRIMARY KEY,
    "ReceivableId" TEXT NOT NULL,
    "Provider" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "Method" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Instalment" INTEGER NOT NULL
);


CREATE TABLE "finance_journal_check" (
    "EntryId" TEXT NOT NULL CONSTRAINT "PK_finance_journal_check" PRIMARY KEY,
    "By" TEXT NOT NULL,
    "ById" TEXT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "finance_journal_entry" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_finance_journal_entry" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "DocumentType" TEXT NOT NULL,
    "DocumentId" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "SummaryZh" TEXT NOT NULL,
    "SummaryEn" TEXT NOT NULL,
    "Maker" TEXT NOT NULL,
    "MakerId" TEXT NULL,
    "Reverses" TEXT NULL,
    "Total" INTEGER NOT NULL
);


CREATE TABLE "finance_journal_line" (
    "EntryId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "Account" INTEGER NOT NULL,
    "Debit" INTEGER NOT NULL,
    "Credit" INTEGER NOT NULL,
    CONSTRAINT "PK_finance_journal_line" PRIMARY KEY ("EntryId", "No")
);


CREATE TABLE "finance_localpay_notice" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_finance_localpay_notice" PRIMARY KEY,
    "TradeNo" TEXT NOT NULL,
    "NextAt" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "IsOver" INTEGER NOT NULL,
    "Answer" TEXT NULL
);


CREATE TABLE "finance_localpay_refund" (
    "RefundNo" TEXT NOT NULL CONSTRAINT "PK_finance_localpay_refund" PRIMARY KEY,
    "TradeNo" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "finance_localpay_trade" (
    "Token" TEXT NOT NULL CONSTRAINT "PK_finance_localpay_trade" PRIMARY KEY,
    "TradeNo" TEXT NOT NULL,
    "ChargeNo" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "Refunded" INTEGER NOT NULL,
    "Method" INTEGER NOT NULL,
    "Title" TEXT NOT NULL,
    "ReturnPath" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL
);


CREATE TABLE "finance_payment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_finance_payment" PRIMARY KEY,
    "ReceivableId" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "Method" INTEGER NOT NULL,
    "Provider" TEXT NOT NULL,
    "TradeNo" TEXT NOT NULL,
    "Instalment" INTEGER NOT NULL,
    "PaidAt" INTEGER NOT NULL,
    "BookedAt" INTEGER NOT NULL,
    "BookedBy" TEXT NOT NULL,
    "IsReturned" INTEGER NOT NULL,
    "Note" TEXT NULL
);


CREATE TABLE "finance_receivable" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_finance_receivable" PRIMARY KEY,
    "DocumentType" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "First" INTEGER NOT NULL,
    "FirstPaidAt" INTEGER NULL,
    "BalanceUntil" INTEGER NULL,
    "Forfeited" INTEGER NOT NULL,
    "Paid" INTEGER NOT NULL,
    "Refunded" INTEGER NOT NULL,
    "Method" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Payer" TEXT NOT NULL,
    "Account" TEXT NULL,
    "OpenedAt" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    "PaidAt" INTEGER NULL,
    "CancelledAt" INTEGER NULL,
    "CancelReason" TEXT NULL,
    "ReturnUrl" TEXT NOT NULL,
    "Sold" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "finance_refund" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_finance_refund" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Once" TEXT NOT NULL,
    "ReceivableId" TEXT NOT NULL,
    "DocumentType" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "Payer" TEXT NOT NULL,
    "Amount" INTEGER NOT NULL,
    "Method" INTEGER NOT NULL,
    "Provider" TEXT NOT NULL,
    "TradeNo" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "RequestedBy" TEXT NOT NULL,
    "SentAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "Failure" TEXT NULL,
    "Reference" TEXT NULL,
    "Tries" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "fulfilment_consolidated" (
    "Slip" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    CONSTRAINT "PK_fulfilment_consolidated" PRIMARY KEY ("Slip", "Order")
);


CREATE TABLE "fulfilment_interception" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_fulfilment_interception" PRIMARY KEY,
    "Slip" TEXT NOT NULL,
    "SlipNo" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ById" TEXT NULL,
    "By" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ThenCancel" INTEGER NOT NULL
);


CREATE TABLE "fulfilment_merge" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_fulfilment_merge" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ById" TEXT NULL,
    "By" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Slip" TEXT NOT NULL,
    "SlipNo" TEXT NOT NULL,
    "Orders" INTEGER NOT NULL,
    "Recipient" TEXT NOT NULL,
    "Undoes" TEXT NULL
);


CREATE TABLE "fulfilment_outbound" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_fulfilment_outbound" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "WarehouseCode" TEXT NOT NULL,
    "WarehouseName" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "ReleasedBy" TEXT NOT NULL,
    "NodeNo" INTEGER NOT NULL,
    "CutOff" INTEGER NOT NULL,
    "Pieces" INTEGER NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "Courier" TEXT NOT NULL,
    "IsAmended" INTEGER NOT NULL,
    "CustomerRemark" TEXT NULL,
    "InvoiceTitle" TEXT NULL,
    "InvoiceTaxNo" TEXT NULL,
    "Part" INTEGER NOT NULL,
    "CashDue" INTEGER NULL,
    "Merge" TEXT NULL,
    "MergeNo" TEXT NULL,
    "City" TEXT NOT NULL,
    "District" TEXT NOT NULL,
    "Recipient" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "Postcode" TEXT NULL,
    "Province" TEXT NOT NULL,
    "Street" TEXT NOT NULL
);


CREATE TABLE "fulfilment_outbound_line" (
    "Slip" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Sku" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Order" TEXT NULL,
    "OrderNo" TEXT NULL,
    "Part" INTEGER NULL,
    "OrderLine" INTEGER NULL,
    "Barcode" TEXT NOT NULL,
    "Colour" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PictureUrl" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    CONSTRAINT "PK_fulfilment_outbound_line" PRIMARY KEY ("Slip", "No")
);


CREATE TABLE "fulfilment_outbound_remark" (
    "Slip" TEXT NOT NULL,
    "Remark" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "MustAcknowledge" INTEGER NOT NULL,
    CONSTRAINT "PK_fulfilment_outbound_remark" PRIMARY KEY ("Slip", "Remark")
);


CREATE TABLE "fulfilment_progress" (
    "Slip" TEXT NOT NULL CONSTRAINT "PK_fulfilment_progress" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Order" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "Courier" TEXT NOT NULL,
    "Recipient" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "NodeNo" INTEGER NOT NULL,
    "CutOff" INTEGER NOT NULL,
    "Pieces" INTEGER NOT NULL,
    "IsAmended" INTEGER NOT NULL,
    "Part" INTEGER NOT NULL,
    "Guests" INTEGER NOT NULL,
    "Interception" TEXT NULL,
    "InterceptReason" TEXT NULL,
    "InterceptedBy" TEXT NULL,
    "Status" INTEGER NOT NULL,
    "Batch" TEXT NULL,
    "Box" INTEGER NOT NULL,
    "Tote" TEXT NULL,
    "PickerId" TEXT NULL,
    "Picker" TEXT NULL,
    "PickStartedAt" INTEGER NULL,
    "PickedAt" INTEGER NULL,
    "CheckerId" TEXT NULL,
    "Checker" TEXT NULL,
    "CheckStartedAt" INTEGER NULL,
    "PackedAt" INTEGER NULL,
    "WaybillNo" TEXT NULL,
    "Manifest" TEXT NULL,
    "WeighedGrams" INTEGER NULL,
    "ShipperId" TEXT NULL,
    "Shipper" TEXT NULL,
    "HandedOverAt" INTEGER NULL,
    "VoidedAt" INTEGER NULL,
    "Why" TEXT NULL,
    "Mismatches" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "inbound_line" (
    "Inbound" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Sku" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    "Barcode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Colour" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Lot" TEXT NOT NULL,
    "Bin" TEXT NOT NULL,
    "BinCode" TEXT NOT NULL,
    CONSTRAINT "PK_inbound_line" PRIMARY KEY ("Inbound", "No")
);


CREATE TABLE "inbound_progress" (
    "Inbound" TEXT NOT NULL CONSTRAINT "PK_inbound_progress" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "ReceiverId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "VerifierId" TEXT NULL,
    "Verifier" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "Why" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "inbound_receipt" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_inbound_receipt" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "WarehouseName" TEXT NOT NULL,
    "Source" TEXT NOT NULL,
    "ReceiverId" TEXT NOT NULL,
    "Receiver" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Pieces" INTEGER NOT NULL
);


CREATE TABLE "inventory_bin" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_inventory_bin" PRIMARY KEY,
    "Warehouse" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "PickSequence" INTEGER NOT NULL
);


CREATE TABLE "inventory_bin_stock" (
    "Sku" TEXT NOT NULL,
    "Bin" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "OnHand" INTEGER NOT NULL,
    CONSTRAINT "PK_inventory_bin_stock" PRIMARY KEY ("Sku", "Bin"),
    CONSTRAINT "inventory_bin_stock_positive" CHECK ("OnHand" >= 0)
);


CREATE TABLE "inventory_movement" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_inventory_movement" PRIMARY KEY,
    "Sku" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "Bin" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Value" INTEGER NOT NULL,
    "SlipType" TEXT NOT NULL,
    "SlipId" TEXT NOT NULL,
    "SlipNo" TEXT NOT NULL,
    "ReasonZh" TEXT NOT NULL,
    "ReasonEn" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL
);


CREATE TABLE "inventory_purchase_request" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_inventory_purchase_request" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "AskedAt" INTEGER NOT NULL,
    "MissingThen" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "Ordered" INTEGER NULL,
    "ExpectedOn" TEXT NULL,
    "Note" TEXT NULL,
    "AnsweredBy" TEXT NULL,
    "AnsweredAt" INTEGER NULL,
    "IsShortAgain" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "inventory_reservation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_inventory_reservation" PRIMARY KEY,
    "DocumentId" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Sku" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ExpiresAt" INTEGER NULL,
    "HeldFor" TEXT NULL
);


CREATE TABLE "inventory_stock" (
    "Sku" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "OnHand" INTEGER NOT NULL,
    "Reserved" INTEGER NOT NULL,
    CONSTRAINT "PK_inventory_stock" PRIMARY KEY ("Sku", "Warehouse"),
    CONSTRAINT "inventory_stock_covered" CHECK ("Reserved" >= 0 AND "Reserved" <= "OnHand")
);


CREATE TABLE "inventory_value" (
    "Sku" TEXT NOT NULL CONSTRAINT "PK_inventory_value" PRIMARY KEY,
    "OnHand" INTEGER NOT NULL,
    "Value" INTEGER NOT NULL,
    CONSTRAINT "inventory_value_covered" CHECK ("OnHand" >= 0 AND "Value" >= 0 AND ("OnHand" > 0 OR "Value" = 0))
);


CREATE TABLE "inventory_want" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_inventory_want" PRIMARY KEY,
    "DocumentType" TEXT NOT NULL,
    "DocumentId" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "NeedBy" TEXT NULL,
    "Since" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "inventory_warehouse" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_inventory_warehouse" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Priority" INTEGER NOT NULL
);


CREATE TABLE "ordering_amendment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ordering_amendment" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "OrderId" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "OrderStatus" INTEGER NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "MakerId" TEXT NULL,
    "Maker" TEXT NOT NULL,
    "Requester" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "EvidenceKind" TEXT NOT NULL,
    "EvidenceNote" TEXT NOT NULL,
    "EvidenceFile" TEXT NULL,
    "Less" INTEGER NOT NULL
);


CREATE TABLE "ordering_cart_line" (
    "Owner" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "PriceWhenAdded" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_ordering_cart_line" PRIMARY KEY ("Owner", "Sku")
);


CREATE TABLE "ordering_channel" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_ordering_channel" PRIMARY KEY,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL
);


CREATE TABLE "ordering_contact" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ordering_contact" PRIMARY KEY,
    "OrderId" TEXT NOT NULL,
    "Channel" TEXT NOT NULL,
    "Reached" INTEGER NOT NULL,
    "Verified" TEXT NOT NULL,
    "Note" TEXT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Late" INTEGER NOT NULL
);


CREATE TABLE "ordering_line_sale" (
    "OrderId" TEXT NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Slip" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "Cost" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_ordering_line_sale" PRIMARY KEY ("OrderId", "LineNo", "Slip")
);


CREATE TABLE "ordering_order" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ordering_order" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "PlacedAt" INTEGER NOT NULL,
    "Channel" TEXT NOT NULL,
    "ChannelNo" TEXT NULL,
    "ChannelDigest" TEXT NULL,
    "ChannelAt" INTEGER NULL,
    "Replaces" TEXT NULL,
    "Account" TEXT NULL,
    "Courier" TEXT NOT NULL,
    "Method" INTEGER NOT NULL,
    "Goods" INTEGER NOT NULL,
    "Discount" INTEGER NOT NULL,
    "Postage" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "Cost" INTEGER NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "Remark" TEXT NULL,
    "InvoiceTitle" TEXT NULL,
    "InvoiceTaxNo" TEXT NULL,
    "Device" TEXT NULL,
    "AddressKey" TEXT NOT NULL,
    "City" TEXT NOT NULL,
    "District" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "Postcode" TEXT NULL,
    "Province" TEXT NOT NULL,
    "Street" TEXT NOT NULL
);


CREATE TABLE "ordering_placed_once" (
    "Owner" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "OrderId" TEXT NOT NULL,
    "No" TEXT NOT NULL,
    "Total" INTEGER NOT NULL,
    "PayUrl" TEXT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_ordering_placed_once" PRIMARY KEY ("Owner", "Key")
);


CREATE TABLE "ordering_print" (
    "Batch" TEXT NOT NULL,
    "OrderId" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_ordering_print" PRIMARY KEY ("Batch", "OrderId")
);


CREATE TABLE "ordering_remark" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ordering_remark" PRIMARY KEY,
    "OrderId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "MustAcknowledge" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "ordering_split" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_ordering_split" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "OrderId" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "OrderStatus" INTEGER NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "MakerId" TEXT NULL,
    "Maker" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "By" INTEGER NOT NULL,
    "Goods" INTEGER NOT NULL,
    "Discount" INTEGER NOT NULL,
    "Postage" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "Undoes" TEXT NULL
);


CREATE TABLE "orderscreening_blacklist" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_orderscreening_blacklist" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "Value" TEXT NOT NULL,
    "Shown" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Until" INTEGER NULL,
    "RevokedAt" INTEGER NULL,
    "RevokedBy" TEXT NULL,
    "RevokeReason" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "orderscreening_cancelled" (
    "OrderId" TEXT NOT NULL CONSTRAINT "PK_orderscreening_cancelled" PRIMARY KEY,
    "At" INTEGER NOT NULL
);


CREATE TABLE "orderscreening_finding" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_orderscreening_finding" PRIMARY KEY,
    "OrderId" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Weight" INTEGER NOT NULL,
    "ReasonZh" TEXT NOT NULL,
    "ReasonEn" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "orderscreening_revision" (
    "No" INTEGER NOT NULL CONSTRAINT "PK_orderscreening_revision" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Why" TEXT NOT NULL,
    "Rules" TEXT NOT NULL,
    "ChangesZh" TEXT NOT NULL,
    "ChangesEn" TEXT NOT NULL
);


CREATE TABLE "organization_account" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_organization_account" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "DisplayName" TEXT NOT NULL,
    "DisplayNameEn" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "PasswordChangedAt" INTEGER NOT NULL,
    "MustChangePassword" INTEGER NOT NULL,
    "IsDisabled" INTEGER NOT NULL,
    "EarlierPasswords" TEXT NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);


CREATE TABLE "organization_api_key" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_organization_api_key" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Prefix" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Permissions" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "ExpiresAt" INTEGER NULL,
    "LastUsedAt" INTEGER NULL,
    "RevokedAt" INTEGER NULL
);


CREATE TABLE "organization_department" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_organization_department" PRIMARY KEY,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Sort" INTEGER NOT NULL
);


CREATE TABLE "organization_grant" (
    "Position" TEXT NOT NULL,
    "Permission" TEXT NOT NULL,
    CONSTRAINT "PK_organization_grant" PRIMARY KEY ("Position", "Permission")
);


CREATE TABLE "organization_holding" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_organization_holding" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "From" INTEGER NOT NULL,
    "Until" INTEGER NULL,
    "By" TEXT NOT NULL
);


CREATE TABLE "organization_offered" (
    "Permission" TEXT NOT NULL CONSTRAINT "PK_organization_offered" PRIMARY KEY
);


CREATE TABLE "organization_position" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_organization_position" PRIMARY KEY,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Department" TEXT NOT NULL,
    "Superior" TEXT NULL,
    "Sort" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL
);


CREATE TABLE "organization_protection_key" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_organization_protection_key" PRIMARY KEY,
    "Xml" TEXT NOT NULL
);


CREATE TABLE "organization_session" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_organization_session" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "LastSeenAt" INTEGER NOT NULL,
    "Address" TEXT NULL,
    "Agent" TEXT NOT NULL,
    "EndedAt" INTEGER NULL
);


CREATE TABLE "organization_view" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_organization_view" PRIMARY KEY,
    "Account" TEXT NOT NULL,
    "Page" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Query" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "platform_audit" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_audit" PRIMARY KEY,
    "SubjectType" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "SubjectNo" TEXT NOT NULL,
    "Seq" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ActorId" TEXT NULL,
    "ActorName" TEXT NOT NULL,
    "Address" TEXT NULL,
    "UseCase" TEXT NOT NULL,
    "VerbZh" TEXT NOT NULL,
    "VerbEn" TEXT NOT NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "Note" TEXT NULL,
    "Hash" TEXT NOT NULL
);


CREATE TABLE "platform_file" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_file" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Bytes" BLOB NOT NULL,
    "Readers" TEXT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "platform_idempotency" (
    "Scope" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_idempotency" PRIMARY KEY ("Scope", "Key")
);


CREATE TABLE "platform_job" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_platform_job" PRIMARY KEY,
    "NextAt" INTEGER NOT NULL,
    "LastStartedAt" INTEGER NULL,
    "LastEndedAt" INTEGER NULL,
    "LastOutcome" INTEGER NULL,
    "LastError" TEXT NULL,
    "Runs" INTEGER NOT NULL,
    "AskedBy" TEXT NULL
);


CREATE TABLE "platform_job_run" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_job_run" PRIMARY KEY,
    "Job" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Outcome" INTEGER NOT NULL,
    "Error" TEXT NULL,
    "ProgressZh" TEXT NULL,
    "ProgressEn" TEXT NULL,
    "AskedBy" TEXT NULL
);


CREATE TABLE "platform_number" (
    "Prefix" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "Last" INTEGER NOT NULL,
    CONSTRAINT "PK_platform_number" PRIMARY KEY ("Prefix", "Day")
);


CREATE TABLE "platform_outbox" (
    "Seq" INTEGER NOT NULL CONSTRAINT "PK_platform_outbox" PRIMARY KEY AUTOINCREMENT,
    "EventId" TEXT NOT NULL,
    "Reaction" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "NextAt" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Error" TEXT NULL
);


CREATE TABLE "platform_policy_change" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_platform_policy_change" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Seq" INTEGER NOT NULL,
    "Value" TEXT NOT NULL,
    "Before" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Why" TEXT NOT NULL
);


CREATE TABLE "platform_seal" (
    "No" INTEGER NOT NULL CONSTRAINT "PK_platform_seal" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "Entries" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "Upto" INTEGER NOT NULL
);


CREATE TABLE "platform_sealed_entry" (
    "EntryId" TEXT NOT NULL CONSTRAINT "PK_platform_sealed_entry" PRIMARY KEY,
    "SealNo" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL
);


CREATE TABLE "platform_secret" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_platform_secret" PRIMARY KEY,
    "Value" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "pricing_special_price" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_pricing_special_price" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Account" TEXT NOT NULL,
    "Customer" TEXT NOT NULL,
    "Phone" TEXT NULL,
    "Sku" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Colour" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "Usual" INTEGER NOT NULL,
    "Price" INTEGER NOT NULL,
    "Cost" INTEGER NOT NULL,
    "Most" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "MakerId" TEXT NULL,
    "Maker" TEXT NOT NULL
);


CREATE TABLE "pricing_special_use" (
    "Document" TEXT NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Special" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "Units" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "ReturnedAt" INTEGER NULL,
    CONSTRAINT "PK_pricing_special_use" PRIMARY KEY ("Document", "LineNo")
);


CREATE TABLE "pricing_wholesale_price" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_pricing_wholesale_price" PRIMARY KEY,
    "Class" TEXT NOT NULL,
    "Goods" TEXT NOT NULL,
    "IsSku" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Tiers" TEXT NOT NULL,
    "From" INTEGER NULL,
    "Until" INTEGER NULL,
    "IsEnded" INTEGER NOT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "pricing_wholesale_revision" (
    "Price" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Tiers" TEXT NOT NULL,
    "From" INTEGER NULL,
    "Until" INTEGER NULL,
    "IsEnded" INTEGER NOT NULL,
    "Retail" INTEGER NOT NULL,
    "Cost" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "At" INTEGER NOT NULL,
    "ById" TEXT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "PK_pricing_wholesale_revision" PRIMARY KEY ("Price", "No")
);


CREATE TABLE "records_duty" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_records_duty" PRIMARY KEY,
    "Register" TEXT NOT NULL,
    "Duty" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Entry" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "records_entry" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_records_entry" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Register" TEXT NOT NULL,
    "Definition" INTEGER NOT NULL,
    "Values" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "UniqueKey" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "MakerId" TEXT NULL,
    "Maker" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "ApprovalNo" TEXT NULL,
    "OpenAnomalies" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "records_process" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_records_process" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Process" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Definition" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "StartedBy" TEXT NOT NULL,
    "EndedAt" INTEGER NULL,
    "DueAt" INTEGER NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "records_register" (
    "Key" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Prefix" TEXT NOT NULL,
    "Definition" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "Maker" TEXT NOT NULL,
    CONSTRAINT "PK_records_register" PRIMARY KEY ("Key", "Version")
);


CREATE TABLE "servicedesk_consultation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_servicedesk_consultation" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "OpenedAt" INTEGER NOT NULL,
    "OwnerId" TEXT NOT NULL,
    "OwnerName" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "Account" TEXT NULL,
    "Who" TEXT NOT NULL,
    "Phone" TEXT NULL,
    "Nick" TEXT NULL,
    "Channel" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Note" TEXT NULL,
    "TouchedAt" INTEGER NOT NULL,
    "OrderId" TEXT NULL,
    "OrderNo" TEXT NULL,
    "ReasonCode" TEXT NULL,
    "ReasonNote" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL
);


CREATE TABLE "servicedesk_follow_up" (
    "OrderId" TEXT NOT NULL CONSTRAINT "PK_servicedesk_follow_up" PRIMARY KEY,
    "OrderNo" TEXT NOT NULL,
    "ConfirmedAt" INTEGER NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "OwnerId" TEXT NULL,
    "Owner" TEXT NULL,
    "TakenAt" INTEGER NULL,
    "EndedAt" INTEGER NULL,
    "NotedAt" INTEGER NULL,
    "AgainAt" INTEGER NULL,
    "Notes" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "servicedesk_follow_up_note" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_servicedesk_follow_up_note" PRIMARY KEY,
    "OrderId" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "AgainAt" INTEGER NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "servicedesk_hold" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_servicedesk_hold" PRIMARY KEY,
    "ConsultationId" TEXT NOT NULL,
    "ConsultationNo" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "HeldFor" TEXT NOT NULL,
    "ById" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "OrderNo" TEXT NULL
);


CREATE TABLE "servicedesk_reason" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_servicedesk_reason" PRIMARY KEY,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Sort" INTEGER NOT NULL,
    "Active" INTEGER NOT NULL,
    "NeedsNote" INTEGER NOT NULL
);


CREATE TABLE "shipping_callback" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_callback" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "Provider" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "WaybillNo" TEXT NULL,
    "Address" TEXT NULL,
    "Body" TEXT NOT NULL
);


CREATE TABLE "shipping_courier" (
    "Code" TEXT NOT NULL CONSTRAINT "PK_shipping_courier" PRIMARY KEY,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Preference" INTEGER NOT NULL,
    "IsActive" INTEGER NOT NULL,
    "Contact" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "Coverage" TEXT NOT NULL,
    "CutOff" TEXT NOT NULL,
    "Days1" INTEGER NOT NULL,
    "Days2" INTEGER NOT NULL,
    "Days3" INTEGER NOT NULL,
    "OnTimePercent" INTEGER NOT NULL,
    "ServiceScore" INTEGER NOT NULL,
    "Agreement" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "shipping_exception" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_exception" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "ParcelId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "WaybillNo" TEXT NOT NULL,
    "Courier" TEXT NOT NULL,
    "DocumentType" TEXT NOT NULL,
    "DocumentId" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "WhatEn" TEXT NULL,
    "ReportedAt" INTEGER NOT NULL,
    "ReportedBy" TEXT NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "NewCity" TEXT NULL,
    "NewDistrict" TEXT NULL,
    "NewName" TEXT NULL,
    "NewPhone" TEXT NULL,
    "NewPostcode" TEXT NULL,
    "NewProvince" TEXT NULL,
    "NewStreet" TEXT NULL
);


CREATE TABLE "shipping_exception_note" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_exception_note" PRIMARY KEY,
    "ExceptionId" TEXT NOT NULL,
    "Party" INTEGER NOT NULL,
    "Body" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "shipping_localcourier_report" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_localcourier_report" PRIMARY KEY,
    "Courier" TEXT NOT NULL,
    "WaybillNo" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "WhatZh" TEXT NOT NULL,
    "WhatEn" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "NextAt" INTEGER NOT NULL,
    "Tries" INTEGER NOT NULL,
    "IsTwice" INTEGER NOT NULL,
    "IsOver" INTEGER NOT NULL,
    "Answer" TEXT NULL
);


CREATE TABLE "shipping_parcel" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_parcel" PRIMARY KEY,
    "DocumentType" TEXT NOT NULL,
    "DocumentId" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Courier" TEXT NOT NULL,
    "WaybillNo" TEXT NOT NULL,
    "SortCode" TEXT NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "Zone" INTEGER NOT NULL,
    "EstimatedCost" INTEGER NOT NULL,
    "ActualCost" INTEGER NULL,
    "PromisedOn" TEXT NOT NULL,
    "IssuedAt" INTEGER NOT NULL,
    "IssuedBy" TEXT NOT NULL,
    "HandedOverAt" INTEGER NULL,
    "SignedAt" INTEGER NULL,
    "VoidedAt" INTEGER NULL,
    "VoidReason" TEXT NULL,
    "State" INTEGER NOT NULL,
    "Prints" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "City" TEXT NOT NULL,
    "District" TEXT NOT NULL,
    "ToName" TEXT NOT NULL,
    "ToPhone" TEXT NOT NULL,
    "Postcode" TEXT NULL,
    "Province" TEXT NOT NULL,
    "Street" TEXT NOT NULL
);


CREATE TABLE "shipping_parcel_share" (
    "Part" TEXT NOT NULL,
    "DocumentId" TEXT NOT NULL,
    "DocumentNo" TEXT NOT NULL,
    CONSTRAINT "PK_shipping_parcel_share" PRIMARY KEY ("Part", "DocumentId")
);


CREATE TABLE "shipping_postage" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_postage" PRIMARY KEY,
    "Courier" TEXT NOT NULL,
    "Zone" INTEGER NOT NULL,
    "ValidFrom" TEXT NOT NULL,
    "FirstGrams" INTEGER NOT NULL,
    "First" INTEGER NOT NULL,
    "StepGrams" INTEGER NOT NULL,
    "Step" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Why" TEXT NOT NULL
);


CREATE TABLE "shipping_tariff" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_tariff" PRIMARY KEY,
    "Courier" TEXT NOT NULL,
    "Zone" INTEGER NOT NULL,
    "FromMonthly" INTEGER NOT NULL,
    "ValidFrom" TEXT NOT NULL,
    "FirstGrams" INTEGER NOT NULL,
    "FirstMin" INTEGER NOT NULL,
    "FirstMax" INTEGER NOT NULL,
    "StepGrams" INTEGER NOT NULL,
    "StepMin" INTEGER NOT NULL,
    "StepMax" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Why" TEXT NOT NULL
);


CREATE TABLE "shipping_tracking" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_tracking" PRIMARY KEY,
    "ParcelId" TEXT NOT NULL,
    "Courier" TEXT NOT NULL,
    "EventId" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "WhatZh" TEXT NOT NULL,
    "WhatEn" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "ReceivedAt" INTEGER NOT NULL
);


CREATE TABLE "shipping_waybill_counter" (
    "Courier" TEXT NOT NULL CONSTRAINT "PK_shipping_waybill_counter" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);


CREATE TABLE "shipping_zone_region" (
    "Province" TEXT NOT NULL,
    "City" TEXT NOT NULL,
    "Zone" INTEGER NOT NULL,
    CONSTRAINT "PK_shipping_zone_region" PRIMARY KEY ("Province", "City")
);


CREATE TABLE "warehouse_batch" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_warehouse_batch" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Warehouse" TEXT NOT NULL,
    "WarehouseName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Orders" INTEGER NOT NULL,
    "Pieces" INTEGER NOT NULL
);


CREATE TABLE "warehouse_confirmation" (
    "Slip" TEXT NOT NULL,
    "What" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Person" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    CONSTRAINT "PK_warehouse_confirmation" PRIMARY KEY ("Slip", "What")
);


CREATE TABLE "warehouse_departure" (
    "Slip" TEXT NOT NULL CONSTRAINT "PK_warehouse_departure" PRIMARY KEY,
    "Manifest" TEXT NOT NULL,
    "ManifestNo" TEXT NOT NULL,
    "Courier" TEXT NOT NULL,
    "WaybillNo" TEXT NOT NULL,
    "CourierPerson" TEXT NOT NULL,
    "Shipper" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);


CREATE TABLE "warehouse_hand_over" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_warehouse_hand_over" PRIMARY KEY,
    "Kind" INTEGER NOT NULL,
    "Batch" TEXT NOT NULL,
    "BatchNo" TEXT NOT NULL,
    "Slip" TEXT NULL,
    "At" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "FromId" TEXT NULL,
    "To" TEXT NOT NULL,
    "ToId" TEXT NOT NULL,
    "Orders" INTEGER NOT NULL,
    "Pieces" INTEGER NOT NULL
);


CREATE TABLE "warehouse_line_check" (
    "Slip" TEXT NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Wanted" INTEGER NOT NULL,
    "Checked" INTEGER NOT NULL,
    CONSTRAINT "PK_warehouse_line_check" PRIMARY KEY ("Slip", "LineNo")
);


CREATE TABLE "warehouse_manifest" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_warehouse_manifest" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "Courier" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "OpenedBy" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedBy" TEXT NULL,
    "CourierPerson" TEXT NULL,
    "Parcels" INTEGER NOT NULL,
    "Pieces" INTEGER NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "warehouse_manifest_line" (
    "Slip" TEXT NOT NULL CONSTRAINT "PK_warehouse_manifest_line" PRIMARY KEY,
    "Manifest" TEXT NOT NULL,
    "SlipNo" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "WaybillNo" TEXT NOT NULL,
    "Recipient" TEXT NOT NULL,
    "City" TEXT NOT NULL,
    "Pieces" INTEGER NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "AddedBy" TEXT NOT NULL
);


CREATE TABLE "warehouse_pick" (
    "Slip" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Sku" TEXT NOT NULL,
    "Bin" TEXT NOT NULL,
    "BinCode" TEXT NOT NULL,
    "PickSequence" INTEGER NOT NULL,
    "Wanted" INTEGER NOT NULL,
    "Taken" INTEGER NOT NULL,
    CONSTRAINT "PK_warehouse_pick" PRIMARY KEY ("Slip", "No")
);


CREATE TABLE "warehouse_pickup_call" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_warehouse_pickup_call" PRIMARY KEY,
    "Courier" TEXT NOT NULL,
    "CalledAt" INTEGER NOT NULL,
    "CalledBy" TEXT NOT NULL,
    "ExpectedAt" INTEGER NOT NULL,
    "Parcels" INTEGER NOT NULL,
    "Note" TEXT NULL,
    "Manifest" TEXT NULL,
    "CameAt" INTEGER NULL
);


CREATE TABLE "warehouse_planning_turn" (
    "Warehouse" TEXT NOT NULL CONSTRAINT "PK_warehouse_planning_turn" PRIMARY KEY,
    "Plans" INTEGER NOT NULL
);


CREATE TABLE "warehouse_put_back" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_warehouse_put_back" PRIMARY KEY,
    "Slip" TEXT NOT NULL,
    "SlipNo" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    "Barcode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Variant" TEXT NOT NULL,
    "BinCode" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "Why" TEXT NOT NULL,
    "DoneAt" INTEGER NULL,
    "DoneBy" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "warehouse_shortage" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_warehouse_shortage" PRIMARY KEY,
    "Slip" TEXT NOT NULL,
    "SlipNo" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Variant" TEXT NOT NULL,
    "Bin" TEXT NOT NULL,
    "BinCode" TEXT NOT NULL,
    "Missing" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    "Note" TEXT NULL,
    "ClearedAt" INTEGER NULL,
    "ClearedBy" TEXT NULL,
    "Finding" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "work_calendar_day" (
    "Day" TEXT NOT NULL CONSTRAINT "PK_work_calendar_day" PRIMARY KEY,
    "IsWorked" INTEGER NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL
);


CREATE TABLE "work_item" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_work_item" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "KindZh" TEXT NOT NULL,
    "KindEn" TEXT NOT NULL,
    "SubjectType" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "SubjectNo" TEXT NOT NULL,
    "Link" TEXT NOT NULL,
    "Position" TEXT NOT NULL,
    "AlsoFor" TEXT NOT NULL,
    "Person" TEXT NULL,
    "PersonName" TEXT NULL,
    "DueAt" INTEGER NULL,
    "FirstDueAt" INTEGER NULL,
    "WarnAt" INTEGER NULL,
    "WarnMinutes" INTEGER NOT NULL,
    "RuleZh" TEXT NOT NULL,
    "RuleEn" TEXT NOT NULL,
    "VerbZh" TEXT NOT NULL,
    "VerbEn" TEXT NOT NULL,
    "EscalateTo" TEXT NULL,
    "EscalatedTo" TEXT NULL,
    "EscalatedAt" INTEGER NULL,
    "Who" TEXT NULL,
    "Amount" INTEGER NULL,
    "At" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "EndedById" TEXT NULL,
    "Postponed" INTEGER NOT NULL,
    "Note" TEXT NULL
);


CREATE TABLE "work_item_event" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_work_item_event" PRIMARY KEY,
    "ItemId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ById" TEXT NULL,
    "By" TEXT NOT NULL,
    "Verb" INTEGER NOT NULL,
    "Detail" TEXT NULL,
    "Note" TEXT NULL
);


CREATE TABLE "aftersales_return_line" (
    "CaseId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "OrderLine" INTEGER NOT NULL,
    "Sku" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "ColourEn" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Amount" INTEGER NOT NULL,
    "Cost" INTEGER NOT NULL,
    "NewSku" TEXT NULL,
    "NewSkuCode" TEXT NULL,
    "NewColour" TEXT NULL,
    "NewColourEn" TEXT NULL,
    "NewSize" TEXT NULL,
    "Barcode" TEXT NOT NULL,
    "Colour" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PictureUrl" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    CONSTRAINT "PK_aftersales_return_line" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_aftersales_return_line_aftersales_return_CaseId" FOREIGN KEY ("CaseId") REFERENCES "aftersales_return" ("Id") ON DELETE CASCADE
);


CREATE TABLE "aftersales_return_progress" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_aftersales_return_progress" PRIMARY KEY,
    "OrderId" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "ApprovalNo" TEXT NULL,
    "GrantedBy" TEXT NULL,
    "GrantedAt" INTEGER NULL,
    "BackBy" INTEGER NULL,
    "WaybillNo" TEXT NULL,
    "Round" INTEGER NOT NULL,
    "WarehouseName" TEXT NULL,
    "InspectedBy" TEXT NULL,
    "InspectedAt" INTEGER NULL,
    "InspectionNote" TEXT NULL,
    "SlipApprovalNo" TEXT NULL,
    "Refunded" INTEGER NOT NULL,
    "ReplacementNo" TEXT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "EndNote" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_aftersales_return_progress_aftersales_return_Id" FOREIGN KEY ("Id") REFERENCES "aftersales_return" ("Id") ON DELETE CASCADE
);


CREATE TABLE "catalog_attribute" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_catalog_attribute" PRIMARY KEY,
    "ProductId" TEXT NOT NULL,
    "Sort" INTEGER NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "ValueZh" TEXT NOT NULL,
    "ValueEn" TEXT NOT NULL,
    "IsFilter" INTEGER NOT NULL,
    CONSTRAINT "FK_catalog_attribute_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES "catalog_product" ("Id") ON DELETE CASCADE
);


CREATE TABLE "catalog_measure" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_catalog_measure" PRIMARY KEY,
    "ProductId" TEXT NOT NULL,
    "Sort" INTEGER NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "Millimetres" INTEGER NOT NULL,
    CONSTRAINT "FK_catalog_measure_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES "catalog_product" ("Id") ON DELETE CASCADE
);


CREATE TABLE "catalog_picture" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_catalog_picture" PRIMARY KEY,
    "ProductId" TEXT NOT NULL,
    "Url" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "ColourZh" TEXT NULL,
    "Sort" INTEGER NOT NULL,
    "AltZh" TEXT NOT NULL,
    "AltEn" TEXT NOT NULL,
    CONSTRAINT "FK_catalog_picture_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES "catalog_product" ("Id") ON DELETE CASCADE
);


CREATE TABLE "catalog_sku" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_catalog_sku" PRIMARY KEY,
    "ProductId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Barcode" TEXT NOT NULL,
    "ColourZh" TEXT NOT NULL,
    "ColourEn" TEXT NOT NULL,
    "Swatch" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "Sort" INTEGER NOT NULL,
    "Price" INTEGER NOT NULL,
    "PromoPrice" INTEGER NULL,
    "PromoFrom" INTEGER NULL,
    "PromoUntil" INTEGER NULL,
    "Cost" INTEGER NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "VolumeCm3" INTEGER NOT NULL,
    "SafetyStock" INTEGER NOT NULL,
    "PresaleShipsOn" TEXT NULL,
    "IsOff" INTEGER NOT NULL,
    CONSTRAINT "FK_catalog_sku_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES "catalog_product" ("Id") ON DELETE CASCADE
);


CREATE TABLE "fulfilment_interception_progress" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_fulfilment_interception_progress" PRIMARY KEY,
    "At" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "EndedBy" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_fulfilment_interception_progress_fulfilment_interception_Id" FOREIGN KEY ("Id") REFERENCES "fulfilment_interception" ("Id") ON DELETE CASCADE
);


CREATE TABLE "fulfilment_merge_part" (
    "Merge" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Order" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "Slip" TEXT NOT NULL,
    "SlipNo" TEXT NOT NULL,
    "Part" INTEGER NOT NULL,
    "Pieces" INTEGER NOT NULL,
    "CashDue" INTEGER NULL,
    CONSTRAINT "PK_fulfilment_merge_part" PRIMARY KEY ("Merge", "No"),
    CONSTRAINT "FK_fulfilment_merge_part_fulfilment_merge_Merge" FOREIGN KEY ("Merge") REFERENCES "fulfilment_merge" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ordering_amendment_change" (
    "AmendmentId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "OrderId" TEXT NOT NULL,
    "Field" INTEGER NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Before" TEXT NOT NULL,
    "After" TEXT NOT NULL,
    "Value" TEXT NULL,
    "Sku" TEXT NULL,
    CONSTRAINT "PK_ordering_amendment_change" PRIMARY KEY ("AmendmentId", "No"),
    CONSTRAINT "FK_ordering_amendment_change_ordering_amendment_AmendmentId" FOREIGN KEY ("AmendmentId") REFERENCES "ordering_amendment" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ordering_amendment_progress" (
    "AmendmentId" TEXT NOT NULL CONSTRAINT "PK_ordering_amendment_progress" PRIMARY KEY,
    "No" TEXT NOT NULL,
    "OrderId" TEXT NOT NULL,
    "OrderNo" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "ApprovalNo" TEXT NULL,
    "Turn" INTEGER NOT NULL,
    "DecidedAt" INTEGER NULL,
    "DecidedBy" TEXT NULL,
    "Comment" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_ordering_amendment_progress_ordering_amendment_AmendmentId" FOREIGN KEY ("AmendmentId") REFERENCES "ordering_amendment" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ordering_order_line" (
    "OrderId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "Sku" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Price" INTEGER NOT NULL,
    "Discount" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "UnitCost" INTEGER NOT NULL,
    "WeightGrams" INTEGER NOT NULL,
    "ShipsOn" TEXT NULL,
    "Deposit" INTEGER NOT NULL,
    "Wholesale" TEXT NULL,
    "WholesaleRevision" INTEGER NOT NULL,
    "WholesaleFrom" INTEGER NOT NULL,
    "Barcode" TEXT NOT NULL,
    "Colour" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PictureUrl" TEXT NOT NULL,
    "Size" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    CONSTRAINT "PK_ordering_order_line" PRIMARY KEY ("OrderId", "No"),
    CONSTRAINT "FK_ordering_order_line_ordering_order_OrderId" FOREIGN KEY ("OrderId") REFERENCES "ordering_order" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ordering_progress" (
    "OrderId" TEXT NOT NULL CONSTRAINT "PK_ordering_progress" PRIMARY KEY,
    "Status" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "PlacedAt" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    "Account" TEXT NULL,
    "IsPaid" INTEGER NOT NULL,
    "Flags" TEXT NOT NULL,
    "Score" INTEGER NOT NULL,
    "DueAt" INTEGER NULL,
    "HandlerId" TEXT NULL,
    "HandlerName" TEXT NULL,
    "IsAmended" INTEGER NOT NULL,
    "Amendments" INTEGER NOT NULL,
    "AmendedAt" INTEGER NULL,
    "OpenAmendment" TEXT NULL,
    "Split" TEXT NULL,
    "Stopped" TEXT NULL,
    "HoldReason" TEXT NULL,
    "CancelReason" TEXT NULL,
    "CancelCode" TEXT NULL,
    "WaybillNo" TEXT NULL,
    "PaidAt" INTEGER NULL,
    "FirstPaidAt" INTEGER NULL,
    "BalanceUntil" INTEGER NULL,
    "StockOn" TEXT NULL,
    "BalanceRemindedAt" INTEGER NULL,
    "DepositKept" INTEGER NOT NULL,
    "AcceptedAt" INTEGER NULL,
    "ContactedAt" INTEGER NULL,
    "ConfirmedAt" INTEGER NULL,
    "ReleasedAt" INTEGER NULL,
    "PickedAt" INTEGER NULL,
    "PackedAt" INTEGER NULL,
    "ShippedAt" INTEGER NULL,
    "ReceivedAt" INTEGER NULL,
    "SettledAt" INTEGER NULL,
    "ClosedAt" INTEGER NULL,
    "CancelledAt" INTEGER NULL,
    CONSTRAINT "FK_ordering_progress_ordering_order_OrderId" FOREIGN KEY ("OrderId") REFERENCES "ordering_order" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ordering_split_part" (
    "SplitId" TEXT NOT NULL,
    "No" INTEGER NOT NULL,
    "OrderId" TEXT NOT NULL,
    "NotBefore" TEXT NULL,
    "Goods" INTEGER NOT NULL,
    "Discount" INTEGER NOT NULL,
    "Postage" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    CONSTRAINT "PK_ordering_split_part" PRIMARY KEY ("SplitId", "No"),
    CONSTRAINT "FK_ordering_split_part_ordering_split_SplitId" FOREIGN KEY ("SplitId") REFERENCES "ordering_split" ("Id") ON DELETE CASCADE
);


CREATE TABLE "pricing_special_progress" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_pricing_special_progress" PRIMARY KEY,
    "State" INTEGER NOT NULL,
    "Left" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "ApprovalNo" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Comment" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_pricing_special_progress_pricing_special_price_Id" FOREIGN KEY ("Id") REFERENCES "pricing_special_price" ("Id") ON DELETE CASCADE
);


CREATE TABLE "servicedesk_consultation_item" (
    "ConsultationId" TEXT NOT NULL,
    "Sku" TEXT NOT NULL,
    "Product" TEXT NOT NULL,
    "StyleNo" TEXT NOT NULL,
    "SkuCode" TEXT NOT NULL,
    "NameZh" TEXT NOT NULL,
    "NameEn" TEXT NOT NULL,
    CONSTRAINT "PK_servicedesk_consultation_item" PRIMARY KEY ("ConsultationId", "Sku"),
    CONSTRAINT "FK_servicedesk_consultation_item_servicedesk_consultation_ConsultationId" FOREIGN KEY ("ConsultationId") REFERENCES "servicedesk_consultation" ("Id") ON DELETE CASCADE
);


CREATE TABLE "shipping_exception_progress" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_shipping_exception_progress" PRIMARY KEY,
    "ParcelId" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "OwnerId" TEXT NULL,
    "Owner" TEXT NULL,
    "TakenAt" INTEGER NULL,
    "Notes" INTEGER NOT NULL,
    "Outcome" INTEGER NULL,
    "Claimed" INTEGER NULL,
    "ClosingNote" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "ClosedBy" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_shipping_exception_progress_shipping_exception_Id" FOREIGN KEY ("Id") REFERENCES "shipping_exception" ("Id") ON DELETE CASCADE
);


CREATE TABLE "ordering_part_progress" (
    "SplitId" TEXT NOT NULL,
    "PartNo" INTEGER NOT NULL,
    "State" INTEGER NOT NULL,
    "ReleasedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_ordering_part_progress" PRIMARY KEY ("SplitId", "PartNo"),
    CONSTRAINT "FK_ordering_part_progress_ordering_split_part_SplitId_PartNo" FOREIGN KEY ("SplitId", "PartNo") REFERENCES "ordering_split_part" ("SplitId", "No") ON DELETE CASCADE
);


CREATE TABLE "ordering_split_line" (
    "SplitId" TEXT NOT NULL,
    "PartNo" INTEGER NOT NULL,
    "LineNo" INTEGER NOT NULL,
    "Quantity" INTEGER NOT NULL,
    "Discount" INTEGER NOT NULL,
    "Total" INTEGER NOT NULL,
    CONSTRAINT "PK_ordering_split_line" PRIMARY KEY ("SplitId", "PartNo", "LineNo"),
    CONSTRAINT "FK_ordering_split_line_ordering_split_part_SplitId_PartNo" FOREIGN KEY ("SplitId", "PartNo") REFERENCES "ordering_split_part" ("SplitId", "No") ON DELETE CASCADE
);


CREATE INDEX "IX_aftersales_return_Channel_MadeAt_Id" ON "aftersales_return" ("Channel", "MadeAt", "Id");


CREATE INDEX "IX_aftersales_return_MadeAt_Id" ON "aftersales_return" ("MadeAt", "Id");


CREATE UNIQUE INDEX "IX_aftersales_return_No" ON "aftersales_return" ("No");


CREATE INDEX "IX_aftersales_return_OrderId" ON "aftersales_return" ("OrderId");


CREATE INDEX "IX_aftersales_return_OrderNo" ON "aftersales_return" ("OrderNo");


CREATE INDEX "IX_aftersales_return_Phone" ON "aftersales_return" ("Phone");


CREATE UNIQUE INDEX "IX_aftersales_return_progress_OrderId" ON "aftersales_return_progress" ("OrderId") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_aftersales_return_progress_State" ON "aftersales_return_progress" ("State");


CREATE INDEX "IX_aftersales_return_progress_WaybillNo" ON "aftersales_return_progress" ("WaybillNo") WHERE "WaybillNo" IS NOT NULL;


CREATE INDEX "IX_approvals_act_ById_RequestId" ON "approvals_act" ("ById", "RequestId");


CREATE UNIQUE INDEX "IX_approvals_act_RequestId_Revision_ById" ON "approvals_act" ("RequestId", "Revision", "ById") WHERE "Verb" IN (1, 2, 3);


CREATE INDEX "IX_approvals_delegation_FromId_Until" ON "approvals_delegation" ("FromId", "Until");


CREATE INDEX "IX_approvals_delegation_ToId_Until" ON "approvals_delegation" ("ToId", "Until");


CREATE INDEX "IX_approvals_delegation_Until" ON "approvals_delegation" ("Until") WHERE "Ended" = FALSE;


CREATE INDEX "IX_approvals_progress_State_DueAt" ON "approvals_progress" ("State", "DueAt");


CREATE UNIQUE INDEX "IX_approvals_progress_SubjectId_Kind" ON "approvals_progress" ("SubjectId", "Kind") WHERE "State" IN (0, 1);


CREATE INDEX "IX_approvals_request_MadeAt_Id" ON "approvals_request" ("MadeAt", "Id");


CREATE INDEX "IX_approvals_request_MakerId_MadeAt" ON "approvals_request" ("MakerId", "MadeAt");


CREATE UNIQUE INDEX "IX_approvals_request_No" ON "approvals_request" ("No");


CREATE INDEX "IX_approvals_request_SubjectId" ON "approvals_request" ("SubjectId");


CREATE INDEX "IX_approvals_request_SubjectNo" ON "approvals_request" ("SubjectNo");


CREATE INDEX "IX_approvals_seat_DueAt_Id" ON "approvals_seat" ("DueAt", "Id") WHERE "State" = 1;


CREATE INDEX "IX_approvals_seat_RequestId_Revision_Step" ON "approvals_seat" ("RequestId", "Revision", "Step");


CREATE INDEX "IX_backups_run_At_Id" ON "backups_run" ("At", "Id");


CREATE INDEX "IX_backups_run_Kind_At_Id" ON "backups_run" ("Kind", "At", "Id");


CREATE UNIQUE INDEX "IX_backups_run_Kind_Slot_Try" ON "backups_run" ("Kind", "Slot", "Try") WHERE "Slot" IS NOT NULL;


CREATE INDEX "IX_backups_run_Kind_State_At_Id" ON "backups_run" ("Kind", "State", "At", "Id");


CREATE UNIQUE INDEX "IX_backups_run_open" ON "backups_run" ("Kind") WHERE "State" < 2;


CREATE INDEX "IX_catalog_attribute_NameZh_ValueZh" ON "catalog_attribute" ("NameZh", "ValueZh") WHERE "IsFilter";


CREATE INDEX "IX_catalog_attribute_ProductId_Sort" ON "catalog_attribute" ("ProductId", "Sort");


CREATE INDEX "IX_catalog_category_ParentId" ON "catalog_category" ("ParentId");


CREATE UNIQUE INDEX "IX_catalog_category_Slug" ON "catalog_category" ("Slug");


CREATE INDEX "IX_catalog_measure_ProductId_Sort" ON "catalog_measure" ("ProductId", "Sort");


CREATE INDEX "IX_catalog_picture_ProductId_Sort" ON "catalog_picture" ("ProductId", "Sort");


CREATE INDEX "IX_catalog_product_CategoryId_Status_ListedAt" ON "catalog_product" ("CategoryId", "Status", "ListedAt");


CREATE INDEX "IX_catalog_product_CreatedAt_Id" ON "catalog_product" ("CreatedAt", "Id");


CREATE INDEX "IX_catalog_product_IsHero_ListedAt" ON "catalog_product" ("IsHero", "ListedAt") WHERE "IsHero";


CREATE INDEX "IX_catalog_product_Status_ListedAt_Id" ON "catalog_product" ("Status", "ListedAt", "Id");


CREATE UNIQUE INDEX "IX_catalog_product_StyleNo" ON "catalog_product" ("StyleNo");


CREATE UNIQUE INDEX "IX_catalog_sku_Barcode" ON "catalog_sku" ("Barcode");


CREATE UNIQUE INDEX "IX_catalog_sku_Code" ON "catalog_sku" ("Code");


CREATE INDEX "IX_catalog_sku_ProductId_Sort" ON "catalog_sku" ("ProductId", "Sort");


CREATE UNIQUE INDEX "IX_channels_channel_Code" ON "channels_channel" ("Code");


CREATE INDEX "IX_channels_import_At_Id" ON "channels_import" ("At", "Id");


CREATE UNIQUE INDEX "IX_channels_import_No" ON "channels_import" ("No");


CREATE INDEX "IX_channels_import_State_At" ON "channels_import" ("State", "At");


CREATE INDEX "IX_channels_nonce_At" ON "channels_nonce" ("At");


CREATE INDEX "IX_customers_address_Account_ChosenAt" ON "customers_address" ("Account", "ChosenAt");


CREATE INDEX "IX_customers_class_request_Account_MadeAt" ON "customers_class_request" ("Account", "MadeAt");


CREATE INDEX "IX_customers_class_request_MadeAt_Id" ON "customers_class_request" ("MadeAt", "Id");


CREATE UNIQUE INDEX "IX_customers_class_request_No" ON "customers_class_request" ("No");


CREATE UNIQUE INDEX "IX_customers_class_request_waiting" ON "customers_class_request" ("Account") WHERE "State" = 0;


CREATE INDEX "IX_customers_member_Class" ON "customers_member" ("Class") WHERE "Class" IS NOT NULL;


CREATE INDEX "IX_customers_member_Login" ON "customers_member" ("Login");


CREATE INDEX "IX_customers_member_Name_Account" ON "customers_member" ("Name", "Account");


CREATE INDEX "IX_customers_member_Phone" ON "customers_member" ("Phone");


CREATE INDEX "IX_customers_member_RegisteredAt_Account" ON "customers_member" ("RegisteredAt", "Account");


CREATE INDEX "IX_customers_message_AskedAt_Id" ON "customers_message" ("AskedAt", "Id");


CREATE UNIQUE INDEX "IX_customers_message_Once" ON "customers_message" ("Once");


CREATE INDEX "IX_customers_message_Phone_AskedAt" ON "customers_message" ("Phone", "AskedAt");


CREATE INDEX "IX_customers_message_State_NextAt" ON "customers_message" ("State", "NextAt");


CREATE INDEX "IX_finance_callback_At_Id" ON "finance_callback" ("At", "Id");


CREATE INDEX "IX_finance_charge_ReceivableId" ON "finance_charge" ("ReceivableId");


CREATE INDEX "IX_finance_journal_entry_At_Id" ON "finance_journal_entry" ("At", "Id");


CREATE INDEX "IX_finance_journal_entry_DocumentNo" ON "finance_journal_entry" ("DocumentNo");


CREATE UNIQUE INDEX "IX_finance_journal_entry_No" ON "finance_journal_entry" ("No");


CREATE UNIQUE INDEX "IX_finance_journal_entry_Reverses" ON "finance_journal_entry" ("Reverses");


CREATE INDEX "IX_finance_journal_line_Day_Account" ON "finance_journal_line" ("Day", "Account");


CREATE INDEX "IX_finance_localpay_notice_NextAt" ON "finance_localpay_notice" ("NextAt") WHERE NOT "IsOver";


CREATE UNIQUE INDEX "IX_finance_localpay_trade_ChargeNo" ON "finance_localpay_trade" ("ChargeNo");


CREATE UNIQUE INDEX "IX_finance_localpay_trade_TradeNo" ON "finance_localpay_trade" ("TradeNo");


CREATE INDEX "IX_finance_payment_BookedAt_Id" ON "finance_payment" ("BookedAt", "Id");


CREATE INDEX "IX_finance_payment_DocumentNo" ON "finance_payment" ("DocumentNo");


CREATE UNIQUE INDEX "IX_finance_payment_Provider_TradeNo" ON "finance_payment" ("Provider", "TradeNo");


CREATE INDEX "IX_finance_payment_ReceivableId" ON "finance_payment" ("ReceivableId");


CREATE INDEX "IX_finance_receivable_DocumentNo" ON "finance_receivable" ("DocumentNo");


CREATE INDEX "IX_finance_receivable_OpenedAt_Id" ON "finance_receivable" ("OpenedAt", "Id");


CREATE INDEX "IX_finance_receivable_State_OpenedAt_Id" ON "finance_receivable" ("State", "OpenedAt", "Id");


CREATE INDEX "IX_finance_refund_DocumentNo" ON "finance_refund" ("DocumentNo");


CREATE UNIQUE INDEX "IX_finance_refund_No" ON "finance_refund" ("No");


CREATE UNIQUE INDEX "IX_finance_refund_Once" ON "finance_refund" ("Once");


CREATE INDEX "IX_finance_refund_ReceivableId" ON "finance_refund" ("ReceivableId");


CREATE INDEX "IX_finance_refund_RequestedAt_Id" ON "finance_refund" ("RequestedAt", "Id");


CREATE INDEX "IX_finance_refund_State_RequestedAt_Id" ON "finance_refund" ("State", "RequestedAt", "Id");


CREATE INDEX "IX_fulfilment_consolidated_Order" ON "fulfilment_consolidated" ("Order");


CREATE INDEX "IX_fulfilment_consolidated_OrderNo" ON "fulfilment_consolidated" ("OrderNo");


CREATE INDEX "IX_fulfilment_interception_Order" ON "fulfilment_interception" ("Order");


CREATE INDEX "IX_fulfilment_interception_open" ON "fulfilment_interception_progress" ("At") WHERE "State" = 0;


CREATE UNIQUE INDEX "IX_fulfilment_merge_No" ON "fulfilment_merge" ("No");


CREATE UNIQUE INDEX "IX_fulfilment_merge_Undoes" ON "fulfilment_merge" ("Undoes") WHERE "Undoes" IS NOT NULL;


CREATE INDEX "IX_fulfilment_merge_part_Order" ON "fulfilment_merge_part" ("Order");


CREATE UNIQUE INDEX "IX_fulfilment_outbound_No" ON "fulfilment_outbound" ("No");


CREATE INDEX "IX_fulfilment_outbound_Order" ON "fulfilment_outbound" ("Order");


CREATE INDEX "IX_fulfilment_progress_Batch" ON "fulfilment_progress" ("Batch");


CREATE INDEX "IX_fulfilment_progress_CutOff_No" ON "fulfilment_progress" ("CutOff", "No");


CREATE UNIQUE INDEX "IX_fulfilment_progress_live_order" ON "fulfilment_progress" ("Order", "Warehouse", "Part") WHERE "Status" < 5;


CREATE INDEX "IX_fulfilment_progress_Manifest" ON "fulfilment_progress" ("Manifest");


CREATE UNIQUE INDEX "IX_fulfilment_progress_No" ON "fulfilment_progress" ("No");


CREATE INDEX "IX_fulfilment_progress_Order" ON "fulfilment_progress" ("Order");


CREATE INDEX "IX_fulfilment_progress_OrderNo" ON "fulfilment_progress" ("OrderNo");


CREATE INDEX "IX_fulfilment_progress_Phone" ON "fulfilment_progress" ("Phone");


CREATE INDEX "IX_fulfilment_progress_PickerId_Status" ON "fulfilment_progress" ("PickerId", "Status");


CREATE INDEX "IX_fulfilment_progress_Status_CutOff_No" ON "fulfilment_progress" ("Status", "CutOff", "No");


CREATE UNIQUE INDEX "IX_fulfilment_progress_Tote" ON "fulfilment_progress" ("Tote") WHERE "Tote" IS NOT NULL;


CREATE INDEX "IX_fulfilment_progress_WaybillNo" ON "fulfilment_progress" ("WaybillNo");


CREATE INDEX "IX_inbound_progress_At_No" ON "inbound_progress" ("At", "No");


CREATE INDEX "IX_inbound_progress_Status_At_No" ON "inbound_progress" ("Status", "At", "No");


CREATE INDEX "IX_inbound_receipt_At_Id" ON "inbound_receipt" ("At", "Id");


CREATE UNIQUE INDEX "IX_inbound_receipt_No" ON "inbound_receipt" ("No");


CREATE UNIQUE INDEX "IX_inventory_bin_Warehouse_Code" ON "inventory_bin" ("Warehouse", "Code");


CREATE INDEX "IX_inventory_bin_stock_Bin" ON "inventory_bin_stock" ("Bin");


CREATE INDEX "IX_inventory_movement_Sku_At" ON "inventory_movement" ("Sku", "At");


CREATE INDEX "IX_inventory_movement_SlipId" ON "inventory_movement" ("SlipId");


CREATE INDEX "IX_inventory_purchase_request_AskedAt_Id" ON "inventory_purchase_request" ("AskedAt", "Id");


CREATE UNIQUE INDEX "IX_inventory_purchase_request_No" ON "inventory_purchase_request" ("No");


CREATE UNIQUE INDEX "IX_inventory_purchase_request_Sku" ON "inventory_purchase_request" ("Sku") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_purchase_request_State" ON "inventory_purchase_request" ("State") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_reservation_DocumentId" ON "inventory_reservation" ("DocumentId");


CREATE INDEX "IX_inventory_reservation_ExpiresAt" ON "inventory_reservation" ("ExpiresAt") WHERE "State" = 0 AND "ExpiresAt" IS NOT NULL;


CREATE INDEX "IX_inventory_reservation_HeldFor" ON "inventory_reservation" ("HeldFor") WHERE "State" = 0 AND "HeldFor" IS NOT NULL;


CREATE INDEX "IX_inventory_reservation_Sku_Warehouse" ON "inventory_reservation" ("Sku", "Warehouse") WHERE "State" = 0;


CREATE UNIQUE INDEX "IX_inventory_want_DocumentId_Sku" ON "inventory_want" ("DocumentId", "Sku") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_want_DocumentNo" ON "inventory_want" ("DocumentNo") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_want_Sku_Since" ON "inventory_want" ("Sku", "Since");


CREATE UNIQUE INDEX "IX_inventory_warehouse_Code" ON "inventory_warehouse" ("Code");


CREATE INDEX "IX_ordering_amendment_OrderId" ON "ordering_amendment" ("OrderId");


CREATE INDEX "IX_ordering_amendment_change_OrderId" ON "ordering_amendment_change" ("OrderId");


CREATE INDEX "IX_ordering_amendment_change_Sku" ON "ordering_amendment_change" ("Sku");


CREATE INDEX "IX_ordering_amendment_progress_MadeAt_AmendmentId" ON "ordering_amendment_progress" ("MadeAt", "AmendmentId");


CREATE UNIQUE INDEX "IX_ordering_amendment_progress_No" ON "ordering_amendment_progress" ("No");


CREATE UNIQUE INDEX "IX_ordering_amendment_progress_OrderId" ON "ordering_amendment_progress" ("OrderId") WHERE "State" = 0;


CREATE INDEX "IX_ordering_amendment_progress_OrderNo" ON "ordering_amendment_progress" ("OrderNo");


CREATE INDEX "IX_ordering_amendment_progress_State_MadeAt_AmendmentId" ON "ordering_amendment_progress" ("State", "MadeAt", "AmendmentId");


CREATE INDEX "IX_ordering_cart_line_At" ON "ordering_cart_line" ("At");


CREATE INDEX "IX_ordering_contact_OrderId" ON "ordering_contact" ("OrderId");


CREATE INDEX "IX_ordering_order_Account_PlacedAt" ON "ordering_order" ("Account", "PlacedAt");


CREATE INDEX "IX_ordering_order_AddressKey_PlacedAt" ON "ordering_order" ("AddressKey", "PlacedAt");


CREATE UNIQUE INDEX "IX_ordering_order_ChannelNo_Channel" ON "ordering_order" ("ChannelNo", "Channel") WHERE "ChannelNo" IS NOT NULL;


CREATE UNIQUE INDEX "IX_ordering_order_No" ON "ordering_order" ("No");


CREATE INDEX "IX_ordering_order_PlacedAt_Id" ON "ordering_order" ("PlacedAt", "Id");


CREATE INDEX "IX_ordering_order_line_Sku" ON "ordering_order_line" ("Sku");


CREATE INDEX "IX_ordering_part_progress_waiting" ON "ordering_part_progress" ("SplitId") WHERE "State" = 0;


CREATE INDEX "IX_ordering_placed_once_At" ON "ordering_placed_once" ("At");


CREATE INDEX "IX_ordering_print_OrderId_At" ON "ordering_print" ("OrderId", "At");


CREATE INDEX "IX_ordering_progress_Account_Status" ON "ordering_progress" ("Account", "Status");


CREATE INDEX "IX_ordering_progress_BalanceUntil" ON "ordering_progress" ("BalanceUntil") WHERE "BalanceUntil" IS NOT NULL AND NOT "IsPaid";


CREATE INDEX "IX_ordering_progress_CancelledAt" ON "ordering_progress" ("CancelledAt") WHERE "CancelledAt" IS NOT NULL;


CREATE INDEX "IX_ordering_progress_PlacedAt_OrderId" ON "ordering_progress" ("PlacedAt", "OrderId");


CREATE INDEX "IX_ordering_progress_ShippedAt" ON "ordering_progress" ("ShippedAt");


CREATE INDEX "IX_ordering_progress_Status_DueAt" ON "ordering_progress" ("Status", "DueAt");


CREATE INDEX "IX_ordering_progress_Status_PlacedAt_OrderId" ON "ordering_progress" ("Status", "PlacedAt", "OrderId");


CREATE INDEX "IX_ordering_progress_unpaid" ON "ordering_progress" ("PlacedAt", "OrderId") WHERE NOT "IsPaid";


CREATE INDEX "IX_ordering_remark_OrderId" ON "ordering_remark" ("OrderId");


CREATE UNIQUE INDEX "IX_ordering_split_No" ON "ordering_split" ("No");


CREATE INDEX "IX_ordering_split_OrderId" ON "ordering_split" ("OrderId");


CREATE UNIQUE INDEX "IX_ordering_split_Undoes" ON "ordering_split" ("Undoes") WHERE "Undoes" IS NOT NULL;


CREATE INDEX "IX_orderscreening_blacklist_At_Id" ON "orderscreening_blacklist" ("At", "Id");


CREATE INDEX "IX_orderscreening_blacklist_Kind_Value" ON "orderscreening_blacklist" ("Kind", "Value");


CREATE INDEX "IX_orderscreening_blacklist_Value" ON "orderscreening_blacklist" ("Value");


CREATE INDEX "IX_orderscreening_finding_At_Code" ON "orderscreening_finding" ("At", "Code");


CREATE INDEX "IX_orderscreening_finding_OrderId_At" ON "orderscreening_finding" ("OrderId", "At");


CREATE INDEX "IX_organization_account_Kind_NormalizedUserName" ON "organization_account" ("Kind", "NormalizedUserName");


CREATE UNIQUE INDEX "IX_organization_account_NormalizedUserName" ON "organization_account" ("NormalizedUserName");


CREATE INDEX "IX_organization_account_PhoneNumber" ON "organization_account" ("PhoneNumber");


CREATE UNIQUE INDEX "IX_organization_api_key_Prefix" ON "organization_api_key" ("Prefix");


CREATE INDEX "IX_organization_grant_Permission" ON "organization_grant" ("Permission");


CREATE INDEX "IX_organization_holding_AccountId" ON "organization_holding" ("AccountId");


CREATE INDEX "IX_organization_holding_Position" ON "organization_holding" ("Position");


CREATE INDEX "IX_organization_session_AccountId_LastSeenAt" ON "organization_session" ("AccountId", "LastSeenAt");


CREATE INDEX "IX_organization_session_LastSeenAt" ON "organization_session" ("LastSeenAt");


CREATE UNIQUE INDEX "IX_organization_view_Account_Page_Name" ON "organization_view" ("Account", "Page", "Name");


CREATE INDEX "IX_platform_audit_ActorId" ON "platform_audit" ("ActorId");


CREATE INDEX "IX_platform_audit_At" ON "platform_audit" ("At");


CREATE UNIQUE INDEX "IX_platform_audit_SubjectType_SubjectId_Seq" ON "platform_audit" ("SubjectType", "SubjectId", "Seq");


CREATE INDEX "IX_platform_file_Sha256" ON "platform_file" ("Sha256");


CREATE INDEX "IX_platform_idempotency_At" ON "platform_idempotency" ("At");


CREATE INDEX "IX_platform_job_run_Job" ON "platform_job_run" ("Job") WHERE "Outcome" = 0;


CREATE INDEX "IX_platform_job_run_Job_StartedAt_Id" ON "platform_job_run" ("Job", "StartedAt", "Id");


CREATE INDEX "IX_platform_job_run_StartedAt" ON "platform_job_run" ("StartedAt");


CREATE INDEX "IX_platform_outbox_EndedAt" ON "platform_outbox" ("EndedAt") WHERE "State" = 1;


CREATE UNIQUE INDEX "IX_platform_outbox_EventId_Reaction" ON "platform_outbox" ("EventId", "Reaction");


CREATE INDEX "IX_platform_outbox_NextAt" ON "platform_outbox" ("NextAt") WHERE "State" = 0;


CREATE INDEX "IX_platform_outbox_State" ON "platform_outbox" ("State") WHERE "State" = 2;


CREATE UNIQUE INDEX "IX_platform_policy_change_Key_Seq" ON "platform_policy_change" ("Key", "Seq");


CREATE INDEX "IX_platform_sealed_entry_SealNo_Place" ON "platform_sealed_entry" ("SealNo", "Place");


CREATE INDEX "IX_pricing_special_price_Account_MadeAt" ON "pricing_special_price" ("Account", "MadeAt");


CREATE INDEX "IX_pricing_special_price_MadeAt_Id" ON "pricing_special_price" ("MadeAt", "Id");


CREATE UNIQUE INDEX "IX_pricing_special_price_No" ON "pricing_special_price" ("No");


CREATE INDEX "IX_pricing_special_progress_live" ON "pricing_special_progress" ("Until") WHERE "State" = 1 AND "Left" > 0;


CREATE INDEX "IX_pricing_special_use_Special" ON "pricing_special_use" ("Special");


CREATE INDEX "IX_pricing_wholesale_price_ChangedAt_Id" ON "pricing_wholesale_price" ("ChangedAt", "Id");


CREATE UNIQUE INDEX "IX_pricing_wholesale_price_Class_Goods" ON "pricing_wholesale_price" ("Class", "Goods");


CREATE INDEX "IX_pricing_wholesale_price_Code" ON "pricing_wholesale_price" ("Code");


CREATE UNIQUE INDEX "IX_records_duty_Register_Duty_Day" ON "records_duty" ("Register", "Duty", "Day");


CREATE INDEX "IX_records_duty_State_DueAt" ON "records_duty" ("State", "DueAt");


CREATE UNIQUE INDEX "IX_records_entry_No" ON "records_entry" ("No");


CREATE INDEX "IX_records_entry_Register_MadeAt_Id" ON "records_entry" ("Register", "MadeAt", "Id");


CREATE INDEX "IX_records_entry_Register_State_MadeAt_Id" ON "records_entry" ("Register", "State", "MadeAt", "Id");


CREATE UNIQUE INDEX "IX_records_entry_Register_UniqueKey" ON "records_entry" ("Register", "UniqueKey");


CREATE UNIQUE INDEX "IX_records_process_No" ON "records_process" ("No");


CREATE INDEX "IX_records_process_StartedAt_Id" ON "records_process" ("StartedAt", "Id");


CREATE INDEX "IX_records_process_State_StartedAt_Id" ON "records_process" ("State", "StartedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_Account_OpenedAt" ON "servicedesk_consultation" ("Account", "OpenedAt") WHERE "Account" IS NOT NULL;


CREATE INDEX "IX_servicedesk_consultation_EndedAt" ON "servicedesk_consultation" ("EndedAt") WHERE "EndedAt" IS NOT NULL;


CREATE UNIQUE INDEX "IX_servicedesk_consultation_No" ON "servicedesk_consultation" ("No");


CREATE INDEX "IX_servicedesk_consultation_OpenedAt_Id" ON "servicedesk_consultation" ("OpenedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_OwnerId_OpenedAt_Id" ON "servicedesk_consultation" ("OwnerId", "OpenedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_Phone_OpenedAt" ON "servicedesk_consultation" ("Phone", "OpenedAt") WHERE "Phone" IS NOT NULL;


CREATE INDEX "IX_servicedesk_consultation_State_OpenedAt_Id" ON "servicedesk_consultation" ("State", "OpenedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_State_TouchedAt" ON "servicedesk_consultation" ("State", "TouchedAt");


CREATE INDEX "IX_servicedesk_consultation_item_SkuCode" ON "servicedesk_consultation_item" ("SkuCode");


CREATE INDEX "IX_servicedesk_consultation_item_StyleNo" ON "servicedesk_consultation_item" ("StyleNo");


CREATE INDEX "IX_servicedesk_follow_up_open" ON "servicedesk_follow_up" ("DueAt", "OrderId") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_servicedesk_follow_up_over" ON "servicedesk_follow_up" ("DueAt", "OrderId") WHERE "EndedAt" IS NOT NULL;


CREATE INDEX "IX_servicedesk_follow_up_OwnerId_DueAt_OrderId" ON "servicedesk_follow_up" ("OwnerId", "DueAt", "OrderId") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_servicedesk_follow_up_note_OrderId_At" ON "servicedesk_follow_up_note" ("OrderId", "At");


CREATE INDEX "IX_servicedesk_hold_ById_State" ON "servicedesk_hold" ("ById", "State");


CREATE INDEX "IX_servicedesk_hold_consultation" ON "servicedesk_hold" ("ConsultationId");


CREATE UNIQUE INDEX "IX_servicedesk_hold_ConsultationId_Sku" ON "servicedesk_hold" ("ConsultationId", "Sku") WHERE "State" = 0;


CREATE INDEX "IX_servicedesk_hold_HeldFor" ON "servicedesk_hold" ("HeldFor") WHERE "State" = 0;


CREATE INDEX "IX_shipping_callback_At" ON "shipping_callback" ("At");


CREATE INDEX "IX_shipping_exception_DocumentId" ON "shipping_exception" ("DocumentId");


CREATE INDEX "IX_shipping_exception_DocumentNo" ON "shipping_exception" ("DocumentNo");


CREATE INDEX "IX_shipping_exception_DueAt_Id" ON "shipping_exception" ("DueAt", "Id");


CREATE UNIQUE INDEX "IX_shipping_exception_No" ON "shipping_exception" ("No");


CREATE INDEX "IX_shipping_exception_Part" ON "shipping_exception" ("Part");


CREATE INDEX "IX_shipping_exception_ReportedAt_Id" ON "shipping_exception" ("ReportedAt", "Id");


CREATE INDEX "IX_shipping_exception_WaybillNo" ON "shipping_exception" ("WaybillNo");


CREATE INDEX "IX_shipping_exception_note_ExceptionId_At" ON "shipping_exception_note" ("ExceptionId", "At");


CREATE UNIQUE INDEX "IX_shipping_exception_progress_ParcelId" ON "shipping_exception_progress" ("ParcelId") WHERE "ClosedAt" IS NULL;


CREATE INDEX "IX_shipping_localcourier_report_NextAt" ON "shipping_localcourier_report" ("NextAt") WHERE NOT "IsOver";


CREATE INDEX "IX_shipping_localcourier_report_WaybillNo" ON "shipping_localcourier_report" ("WaybillNo");


CREATE INDEX "IX_shipping_parcel_DocumentId" ON "shipping_parcel" ("DocumentId");


CREATE INDEX "IX_shipping_parcel_DocumentNo" ON "shipping_parcel" ("DocumentNo");


CREATE INDEX "IX_shipping_parcel_IssuedAt_Id" ON "shipping_parcel" ("IssuedAt", "Id");


CREATE UNIQUE INDEX "IX_shipping_parcel_Part" ON "shipping_parcel" ("Part") WHERE "VoidedAt" IS NULL;


CREATE INDEX "IX_shipping_parcel_State_IssuedAt_Id" ON "shipping_parcel" ("State", "IssuedAt", "Id");


CREATE UNIQUE INDEX "IX_shipping_parcel_WaybillNo" ON "shipping_parcel" ("WaybillNo");


CREATE INDEX "IX_shipping_parcel_share_DocumentId" ON "shipping_parcel_share" ("DocumentId");


CREATE INDEX "IX_shipping_parcel_share_DocumentNo" ON "shipping_parcel_share" ("DocumentNo");


CREATE INDEX "IX_shipping_postage_Courier_Zone_ValidFrom" ON "shipping_postage" ("Courier", "Zone", "ValidFrom");


CREATE INDEX "IX_shipping_tariff_Courier_Zone_ValidFrom" ON "shipping_tariff" ("Courier", "Zone", "ValidFrom");


CREATE UNIQUE INDEX "IX_shipping_tracking_Courier_EventId" ON "shipping_tracking" ("Courier", "EventId");


CREATE INDEX "IX_shipping_tracking_ParcelId_At" ON "shipping_tracking" ("ParcelId", "At");


CREATE UNIQUE INDEX "IX_warehouse_batch_No" ON "warehouse_batch" ("No");


CREATE INDEX "IX_warehouse_departure_Manifest" ON "warehouse_departure" ("Manifest");


CREATE INDEX "IX_warehouse_hand_over_Batch" ON "warehouse_hand_over" ("Batch");


CREATE INDEX "IX_warehouse_manifest_At_No" ON "warehouse_manifest" ("At", "No");


CREATE INDEX "IX_warehouse_manifest_Courier_Status" ON "warehouse_manifest" ("Courier", "Status");


CREATE UNIQUE INDEX "IX_warehouse_manifest_No" ON "warehouse_manifest" ("No");


CREATE INDEX "IX_warehouse_manifest_line_Manifest_AddedAt" ON "warehouse_manifest_line" ("Manifest", "AddedAt");


CREATE INDEX "IX_warehouse_pick_Sku" ON "warehouse_pick" ("Sku");


CREATE INDEX "IX_warehouse_pickup_call_CalledAt" ON "warehouse_pickup_call" ("CalledAt");


CREATE INDEX "IX_warehouse_pickup_call_Courier_CalledAt" ON "warehouse_pickup_call" ("Courier", "CalledAt");


CREATE INDEX "IX_warehouse_put_back_At" ON "warehouse_put_back" ("At") WHERE "DoneAt" IS NULL;


CREATE INDEX "IX_warehouse_put_back_Slip" ON "warehouse_put_back" ("Slip");


CREATE INDEX "IX_warehouse_shortage_At" ON "warehouse_shortage" ("At");


CREATE INDEX "IX_warehouse_shortage_Sku" ON "warehouse_shortage" ("Sku") WHERE "ClearedAt" IS NULL;


CREATE INDEX "IX_work_item_DueAt" ON "work_item" ("DueAt") WHERE "State" = 0;


CREATE INDEX "IX_work_item_EndedAt_Id" ON "work_item" ("EndedAt", "Id");


CREATE INDEX "IX_work_item_EndedById_EndedAt" ON "work_item" ("EndedById", "EndedAt");


CREATE INDEX "IX_work_item_Position_DueAt" ON "work_item" ("Position", "DueAt") WHERE "State" = 0;


CREATE INDEX "IX_work_item_SubjectId_Kind" ON "work_item" ("SubjectId", "Kind");


CREATE INDEX "IX_work_item_event_ById_At" ON "work_item_event" ("ById", "At");


CREATE INDEX "IX_work_item_event_ItemId_At" ON "work_item_event" ("ItemId", "At");


CREATE INDEX "IX_ordering_order_Phone_PlacedAt" ON "ordering_order" ("Phone", "PlacedAt");
