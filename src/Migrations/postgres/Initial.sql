CREATE TABLE aftersales_return (
    "Id" uuid NOT NULL,
    "No" character varying(30) COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "Reason" integer NOT NULL,
    "OrderId" uuid NOT NULL,
    "OrderNo" character varying(30) COLLATE "C" NOT NULL,
    "Channel" character varying(40) COLLATE "C" NOT NULL,
    "Account" uuid,
    "Customer" text COLLATE "C" NOT NULL,
    "Phone" character varying(20) COLLATE "C" NOT NULL,
    "What" text COLLATE "C" NOT NULL,
    "Consent" text COLLATE "C" NOT NULL,
    "Picture" uuid,
    "Goods" bigint NOT NULL,
    "Postage" bigint NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "MakerId" uuid,
    "Maker" text COLLATE "C" NOT NULL,
    "SendTo" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_aftersales_return" PRIMARY KEY ("Id")
);


CREATE TABLE aftersales_return_finding (
    "CaseId" uuid NOT NULL,
    "Round" integer NOT NULL,
    "LineNo" integer NOT NULL,
    "Good" integer NOT NULL,
    "Bad" integer NOT NULL,
    "Bin" uuid,
    "BinCode" text COLLATE "C",
    CONSTRAINT "PK_aftersales_return_finding" PRIMARY KEY ("CaseId", "Round", "LineNo")
);


CREATE TABLE approvals_act (
    "RequestId" uuid NOT NULL,
    "No" integer NOT NULL,
    "Revision" integer NOT NULL,
    "Step" integer NOT NULL,
    "Verb" integer NOT NULL,
    "ById" uuid,
    "By" text COLLATE "C" NOT NULL,
    "ForId" uuid,
    "For" text COLLATE "C",
    "To" text COLLATE "C",
    "Comment" text COLLATE "C",
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_approvals_act" PRIMARY KEY ("RequestId", "No")
);


CREATE TABLE approvals_delegation (
    "Id" uuid NOT NULL,
    "FromId" uuid NOT NULL,
    "FromName" text COLLATE "C" NOT NULL,
    "ToId" uuid NOT NULL,
    "ToName" text COLLATE "C" NOT NULL,
    "From" timestamp with time zone NOT NULL,
    "Until" timestamp with time zone NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "RevokedAt" timestamp with time zone,
    "RevokedBy" text COLLATE "C",
    "Begun" boolean NOT NULL,
    "Ended" boolean NOT NULL,
    CONSTRAINT "PK_approvals_delegation" PRIMARY KEY ("Id")
);


CREATE TABLE approvals_progress (
    "RequestId" uuid NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "SubjectId" uuid NOT NULL,
    "State" integer NOT NULL,
    "Revision" integer NOT NULL,
    "Step" integer NOT NULL,
    "Steps" integer NOT NULL,
    "DueAt" timestamp with time zone,
    "DecidedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_approvals_progress" PRIMARY KEY ("RequestId")
);


CREATE TABLE approvals_request (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "SubjectType" text COLLATE "C" NOT NULL,
    "SubjectId" uuid NOT NULL,
    "SubjectNo" text COLLATE "C" NOT NULL,
    "Link" text COLLATE "C" NOT NULL,
    "TitleZh" text COLLATE "C" NOT NULL,
    "TitleEn" text COLLATE "C" NOT NULL,
    "Content" text COLLATE "C" NOT NULL,
    "Amount" bigint,
    "NeededBy" timestamp with time zone,
    "MakerId" uuid,
    "MakerName" text COLLATE "C" NOT NULL,
    "MakerPosition" text COLLATE "C",
    "MadeAt" timestamp with time zone NOT NULL,
    "Chain" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_approvals_request" PRIMARY KEY ("Id")
);


CREATE TABLE approvals_revision (
    "RequestId" uuid NOT NULL,
    "No" integer NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_approvals_revision" PRIMARY KEY ("RequestId", "No")
);


CREATE TABLE approvals_seat (
    "Id" uuid NOT NULL,
    "RequestId" uuid NOT NULL,
    "Revision" integer NOT NULL,
    "Step" integer NOT NULL,
    "Place" integer NOT NULL,
    "Position" text COLLATE "C" NOT NULL,
    "NeedsAll" boolean NOT NULL,
    "From" bigint,
    "Acting" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "DueAt" timestamp with time zone,
    "PersonId" uuid,
    "PersonName" text COLLATE "C",
    "EscalatedTo" text COLLATE "C",
    "DecidedBy" text COLLATE "C",
    "DecidedFor" text COLLATE "C",
    "DecidedAt" timestamp with time zone,
    "Comment" text COLLATE "C",
    CONSTRAINT "PK_approvals_seat" PRIMARY KEY ("Id")
);


CREATE TABLE backups_run (
    "Id" uuid NOT NULL,
    "Kind" integer NOT NULL,
    "State" integer NOT NULL,
    "Slot" timestamp with time zone,
    "Try" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ById" uuid,
    "StartedAt" timestamp with time zone,
    "EndedAt" timestamp with time zone,
    "Took" bigint NOT NULL,
    "Worker" text COLLATE "C",
    "BeatAt" timestamp with time zone,
    "Node" text COLLATE "C",
    "Progress" bigint NOT NULL,
    "Folder" text COLLATE "C" NOT NULL,
    "File" character varying(200) COLLATE "C" NOT NULL,
    "Size" bigint NOT NULL,
    "Sha256" text COLLATE "C" NOT NULL,
    "From" timestamp with time zone,
    "To" timestamp with time zone,
    "Orders" bigint NOT NULL,
    "Rows" bigint NOT NULL,
    "FailureZh" text COLLATE "C",
    "FailureEn" text COLLATE "C",
    "IsInterrupted" boolean NOT NULL,
    "CheckedAt" timestamp with time zone,
    "CheckedBy" text COLLATE "C",
    "DamageZh" text COLLATE "C",
    "DamageEn" text COLLATE "C",
    "RemovedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_backups_run" PRIMARY KEY ("Id")
);


CREATE TABLE backups_watch (
    "Kind" integer NOT NULL,
    "SinceAt" timestamp with time zone NOT NULL,
    "FailingSince" timestamp with time zone,
    "AlarmAt" timestamp with time zone,
    CONSTRAINT "PK_backups_watch" PRIMARY KEY ("Kind")
);


CREATE TABLE catalog_category (
    "Id" uuid NOT NULL,
    "ParentId" uuid,
    "Slug" character varying(60) COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Path" character varying(300) COLLATE "C" NOT NULL,
    "Sort" integer NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_catalog_category" PRIMARY KEY ("Id")
);


CREATE TABLE catalog_product (
    "Id" uuid NOT NULL,
    "StyleNo" character varying(40) COLLATE "C" NOT NULL,
    "CategoryId" uuid NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "SubtitleZh" text COLLATE "C" NOT NULL,
    "SubtitleEn" text COLLATE "C" NOT NULL,
    "DescriptionZh" text COLLATE "C" NOT NULL,
    "DescriptionEn" text COLLATE "C" NOT NULL,
    "BrandZh" text COLLATE "C" NOT NULL,
    "BrandEn" text COLLATE "C" NOT NULL,
    "SeasonZh" text COLLATE "C" NOT NULL,
    "SeasonEn" text COLLATE "C" NOT NULL,
    "Origin" text COLLATE "C" NOT NULL,
    "Supplier" text COLLATE "C" NOT NULL,
    "Unit" text COLLATE "C" NOT NULL,
    "InvoiceName" text COLLATE "C" NOT NULL,
    "WeightGrams" integer NOT NULL,
    "IsNew" boolean NOT NULL,
    "IsHero" boolean NOT NULL,
    "PresaleShipsOn" date,
    "PresaleDeposit" bigint NOT NULL,
    "SalesRank" integer NOT NULL,
    "Status" integer NOT NULL,
    "ListedAt" timestamp with time zone,
    "CreatedAt" timestamp with time zone NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_catalog_product" PRIMARY KEY ("Id")
);


CREATE TABLE channels_channel (
    "Id" uuid NOT NULL,
    "Code" character varying(20) COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "Money" integer NOT NULL,
    "Courier" text COLLATE "C",
    "IsActive" boolean NOT NULL,
    "Columns" text COLLATE "C" NOT NULL,
    "Secret" text COLLATE "C",
    "SecretAt" timestamp with time zone,
    "At" timestamp with time zone NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_channels_channel" PRIMARY KEY ("Id")
);


CREATE TABLE channels_import (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "ChannelId" uuid NOT NULL,
    "ChannelCode" text COLLATE "C" NOT NULL,
    "FileName" text COLLATE "C" NOT NULL,
    "FileKind" text COLLATE "C" NOT NULL,
    "Size" bigint NOT NULL,
    "Sha256" text COLLATE "C" NOT NULL,
    "Headings" text COLLATE "C" NOT NULL,
    "Places" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "Rows" integer NOT NULL,
    "Orders" integer NOT NULL,
    "IsRead" boolean NOT NULL,
    "Done" integer NOT NULL,
    "Made" integer NOT NULL,
    "Already" integer NOT NULL,
    "Refused" integer NOT NULL,
    "Short" integer NOT NULL,
    "Worked" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ById" uuid,
    "EndedAt" timestamp with time zone,
    "FailureZh" text COLLATE "C",
    "FailureEn" text COLLATE "C",
    "Worker" text COLLATE "C",
    "WorkerUntil" timestamp with time zone,
    "IsSwept" boolean NOT NULL,
    CONSTRAINT "PK_channels_import" PRIMARY KEY ("Id")
);


CREATE TABLE channels_import_part (
    "RunId" uuid NOT NULL,
    "No" integer NOT NULL,
    "Bytes" bytea NOT NULL,
    CONSTRAINT "PK_channels_import_part" PRIMARY KEY ("RunId", "No")
);


CREATE TABLE channels_import_refusal (
    "RunId" uuid NOT NULL,
    "Place" integer NOT NULL,
    "Line" integer NOT NULL,
    "ChannelNo" text COLLATE "C" NOT NULL,
    "Code" text COLLATE "C" NOT NULL,
    "ReasonZh" text COLLATE "C" NOT NULL,
    "ReasonEn" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_channels_import_refusal" PRIMARY KEY ("RunId", "Place")
);


CREATE TABLE channels_import_row (
    "RunId" uuid NOT NULL,
    "Place" integer NOT NULL,
    "Line" integer NOT NULL,
    "ChannelNo" text COLLATE "C" NOT NULL,
    "Cells" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_channels_import_row" PRIMARY KEY ("RunId", "Place", "Line")
);


CREATE TABLE channels_nonce (
    "ChannelId" uuid NOT NULL,
    "Nonce" character varying(64) COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_channels_nonce" PRIMARY KEY ("ChannelId", "Nonce")
);


CREATE TABLE channels_sku (
    "ChannelId" uuid NOT NULL,
    "Theirs" character varying(64) COLLATE "C" NOT NULL,
    "Sku" uuid NOT NULL,
    "Ours" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_channels_sku" PRIMARY KEY ("ChannelId", "Theirs")
);


CREATE TABLE customers_address (
    "Id" uuid NOT NULL,
    "Account" uuid NOT NULL,
    "SavedAt" timestamp with time zone NOT NULL,
    "ChosenAt" timestamp with time zone NOT NULL,
    "DeletedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    "City" character varying(40) COLLATE "C" NOT NULL,
    "District" character varying(60) COLLATE "C" NOT NULL,
    "Name" character varying(60) COLLATE "C" NOT NULL,
    "Phone" character varying(30) COLLATE "C" NOT NULL,
    "Postcode" character varying(6) COLLATE "C",
    "Province" character varying(40) COLLATE "C" NOT NULL,
    "Street" character varying(480) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_customers_address" PRIMARY KEY ("Id")
);


CREATE TABLE customers_class (
    "Code" character varying(20) COLLATE "C" NOT NULL,
    "NameZh" character varying(30) COLLATE "C" NOT NULL,
    "NameEn" character varying(40) COLLATE "C" NOT NULL,
    "IsOpen" boolean NOT NULL,
    "IsActive" boolean NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_customers_class" PRIMARY KEY ("Code")
);


CREATE TABLE customers_class_request (
    "Id" uuid NOT NULL,
    "No" character varying(30) COLLATE "C" NOT NULL,
    "Account" uuid NOT NULL,
    "Login" character varying(60) COLLATE "C" NOT NULL,
    "Class" character varying(20) COLLATE "C" NOT NULL,
    "Company" character varying(100) COLLATE "C" NOT NULL,
    "Licence" character varying(18) COLLATE "C" NOT NULL,
    "Contact" character varying(30) COLLATE "C" NOT NULL,
    "Phone" character varying(30) COLLATE "C" NOT NULL,
    "Note" character varying(200) COLLATE "C",
    "MadeAt" timestamp with time zone NOT NULL,
    "State" integer NOT NULL,
    "DecidedBy" character varying(60) COLLATE "C",
    "DecidedAt" timestamp with time zone,
    "Comment" character varying(200) COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_customers_class_request" PRIMARY KEY ("Id")
);


CREATE TABLE customers_member (
    "Account" uuid NOT NULL,
    "Login" character varying(60) COLLATE "C" NOT NULL,
    "Name" character varying(60) COLLATE "C" NOT NULL,
    "Phone" character varying(30) COLLATE "C",
    "RegisteredAt" timestamp with time zone NOT NULL,
    "Class" character varying(20) COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_customers_member" PRIMARY KEY ("Account")
);


CREATE TABLE customers_message (
    "Id" uuid NOT NULL,
    "Kind" character varying(60) COLLATE "C" NOT NULL,
    "Phone" character varying(30) COLLATE "C" NOT NULL,
    "Body" character varying(500) COLLATE "C" NOT NULL,
    "Once" character varying(120) COLLATE "C" NOT NULL,
    "AskedAt" timestamp with time zone NOT NULL,
    "State" integer NOT NULL,
    "NextAt" timestamp with time zone NOT NULL,
    "Tries" integer NOT NULL,
    "Reference" character varying(120) COLLATE "C",
    "SentAt" timestamp with time zone,
    "DeliveredAt" timestamp with time zone,
    "Error" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_customers_message" PRIMARY KEY ("Id")
);


CREATE TABLE customers_notice (
    "Key" character varying(60) COLLATE "C" NOT NULL,
    "Zh" character varying(300) COLLATE "C" NOT NULL,
    "En" character varying(300) COLLATE "C" NOT NULL,
    "IsOn" boolean NOT NULL,
    "ChangedBy" character varying(60) COLLATE "C" NOT NULL,
    "ChangedAt" timestamp with time zone NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_customers_notice" PRIMARY KEY ("Key")
);


CREATE TABLE demo_step (
    "Key" character varying(80) COLLATE "C" NOT NULL,
    "Outcome" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_demo_step" PRIMARY KEY ("Key")
);


CREATE TABLE finance_callback (
    "Id" uuid NOT NULL,
    "Provider" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Outcome" integer NOT NULL,
    "Reason" text COLLATE "C",
    "TradeNo" text COLLATE "C",
    "ChargeNo" text COLLATE "C",
    "Address" text COLLATE "C",
    "Body" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_finance_callback" PRIMARY KEY ("Id")
);


CREATE TABLE finance_charge (
    "No" character varying(40) COLLATE "C" NOT NULL,
    "ReceivableId" uuid NOT NULL,
    "Provider" text COLLATE "C" NOT NULL,
    "Amount" bigint NOT NULL,
    "Method" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Instalment" integer NOT NULL,
    CONSTRAINT "PK_finance_charge" PRIMARY KEY ("No")
);


CREATE TABLE finance_journal_check (
    "EntryId" uuid NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ById" uuid,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_finance_journal_check" PRIMARY KEY ("EntryId")
);


CREATE TABLE finance_journal_entry (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Day" date NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "DocumentType" text COLLATE "C" NOT NULL,
    "DocumentId" uuid NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    "SummaryZh" text COLLATE "C" NOT NULL,
    "SummaryEn" text COLLATE "C" NOT NULL,
    "Maker" text COLLATE "C" NOT NULL,
    "MakerId" uuid,
    "Reverses" uuid,
    "Total" bigint NOT NULL,
    CONSTRAINT "PK_finance_journal_entry" PRIMARY KEY ("Id")
);


CREATE TABLE finance_journal_line (
    "EntryId" uuid NOT NULL,
    "No" integer NOT NULL,
    "Day" date NOT NULL,
    "Account" integer NOT NULL,
    "Debit" bigint NOT NULL,
    "Credit" bigint NOT NULL,
    CONSTRAINT "PK_finance_journal_line" PRIMARY KEY ("EntryId", "No")
);


CREATE TABLE finance_localpay_notice (
    "Id" uuid NOT NULL,
    "TradeNo" text COLLATE "C" NOT NULL,
    "NextAt" timestamp with time zone NOT NULL,
    "Tries" integer NOT NULL,
    "IsOver" boolean NOT NULL,
    "Answer" text COLLATE "C",
    CONSTRAINT "PK_finance_localpay_notice" PRIMARY KEY ("Id")
);


CREATE TABLE finance_localpay_refund (
    "RefundNo" character varying(40) COLLATE "C" NOT NULL,
    "TradeNo" text COLLATE "C" NOT NULL,
    "Amount" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_finance_localpay_refund" PRIMARY KEY ("RefundNo")
);


CREATE TABLE finance_localpay_trade (
    "Token" character varying(40) COLLATE "C" NOT NULL,
    "TradeNo" text COLLATE "C" NOT NULL,
    "ChargeNo" text COLLATE "C" NOT NULL,
    "Amount" bigint NOT NULL,
    "Refunded" bigint NOT NULL,
    "Method" integer NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "ReturnPath" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    "EndedAt" timestamp with time zone,
    CONSTRAINT "PK_finance_localpay_trade" PRIMARY KEY ("Token")
);


CREATE TABLE finance_payment (
    "Id" uuid NOT NULL,
    "ReceivableId" uuid NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    "Amount" bigint NOT NULL,
    "Method" integer NOT NULL,
    "Provider" text COLLATE "C" NOT NULL,
    "TradeNo" text COLLATE "C" NOT NULL,
    "Instalment" integer NOT NULL,
    "PaidAt" timestamp with time zone NOT NULL,
    "BookedAt" timestamp with time zone NOT NULL,
    "BookedBy" text COLLATE "C" NOT NULL,
    "IsReturned" boolean NOT NULL,
    "Note" text COLLATE "C",
    CONSTRAINT "PK_finance_payment" PRIMARY KEY ("Id")
);


CREATE TABLE finance_receivable (
    "Id" uuid NOT NULL,
    "DocumentType" character varying(40) COLLATE "C" NOT NULL,
    "DocumentNo" character varying(60) COLLATE "C" NOT NULL,
    "Amount" bigint NOT NULL,
    "First" bigint NOT NULL,
    "FirstPaidAt" timestamp with time zone,
    "BalanceUntil" timestamp with time zone,
    "Forfeited" bigint NOT NULL,
    "Paid" bigint NOT NULL,
    "Refunded" bigint NOT NULL,
    "Method" integer NOT NULL,
    "State" integer NOT NULL,
    "Payer" text COLLATE "C" NOT NULL,
    "Account" uuid,
    "OpenedAt" timestamp with time zone NOT NULL,
    "ExpiresAt" timestamp with time zone,
    "PaidAt" timestamp with time zone,
    "CancelledAt" timestamp with time zone,
    "CancelReason" text COLLATE "C",
    "ReturnUrl" text COLLATE "C" NOT NULL,
    "Sold" bigint NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_finance_receivable" PRIMARY KEY ("Id")
);


CREATE TABLE finance_refund (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Once" character varying(160) COLLATE "C" NOT NULL,
    "ReceivableId" uuid NOT NULL,
    "DocumentType" text COLLATE "C" NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    "Payer" text COLLATE "C" NOT NULL,
    "Amount" bigint NOT NULL,
    "Method" integer NOT NULL,
    "Provider" text COLLATE "C" NOT NULL,
    "TradeNo" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "RequestedAt" timestamp with time zone NOT NULL,
    "RequestedBy" text COLLATE "C" NOT NULL,
    "SentAt" timestamp with time zone,
    "EndedAt" timestamp with time zone,
    "Failure" text COLLATE "C",
    "Reference" text COLLATE "C",
    "Tries" integer NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_finance_refund" PRIMARY KEY ("Id")
);


CREATE TABLE fulfilment_consolidated (
    "Slip" uuid NOT NULL,
    "Order" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_fulfilment_consolidated" PRIMARY KEY ("Slip", "Order")
);


CREATE TABLE fulfilment_interception (
    "Id" uuid NOT NULL,
    "Slip" uuid NOT NULL,
    "SlipNo" text COLLATE "C" NOT NULL,
    "Order" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "Status" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ById" uuid,
    "By" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "ThenCancel" boolean NOT NULL,
    CONSTRAINT "PK_fulfilment_interception" PRIMARY KEY ("Id")
);


CREATE TABLE fulfilment_merge (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ById" uuid,
    "By" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C",
    "Slip" uuid NOT NULL,
    "SlipNo" text COLLATE "C" NOT NULL,
    "Orders" integer NOT NULL,
    "Recipient" text COLLATE "C" NOT NULL,
    "Undoes" uuid,
    CONSTRAINT "PK_fulfilment_merge" PRIMARY KEY ("Id")
);


CREATE TABLE fulfilment_outbound (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Order" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "Warehouse" uuid NOT NULL,
    "WarehouseCode" text COLLATE "C" NOT NULL,
    "WarehouseName" text COLLATE "C" NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "ReleasedBy" text COLLATE "C" NOT NULL,
    "NodeNo" integer NOT NULL,
    "CutOff" timestamp with time zone NOT NULL,
    "Pieces" integer NOT NULL,
    "WeightGrams" integer NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "IsAmended" boolean NOT NULL,
    "CustomerRemark" text COLLATE "C",
    "InvoiceTitle" text COLLATE "C",
    "InvoiceTaxNo" text COLLATE "C",
    "Part" integer NOT NULL,
    "CashDue" bigint,
    "Merge" uuid,
    "MergeNo" text COLLATE "C",
    "City" text COLLATE "C" NOT NULL,
    "District" text COLLATE "C" NOT NULL,
    "Recipient" text COLLATE "C" NOT NULL,
    "Phone" text COLLATE "C" NOT NULL,
    "Postcode" text COLLATE "C",
    "Province" text COLLATE "C" NOT NULL,
    "Street" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_fulfilment_outbound" PRIMARY KEY ("Id")
);


CREATE TABLE fulfilment_outbound_line (
    "Slip" uuid NOT NULL,
    "No" integer NOT NULL,
    "Sku" uuid NOT NULL,
    "Quantity" integer NOT NULL,
    "Order" uuid,
    "OrderNo" text COLLATE "C",
    "Part" integer,
    "OrderLine" integer,
    "Barcode" text COLLATE "C" NOT NULL,
    "Colour" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "PictureUrl" text COLLATE "C" NOT NULL,
    "Size" text COLLATE "C" NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_fulfilment_outbound_line" PRIMARY KEY ("Slip", "No")
);


CREATE TABLE fulfilment_outbound_remark (
    "Slip" uuid NOT NULL,
    "Remark" uuid NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "MustAcknowledge" boolean NOT NULL,
    CONSTRAINT "PK_fulfilment_outbound_remark" PRIMARY KEY ("Slip", "Remark")
);


CREATE TABLE fulfilment_progress (
    "Slip" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Order" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "Warehouse" uuid NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "Recipient" text COLLATE "C" NOT NULL,
    "Phone" text COLLATE "C" NOT NULL,
    "NodeNo" integer NOT NULL,
    "CutOff" timestamp with time zone NOT NULL,
    "Pieces" integer NOT NULL,
    "IsAmended" boolean NOT NULL,
    "Part" integer NOT NULL,
    "Guests" integer NOT NULL,
    "Interception" uuid,
    "InterceptReason" text COLLATE "C",
    "InterceptedBy" text COLLATE "C",
    "Status" integer NOT NULL,
    "Batch" uuid,
    "Box" integer NOT NULL,
    "Tote" character varying(40) COLLATE "C",
    "PickerId" uuid,
    "Picker" text COLLATE "C",
    "PickStartedAt" timestamp with time zone,
    "PickedAt" timestamp with time zone,
    "CheckerId" uuid,
    "Checker" text COLLATE "C",
    "CheckStartedAt" timestamp with time zone,
    "PackedAt" timestamp with time zone,
    "WaybillNo" text COLLATE "C",
    "Manifest" uuid,
    "WeighedGrams" integer,
    "ShipperId" uuid,
    "Shipper" text COLLATE "C",
    "HandedOverAt" timestamp with time zone,
    "VoidedAt" timestamp with time zone,
    "Why" text COLLATE "C",
    "Mismatches" integer NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_fulfilment_progress" PRIMARY KEY ("Slip")
);


CREATE TABLE inbound_line (
    "Inbound" uuid NOT NULL,
    "No" integer NOT NULL,
    "Sku" uuid NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    "Barcode" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Colour" text COLLATE "C" NOT NULL,
    "Size" text COLLATE "C" NOT NULL,
    "Quantity" integer NOT NULL,
    "Lot" text COLLATE "C" NOT NULL,
    "Bin" uuid NOT NULL,
    "BinCode" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_inbound_line" PRIMARY KEY ("Inbound", "No")
);


CREATE TABLE inbound_progress (
    "Inbound" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "ReceiverId" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Status" integer NOT NULL,
    "VerifierId" uuid,
    "Verifier" text COLLATE "C",
    "EndedAt" timestamp with time zone,
    "Why" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_inbound_progress" PRIMARY KEY ("Inbound")
);


CREATE TABLE inbound_receipt (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Warehouse" uuid NOT NULL,
    "WarehouseName" text COLLATE "C" NOT NULL,
    "Source" text COLLATE "C" NOT NULL,
    "ReceiverId" uuid NOT NULL,
    "Receiver" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Pieces" integer NOT NULL,
    CONSTRAINT "PK_inbound_receipt" PRIMARY KEY ("Id")
);


CREATE TABLE inventory_bin (
    "Id" uuid NOT NULL,
    "Warehouse" uuid NOT NULL,
    "Code" text COLLATE "C" NOT NULL,
    "PickSequence" integer NOT NULL,
    CONSTRAINT "PK_inventory_bin" PRIMARY KEY ("Id")
);


CREATE TABLE inventory_bin_stock (
    "Sku" uuid NOT NULL,
    "Bin" uuid NOT NULL,
    "Warehouse" uuid NOT NULL,
    "OnHand" integer NOT NULL,
    CONSTRAINT "PK_inventory_bin_stock" PRIMARY KEY ("Sku", "Bin"),
    CONSTRAINT inventory_bin_stock_positive CHECK ("OnHand" >= 0)
);


CREATE TABLE inventory_movement (
    "Id" uuid NOT NULL,
    "Sku" uuid NOT NULL,
    "Warehouse" uuid NOT NULL,
    "Bin" uuid NOT NULL,
    "Quantity" integer NOT NULL,
    "Value" bigint NOT NULL,
    "SlipType" text COLLATE "C" NOT NULL,
    "SlipId" uuid NOT NULL,
    "SlipNo" text COLLATE "C" NOT NULL,
    "ReasonZh" text COLLATE "C" NOT NULL,
    "ReasonEn" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_inventory_movement" PRIMARY KEY ("Id")
);


CREATE TABLE inventory_purchase_request (
    "Id" uuid NOT NULL,
    "No" character varying(30) COLLATE "C" NOT NULL,
    "Sku" uuid NOT NULL,
    "AskedAt" timestamp with time zone NOT NULL,
    "MissingThen" integer NOT NULL,
    "State" integer NOT NULL,
    "Ordered" integer,
    "ExpectedOn" date,
    "Note" character varying(200) COLLATE "C",
    "AnsweredBy" character varying(60) COLLATE "C",
    "AnsweredAt" timestamp with time zone,
    "IsShortAgain" boolean NOT NULL,
    "EndedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_inventory_purchase_request" PRIMARY KEY ("Id")
);


CREATE TABLE inventory_reservation (
    "Id" uuid NOT NULL,
    "DocumentId" uuid NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    "LineNo" integer NOT NULL,
    "Sku" uuid NOT NULL,
    "Warehouse" uuid NOT NULL,
    "Quantity" integer NOT NULL,
    "State" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ExpiresAt" timestamp with time zone,
    "HeldFor" character varying(60) COLLATE "C",
    CONSTRAINT "PK_inventory_reservation" PRIMARY KEY ("Id")
);


CREATE TABLE inventory_stock (
    "Sku" uuid NOT NULL,
    "Warehouse" uuid NOT NULL,
    "OnHand" integer NOT NULL,
    "Reserved" integer NOT NULL,
    CONSTRAINT "PK_inventory_stock" PRIMARY KEY ("Sku", "Warehouse"),
    CONSTRAINT inventory_stock_covered CHECK ("Reserved" >= 0 AND "Reserved" <= "OnHand")
);


CREATE TABLE inventory_value (
    "Sku" uuid NOT NULL,
    "OnHand" integer NOT NULL,
    "Value" bigint NOT NULL,
    CONSTRAINT "PK_inventory_value" PRIMARY KEY ("Sku"),
    CONSTRAINT inventory_value_covered CHECK ("OnHand" >= 0 AND "Value" >= 0 AND ("OnHand" > 0 OR "Value" = 0))
);


CREATE TABLE inventory_want (
    "Id" uuid NOT NULL,
    "DocumentType" character varying(20) COLLATE "C" NOT NULL,
    "DocumentId" uuid NOT NULL,
    "DocumentNo" character varying(40) COLLATE "C" NOT NULL,
    "Sku" uuid NOT NULL,
    "Quantity" integer NOT NULL,
    "NeedBy" date,
    "Since" timestamp with time zone NOT NULL,
    "EndedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_inventory_want" PRIMARY KEY ("Id")
);


CREATE TABLE inventory_warehouse (
    "Id" uuid NOT NULL,
    "Code" text COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Priority" integer NOT NULL,
    CONSTRAINT "PK_inventory_warehouse" PRIMARY KEY ("Id")
);


CREATE TABLE ordering_amendment (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "OrderId" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "OrderStatus" integer NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "MakerId" uuid,
    "Maker" text COLLATE "C" NOT NULL,
    "Requester" text COLLATE "C" NOT NULL,
    "Channel" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "EvidenceKind" text COLLATE "C" NOT NULL,
    "EvidenceNote" text COLLATE "C" NOT NULL,
    "EvidenceFile" uuid,
    "Less" bigint NOT NULL,
    CONSTRAINT "PK_ordering_amendment" PRIMARY KEY ("Id")
);


CREATE TABLE ordering_cart_line (
    "Owner" character varying(50) COLLATE "C" NOT NULL,
    "Sku" uuid NOT NULL,
    "Quantity" integer NOT NULL,
    "PriceWhenAdded" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ordering_cart_line" PRIMARY KEY ("Owner", "Sku")
);


CREATE TABLE ordering_channel (
    "Code" character varying(20) COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_ordering_channel" PRIMARY KEY ("Code")
);


CREATE TABLE ordering_contact (
    "Id" uuid NOT NULL,
    "OrderId" uuid NOT NULL,
    "Channel" text COLLATE "C" NOT NULL,
    "Reached" boolean NOT NULL,
    "Verified" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C",
    "By" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Late" boolean NOT NULL,
    CONSTRAINT "PK_ordering_contact" PRIMARY KEY ("Id")
);


CREATE TABLE ordering_line_sale (
    "OrderId" uuid NOT NULL,
    "LineNo" integer NOT NULL,
    "Slip" uuid NOT NULL,
    "Quantity" integer NOT NULL,
    "Total" bigint NOT NULL,
    "Cost" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ordering_line_sale" PRIMARY KEY ("OrderId", "LineNo", "Slip")
);


CREATE TABLE ordering_order (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "PlacedAt" timestamp with time zone NOT NULL,
    "Channel" text COLLATE "C" NOT NULL,
    "ChannelNo" character varying(64) COLLATE "C",
    "ChannelDigest" character varying(32) COLLATE "C",
    "ChannelAt" timestamp with time zone,
    "Replaces" text COLLATE "C",
    "Account" uuid,
    "Courier" text COLLATE "C" NOT NULL,
    "Method" integer NOT NULL,
    "Goods" bigint NOT NULL,
    "Discount" bigint NOT NULL,
    "Postage" bigint NOT NULL,
    "Total" bigint NOT NULL,
    "Cost" bigint NOT NULL,
    "WeightGrams" integer NOT NULL,
    "Remark" text COLLATE "C",
    "InvoiceTitle" text COLLATE "C",
    "InvoiceTaxNo" text COLLATE "C",
    "Device" character varying(40) COLLATE "C",
    "AddressKey" character varying(16) COLLATE "C" NOT NULL,
    "City" text COLLATE "C" NOT NULL,
    "District" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Phone" text COLLATE "C" NOT NULL,
    "Postcode" text COLLATE "C",
    "Province" text COLLATE "C" NOT NULL,
    "Street" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_ordering_order" PRIMARY KEY ("Id")
);


CREATE TABLE ordering_placed_once (
    "Owner" character varying(50) COLLATE "C" NOT NULL,
    "Key" character varying(120) COLLATE "C" NOT NULL,
    "OrderId" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Total" bigint NOT NULL,
    "PayUrl" text COLLATE "C",
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ordering_placed_once" PRIMARY KEY ("Owner", "Key")
);


CREATE TABLE ordering_print (
    "Batch" uuid NOT NULL,
    "OrderId" uuid NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ordering_print" PRIMARY KEY ("Batch", "OrderId")
);


CREATE TABLE ordering_remark (
    "Id" uuid NOT NULL,
    "OrderId" uuid NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "MustAcknowledge" boolean NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_ordering_remark" PRIMARY KEY ("Id")
);


CREATE TABLE ordering_split (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "OrderId" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "OrderStatus" integer NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "MakerId" uuid,
    "Maker" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "By" integer NOT NULL,
    "Goods" bigint NOT NULL,
    "Discount" bigint NOT NULL,
    "Postage" bigint NOT NULL,
    "Total" bigint NOT NULL,
    "Undoes" uuid,
    CONSTRAINT "PK_ordering_split" PRIMARY KEY ("Id")
);


CREATE TABLE orderscreening_blacklist (
    "Id" uuid NOT NULL,
    "Kind" integer NOT NULL,
    "Value" character varying(200) COLLATE "C" NOT NULL,
    "Shown" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Until" timestamp with time zone,
    "RevokedAt" timestamp with time zone,
    "RevokedBy" text COLLATE "C",
    "RevokeReason" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_orderscreening_blacklist" PRIMARY KEY ("Id")
);


CREATE TABLE orderscreening_cancelled (
    "OrderId" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_orderscreening_cancelled" PRIMARY KEY ("OrderId")
);


CREATE TABLE orderscreening_finding (
    "Id" uuid NOT NULL,
    "OrderId" uuid NOT NULL,
    "Revision" integer NOT NULL,
    "Code" character varying(40) COLLATE "C" NOT NULL,
    "Weight" integer NOT NULL,
    "ReasonZh" text COLLATE "C" NOT NULL,
    "ReasonEn" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_orderscreening_finding" PRIMARY KEY ("Id")
);


CREATE TABLE orderscreening_revision (
    "No" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "Why" text COLLATE "C" NOT NULL,
    "Rules" text COLLATE "C" NOT NULL,
    "ChangesZh" text COLLATE "C" NOT NULL,
    "ChangesEn" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_orderscreening_revision" PRIMARY KEY ("No")
);


CREATE TABLE organization_account (
    "Id" uuid NOT NULL,
    "Kind" integer NOT NULL,
    "DisplayName" text COLLATE "C" NOT NULL,
    "DisplayNameEn" text COLLATE "C",
    "CreatedAt" timestamp with time zone NOT NULL,
    "PasswordChangedAt" timestamp with time zone NOT NULL,
    "MustChangePassword" boolean NOT NULL,
    "IsDisabled" boolean NOT NULL,
    "EarlierPasswords" text COLLATE "C" NOT NULL,
    "UserName" text COLLATE "C",
    "NormalizedUserName" text COLLATE "C",
    "Email" text COLLATE "C",
    "NormalizedEmail" text COLLATE "C",
    "EmailConfirmed" boolean NOT NULL,
    "PasswordHash" text COLLATE "C",
    "SecurityStamp" text COLLATE "C",
    "ConcurrencyStamp" text COLLATE "C",
    "PhoneNumber" text COLLATE "C",
    "PhoneNumberConfirmed" boolean NOT NULL,
    "TwoFactorEnabled" boolean NOT NULL,
    "LockoutEnd" timestamp with time zone,
    "LockoutEnabled" boolean NOT NULL,
    "AccessFailedCount" integer NOT NULL,
    CONSTRAINT "PK_organization_account" PRIMARY KEY ("Id")
);


CREATE TABLE organization_api_key (
    "Id" uuid NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Prefix" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "Permissions" text COLLATE "C" NOT NULL,
    "CreatedAt" timestamp with time zone NOT NULL,
    "CreatedBy" text COLLATE "C" NOT NULL,
    "ExpiresAt" timestamp with time zone,
    "LastUsedAt" timestamp with time zone,
    "RevokedAt" timestamp with time zone,
    CONSTRAINT "PK_organization_api_key" PRIMARY KEY ("Id")
);


CREATE TABLE organization_department (
    "Code" text COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Sort" integer NOT NULL,
    CONSTRAINT "PK_organization_department" PRIMARY KEY ("Code")
);


CREATE TABLE organization_grant (
    "Position" text COLLATE "C" NOT NULL,
    "Permission" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_organization_grant" PRIMARY KEY ("Position", "Permission")
);


CREATE TABLE organization_holding (
    "Id" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "Position" text COLLATE "C" NOT NULL,
    "From" timestamp with time zone NOT NULL,
    "Until" timestamp with time zone,
    "By" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_organization_holding" PRIMARY KEY ("Id")
);


CREATE TABLE organization_offered (
    "Permission" character varying(80) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_organization_offered" PRIMARY KEY ("Permission")
);


CREATE TABLE organization_position (
    "Code" text COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Department" text COLLATE "C" NOT NULL,
    "Superior" text COLLATE "C",
    "Sort" integer NOT NULL,
    "Kind" integer NOT NULL,
    CONSTRAINT "PK_organization_position" PRIMARY KEY ("Code")
);


CREATE TABLE organization_protection_key (
    "Name" text COLLATE "C" NOT NULL,
    "Xml" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_organization_protection_key" PRIMARY KEY ("Name")
);


CREATE TABLE organization_session (
    "Id" uuid NOT NULL,
    "AccountId" uuid NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    "LastSeenAt" timestamp with time zone NOT NULL,
    "Address" text COLLATE "C",
    "Agent" text COLLATE "C" NOT NULL,
    "EndedAt" timestamp with time zone,
    CONSTRAINT "PK_organization_session" PRIMARY KEY ("Id")
);


CREATE TABLE organization_view (
    "Id" uuid NOT NULL,
    "Account" uuid NOT NULL,
    "Page" character varying(100) COLLATE "C" NOT NULL,
    "Name" character varying(20) COLLATE "C" NOT NULL,
    "Query" character varying(2000) COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_organization_view" PRIMARY KEY ("Id")
);


CREATE TABLE platform_audit (
    "Id" uuid NOT NULL,
    "SubjectType" character varying(40) COLLATE "C" NOT NULL,
    "SubjectId" uuid NOT NULL,
    "SubjectNo" character varying(200) COLLATE "C" NOT NULL,
    "Seq" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ActorId" uuid,
    "ActorName" text COLLATE "C" NOT NULL,
    "Address" text COLLATE "C",
    "UseCase" text COLLATE "C" NOT NULL,
    "VerbZh" text COLLATE "C" NOT NULL,
    "VerbEn" text COLLATE "C" NOT NULL,
    "Before" text COLLATE "C",
    "After" text COLLATE "C",
    "Note" text COLLATE "C",
    "Hash" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_platform_audit" PRIMARY KEY ("Id")
);


CREATE TABLE platform_file (
    "Id" uuid NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "ContentType" text COLLATE "C" NOT NULL,
    "Size" integer NOT NULL,
    "Sha256" text COLLATE "C" NOT NULL,
    "Bytes" bytea NOT NULL,
    "Readers" text COLLATE "C",
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_platform_file" PRIMARY KEY ("Id")
);


CREATE TABLE platform_idempotency (
    "Scope" character varying(160) COLLATE "C" NOT NULL,
    "Key" character varying(120) COLLATE "C" NOT NULL,
    "Outcome" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_platform_idempotency" PRIMARY KEY ("Scope", "Key")
);


CREATE TABLE platform_job (
    "Name" character varying(100) COLLATE "C" NOT NULL,
    "NextAt" timestamp with time zone NOT NULL,
    "LastStartedAt" timestamp with time zone,
    "LastEndedAt" timestamp with time zone,
    "LastOutcome" integer,
    "LastError" text COLLATE "C",
    "Runs" bigint NOT NULL,
    "AskedBy" text COLLATE "C",
    CONSTRAINT "PK_platform_job" PRIMARY KEY ("Name")
);


CREATE TABLE platform_job_run (
    "Id" uuid NOT NULL,
    "Job" character varying(100) COLLATE "C" NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    "EndedAt" timestamp with time zone,
    "Outcome" integer NOT NULL,
    "Error" text COLLATE "C",
    "ProgressZh" text COLLATE "C",
    "ProgressEn" text COLLATE "C",
    "AskedBy" text COLLATE "C",
    CONSTRAINT "PK_platform_job_run" PRIMARY KEY ("Id")
);


CREATE TABLE platform_number (
    "Prefix" character varying(8) COLLATE "C" NOT NULL,
    "Day" date NOT NULL,
    "Last" integer NOT NULL,
    CONSTRAINT "PK_platform_number" PRIMARY KEY ("Prefix", "Day")
);


CREATE TABLE platform_outbox (
    "Seq" bigint GENERATED BY DEFAULT AS IDENTITY,
    "EventId" uuid NOT NULL,
    "Reaction" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "Payload" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "NextAt" timestamp with time zone NOT NULL,
    "Tries" integer NOT NULL,
    "State" integer NOT NULL,
    "EndedAt" timestamp with time zone,
    "Error" text COLLATE "C",
    CONSTRAINT "PK_platform_outbox" PRIMARY KEY ("Seq")
);


CREATE TABLE platform_policy_change (
    "Id" uuid NOT NULL,
    "Key" character varying(100) COLLATE "C" NOT NULL,
    "Seq" integer NOT NULL,
    "Value" text COLLATE "C" NOT NULL,
    "Before" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "Why" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_platform_policy_change" PRIMARY KEY ("Id")
);


CREATE TABLE platform_seal (
    "No" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Entries" integer NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "Upto" bigint NOT NULL,
    CONSTRAINT "PK_platform_seal" PRIMARY KEY ("No")
);


CREATE TABLE platform_sealed_entry (
    "EntryId" uuid NOT NULL,
    "SealNo" bigint NOT NULL,
    "Place" integer NOT NULL,
    CONSTRAINT "PK_platform_sealed_entry" PRIMARY KEY ("EntryId")
);


CREATE TABLE platform_secret (
    "Name" character varying(60) COLLATE "C" NOT NULL,
    "Value" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_platform_secret" PRIMARY KEY ("Name")
);


CREATE TABLE pricing_special_price (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Account" uuid NOT NULL,
    "Customer" text COLLATE "C" NOT NULL,
    "Phone" text COLLATE "C",
    "Sku" uuid NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Colour" text COLLATE "C" NOT NULL,
    "Size" text COLLATE "C" NOT NULL,
    "Usual" bigint NOT NULL,
    "Price" bigint NOT NULL,
    "Cost" bigint NOT NULL,
    "Most" integer NOT NULL,
    "Until" timestamp with time zone NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "MakerId" uuid,
    "Maker" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_pricing_special_price" PRIMARY KEY ("Id")
);


CREATE TABLE pricing_special_use (
    "Document" uuid NOT NULL,
    "LineNo" integer NOT NULL,
    "Special" uuid NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    "Units" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ReturnedAt" timestamp with time zone,
    CONSTRAINT "PK_pricing_special_use" PRIMARY KEY ("Document", "LineNo")
);


CREATE TABLE pricing_wholesale_price (
    "Id" uuid NOT NULL,
    "Class" character varying(20) COLLATE "C" NOT NULL,
    "Goods" uuid NOT NULL,
    "IsSku" boolean NOT NULL,
    "Code" character varying(64) COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Revision" integer NOT NULL,
    "Tiers" character varying(300) COLLATE "C" NOT NULL,
    "From" timestamp with time zone,
    "Until" timestamp with time zone,
    "IsEnded" boolean NOT NULL,
    "ChangedAt" timestamp with time zone NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_pricing_wholesale_price" PRIMARY KEY ("Id")
);


CREATE TABLE pricing_wholesale_revision (
    "Price" uuid NOT NULL,
    "No" integer NOT NULL,
    "Tiers" character varying(300) COLLATE "C" NOT NULL,
    "From" timestamp with time zone,
    "Until" timestamp with time zone,
    "IsEnded" boolean NOT NULL,
    "Retail" bigint NOT NULL,
    "Cost" bigint NOT NULL,
    "Note" character varying(200) COLLATE "C",
    "At" timestamp with time zone NOT NULL,
    "ById" uuid,
    "By" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_pricing_wholesale_revision" PRIMARY KEY ("Price", "No")
);


CREATE TABLE records_duty (
    "Id" uuid NOT NULL,
    "Register" character varying(30) COLLATE "C" NOT NULL,
    "Duty" character varying(30) COLLATE "C" NOT NULL,
    "Day" date NOT NULL,
    "DueAt" timestamp with time zone NOT NULL,
    "State" integer NOT NULL,
    "EndedAt" timestamp with time zone,
    "Entry" uuid,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_records_duty" PRIMARY KEY ("Id")
);


CREATE TABLE records_entry (
    "Id" uuid NOT NULL,
    "No" character varying(30) COLLATE "C" NOT NULL,
    "Register" character varying(30) COLLATE "C" NOT NULL,
    "Definition" integer NOT NULL,
    "Values" text COLLATE "C" NOT NULL,
    "Words" text COLLATE "C" NOT NULL,
    "UniqueKey" character varying(200) COLLATE "C" NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "MakerId" uuid,
    "Maker" character varying(60) COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "ApprovalNo" character varying(30) COLLATE "C",
    "OpenAnomalies" integer NOT NULL,
    "Score" integer,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_records_entry" PRIMARY KEY ("Id")
);


CREATE TABLE records_process (
    "Id" uuid NOT NULL,
    "No" character varying(30) COLLATE "C" NOT NULL,
    "Process" character varying(30) COLLATE "C" NOT NULL,
    "Title" character varying(60) COLLATE "C" NOT NULL,
    "Definition" text COLLATE "C" NOT NULL,
    "Status" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "StartedAt" timestamp with time zone NOT NULL,
    "StartedBy" character varying(60) COLLATE "C" NOT NULL,
    "EndedAt" timestamp with time zone,
    "DueAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_records_process" PRIMARY KEY ("Id")
);


CREATE TABLE records_register (
    "Key" character varying(30) COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Prefix" character varying(2) COLLATE "C" NOT NULL,
    "Definition" text COLLATE "C" NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "Maker" character varying(60) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_records_register" PRIMARY KEY ("Key", "Version")
);


CREATE TABLE servicedesk_consultation (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "OpenedAt" timestamp with time zone NOT NULL,
    "OwnerId" uuid NOT NULL,
    "OwnerName" text COLLATE "C" NOT NULL,
    "State" integer NOT NULL,
    "Version" integer NOT NULL,
    "Account" uuid,
    "Who" text COLLATE "C" NOT NULL,
    "Phone" character varying(20) COLLATE "C",
    "Nick" text COLLATE "C",
    "Channel" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C",
    "TouchedAt" timestamp with time zone NOT NULL,
    "OrderId" uuid,
    "OrderNo" text COLLATE "C",
    "ReasonCode" character varying(30) COLLATE "C",
    "ReasonNote" text COLLATE "C",
    "EndedAt" timestamp with time zone,
    "EndedBy" text COLLATE "C",
    CONSTRAINT "PK_servicedesk_consultation" PRIMARY KEY ("Id")
);


CREATE TABLE servicedesk_follow_up (
    "OrderId" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "ConfirmedAt" timestamp with time zone NOT NULL,
    "DueAt" timestamp with time zone NOT NULL,
    "OwnerId" uuid,
    "Owner" text COLLATE "C",
    "TakenAt" timestamp with time zone,
    "EndedAt" timestamp with time zone,
    "NotedAt" timestamp with time zone,
    "AgainAt" timestamp with time zone,
    "Notes" integer NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_servicedesk_follow_up" PRIMARY KEY ("OrderId")
);


CREATE TABLE servicedesk_follow_up_note (
    "Id" uuid NOT NULL,
    "OrderId" uuid NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "AgainAt" timestamp with time zone,
    "By" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_servicedesk_follow_up_note" PRIMARY KEY ("Id")
);


CREATE TABLE servicedesk_hold (
    "Id" uuid NOT NULL,
    "ConsultationId" uuid NOT NULL,
    "ConsultationNo" text COLLATE "C" NOT NULL,
    "Sku" uuid NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Quantity" integer NOT NULL,
    "HeldFor" character varying(60) COLLATE "C" NOT NULL,
    "ById" uuid NOT NULL,
    "ByName" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Until" timestamp with time zone NOT NULL,
    "State" integer NOT NULL,
    "EndedAt" timestamp with time zone,
    "OrderNo" text COLLATE "C",
    CONSTRAINT "PK_servicedesk_hold" PRIMARY KEY ("Id")
);


CREATE TABLE servicedesk_reason (
    "Code" character varying(30) COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Sort" integer NOT NULL,
    "Active" boolean NOT NULL,
    "NeedsNote" boolean NOT NULL,
    CONSTRAINT "PK_servicedesk_reason" PRIMARY KEY ("Code")
);


CREATE TABLE shipping_callback (
    "Id" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Provider" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "WaybillNo" text COLLATE "C",
    "Address" text COLLATE "C",
    "Body" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_shipping_callback" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_courier (
    "Code" character varying(10) COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Preference" integer NOT NULL,
    "IsActive" boolean NOT NULL,
    "Contact" text COLLATE "C" NOT NULL,
    "Phone" text COLLATE "C" NOT NULL,
    "Coverage" text COLLATE "C" NOT NULL,
    "CutOff" time without time zone NOT NULL,
    "Days1" integer NOT NULL,
    "Days2" integer NOT NULL,
    "Days3" integer NOT NULL,
    "OnTimePercent" integer NOT NULL,
    "ServiceScore" integer NOT NULL,
    "Agreement" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_shipping_courier" PRIMARY KEY ("Code")
);


CREATE TABLE shipping_exception (
    "Id" uuid NOT NULL,
    "No" character varying(30) COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "ParcelId" uuid NOT NULL,
    "Part" uuid NOT NULL,
    "WaybillNo" character varying(30) COLLATE "C" NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "DocumentType" text COLLATE "C" NOT NULL,
    "DocumentId" uuid NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    "What" text COLLATE "C" NOT NULL,
    "WhatEn" text COLLATE "C",
    "ReportedAt" timestamp with time zone NOT NULL,
    "ReportedBy" text COLLATE "C" NOT NULL,
    "DueAt" timestamp with time zone NOT NULL,
    "NewCity" text COLLATE "C",
    "NewDistrict" text COLLATE "C",
    "NewName" text COLLATE "C",
    "NewPhone" text COLLATE "C",
    "NewPostcode" text COLLATE "C",
    "NewProvince" text COLLATE "C",
    "NewStreet" text COLLATE "C",
    CONSTRAINT "PK_shipping_exception" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_exception_note (
    "Id" uuid NOT NULL,
    "ExceptionId" uuid NOT NULL,
    "Party" integer NOT NULL,
    "Body" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_shipping_exception_note" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_localcourier_report (
    "Id" uuid NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "WaybillNo" text COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "WhatZh" text COLLATE "C" NOT NULL,
    "WhatEn" text COLLATE "C" NOT NULL,
    "Place" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "NextAt" timestamp with time zone NOT NULL,
    "Tries" integer NOT NULL,
    "IsTwice" boolean NOT NULL,
    "IsOver" boolean NOT NULL,
    "Answer" text COLLATE "C",
    CONSTRAINT "PK_shipping_localcourier_report" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_parcel (
    "Id" uuid NOT NULL,
    "DocumentType" text COLLATE "C" NOT NULL,
    "DocumentId" uuid NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    "Part" uuid NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "WaybillNo" character varying(30) COLLATE "C" NOT NULL,
    "SortCode" text COLLATE "C" NOT NULL,
    "WeightGrams" integer NOT NULL,
    "Zone" integer NOT NULL,
    "EstimatedCost" bigint NOT NULL,
    "ActualCost" bigint,
    "PromisedOn" date NOT NULL,
    "IssuedAt" timestamp with time zone NOT NULL,
    "IssuedBy" text COLLATE "C" NOT NULL,
    "HandedOverAt" timestamp with time zone,
    "SignedAt" timestamp with time zone,
    "VoidedAt" timestamp with time zone,
    "VoidReason" text COLLATE "C",
    "State" integer NOT NULL,
    "Prints" integer NOT NULL,
    "Version" integer NOT NULL,
    "City" text COLLATE "C" NOT NULL,
    "District" text COLLATE "C" NOT NULL,
    "ToName" text COLLATE "C" NOT NULL,
    "ToPhone" text COLLATE "C" NOT NULL,
    "Postcode" text COLLATE "C",
    "Province" text COLLATE "C" NOT NULL,
    "Street" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_shipping_parcel" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_parcel_share (
    "Part" uuid NOT NULL,
    "DocumentId" uuid NOT NULL,
    "DocumentNo" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_shipping_parcel_share" PRIMARY KEY ("Part", "DocumentId")
);


CREATE TABLE shipping_postage (
    "Id" uuid NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "Zone" integer NOT NULL,
    "ValidFrom" date NOT NULL,
    "FirstGrams" integer NOT NULL,
    "First" bigint NOT NULL,
    "StepGrams" integer NOT NULL,
    "Step" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "Why" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_shipping_postage" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_tariff (
    "Id" uuid NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "Zone" integer NOT NULL,
    "FromMonthly" integer NOT NULL,
    "ValidFrom" date NOT NULL,
    "FirstGrams" integer NOT NULL,
    "FirstMin" bigint NOT NULL,
    "FirstMax" bigint NOT NULL,
    "StepGrams" integer NOT NULL,
    "StepMin" bigint NOT NULL,
    "StepMax" bigint NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "Why" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_shipping_tariff" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_tracking (
    "Id" uuid NOT NULL,
    "ParcelId" uuid NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "EventId" text COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "WhatZh" text COLLATE "C" NOT NULL,
    "WhatEn" text COLLATE "C" NOT NULL,
    "Place" text COLLATE "C" NOT NULL,
    "ReceivedAt" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_shipping_tracking" PRIMARY KEY ("Id")
);


CREATE TABLE shipping_waybill_counter (
    "Courier" character varying(10) COLLATE "C" NOT NULL,
    "Last" bigint NOT NULL,
    CONSTRAINT "PK_shipping_waybill_counter" PRIMARY KEY ("Courier")
);


CREATE TABLE shipping_zone_region (
    "Province" character varying(30) COLLATE "C" NOT NULL,
    "City" character varying(40) COLLATE "C" NOT NULL,
    "Zone" integer NOT NULL,
    CONSTRAINT "PK_shipping_zone_region" PRIMARY KEY ("Province", "City")
);


CREATE TABLE warehouse_batch (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Warehouse" uuid NOT NULL,
    "WarehouseName" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Orders" integer NOT NULL,
    "Pieces" integer NOT NULL,
    CONSTRAINT "PK_warehouse_batch" PRIMARY KEY ("Id")
);


CREATE TABLE warehouse_confirmation (
    "Slip" uuid NOT NULL,
    "What" character varying(40) COLLATE "C" NOT NULL,
    "PersonId" uuid NOT NULL,
    "Person" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_warehouse_confirmation" PRIMARY KEY ("Slip", "What")
);


CREATE TABLE warehouse_departure (
    "Slip" uuid NOT NULL,
    "Manifest" uuid NOT NULL,
    "ManifestNo" text COLLATE "C" NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "WaybillNo" text COLLATE "C" NOT NULL,
    "CourierPerson" text COLLATE "C" NOT NULL,
    "Shipper" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_warehouse_departure" PRIMARY KEY ("Slip")
);


CREATE TABLE warehouse_hand_over (
    "Id" uuid NOT NULL,
    "Kind" integer NOT NULL,
    "Batch" uuid NOT NULL,
    "BatchNo" text COLLATE "C" NOT NULL,
    "Slip" uuid,
    "At" timestamp with time zone NOT NULL,
    "From" text COLLATE "C" NOT NULL,
    "FromId" uuid,
    "To" text COLLATE "C" NOT NULL,
    "ToId" uuid NOT NULL,
    "Orders" integer NOT NULL,
    "Pieces" integer NOT NULL,
    CONSTRAINT "PK_warehouse_hand_over" PRIMARY KEY ("Id")
);


CREATE TABLE warehouse_line_check (
    "Slip" uuid NOT NULL,
    "LineNo" integer NOT NULL,
    "Wanted" integer NOT NULL,
    "Checked" integer NOT NULL,
    CONSTRAINT "PK_warehouse_line_check" PRIMARY KEY ("Slip", "LineNo")
);


CREATE TABLE warehouse_manifest (
    "Id" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "OpenedBy" text COLLATE "C" NOT NULL,
    "Status" integer NOT NULL,
    "ClosedAt" timestamp with time zone,
    "ClosedBy" text COLLATE "C",
    "CourierPerson" text COLLATE "C",
    "Parcels" integer NOT NULL,
    "Pieces" integer NOT NULL,
    "WeightGrams" integer NOT NULL,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_warehouse_manifest" PRIMARY KEY ("Id")
);


CREATE TABLE warehouse_manifest_line (
    "Slip" uuid NOT NULL,
    "Manifest" uuid NOT NULL,
    "SlipNo" text COLLATE "C" NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "WaybillNo" text COLLATE "C" NOT NULL,
    "Recipient" text COLLATE "C" NOT NULL,
    "City" text COLLATE "C" NOT NULL,
    "Pieces" integer NOT NULL,
    "WeightGrams" integer NOT NULL,
    "AddedAt" timestamp with time zone NOT NULL,
    "AddedBy" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_warehouse_manifest_line" PRIMARY KEY ("Slip")
);


CREATE TABLE warehouse_pick (
    "Slip" uuid NOT NULL,
    "No" integer NOT NULL,
    "LineNo" integer NOT NULL,
    "Sku" uuid NOT NULL,
    "Bin" uuid NOT NULL,
    "BinCode" text COLLATE "C" NOT NULL,
    "PickSequence" integer NOT NULL,
    "Wanted" integer NOT NULL,
    "Taken" integer NOT NULL,
    CONSTRAINT "PK_warehouse_pick" PRIMARY KEY ("Slip", "No")
);


CREATE TABLE warehouse_pickup_call (
    "Id" uuid NOT NULL,
    "Courier" text COLLATE "C" NOT NULL,
    "CalledAt" timestamp with time zone NOT NULL,
    "CalledBy" text COLLATE "C" NOT NULL,
    "ExpectedAt" timestamp with time zone NOT NULL,
    "Parcels" integer NOT NULL,
    "Note" text COLLATE "C",
    "Manifest" uuid,
    "CameAt" timestamp with time zone,
    CONSTRAINT "PK_warehouse_pickup_call" PRIMARY KEY ("Id")
);


CREATE TABLE warehouse_planning_turn (
    "Warehouse" uuid NOT NULL,
    "Plans" integer NOT NULL,
    CONSTRAINT "PK_warehouse_planning_turn" PRIMARY KEY ("Warehouse")
);


CREATE TABLE warehouse_put_back (
    "Id" uuid NOT NULL,
    "Slip" uuid NOT NULL,
    "SlipNo" text COLLATE "C" NOT NULL,
    "Sku" uuid NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    "Barcode" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Variant" text COLLATE "C" NOT NULL,
    "BinCode" text COLLATE "C" NOT NULL,
    "Quantity" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "Why" text COLLATE "C" NOT NULL,
    "DoneAt" timestamp with time zone,
    "DoneBy" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_warehouse_put_back" PRIMARY KEY ("Id")
);


CREATE TABLE warehouse_shortage (
    "Id" uuid NOT NULL,
    "Slip" uuid NOT NULL,
    "SlipNo" text COLLATE "C" NOT NULL,
    "Sku" uuid NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Variant" text COLLATE "C" NOT NULL,
    "Bin" uuid NOT NULL,
    "BinCode" text COLLATE "C" NOT NULL,
    "Missing" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "Note" text COLLATE "C",
    "ClearedAt" timestamp with time zone,
    "ClearedBy" text COLLATE "C",
    "Finding" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_warehouse_shortage" PRIMARY KEY ("Id")
);


CREATE TABLE work_calendar_day (
    "Day" date NOT NULL,
    "IsWorked" boolean NOT NULL,
    "NameZh" character varying(20) COLLATE "C" NOT NULL,
    "NameEn" character varying(40) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_work_calendar_day" PRIMARY KEY ("Day")
);


CREATE TABLE work_item (
    "Id" uuid NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "KindZh" text COLLATE "C" NOT NULL,
    "KindEn" text COLLATE "C" NOT NULL,
    "SubjectType" text COLLATE "C" NOT NULL,
    "SubjectId" uuid NOT NULL,
    "SubjectNo" text COLLATE "C" NOT NULL,
    "Link" text COLLATE "C" NOT NULL,
    "Position" text COLLATE "C" NOT NULL,
    "AlsoFor" text COLLATE "C" NOT NULL,
    "Person" uuid,
    "PersonName" text COLLATE "C",
    "DueAt" timestamp with time zone,
    "FirstDueAt" timestamp with time zone,
    "WarnAt" timestamp with time zone,
    "WarnMinutes" integer NOT NULL,
    "RuleZh" text COLLATE "C" NOT NULL,
    "RuleEn" text COLLATE "C" NOT NULL,
    "VerbZh" text COLLATE "C" NOT NULL,
    "VerbEn" text COLLATE "C" NOT NULL,
    "EscalateTo" text COLLATE "C",
    "EscalatedTo" text COLLATE "C",
    "EscalatedAt" timestamp with time zone,
    "Who" text COLLATE "C",
    "Amount" bigint,
    "At" timestamp with time zone NOT NULL,
    "State" integer NOT NULL,
    "EndedAt" timestamp with time zone,
    "EndedBy" text COLLATE "C",
    "EndedById" uuid,
    "Postponed" integer NOT NULL,
    "Note" text COLLATE "C",
    CONSTRAINT "PK_work_item" PRIMARY KEY ("Id")
);


CREATE TABLE work_item_event (
    "Id" uuid NOT NULL,
    "ItemId" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ById" uuid,
    "By" text COLLATE "C" NOT NULL,
    "Verb" integer NOT NULL,
    "Detail" text COLLATE "C",
    "Note" text COLLATE "C",
    CONSTRAINT "PK_work_item_event" PRIMARY KEY ("Id")
);


CREATE TABLE aftersales_return_line (
    "CaseId" uuid NOT NULL,
    "No" integer NOT NULL,
    "OrderLine" integer NOT NULL,
    "Sku" uuid NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "ColourEn" text COLLATE "C" NOT NULL,
    "Quantity" integer NOT NULL,
    "Amount" bigint NOT NULL,
    "Cost" bigint NOT NULL,
    "NewSku" uuid,
    "NewSkuCode" text COLLATE "C",
    "NewColour" text COLLATE "C",
    "NewColourEn" text COLLATE "C",
    "NewSize" text COLLATE "C",
    "Barcode" text COLLATE "C" NOT NULL,
    "Colour" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "PictureUrl" text COLLATE "C" NOT NULL,
    "Size" text COLLATE "C" NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_aftersales_return_line" PRIMARY KEY ("CaseId", "No"),
    CONSTRAINT "FK_aftersales_return_line_aftersales_return_CaseId" FOREIGN KEY ("CaseId") REFERENCES aftersales_return ("Id") ON DELETE CASCADE
);


CREATE TABLE aftersales_return_progress (
    "Id" uuid NOT NULL,
    "OrderId" uuid NOT NULL,
    "State" integer NOT NULL,
    "ApprovalNo" text COLLATE "C",
    "GrantedBy" text COLLATE "C",
    "GrantedAt" timestamp with time zone,
    "BackBy" timestamp with time zone,
    "WaybillNo" character varying(30) COLLATE "C",
    "Round" integer NOT NULL,
    "WarehouseName" text COLLATE "C",
    "InspectedBy" text COLLATE "C",
    "InspectedAt" timestamp with time zone,
    "InspectionNote" text COLLATE "C",
    "SlipApprovalNo" text COLLATE "C",
    "Refunded" bigint NOT NULL,
    "ReplacementNo" text COLLATE "C",
    "EndedAt" timestamp with time zone,
    "EndedBy" text COLLATE "C",
    "EndNote" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_aftersales_return_progress" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_aftersales_return_progress_aftersales_return_Id" FOREIGN KEY ("Id") REFERENCES aftersales_return ("Id") ON DELETE CASCADE
);


CREATE TABLE catalog_attribute (
    "Id" uuid NOT NULL,
    "ProductId" uuid NOT NULL,
    "Sort" integer NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "ValueZh" text COLLATE "C" NOT NULL,
    "ValueEn" text COLLATE "C" NOT NULL,
    "IsFilter" boolean NOT NULL,
    CONSTRAINT "PK_catalog_attribute" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_catalog_attribute_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES catalog_product ("Id") ON DELETE CASCADE
);


CREATE TABLE catalog_measure (
    "Id" uuid NOT NULL,
    "ProductId" uuid NOT NULL,
    "Sort" integer NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Size" text COLLATE "C" NOT NULL,
    "Millimetres" integer NOT NULL,
    CONSTRAINT "PK_catalog_measure" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_catalog_measure_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES catalog_product ("Id") ON DELETE CASCADE
);


CREATE TABLE catalog_picture (
    "Id" uuid NOT NULL,
    "ProductId" uuid NOT NULL,
    "Url" character varying(200) COLLATE "C" NOT NULL,
    "Kind" integer NOT NULL,
    "ColourZh" text COLLATE "C",
    "Sort" integer NOT NULL,
    "AltZh" text COLLATE "C" NOT NULL,
    "AltEn" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_catalog_picture" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_catalog_picture_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES catalog_product ("Id") ON DELETE CASCADE
);


CREATE TABLE catalog_sku (
    "Id" uuid NOT NULL,
    "ProductId" uuid NOT NULL,
    "Code" character varying(60) COLLATE "C" NOT NULL,
    "Barcode" character varying(40) COLLATE "C" NOT NULL,
    "ColourZh" text COLLATE "C" NOT NULL,
    "ColourEn" text COLLATE "C" NOT NULL,
    "Swatch" text COLLATE "C" NOT NULL,
    "Size" character varying(20) COLLATE "C" NOT NULL,
    "Sort" integer NOT NULL,
    "Price" bigint NOT NULL,
    "PromoPrice" bigint,
    "PromoFrom" timestamp with time zone,
    "PromoUntil" timestamp with time zone,
    "Cost" bigint NOT NULL,
    "WeightGrams" integer NOT NULL,
    "VolumeCm3" integer NOT NULL,
    "SafetyStock" integer NOT NULL,
    "PresaleShipsOn" date,
    "IsOff" boolean NOT NULL,
    CONSTRAINT "PK_catalog_sku" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_catalog_sku_catalog_product_ProductId" FOREIGN KEY ("ProductId") REFERENCES catalog_product ("Id") ON DELETE CASCADE
);


CREATE TABLE fulfilment_interception_progress (
    "Id" uuid NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "State" integer NOT NULL,
    "EndedAt" timestamp with time zone,
    "EndedBy" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_fulfilment_interception_progress" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_fulfilment_interception_progress_fulfilment_interception_Id" FOREIGN KEY ("Id") REFERENCES fulfilment_interception ("Id") ON DELETE CASCADE
);


CREATE TABLE fulfilment_merge_part (
    "Merge" uuid NOT NULL,
    "No" integer NOT NULL,
    "Order" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "Slip" uuid NOT NULL,
    "SlipNo" text COLLATE "C" NOT NULL,
    "Part" integer NOT NULL,
    "Pieces" integer NOT NULL,
    "CashDue" bigint,
    CONSTRAINT "PK_fulfilment_merge_part" PRIMARY KEY ("Merge", "No"),
    CONSTRAINT "FK_fulfilment_merge_part_fulfilment_merge_Merge" FOREIGN KEY ("Merge") REFERENCES fulfilment_merge ("Id") ON DELETE CASCADE
);


CREATE TABLE ordering_amendment_change (
    "AmendmentId" uuid NOT NULL,
    "No" integer NOT NULL,
    "OrderId" uuid NOT NULL,
    "Field" integer NOT NULL,
    "LineNo" integer NOT NULL,
    "Before" text COLLATE "C" NOT NULL,
    "After" text COLLATE "C" NOT NULL,
    "Value" text COLLATE "C",
    "Sku" uuid,
    CONSTRAINT "PK_ordering_amendment_change" PRIMARY KEY ("AmendmentId", "No"),
    CONSTRAINT "FK_ordering_amendment_change_ordering_amendment_AmendmentId" FOREIGN KEY ("AmendmentId") REFERENCES ordering_amendment ("Id") ON DELETE CASCADE
);


CREATE TABLE ordering_amendment_progress (
    "AmendmentId" uuid NOT NULL,
    "No" text COLLATE "C" NOT NULL,
    "OrderId" uuid NOT NULL,
    "OrderNo" text COLLATE "C" NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "State" integer NOT NULL,
    "ApprovalNo" text COLLATE "C",
    "Turn" integer NOT NULL,
    "DecidedAt" timestamp with time zone,
    "DecidedBy" text COLLATE "C",
    "Comment" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_ordering_amendment_progress" PRIMARY KEY ("AmendmentId"),
    CONSTRAINT "FK_ordering_amendment_progress_ordering_amendment_AmendmentId" FOREIGN KEY ("AmendmentId") REFERENCES ordering_amendment ("Id") ON DELETE CASCADE
);


CREATE TABLE ordering_order_line (
    "OrderId" uuid NOT NULL,
    "No" integer NOT NULL,
    "Sku" uuid NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    "Quantity" integer NOT NULL,
    "Price" bigint NOT NULL,
    "Discount" bigint NOT NULL,
    "Total" bigint NOT NULL,
    "UnitCost" bigint NOT NULL,
    "WeightGrams" integer NOT NULL,
    "ShipsOn" date,
    "Deposit" bigint NOT NULL,
    "Wholesale" uuid,
    "WholesaleRevision" integer NOT NULL,
    "WholesaleFrom" integer NOT NULL,
    "Barcode" text COLLATE "C" NOT NULL,
    "Colour" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "PictureUrl" text COLLATE "C" NOT NULL,
    "Size" text COLLATE "C" NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_ordering_order_line" PRIMARY KEY ("OrderId", "No"),
    CONSTRAINT "FK_ordering_order_line_ordering_order_OrderId" FOREIGN KEY ("OrderId") REFERENCES ordering_order ("Id") ON DELETE CASCADE
);


CREATE TABLE ordering_progress (
    "OrderId" uuid NOT NULL,
    "Status" integer NOT NULL,
    "Version" integer NOT NULL,
    "PlacedAt" timestamp with time zone NOT NULL,
    "Total" bigint NOT NULL,
    "Account" uuid,
    "IsPaid" boolean NOT NULL,
    "Flags" text COLLATE "C" NOT NULL,
    "Score" integer NOT NULL,
    "DueAt" timestamp with time zone,
    "HandlerId" uuid,
    "HandlerName" text COLLATE "C",
    "IsAmended" boolean NOT NULL,
    "Amendments" integer NOT NULL,
    "AmendedAt" timestamp with time zone,
    "OpenAmendment" uuid,
    "Split" uuid,
    "Stopped" text COLLATE "C",
    "HoldReason" text COLLATE "C",
    "CancelReason" text COLLATE "C",
    "CancelCode" character varying(20) COLLATE "C",
    "WaybillNo" text COLLATE "C",
    "PaidAt" timestamp with time zone,
    "FirstPaidAt" timestamp with time zone,
    "BalanceUntil" timestamp with time zone,
    "StockOn" date,
    "BalanceRemindedAt" timestamp with time zone,
    "DepositKept" bigint NOT NULL,
    "AcceptedAt" timestamp with time zone,
    "ContactedAt" timestamp with time zone,
    "ConfirmedAt" timestamp with time zone,
    "ReleasedAt" timestamp with time zone,
    "PickedAt" timestamp with time zone,
    "PackedAt" timestamp with time zone,
    "ShippedAt" timestamp with time zone,
    "ReceivedAt" timestamp with time zone,
    "SettledAt" timestamp with time zone,
    "ClosedAt" timestamp with time zone,
    "CancelledAt" timestamp with time zone,
    CONSTRAINT "PK_ordering_progress" PRIMARY KEY ("OrderId"),
    CONSTRAINT "FK_ordering_progress_ordering_order_OrderId" FOREIGN KEY ("OrderId") REFERENCES ordering_order ("Id") ON DELETE CASCADE
);


CREATE TABLE ordering_split_part (
    "SplitId" uuid NOT NULL,
    "No" integer NOT NULL,
    "OrderId" uuid NOT NULL,
    "NotBefore" date,
    "Goods" bigint NOT NULL,
    "Discount" bigint NOT NULL,
    "Postage" bigint NOT NULL,
    "Total" bigint NOT NULL,
    CONSTRAINT "PK_ordering_split_part" PRIMARY KEY ("SplitId", "No"),
    CONSTRAINT "FK_ordering_split_part_ordering_split_SplitId" FOREIGN KEY ("SplitId") REFERENCES ordering_split ("Id") ON DELETE CASCADE
);


CREATE TABLE pricing_special_progress (
    "Id" uuid NOT NULL,
    "State" integer NOT NULL,
    "Left" integer NOT NULL,
    "Until" timestamp with time zone NOT NULL,
    "ApprovalNo" text COLLATE "C",
    "DecidedBy" text COLLATE "C",
    "DecidedAt" timestamp with time zone,
    "Comment" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_pricing_special_progress" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_pricing_special_progress_pricing_special_price_Id" FOREIGN KEY ("Id") REFERENCES pricing_special_price ("Id") ON DELETE CASCADE
);


CREATE TABLE servicedesk_consultation_item (
    "ConsultationId" uuid NOT NULL,
    "Sku" uuid NOT NULL,
    "Product" uuid NOT NULL,
    "StyleNo" text COLLATE "C" NOT NULL,
    "SkuCode" text COLLATE "C" NOT NULL,
    "NameZh" text COLLATE "C" NOT NULL,
    "NameEn" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_servicedesk_consultation_item" PRIMARY KEY ("ConsultationId", "Sku"),
    CONSTRAINT "FK_servicedesk_consultation_item_servicedesk_consultation_Cons~" FOREIGN KEY ("ConsultationId") REFERENCES servicedesk_consultation ("Id") ON DELETE CASCADE
);


CREATE TABLE shipping_exception_progress (
    "Id" uuid NOT NULL,
    "ParcelId" uuid NOT NULL,
    "State" integer NOT NULL,
    "OwnerId" uuid,
    "Owner" text COLLATE "C",
    "TakenAt" timestamp with time zone,
    "Notes" integer NOT NULL,
    "Outcome" integer,
    "Claimed" bigint,
    "ClosingNote" text COLLATE "C",
    "ClosedAt" timestamp with time zone,
    "ClosedBy" text COLLATE "C",
    "Version" integer NOT NULL,
    CONSTRAINT "PK_shipping_exception_progress" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_shipping_exception_progress_shipping_exception_Id" FOREIGN KEY ("Id") REFERENCES shipping_exception ("Id") ON DELETE CASCADE
);


CREATE TABLE ordering_part_progress (
    "SplitId" uuid NOT NULL,
    "PartNo" integer NOT NULL,
    "State" integer NOT NULL,
    "ReleasedAt" timestamp with time zone,
    "Version" integer NOT NULL,
    CONSTRAINT "PK_ordering_part_progress" PRIMARY KEY ("SplitId", "PartNo"),
    CONSTRAINT "FK_ordering_part_progress_ordering_split_part_SplitId_PartNo" FOREIGN KEY ("SplitId", "PartNo") REFERENCES ordering_split_part ("SplitId", "No") ON DELETE CASCADE
);


CREATE TABLE ordering_split_line (
    "SplitId" uuid NOT NULL,
    "PartNo" integer NOT NULL,
    "LineNo" integer NOT NULL,
    "Quantity" integer NOT NULL,
    "Discount" bigint NOT NULL,
    "Total" bigint NOT NULL,
    CONSTRAINT "PK_ordering_split_line" PRIMARY KEY ("SplitId", "PartNo", "LineNo"),
    CONSTRAINT "FK_ordering_split_line_ordering_split_part_SplitId_PartNo" FOREIGN KEY ("SplitId", "PartNo") REFERENCES ordering_split_part ("SplitId", "No") ON DELETE CASCADE
);


CREATE INDEX "IX_aftersales_return_Channel_MadeAt_Id" ON aftersales_return ("Channel", "MadeAt", "Id");


CREATE INDEX "IX_aftersales_return_MadeAt_Id" ON aftersales_return ("MadeAt", "Id");


CREATE UNIQUE INDEX "IX_aftersales_return_No" ON aftersales_return ("No");


CREATE INDEX "IX_aftersales_return_OrderId" ON aftersales_return ("OrderId");


CREATE INDEX "IX_aftersales_return_OrderNo" ON aftersales_return ("OrderNo");


CREATE INDEX "IX_aftersales_return_Phone" ON aftersales_return ("Phone");


CREATE UNIQUE INDEX "IX_aftersales_return_progress_OrderId" ON aftersales_return_progress ("OrderId") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_aftersales_return_progress_State" ON aftersales_return_progress ("State");


CREATE INDEX "IX_aftersales_return_progress_WaybillNo" ON aftersales_return_progress ("WaybillNo") WHERE "WaybillNo" IS NOT NULL;


CREATE INDEX "IX_approvals_act_ById_RequestId" ON approvals_act ("ById", "RequestId");


CREATE UNIQUE INDEX "IX_approvals_act_RequestId_Revision_ById" ON approvals_act ("RequestId", "Revision", "ById") WHERE "Verb" IN (1, 2, 3);


CREATE INDEX "IX_approvals_delegation_FromId_Until" ON approvals_delegation ("FromId", "Until");


CREATE INDEX "IX_approvals_delegation_ToId_Until" ON approvals_delegation ("ToId", "Until");


CREATE INDEX "IX_approvals_delegation_Until" ON approvals_delegation ("Until") WHERE "Ended" = FALSE;


CREATE INDEX "IX_approvals_progress_State_DueAt" ON approvals_progress ("State", "DueAt");


CREATE UNIQUE INDEX "IX_approvals_progress_SubjectId_Kind" ON approvals_progress ("SubjectId", "Kind") WHERE "State" IN (0, 1);


CREATE INDEX "IX_approvals_request_MadeAt_Id" ON approvals_request ("MadeAt", "Id");


CREATE INDEX "IX_approvals_request_MakerId_MadeAt" ON approvals_request ("MakerId", "MadeAt");


CREATE UNIQUE INDEX "IX_approvals_request_No" ON approvals_request ("No");


CREATE INDEX "IX_approvals_request_SubjectId" ON approvals_request ("SubjectId");


CREATE INDEX "IX_approvals_request_SubjectNo" ON approvals_request ("SubjectNo");


CREATE INDEX "IX_approvals_seat_DueAt_Id" ON approvals_seat ("DueAt", "Id") WHERE "State" = 1;


CREATE INDEX "IX_approvals_seat_RequestId_Revision_Step" ON approvals_seat ("RequestId", "Revision", "Step");


CREATE INDEX "IX_backups_run_At_Id" ON backups_run ("At", "Id");


CREATE INDEX "IX_backups_run_Kind_At_Id" ON backups_run ("Kind", "At", "Id");


CREATE UNIQUE INDEX "IX_backups_run_Kind_Slot_Try" ON backups_run ("Kind", "Slot", "Try") WHERE "Slot" IS NOT NULL;


CREATE INDEX "IX_backups_run_Kind_State_At_Id" ON backups_run ("Kind", "State", "At", "Id");


CREATE UNIQUE INDEX "IX_backups_run_open" ON backups_run ("Kind") WHERE "State" < 2;


CREATE INDEX "IX_catalog_attribute_NameZh_ValueZh" ON catalog_attribute ("NameZh", "ValueZh") WHERE "IsFilter";


CREATE INDEX "IX_catalog_attribute_ProductId_Sort" ON catalog_attribute ("ProductId", "Sort");


CREATE INDEX "IX_catalog_category_ParentId" ON catalog_category ("ParentId");


CREATE UNIQUE INDEX "IX_catalog_category_Slug" ON catalog_category ("Slug");


CREATE INDEX "IX_catalog_measure_ProductId_Sort" ON catalog_measure ("ProductId", "Sort");


CREATE INDEX "IX_catalog_picture_ProductId_Sort" ON catalog_picture ("ProductId", "Sort");


CREATE INDEX "IX_catalog_product_CategoryId_Status_ListedAt" ON catalog_product ("CategoryId", "Status", "ListedAt");


CREATE INDEX "IX_catalog_product_CreatedAt_Id" ON catalog_product ("CreatedAt", "Id");


CREATE INDEX "IX_catalog_product_IsHero_ListedAt" ON catalog_product ("IsHero", "ListedAt") WHERE "IsHero";


CREATE INDEX "IX_catalog_product_Status_ListedAt_Id" ON catalog_product ("Status", "ListedAt", "Id");


CREATE UNIQUE INDEX "IX_catalog_product_StyleNo" ON catalog_product ("StyleNo");


CREATE UNIQUE INDEX "IX_catalog_sku_Barcode" ON catalog_sku ("Barcode");


CREATE UNIQUE INDEX "IX_catalog_sku_Code" ON catalog_sku ("Code");


CREATE INDEX "IX_catalog_sku_ProductId_Sort" ON catalog_sku ("ProductId", "Sort");


CREATE UNIQUE INDEX "IX_channels_channel_Code" ON channels_channel ("Code");


CREATE INDEX "IX_channels_import_At_Id" ON channels_import ("At", "Id");


CREATE UNIQUE INDEX "IX_channels_import_No" ON channels_import ("No");


CREATE INDEX "IX_channels_import_State_At" ON channels_import ("State", "At");


CREATE INDEX "IX_channels_nonce_At" ON channels_nonce ("At");


CREATE INDEX "IX_customers_address_Account_ChosenAt" ON customers_address ("Account", "ChosenAt");


CREATE INDEX "IX_customers_class_request_Account_MadeAt" ON customers_class_request ("Account", "MadeAt");


CREATE INDEX "IX_customers_class_request_MadeAt_Id" ON customers_class_request ("MadeAt", "Id");


CREATE UNIQUE INDEX "IX_customers_class_request_No" ON customers_class_request ("No");


CREATE UNIQUE INDEX "IX_customers_class_request_waiting" ON customers_class_request ("Account") WHERE "State" = 0;


CREATE INDEX "IX_customers_member_Class" ON customers_member ("Class") WHERE "Class" IS NOT NULL;


CREATE INDEX "IX_customers_member_Login" ON customers_member ("Login");


CREATE INDEX "IX_customers_member_Name_Account" ON customers_member ("Name", "Account");


CREATE INDEX "IX_customers_member_Phone" ON customers_member ("Phone");


CREATE INDEX "IX_customers_member_RegisteredAt_Account" ON customers_member ("RegisteredAt", "Account");


CREATE INDEX "IX_customers_message_AskedAt_Id" ON customers_message ("AskedAt", "Id");


CREATE UNIQUE INDEX "IX_customers_message_Once" ON customers_message ("Once");


CREATE INDEX "IX_customers_message_Phone_AskedAt" ON customers_message ("Phone", "AskedAt");


CREATE INDEX "IX_customers_message_State_NextAt" ON customers_message ("State", "NextAt");


CREATE INDEX "IX_finance_callback_At_Id" ON finance_callback ("At", "Id");


CREATE INDEX "IX_finance_charge_ReceivableId" ON finance_charge ("ReceivableId");


CREATE INDEX "IX_finance_journal_entry_At_Id" ON finance_journal_entry ("At", "Id");


CREATE INDEX "IX_finance_journal_entry_DocumentNo" ON finance_journal_entry ("DocumentNo");


CREATE UNIQUE INDEX "IX_finance_journal_entry_No" ON finance_journal_entry ("No");


CREATE UNIQUE INDEX "IX_finance_journal_entry_Reverses" ON finance_journal_entry ("Reverses");


CREATE INDEX "IX_finance_journal_line_Day_Account" ON finance_journal_line ("Day", "Account");


CREATE INDEX "IX_finance_localpay_notice_NextAt" ON finance_localpay_notice ("NextAt") WHERE NOT "IsOver";


CREATE UNIQUE INDEX "IX_finance_localpay_trade_ChargeNo" ON finance_localpay_trade ("ChargeNo");


CREATE UNIQUE INDEX "IX_finance_localpay_trade_TradeNo" ON finance_localpay_trade ("TradeNo");


CREATE INDEX "IX_finance_payment_BookedAt_Id" ON finance_payment ("BookedAt", "Id");


CREATE INDEX "IX_finance_payment_DocumentNo" ON finance_payment ("DocumentNo");


CREATE UNIQUE INDEX "IX_finance_payment_Provider_TradeNo" ON finance_payment ("Provider", "TradeNo");


CREATE INDEX "IX_finance_payment_ReceivableId" ON finance_payment ("ReceivableId");


CREATE INDEX "IX_finance_receivable_DocumentNo" ON finance_receivable ("DocumentNo");


CREATE INDEX "IX_finance_receivable_OpenedAt_Id" ON finance_receivable ("OpenedAt", "Id");


CREATE INDEX "IX_finance_receivable_State_OpenedAt_Id" ON finance_receivable ("State", "OpenedAt", "Id");


CREATE INDEX "IX_finance_refund_DocumentNo" ON finance_refund ("DocumentNo");


CREATE UNIQUE INDEX "IX_finance_refund_No" ON finance_refund ("No");


CREATE UNIQUE INDEX "IX_finance_refund_Once" ON finance_refund ("Once");


CREATE INDEX "IX_finance_refund_ReceivableId" ON finance_refund ("ReceivableId");


CREATE INDEX "IX_finance_refund_RequestedAt_Id" ON finance_refund ("RequestedAt", "Id");


CREATE INDEX "IX_finance_refund_State_RequestedAt_Id" ON finance_refund ("State", "RequestedAt", "Id");


CREATE INDEX "IX_fulfilment_consolidated_Order" ON fulfilment_consolidated ("Order");


CREATE INDEX "IX_fulfilment_consolidated_OrderNo" ON fulfilment_consolidated ("OrderNo");


CREATE INDEX "IX_fulfilment_interception_Order" ON fulfilment_interception ("Order");


CREATE INDEX "IX_fulfilment_interception_open" ON fulfilment_interception_progress ("At") WHERE "State" = 0;


CREATE UNIQUE INDEX "IX_fulfilment_merge_No" ON fulfilment_merge ("No");


CREATE UNIQUE INDEX "IX_fulfilment_merge_Undoes" ON fulfilment_merge ("Undoes") WHERE "Undoes" IS NOT NULL;


CREATE INDEX "IX_fulfilment_merge_part_Order" ON fulfilment_merge_part ("Order");


CREATE UNIQUE INDEX "IX_fulfilment_outbound_No" ON fulfilment_outbound ("No");


CREATE INDEX "IX_fulfilment_outbound_Order" ON fulfilment_outbound ("Order");


CREATE INDEX "IX_fulfilment_progress_Batch" ON fulfilment_progress ("Batch");


CREATE INDEX "IX_fulfilment_progress_CutOff_No" ON fulfilment_progress ("CutOff", "No");


CREATE UNIQUE INDEX "IX_fulfilment_progress_live_order" ON fulfilment_progress ("Order", "Warehouse", "Part") WHERE "Status" < 5;


CREATE INDEX "IX_fulfilment_progress_Manifest" ON fulfilment_progress ("Manifest");


CREATE UNIQUE INDEX "IX_fulfilment_progress_No" ON fulfilment_progress ("No");


CREATE INDEX "IX_fulfilment_progress_Order" ON fulfilment_progress ("Order");


CREATE INDEX "IX_fulfilment_progress_OrderNo" ON fulfilment_progress ("OrderNo");


CREATE INDEX "IX_fulfilment_progress_Phone" ON fulfilment_progress ("Phone");


CREATE INDEX "IX_fulfilment_progress_PickerId_Status" ON fulfilment_progress ("PickerId", "Status");


CREATE INDEX "IX_fulfilment_progress_Status_CutOff_No" ON fulfilment_progress ("Status", "CutOff", "No");


CREATE UNIQUE INDEX "IX_fulfilment_progress_Tote" ON fulfilment_progress ("Tote") WHERE "Tote" IS NOT NULL;


CREATE INDEX "IX_fulfilment_progress_WaybillNo" ON fulfilment_progress ("WaybillNo");


CREATE INDEX "IX_inbound_progress_At_No" ON inbound_progress ("At", "No");


CREATE INDEX "IX_inbound_progress_Status_At_No" ON inbound_progress ("Status", "At", "No");


CREATE INDEX "IX_inbound_receipt_At_Id" ON inbound_receipt ("At", "Id");


CREATE UNIQUE INDEX "IX_inbound_receipt_No" ON inbound_receipt ("No");


CREATE UNIQUE INDEX "IX_inventory_bin_Warehouse_Code" ON inventory_bin ("Warehouse", "Code");


CREATE INDEX "IX_inventory_bin_stock_Bin" ON inventory_bin_stock ("Bin");


CREATE INDEX "IX_inventory_movement_Sku_At" ON inventory_movement ("Sku", "At");


CREATE INDEX "IX_inventory_movement_SlipId" ON inventory_movement ("SlipId");


CREATE INDEX "IX_inventory_purchase_request_AskedAt_Id" ON inventory_purchase_request ("AskedAt", "Id");


CREATE UNIQUE INDEX "IX_inventory_purchase_request_No" ON inventory_purchase_request ("No");


CREATE UNIQUE INDEX "IX_inventory_purchase_request_Sku" ON inventory_purchase_request ("Sku") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_purchase_request_State" ON inventory_purchase_request ("State") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_reservation_DocumentId" ON inventory_reservation ("DocumentId");


CREATE INDEX "IX_inventory_reservation_ExpiresAt" ON inventory_reservation ("ExpiresAt") WHERE "State" = 0 AND "ExpiresAt" IS NOT NULL;


CREATE INDEX "IX_inventory_reservation_HeldFor" ON inventory_reservation ("HeldFor") WHERE "State" = 0 AND "HeldFor" IS NOT NULL;


CREATE INDEX "IX_inventory_reservation_Sku_Warehouse" ON inventory_reservation ("Sku", "Warehouse") WHERE "State" = 0;


CREATE UNIQUE INDEX "IX_inventory_want_DocumentId_Sku" ON inventory_want ("DocumentId", "Sku") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_want_DocumentNo" ON inventory_want ("DocumentNo") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_inventory_want_Sku_Since" ON inventory_want ("Sku", "Since");


CREATE UNIQUE INDEX "IX_inventory_warehouse_Code" ON inventory_warehouse ("Code");


CREATE INDEX "IX_ordering_amendment_OrderId" ON ordering_amendment ("OrderId");


CREATE INDEX "IX_ordering_amendment_change_OrderId" ON ordering_amendment_change ("OrderId");


CREATE INDEX "IX_ordering_amendment_change_Sku" ON ordering_amendment_change ("Sku");


CREATE INDEX "IX_ordering_amendment_progress_MadeAt_AmendmentId" ON ordering_amendment_progress ("MadeAt", "AmendmentId");


CREATE UNIQUE INDEX "IX_ordering_amendment_progress_No" ON ordering_amendment_progress ("No");


CREATE UNIQUE INDEX "IX_ordering_amendment_progress_OrderId" ON ordering_amendment_progress ("OrderId") WHERE "State" = 0;


CREATE INDEX "IX_ordering_amendment_progress_OrderNo" ON ordering_amendment_progress ("OrderNo");


CREATE INDEX "IX_ordering_amendment_progress_State_MadeAt_AmendmentId" ON ordering_amendment_progress ("State", "MadeAt", "AmendmentId");


CREATE INDEX "IX_ordering_cart_line_At" ON ordering_cart_line ("At");


CREATE INDEX "IX_ordering_contact_OrderId" ON ordering_contact ("OrderId");


CREATE INDEX "IX_ordering_order_Account_PlacedAt" ON ordering_order ("Account", "PlacedAt");


CREATE INDEX "IX_ordering_order_AddressKey_PlacedAt" ON ordering_order ("AddressKey", "PlacedAt");


CREATE UNIQUE INDEX "IX_ordering_order_ChannelNo_Channel" ON ordering_order ("ChannelNo", "Channel") WHERE "ChannelNo" IS NOT NULL;


CREATE UNIQUE INDEX "IX_ordering_order_No" ON ordering_order ("No");


CREATE INDEX "IX_ordering_order_PlacedAt_Id" ON ordering_order ("PlacedAt", "Id");


CREATE INDEX "IX_ordering_order_line_Sku" ON ordering_order_line ("Sku");


CREATE INDEX "IX_ordering_part_progress_waiting" ON ordering_part_progress ("SplitId") WHERE "State" = 0;


CREATE INDEX "IX_ordering_placed_once_At" ON ordering_placed_once ("At");


CREATE INDEX "IX_ordering_print_OrderId_At" ON ordering_print ("OrderId", "At");


CREATE INDEX "IX_ordering_progress_Account_Status" ON ordering_progress ("Account", "Status");


CREATE INDEX "IX_ordering_progress_BalanceUntil" ON ordering_progress ("BalanceUntil") WHERE "BalanceUntil" IS NOT NULL AND NOT "IsPaid";


CREATE INDEX "IX_ordering_progress_CancelledAt" ON ordering_progress ("CancelledAt") WHERE "CancelledAt" IS NOT NULL;


CREATE INDEX "IX_ordering_progress_PlacedAt_OrderId" ON ordering_progress ("PlacedAt", "OrderId");


CREATE INDEX "IX_ordering_progress_ShippedAt" ON ordering_progress ("ShippedAt");


CREATE INDEX "IX_ordering_progress_Status_DueAt" ON ordering_progress ("Status", "DueAt");


CREATE INDEX "IX_ordering_progress_Status_PlacedAt_OrderId" ON ordering_progress ("Status", "PlacedAt", "OrderId");


CREATE INDEX "IX_ordering_progress_unpaid" ON ordering_progress ("PlacedAt", "OrderId") WHERE NOT "IsPaid";


CREATE INDEX "IX_ordering_remark_OrderId" ON ordering_remark ("OrderId");


CREATE UNIQUE INDEX "IX_ordering_split_No" ON ordering_split ("No");


CREATE INDEX "IX_ordering_split_OrderId" ON ordering_split ("OrderId");


CREATE UNIQUE INDEX "IX_ordering_split_Undoes" ON ordering_split ("Undoes") WHERE "Undoes" IS NOT NULL;


CREATE INDEX "IX_orderscreening_blacklist_At_Id" ON orderscreening_blacklist ("At", "Id");


CREATE INDEX "IX_orderscreening_blacklist_Kind_Value" ON orderscreening_blacklist ("Kind", "Value");


CREATE INDEX "IX_orderscreening_blacklist_Value" ON orderscreening_blacklist ("Value");


CREATE INDEX "IX_orderscreening_finding_At_Code" ON orderscreening_finding ("At", "Code");


CREATE INDEX "IX_orderscreening_finding_OrderId_At" ON orderscreening_finding ("OrderId", "At");


CREATE INDEX "IX_organization_account_Kind_NormalizedUserName" ON organization_account ("Kind", "NormalizedUserName");


CREATE UNIQUE INDEX "IX_organization_account_NormalizedUserName" ON organization_account ("NormalizedUserName");


CREATE INDEX "IX_organization_account_PhoneNumber" ON organization_account ("PhoneNumber");


CREATE UNIQUE INDEX "IX_organization_api_key_Prefix" ON organization_api_key ("Prefix");


CREATE INDEX "IX_organization_grant_Permission" ON organization_grant ("Permission");


CREATE INDEX "IX_organization_holding_AccountId" ON organization_holding ("AccountId");


CREATE INDEX "IX_organization_holding_Position" ON organization_holding ("Position");


CREATE INDEX "IX_organization_session_AccountId_LastSeenAt" ON organization_session ("AccountId", "LastSeenAt");


CREATE INDEX "IX_organization_session_LastSeenAt" ON organization_session ("LastSeenAt");


CREATE UNIQUE INDEX "IX_organization_view_Account_Page_Name" ON organization_view ("Account", "Page", "Name");


CREATE INDEX "IX_platform_audit_ActorId" ON platform_audit ("ActorId");


CREATE INDEX "IX_platform_audit_At" ON platform_audit ("At");


CREATE UNIQUE INDEX "IX_platform_audit_SubjectType_SubjectId_Seq" ON platform_audit ("SubjectType", "SubjectId", "Seq");


CREATE INDEX "IX_platform_file_Sha256" ON platform_file ("Sha256");


CREATE INDEX "IX_platform_idempotency_At" ON platform_idempotency ("At");


CREATE INDEX "IX_platform_job_run_Job" ON platform_job_run ("Job") WHERE "Outcome" = 0;


CREATE INDEX "IX_platform_job_run_Job_StartedAt_Id" ON platform_job_run ("Job", "StartedAt", "Id");


CREATE INDEX "IX_platform_job_run_StartedAt" ON platform_job_run ("StartedAt");


CREATE INDEX "IX_platform_outbox_EndedAt" ON platform_outbox ("EndedAt") WHERE "State" = 1;


CREATE UNIQUE INDEX "IX_platform_outbox_EventId_Reaction" ON platform_outbox ("EventId", "Reaction");


CREATE INDEX "IX_platform_outbox_NextAt" ON platform_outbox ("NextAt") WHERE "State" = 0;


CREATE INDEX "IX_platform_outbox_State" ON platform_outbox ("State") WHERE "State" = 2;


CREATE UNIQUE INDEX "IX_platform_policy_change_Key_Seq" ON platform_policy_change ("Key", "Seq");


CREATE INDEX "IX_platform_sealed_entry_SealNo_Place" ON platform_sealed_entry ("SealNo", "Place");


CREATE INDEX "IX_pricing_special_price_Account_MadeAt" ON pricing_special_price ("Account", "MadeAt");


CREATE INDEX "IX_pricing_special_price_MadeAt_Id" ON pricing_special_price ("MadeAt", "Id");


CREATE UNIQUE INDEX "IX_pricing_special_price_No" ON pricing_special_price ("No");


CREATE INDEX "IX_pricing_special_progress_live" ON pricing_special_progress ("Until") WHERE "State" = 1 AND "Left" > 0;


CREATE INDEX "IX_pricing_special_use_Special" ON pricing_special_use ("Special");


CREATE INDEX "IX_pricing_wholesale_price_ChangedAt_Id" ON pricing_wholesale_price ("ChangedAt", "Id");


CREATE UNIQUE INDEX "IX_pricing_wholesale_price_Class_Goods" ON pricing_wholesale_price ("Class", "Goods");


CREATE INDEX "IX_pricing_wholesale_price_Code" ON pricing_wholesale_price ("Code");


CREATE UNIQUE INDEX "IX_records_duty_Register_Duty_Day" ON records_duty ("Register", "Duty", "Day");


CREATE INDEX "IX_records_duty_State_DueAt" ON records_duty ("State", "DueAt");


CREATE UNIQUE INDEX "IX_records_entry_No" ON records_entry ("No");


CREATE INDEX "IX_records_entry_Register_MadeAt_Id" ON records_entry ("Register", "MadeAt", "Id");


CREATE INDEX "IX_records_entry_Register_State_MadeAt_Id" ON records_entry ("Register", "State", "MadeAt", "Id");


CREATE UNIQUE INDEX "IX_records_entry_Register_UniqueKey" ON records_entry ("Register", "UniqueKey");


CREATE UNIQUE INDEX "IX_records_process_No" ON records_process ("No");


CREATE INDEX "IX_records_process_StartedAt_Id" ON records_process ("StartedAt", "Id");


CREATE INDEX "IX_records_process_State_StartedAt_Id" ON records_process ("State", "StartedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_Account_OpenedAt" ON servicedesk_consultation ("Account", "OpenedAt") WHERE "Account" IS NOT NULL;


CREATE INDEX "IX_servicedesk_consultation_EndedAt" ON servicedesk_consultation ("EndedAt") WHERE "EndedAt" IS NOT NULL;


CREATE UNIQUE INDEX "IX_servicedesk_consultation_No" ON servicedesk_consultation ("No");


CREATE INDEX "IX_servicedesk_consultation_OpenedAt_Id" ON servicedesk_consultation ("OpenedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_OwnerId_OpenedAt_Id" ON servicedesk_consultation ("OwnerId", "OpenedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_Phone_OpenedAt" ON servicedesk_consultation ("Phone", "OpenedAt") WHERE "Phone" IS NOT NULL;


CREATE INDEX "IX_servicedesk_consultation_State_OpenedAt_Id" ON servicedesk_consultation ("State", "OpenedAt", "Id");


CREATE INDEX "IX_servicedesk_consultation_State_TouchedAt" ON servicedesk_consultation ("State", "TouchedAt");


CREATE INDEX "IX_servicedesk_consultation_item_SkuCode" ON servicedesk_consultation_item ("SkuCode");


CREATE INDEX "IX_servicedesk_consultation_item_StyleNo" ON servicedesk_consultation_item ("StyleNo");


CREATE INDEX "IX_servicedesk_follow_up_open" ON servicedesk_follow_up ("DueAt", "OrderId") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_servicedesk_follow_up_over" ON servicedesk_follow_up ("DueAt", "OrderId") WHERE "EndedAt" IS NOT NULL;


CREATE INDEX "IX_servicedesk_follow_up_OwnerId_DueAt_OrderId" ON servicedesk_follow_up ("OwnerId", "DueAt", "OrderId") WHERE "EndedAt" IS NULL;


CREATE INDEX "IX_servicedesk_follow_up_note_OrderId_At" ON servicedesk_follow_up_note ("OrderId", "At");


CREATE INDEX "IX_servicedesk_hold_ById_State" ON servicedesk_hold ("ById", "State");


CREATE INDEX "IX_servicedesk_hold_consultation" ON servicedesk_hold ("ConsultationId");


CREATE UNIQUE INDEX "IX_servicedesk_hold_ConsultationId_Sku" ON servicedesk_hold ("ConsultationId", "Sku") WHERE "State" = 0;


CREATE INDEX "IX_servicedesk_hold_HeldFor" ON servicedesk_hold ("HeldFor") WHERE "State" = 0;


CREATE INDEX "IX_shipping_callback_At" ON shipping_callback ("At");


CREATE INDEX "IX_shipping_exception_DocumentId" ON shipping_exception ("DocumentId");


CREATE INDEX "IX_shipping_exception_DocumentNo" ON shipping_exception ("DocumentNo");


CREATE INDEX "IX_shipping_exception_DueAt_Id" ON shipping_exception ("DueAt", "Id");


CREATE UNIQUE INDEX "IX_shipping_exception_No" ON shipping_exception ("No");


CREATE INDEX "IX_shipping_exception_Part" ON shipping_exception ("Part");


CREATE INDEX "IX_shipping_exception_ReportedAt_Id" ON shipping_exception ("ReportedAt", "Id");


CREATE INDEX "IX_shipping_exception_WaybillNo" ON shipping_exception ("WaybillNo");


CREATE INDEX "IX_shipping_exception_note_ExceptionId_At" ON shipping_exception_note ("ExceptionId", "At");


CREATE UNIQUE INDEX "IX_shipping_exception_progress_ParcelId" ON shipping_exception_progress ("ParcelId") WHERE "ClosedAt" IS NULL;


CREATE INDEX "IX_shipping_localcourier_report_NextAt" ON shipping_localcourier_report ("NextAt") WHERE NOT "IsOver";


CREATE INDEX "IX_shipping_localcourier_report_WaybillNo" ON shipping_localcourier_report ("WaybillNo");


CREATE INDEX "IX_shipping_parcel_DocumentId" ON shipping_parcel ("DocumentId");


CREATE INDEX "IX_shipping_parcel_DocumentNo" ON shipping_parcel ("DocumentNo");


CREATE INDEX "IX_shipping_parcel_IssuedAt_Id" ON shipping_parcel ("IssuedAt", "Id");


CREATE UNIQUE INDEX "IX_shipping_parcel_Part" ON shipping_parcel ("Part") WHERE "VoidedAt" IS NULL;


CREATE INDEX "IX_shipping_parcel_State_IssuedAt_Id" ON shipping_parcel ("State", "IssuedAt", "Id");


CREATE UNIQUE INDEX "IX_shipping_parcel_WaybillNo" ON shipping_parcel ("WaybillNo");


CREATE INDEX "IX_shipping_parcel_share_DocumentId" ON shipping_parcel_share ("DocumentId");


CREATE INDEX "IX_shipping_parcel_share_DocumentNo" ON shipping_parcel_share ("DocumentNo");


CREATE INDEX "IX_shipping_postage_Courier_Zone_ValidFrom" ON shipping_postage ("Courier", "Zone", "ValidFrom");


CREATE INDEX "IX_shipping_tariff_Courier_Zone_ValidFrom" ON shipping_tariff ("Courier", "Zone", "ValidFrom");


CREATE UNIQUE INDEX "IX_shipping_tracking_Courier_EventId" ON shipping_tracking ("Courier", "EventId");


CREATE INDEX "IX_shipping_tracking_ParcelId_At" ON shipping_tracking ("ParcelId", "At");


CREATE UNIQUE INDEX "IX_warehouse_batch_No" ON warehouse_batch ("No");


CREATE INDEX "IX_warehouse_departure_Manifest" ON warehouse_departure ("Manifest");


CREATE INDEX "IX_warehouse_hand_over_Batch" ON warehouse_hand_over ("Batch");


CREATE INDEX "IX_warehouse_manifest_At_No" ON warehouse_manifest ("At", "No");


CREATE INDEX "IX_warehouse_manifest_Courier_Status" ON warehouse_manifest ("Courier", "Status");


CREATE UNIQUE INDEX "IX_warehouse_manifest_No" ON warehouse_manifest ("No");


CREATE INDEX "IX_warehouse_manifest_line_Manifest_AddedAt" ON warehouse_manifest_line ("Manifest", "AddedAt");


CREATE INDEX "IX_warehouse_pick_Sku" ON warehouse_pick ("Sku");


CREATE INDEX "IX_warehouse_pickup_call_CalledAt" ON warehouse_pickup_call ("CalledAt");


CREATE INDEX "IX_warehouse_pickup_call_Courier_CalledAt" ON warehouse_pickup_call ("Courier", "CalledAt");


CREATE INDEX "IX_warehouse_put_back_At" ON warehouse_put_back ("At") WHERE "DoneAt" IS NULL;


CREATE INDEX "IX_warehouse_put_back_Slip" ON warehouse_put_back ("Slip");


CREATE INDEX "IX_warehouse_shortage_At" ON warehouse_shortage ("At");


CREATE INDEX "IX_warehouse_shortage_Sku" ON warehouse_shortage ("Sku") WHERE "ClearedAt" IS NULL;


CREATE INDEX "IX_work_item_DueAt" ON work_item ("DueAt") WHERE "State" = 0;


CREATE INDEX "IX_work_item_EndedAt_Id" ON work_item ("EndedAt", "Id");


CREATE INDEX "IX_work_item_EndedById_EndedAt" ON work_item ("EndedById", "EndedAt");


CREATE INDEX "IX_work_item_Position_DueAt" ON work_item ("Position", "DueAt") WHERE "State" = 0;


CREATE INDEX "IX_work_item_SubjectId_Kind" ON work_item ("SubjectId", "Kind");


CREATE INDEX "IX_work_item_event_ById_At" ON work_item_event ("ById", "At");


CREATE INDEX "IX_work_item_event_ItemId_At" ON work_item_event ("ItemId", "At");


CREATE INDEX "IX_ordering_order_Phone_PlacedAt" ON ordering_order ("Phone", "PlacedAt");
