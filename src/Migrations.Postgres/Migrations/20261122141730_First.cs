using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "catalog_category",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_category", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_product",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StyleNo = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CategoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    SubtitleZh = table.Column<string>(type: "text", nullable: false),
                    SubtitleEn = table.Column<string>(type: "text", nullable: false),
                    DescriptionZh = table.Column<string>(type: "text", nullable: false),
                    DescriptionEn = table.Column<string>(type: "text", nullable: false),
                    BrandZh = table.Column<string>(type: "text", nullable: false),
                    BrandEn = table.Column<string>(type: "text", nullable: false),
                    SeasonZh = table.Column<string>(type: "text", nullable: false),
                    SeasonEn = table.Column<string>(type: "text", nullable: false),
                    Origin = table.Column<string>(type: "text", nullable: false),
                    Supplier = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: false),
                    InvoiceName = table.Column<string>(type: "text", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    IsNew = table.Column<bool>(type: "boolean", nullable: false),
                    IsHero = table.Column<bool>(type: "boolean", nullable: false),
                    PresaleShipsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SalesRank = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    ListedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_product", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "customers_address",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Province = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    City = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    District = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Street = table.Column<string>(type: "character varying(480)", maxLength: 480, nullable: false),
                    Postcode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChosenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DeletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_address", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "customers_member",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Login = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_member", x => x.Account);
                });

            migrationBuilder.CreateTable(
                name: "customers_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Body = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Once = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Reference = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_callback",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Provider = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    TradeNo = table.Column<string>(type: "text", nullable: true),
                    ChargeNo = table.Column<string>(type: "text", nullable: true),
                    Address = table.Column<string>(type: "text", nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_callback", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_charge",
                columns: table => new
                {
                    No = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceivableId = table.Column<Guid>(type: "uuid", nullable: false),
                    Provider = table.Column<string>(type: "text", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_charge", x => x.No);
                });

            migrationBuilder.CreateTable(
                name: "finance_journal_check",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_journal_check", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "finance_journal_entry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DocumentType = table.Column<string>(type: "text", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentNo = table.Column<string>(type: "text", nullable: false),
                    SummaryZh = table.Column<string>(type: "text", nullable: false),
                    SummaryEn = table.Column<string>(type: "text", nullable: false),
                    Maker = table.Column<string>(type: "text", nullable: false),
                    MakerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reverses = table.Column<Guid>(type: "uuid", nullable: true),
                    Total = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_journal_entry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_journal_line",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Account = table.Column<int>(type: "integer", nullable: false),
                    Debit = table.Column<long>(type: "bigint", nullable: false),
                    Credit = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_journal_line", x => new { x.EntryId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "finance_localpay_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TradeNo = table.Column<string>(type: "text", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    IsOver = table.Column<bool>(type: "boolean", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_localpay_notice", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_localpay_refund",
                columns: table => new
                {
                    RefundNo = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TradeNo = table.Column<string>(type: "text", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_localpay_refund", x => x.RefundNo);
                });

            migrationBuilder.CreateTable(
                name: "finance_localpay_trade",
                columns: table => new
                {
                    Token = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TradeNo = table.Column<string>(type: "text", nullable: false),
                    ChargeNo = table.Column<string>(type: "text", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Refunded = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    ReturnPath = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_localpay_trade", x => x.Token);
                });

            migrationBuilder.CreateTable(
                name: "finance_payment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceivableId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentNo = table.Column<string>(type: "text", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    Provider = table.Column<string>(type: "text", nullable: false),
                    TradeNo = table.Column<string>(type: "text", nullable: false),
                    PaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BookedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BookedBy = table.Column<string>(type: "text", nullable: false),
                    IsReturned = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_payment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_receivable",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DocumentNo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Paid = table.Column<long>(type: "bigint", nullable: false),
                    Refunded = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Payer = table.Column<string>(type: "text", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancelledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancelReason = table.Column<string>(type: "text", nullable: true),
                    ReturnUrl = table.Column<string>(type: "text", nullable: false),
                    Recognised = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_receivable", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finance_refund",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Once = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    ReceivableId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentType = table.Column<string>(type: "text", nullable: false),
                    DocumentNo = table.Column<string>(type: "text", nullable: false),
                    Payer = table.Column<string>(type: "text", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    Provider = table.Column<string>(type: "text", nullable: false),
                    TradeNo = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RequestedBy = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failure = table.Column<string>(type: "text", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_refund", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inventory_bin",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    PickSequence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_bin", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inventory_bin_stock",
                columns: table => new
                {
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Bin = table.Column<Guid>(type: "uuid", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    OnHand = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_bin_stock", x => new { x.Sku, x.Bin });
                    table.CheckConstraint("inventory_bin_stock_positive", "\"OnHand\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "inventory_movement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    Bin = table.Column<Guid>(type: "uuid", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    SlipType = table.Column<string>(type: "text", nullable: false),
                    SlipId = table.Column<Guid>(type: "uuid", nullable: false),
                    SlipNo = table.Column<string>(type: "text", nullable: false),
                    ReasonZh = table.Column<string>(type: "text", nullable: false),
                    ReasonEn = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_movement", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inventory_reservation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentNo = table.Column<string>(type: "text", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_reservation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inventory_stock",
                columns: table => new
                {
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    OnHand = table.Column<int>(type: "integer", nullable: false),
                    Reserved = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock", x => new { x.Sku, x.Warehouse });
                    table.CheckConstraint("inventory_stock_covered", "\"Reserved\" >= 0 AND \"Reserved\" <= \"OnHand\"");
                });

            migrationBuilder.CreateTable(
                name: "inventory_warehouse",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Priority = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_warehouse", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_cart_line",
                columns: table => new
                {
                    Owner = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    PriceWhenAdded = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_cart_line", x => new { x.Owner, x.Sku });
                });

            migrationBuilder.CreateTable(
                name: "ordering_contact",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Reached = table.Column<bool>(type: "boolean", nullable: false),
                    Verified = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Late = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_contact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_order",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    Province = table.Column<string>(type: "text", nullable: false),
                    City = table.Column<string>(type: "text", nullable: false),
                    District = table.Column<string>(type: "text", nullable: false),
                    Street = table.Column<string>(type: "text", nullable: false),
                    Postcode = table.Column<string>(type: "text", nullable: true),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    Goods = table.Column<long>(type: "bigint", nullable: false),
                    Discount = table.Column<long>(type: "bigint", nullable: false),
                    Postage = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    Remark = table.Column<string>(type: "text", nullable: true),
                    InvoiceTitle = table.Column<string>(type: "text", nullable: true),
                    InvoiceTaxNo = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_order", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_placed_once",
                columns: table => new
                {
                    Owner = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    PayUrl = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_placed_once", x => new { x.Owner, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ordering_remark",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    MustAcknowledge = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_remark", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    DisplayNameEn = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PasswordChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    IsDisabled = table.Column<bool>(type: "boolean", nullable: false),
                    EarlierPasswords = table.Column<string>(type: "text", nullable: false),
                    UserName = table.Column<string>(type: "text", nullable: true),
                    NormalizedUserName = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    NormalizedEmail = table.Column<string>(type: "text", nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_account", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_api_key",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Prefix = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Permissions = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CreatedBy = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_api_key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_department",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Sort = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_department", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "organization_grant",
                columns: table => new
                {
                    Position = table.Column<string>(type: "text", nullable: false),
                    Permission = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_grant", x => new { x.Position, x.Permission });
                });

            migrationBuilder.CreateTable(
                name: "organization_holding",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_holding", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_position",
                columns: table => new
                {
                    Code = table.Column<string>(type: "text", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Department = table.Column<string>(type: "text", nullable: false),
                    Superior = table.Column<string>(type: "text", nullable: true),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_position", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "organization_protection_key",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_protection_key", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "organization_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: true),
                    Agent = table.Column<string>(type: "text", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_session", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectNo = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: true),
                    UseCase = table.Column<string>(type: "text", nullable: false),
                    VerbZh = table.Column<string>(type: "text", nullable: false),
                    VerbEn = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: true),
                    After = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_file", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotency",
                columns: table => new
                {
                    Scope = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_idempotency", x => new { x.Scope, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "platform_job",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastEndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "text", nullable: true),
                    Runs = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_job", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_number",
                columns: table => new
                {
                    Prefix = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_number", x => new { x.Prefix, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reaction = table.Column<string>(type: "text", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outbox", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "platform_policy_change",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_policy_change", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_seal",
                columns: table => new
                {
                    No = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Entries = table.Column<int>(type: "integer", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_seal", x => x.No);
                });

            migrationBuilder.CreateTable(
                name: "platform_sealed_entry",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealNo = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_sealed_entry", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "platform_secret",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_secret", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "shipping_callback",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Provider = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    WaybillNo = table.Column<string>(type: "text", nullable: true),
                    Address = table.Column<string>(type: "text", nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_callback", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_courier",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Preference = table.Column<int>(type: "integer", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Contact = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    Coverage = table.Column<string>(type: "text", nullable: false),
                    CutOff = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Days1 = table.Column<int>(type: "integer", nullable: false),
                    Days2 = table.Column<int>(type: "integer", nullable: false),
                    Days3 = table.Column<int>(type: "integer", nullable: false),
                    OnTimePercent = table.Column<int>(type: "integer", nullable: false),
                    ServiceScore = table.Column<int>(type: "integer", nullable: false),
                    Agreement = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_courier", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "shipping_localcourier_report",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    WaybillNo = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    WhatZh = table.Column<string>(type: "text", nullable: false),
                    WhatEn = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    IsTwice = table.Column<bool>(type: "boolean", nullable: false),
                    IsOver = table.Column<bool>(type: "boolean", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_localcourier_report", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_parcel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentType = table.Column<string>(type: "text", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentNo = table.Column<string>(type: "text", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    WaybillNo = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    SortCode = table.Column<string>(type: "text", nullable: false),
                    ToName = table.Column<string>(type: "text", nullable: false),
                    ToPhone = table.Column<string>(type: "text", nullable: false),
                    Province = table.Column<string>(type: "text", nullable: false),
                    City = table.Column<string>(type: "text", nullable: false),
                    District = table.Column<string>(type: "text", nullable: false),
                    Street = table.Column<string>(type: "text", nullable: false),
                    Postcode = table.Column<string>(type: "text", nullable: true),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    Zone = table.Column<int>(type: "integer", nullable: false),
                    EstimatedCost = table.Column<long>(type: "bigint", nullable: false),
                    ActualCost = table.Column<long>(type: "bigint", nullable: true),
                    PromisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IssuedBy = table.Column<string>(type: "text", nullable: false),
                    HandedOverAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SignedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VoidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VoidReason = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Prints = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_parcel", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_postage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    Zone = table.Column<int>(type: "integer", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstGrams = table.Column<int>(type: "integer", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    StepGrams = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_postage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_tariff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    Zone = table.Column<int>(type: "integer", nullable: false),
                    FromMonthly = table.Column<int>(type: "integer", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstGrams = table.Column<int>(type: "integer", nullable: false),
                    FirstMin = table.Column<long>(type: "bigint", nullable: false),
                    FirstMax = table.Column<long>(type: "bigint", nullable: false),
                    StepGrams = table.Column<int>(type: "integer", nullable: false),
                    StepMin = table.Column<long>(type: "bigint", nullable: false),
                    StepMax = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_tariff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_tracking",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParcelId = table.Column<Guid>(type: "uuid", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    EventId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WhatZh = table.Column<string>(type: "text", nullable: false),
                    WhatEn = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_tracking", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_waybill_counter",
                columns: table => new
                {
                    Courier = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_waybill_counter", x => x.Courier);
                });

            migrationBuilder.CreateTable(
                name: "shipping_zone_region",
                columns: table => new
                {
                    Province = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    City = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Zone = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_zone_region", x => new { x.Province, x.City });
                });

            migrationBuilder.CreateTable(
                name: "warehouse_batch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    WarehouseName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Orders = table.Column<int>(type: "integer", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_batch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_confirmation",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_confirmation", x => new { x.Slip, x.What });
                });

            migrationBuilder.CreateTable(
                name: "warehouse_departure",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    Manifest = table.Column<Guid>(type: "uuid", nullable: false),
                    ManifestNo = table.Column<string>(type: "text", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    WaybillNo = table.Column<string>(type: "text", nullable: false),
                    CourierPerson = table.Column<string>(type: "text", nullable: false),
                    Shipper = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_departure", x => x.Slip);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_hand_over",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Batch = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchNo = table.Column<string>(type: "text", nullable: false),
                    Slip = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    From = table.Column<string>(type: "text", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: true),
                    To = table.Column<string>(type: "text", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    Orders = table.Column<int>(type: "integer", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_hand_over", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_inbound",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    WarehouseName = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    Receiver = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_inbound", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_inbound_line",
                columns: table => new
                {
                    Inbound = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false),
                    Barcode = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Colour = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<string>(type: "text", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Lot = table.Column<string>(type: "text", nullable: false),
                    Bin = table.Column<Guid>(type: "uuid", nullable: false),
                    BinCode = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_inbound_line", x => new { x.Inbound, x.No });
                });

            migrationBuilder.CreateTable(
                name: "warehouse_inbound_progress",
                columns: table => new
                {
                    Inbound = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    VerifierId = table.Column<Guid>(type: "uuid", nullable: true),
                    Verifier = table.Column<string>(type: "text", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Why = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_inbound_progress", x => x.Inbound);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_line_check",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    LineNo = table.Column<int>(type: "integer", nullable: false),
                    Wanted = table.Column<int>(type: "integer", nullable: false),
                    Checked = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_line_check", x => new { x.Slip, x.LineNo });
                });

            migrationBuilder.CreateTable(
                name: "warehouse_manifest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OpenedBy = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "text", nullable: true),
                    CourierPerson = table.Column<string>(type: "text", nullable: true),
                    Parcels = table.Column<int>(type: "integer", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_manifest", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_manifest_line",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    Manifest = table.Column<Guid>(type: "uuid", nullable: false),
                    SlipNo = table.Column<string>(type: "text", nullable: false),
                    OrderNo = table.Column<string>(type: "text", nullable: false),
                    WaybillNo = table.Column<string>(type: "text", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: false),
                    City = table.Column<string>(type: "text", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AddedBy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_manifest_line", x => x.Slip);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_pick",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    LineNo = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Bin = table.Column<Guid>(type: "uuid", nullable: false),
                    BinCode = table.Column<string>(type: "text", nullable: false),
                    PickSequence = table.Column<int>(type: "integer", nullable: false),
                    Wanted = table.Column<int>(type: "integer", nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_pick", x => new { x.Slip, x.No });
                });

            migrationBuilder.CreateTable(
                name: "warehouse_pickup_call",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    CalledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CalledBy = table.Column<string>(type: "text", nullable: false),
                    ExpectedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Parcels = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Manifest = table.Column<Guid>(type: "uuid", nullable: true),
                    CameAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_pickup_call", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_planning_turn",
                columns: table => new
                {
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    Plans = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_planning_turn", x => x.Warehouse);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_progress",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNo = table.Column<string>(type: "text", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    NodeNo = table.Column<int>(type: "integer", nullable: false),
                    CutOff = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false),
                    IsAmended = table.Column<bool>(type: "boolean", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Batch = table.Column<Guid>(type: "uuid", nullable: true),
                    Box = table.Column<int>(type: "integer", nullable: false),
                    Tote = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PickerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Picker = table.Column<string>(type: "text", nullable: true),
                    PickStartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PickedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Checker = table.Column<string>(type: "text", nullable: true),
                    CheckStartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PackedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WaybillNo = table.Column<string>(type: "text", nullable: true),
                    Manifest = table.Column<Guid>(type: "uuid", nullable: true),
                    WeighedGrams = table.Column<int>(type: "integer", nullable: true),
                    ShipperId = table.Column<Guid>(type: "uuid", nullable: true),
                    Shipper = table.Column<string>(type: "text", nullable: true),
                    HandedOverAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VoidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Why = table.Column<string>(type: "text", nullable: true),
                    Mismatches = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_progress", x => x.Slip);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_put_back",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    SlipNo = table.Column<string>(type: "text", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false),
                    Barcode = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Variant = table.Column<string>(type: "text", nullable: false),
                    BinCode = table.Column<string>(type: "text", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_put_back", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_shortage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    SlipNo = table.Column<string>(type: "text", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Variant = table.Column<string>(type: "text", nullable: false),
                    Bin = table.Column<Guid>(type: "uuid", nullable: false),
                    BinCode = table.Column<string>(type: "text", nullable: false),
                    Missing = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true),
                    ClearedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClearedBy = table.Column<string>(type: "text", nullable: true),
                    Finding = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_shortage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_slip",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNo = table.Column<string>(type: "text", nullable: false),
                    Warehouse = table.Column<Guid>(type: "uuid", nullable: false),
                    WarehouseCode = table.Column<string>(type: "text", nullable: false),
                    WarehouseName = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedBy = table.Column<string>(type: "text", nullable: false),
                    NodeNo = table.Column<int>(type: "integer", nullable: false),
                    CutOff = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    Courier = table.Column<string>(type: "text", nullable: false),
                    Recipient = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    Province = table.Column<string>(type: "text", nullable: false),
                    City = table.Column<string>(type: "text", nullable: false),
                    District = table.Column<string>(type: "text", nullable: false),
                    Street = table.Column<string>(type: "text", nullable: false),
                    Postcode = table.Column<string>(type: "text", nullable: true),
                    IsAmended = table.Column<bool>(type: "boolean", nullable: false),
                    CustomerRemark = table.Column<string>(type: "text", nullable: true),
                    InvoiceTitle = table.Column<string>(type: "text", nullable: true),
                    InvoiceTaxNo = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_slip", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_slip_line",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false),
                    Barcode = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Colour = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<string>(type: "text", nullable: false),
                    PictureUrl = table.Column<string>(type: "text", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_slip_line", x => new { x.Slip, x.No });
                });

            migrationBuilder.CreateTable(
                name: "warehouse_slip_remark",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "uuid", nullable: false),
                    Remark = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MustAcknowledge = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_slip_remark", x => new { x.Slip, x.Remark });
                });

            migrationBuilder.CreateTable(
                name: "work_item",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    KindZh = table.Column<string>(type: "text", nullable: false),
                    KindEn = table.Column<string>(type: "text", nullable: false),
                    SubjectType = table.Column<string>(type: "text", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectNo = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<string>(type: "text", nullable: false),
                    AlsoFor = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonName = table.Column<string>(type: "text", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FirstDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WarnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WarnMinutes = table.Column<int>(type: "integer", nullable: false),
                    RuleZh = table.Column<string>(type: "text", nullable: false),
                    RuleEn = table.Column<string>(type: "text", nullable: false),
                    VerbZh = table.Column<string>(type: "text", nullable: false),
                    VerbEn = table.Column<string>(type: "text", nullable: false),
                    EscalateTo = table.Column<string>(type: "text", nullable: true),
                    EscalatedTo = table.Column<string>(type: "text", nullable: true),
                    EscalatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Who = table.Column<string>(type: "text", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    Postponed = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_item", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "work_item_event",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    Verb = table.Column<int>(type: "integer", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_item_event", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_attribute",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    ValueZh = table.Column<string>(type: "text", nullable: false),
                    ValueEn = table.Column<string>(type: "text", nullable: false),
                    IsFilter = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_attribute", x => x.Id);
                    table.ForeignKey(
                        name: "FK_catalog_attribute_catalog_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalog_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalog_measure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<string>(type: "text", nullable: false),
                    Millimetres = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_measure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_catalog_measure_catalog_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalog_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalog_picture",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Url = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    ColourZh = table.Column<string>(type: "text", nullable: true),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    AltZh = table.Column<string>(type: "text", nullable: false),
                    AltEn = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_picture", x => x.Id);
                    table.ForeignKey(
                        name: "FK_catalog_picture_catalog_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalog_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalog_sku",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Barcode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ColourZh = table.Column<string>(type: "text", nullable: false),
                    ColourEn = table.Column<string>(type: "text", nullable: false),
                    Swatch = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    PromoPrice = table.Column<long>(type: "bigint", nullable: true),
                    PromoFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PromoUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    VolumeCm3 = table.Column<int>(type: "integer", nullable: false),
                    SafetyStock = table.Column<int>(type: "integer", nullable: false),
                    PresaleShipsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsOff = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_sku", x => x.Id);
                    table.ForeignKey(
                        name: "FK_catalog_sku_catalog_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalog_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordering_order_line",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false),
                    Barcode = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Colour = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<string>(type: "text", nullable: false),
                    PictureUrl = table.Column<string>(type: "text", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    Discount = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    ShipsOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_order_line", x => new { x.OrderId, x.No });
                    table.ForeignKey(
                        name: "FK_ordering_order_line_ordering_order_OrderId",
                        column: x => x.OrderId,
                        principalTable: "ordering_order",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordering_progress",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    IsPaid = table.Column<bool>(type: "boolean", nullable: false),
                    Flags = table.Column<string>(type: "text", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HandlerId = table.Column<Guid>(type: "uuid", nullable: true),
                    HandlerName = table.Column<string>(type: "text", nullable: true),
                    IsAmended = table.Column<bool>(type: "boolean", nullable: false),
                    HoldReason = table.Column<string>(type: "text", nullable: true),
                    CancelReason = table.Column<string>(type: "text", nullable: true),
                    WaybillNo = table.Column<string>(type: "text", nullable: true),
                    PaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ContactedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PickedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PackedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShippedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancelledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_progress", x => x.OrderId);
                    table.ForeignKey(
                        name: "FK_ordering_progress_ordering_order_OrderId",
                        column: x => x.OrderId,
                        principalTable: "ordering_order",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_attribute_NameZh_ValueZh",
                table: "catalog_attribute",
                columns: new[] { "NameZh", "ValueZh" },
                filter: "\"IsFilter\"");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_attribute_ProductId_Sort",
                table: "catalog_attribute",
                columns: new[] { "ProductId", "Sort" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_category_ParentId",
                table: "catalog_category",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_category_Slug",
                table: "catalog_category",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_measure_ProductId_Sort",
                table: "catalog_measure",
                columns: new[] { "ProductId", "Sort" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_picture_ProductId_Sort",
                table: "catalog_picture",
                columns: new[] { "ProductId", "Sort" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_CategoryId_Status_ListedAt",
                table: "catalog_product",
                columns: new[] { "CategoryId", "Status", "ListedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_CreatedAt_Id",
                table: "catalog_product",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_IsHero_ListedAt",
                table: "catalog_product",
                columns: new[] { "IsHero", "ListedAt" },
                filter: "\"IsHero\"");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_Status_ListedAt_Id",
                table: "catalog_product",
                columns: new[] { "Status", "ListedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_StyleNo",
                table: "catalog_product",
                column: "StyleNo",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_sku_Barcode",
                table: "catalog_sku",
                column: "Barcode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_sku_Code",
                table: "catalog_sku",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_sku_ProductId_Sort",
                table: "catalog_sku",
                columns: new[] { "ProductId", "Sort" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_address_Account_ChosenAt",
                table: "customers_address",
                columns: new[] { "Account", "ChosenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_member_Login",
                table: "customers_member",
                column: "Login");

            migrationBuilder.CreateIndex(
                name: "IX_customers_member_Phone",
                table: "customers_member",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_customers_member_RegisteredAt_Account",
                table: "customers_member",
                columns: new[] { "RegisteredAt", "Account" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_message_AskedAt_Id",
                table: "customers_message",
                columns: new[] { "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_message_Once",
                table: "customers_message",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_message_Phone_AskedAt",
                table: "customers_message",
                columns: new[] { "Phone", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_message_State_NextAt",
                table: "customers_message",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_callback_At_Id",
                table: "finance_callback",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_charge_ReceivableId",
                table: "finance_charge",
                column: "ReceivableId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_entry_At_Id",
                table: "finance_journal_entry",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_entry_DocumentNo",
                table: "finance_journal_entry",
                column: "DocumentNo");

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_entry_No",
                table: "finance_journal_entry",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_entry_Reverses",
                table: "finance_journal_entry",
                column: "Reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_line_Day_Account",
                table: "finance_journal_line",
                columns: new[] { "Day", "Account" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_localpay_notice_NextAt",
                table: "finance_localpay_notice",
                column: "NextAt",
                filter: "NOT \"IsOver\"");

            migrationBuilder.CreateIndex(
                name: "IX_finance_localpay_trade_ChargeNo",
                table: "finance_localpay_trade",
                column: "ChargeNo",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_localpay_trade_TradeNo",
                table: "finance_localpay_trade",
                column: "TradeNo",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_payment_BookedAt_Id",
                table: "finance_payment",
                columns: new[] { "BookedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_payment_DocumentNo",
                table: "finance_payment",
                column: "DocumentNo");

            migrationBuilder.CreateIndex(
                name: "IX_finance_payment_Provider_TradeNo",
                table: "finance_payment",
                columns: new[] { "Provider", "TradeNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_payment_ReceivableId",
                table: "finance_payment",
                column: "ReceivableId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_receivable_DocumentNo",
                table: "finance_receivable",
                column: "DocumentNo");

            migrationBuilder.CreateIndex(
                name: "IX_finance_receivable_OpenedAt_Id",
                table: "finance_receivable",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_receivable_State_OpenedAt_Id",
                table: "finance_receivable",
                columns: new[] { "State", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_refund_DocumentNo",
                table: "finance_refund",
                column: "DocumentNo");

            migrationBuilder.CreateIndex(
                name: "IX_finance_refund_No",
                table: "finance_refund",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_refund_Once",
                table: "finance_refund",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_refund_ReceivableId",
                table: "finance_refund",
                column: "ReceivableId");

            migrationBuilder.CreateIndex(
                name: "IX_finance_refund_RequestedAt_Id",
                table: "finance_refund",
                columns: new[] { "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_refund_State_RequestedAt_Id",
                table: "finance_refund",
                columns: new[] { "State", "RequestedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inventory_bin_Warehouse_Code",
                table: "inventory_bin",
                columns: new[] { "Warehouse", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inventory_bin_stock_Bin",
                table: "inventory_bin_stock",
                column: "Bin");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_movement_Sku_At",
                table: "inventory_movement",
                columns: new[] { "Sku", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_inventory_movement_SlipId",
                table: "inventory_movement",
                column: "SlipId");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_reservation_DocumentId",
                table: "inventory_reservation",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_reservation_ExpiresAt",
                table: "inventory_reservation",
                column: "ExpiresAt",
                filter: "\"State\" = 0 AND \"ExpiresAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_reservation_Sku_Warehouse",
                table: "inventory_reservation",
                columns: new[] { "Sku", "Warehouse" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_warehouse_Code",
                table: "inventory_warehouse",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_cart_line_At",
                table: "ordering_cart_line",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_contact_OrderId",
                table: "ordering_contact",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_Account_PlacedAt",
                table: "ordering_order",
                columns: new[] { "Account", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_No",
                table: "ordering_order",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_Phone",
                table: "ordering_order",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_PlacedAt_Id",
                table: "ordering_order",
                columns: new[] { "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_line_Sku",
                table: "ordering_order_line",
                column: "Sku");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_progress_Account_Status",
                table: "ordering_progress",
                columns: new[] { "Account", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_progress_PlacedAt_OrderId",
                table: "ordering_progress",
                columns: new[] { "PlacedAt", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_progress_Status_DueAt",
                table: "ordering_progress",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_progress_Status_PlacedAt_OrderId",
                table: "ordering_progress",
                columns: new[] { "Status", "PlacedAt", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_remark_OrderId",
                table: "ordering_remark",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_organization_account_Kind_NormalizedUserName",
                table: "organization_account",
                columns: new[] { "Kind", "NormalizedUserName" });

            migrationBuilder.CreateIndex(
                name: "IX_organization_account_NormalizedUserName",
                table: "organization_account",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organization_account_PhoneNumber",
                table: "organization_account",
                column: "PhoneNumber");

            migrationBuilder.CreateIndex(
                name: "IX_organization_api_key_Prefix",
                table: "organization_api_key",
                column: "Prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organization_grant_Permission",
                table: "organization_grant",
                column: "Permission");

            migrationBuilder.CreateIndex(
                name: "IX_organization_holding_AccountId",
                table: "organization_holding",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_organization_holding_Position",
                table: "organization_holding",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_organization_session_AccountId_LastSeenAt",
                table: "organization_session",
                columns: new[] { "AccountId", "LastSeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_organization_session_LastSeenAt",
                table: "organization_session",
                column: "LastSeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_ActorId",
                table: "platform_audit",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_At",
                table: "platform_audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_SubjectType_SubjectId_Seq",
                table: "platform_audit",
                columns: new[] { "SubjectType", "SubjectId", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_file_Sha256",
                table: "platform_file",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotency_At",
                table: "platform_idempotency",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_EventId_Reaction",
                table: "platform_outbox",
                columns: new[] { "EventId", "Reaction" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_NextAt",
                table: "platform_outbox",
                column: "NextAt",
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_State",
                table: "platform_outbox",
                column: "State",
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_platform_policy_change_Key_Seq",
                table: "platform_policy_change",
                columns: new[] { "Key", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_sealed_entry_SealNo_Place",
                table: "platform_sealed_entry",
                columns: new[] { "SealNo", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_callback_At",
                table: "shipping_callback",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_localcourier_report_NextAt",
                table: "shipping_localcourier_report",
                column: "NextAt",
                filter: "NOT \"IsOver\"");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_localcourier_report_WaybillNo",
                table: "shipping_localcourier_report",
                column: "WaybillNo");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_DocumentId",
                table: "shipping_parcel",
                column: "DocumentId",
                unique: true,
                filter: "\"VoidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_DocumentNo",
                table: "shipping_parcel",
                column: "DocumentNo");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_IssuedAt_Id",
                table: "shipping_parcel",
                columns: new[] { "IssuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_State_IssuedAt_Id",
                table: "shipping_parcel",
                columns: new[] { "State", "IssuedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_WaybillNo",
                table: "shipping_parcel",
                column: "WaybillNo",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shipping_postage_Courier_Zone_ValidFrom",
                table: "shipping_postage",
                columns: new[] { "Courier", "Zone", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_tariff_Courier_Zone_ValidFrom",
                table: "shipping_tariff",
                columns: new[] { "Courier", "Zone", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_tracking_Courier_EventId",
                table: "shipping_tracking",
                columns: new[] { "Courier", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shipping_tracking_ParcelId_At",
                table: "shipping_tracking",
                columns: new[] { "ParcelId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_batch_No",
                table: "warehouse_batch",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_departure_Manifest",
                table: "warehouse_departure",
                column: "Manifest");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_hand_over_Batch",
                table: "warehouse_hand_over",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_inbound_No",
                table: "warehouse_inbound",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_inbound_progress_At_No",
                table: "warehouse_inbound_progress",
                columns: new[] { "At", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_inbound_progress_Status_At_No",
                table: "warehouse_inbound_progress",
                columns: new[] { "Status", "At", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_manifest_At_No",
                table: "warehouse_manifest",
                columns: new[] { "At", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_manifest_Courier_Status",
                table: "warehouse_manifest",
                columns: new[] { "Courier", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_manifest_No",
                table: "warehouse_manifest",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_manifest_line_Manifest_AddedAt",
                table: "warehouse_manifest_line",
                columns: new[] { "Manifest", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_pick_Sku",
                table: "warehouse_pick",
                column: "Sku");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_pickup_call_CalledAt",
                table: "warehouse_pickup_call",
                column: "CalledAt");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_pickup_call_Courier_CalledAt",
                table: "warehouse_pickup_call",
                columns: new[] { "Courier", "CalledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_Batch",
                table: "warehouse_progress",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_CutOff_No",
                table: "warehouse_progress",
                columns: new[] { "CutOff", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress",
                column: "Order",
                unique: true,
                filter: "\"Status\" <> 6");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_Manifest",
                table: "warehouse_progress",
                column: "Manifest");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_No",
                table: "warehouse_progress",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_OrderNo",
                table: "warehouse_progress",
                column: "OrderNo");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_Phone",
                table: "warehouse_progress",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_PickerId_Status",
                table: "warehouse_progress",
                columns: new[] { "PickerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_Status_CutOff_No",
                table: "warehouse_progress",
                columns: new[] { "Status", "CutOff", "No" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_Tote",
                table: "warehouse_progress",
                column: "Tote",
                unique: true,
                filter: "\"Tote\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_WaybillNo",
                table: "warehouse_progress",
                column: "WaybillNo");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_put_back_At",
                table: "warehouse_put_back",
                column: "At",
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_put_back_Slip",
                table: "warehouse_put_back",
                column: "Slip");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_shortage_At",
                table: "warehouse_shortage",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_shortage_Sku",
                table: "warehouse_shortage",
                column: "Sku",
                filter: "\"ClearedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_slip_No",
                table: "warehouse_slip",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_slip_Order",
                table: "warehouse_slip",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_work_item_DueAt",
                table: "work_item",
                column: "DueAt",
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_work_item_EndedAt_Id",
                table: "work_item",
                columns: new[] { "EndedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_work_item_EndedById_EndedAt",
                table: "work_item",
                columns: new[] { "EndedById", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_work_item_Position_DueAt",
                table: "work_item",
                columns: new[] { "Position", "DueAt" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_work_item_SubjectId_Kind",
                table: "work_item",
                columns: new[] { "SubjectId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_work_item_event_ById_At",
                table: "work_item_event",
                columns: new[] { "ById", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_work_item_event_ItemId_At",
                table: "work_item_event",
                columns: new[] { "ItemId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalog_attribute");

            migrationBuilder.DropTable(
                name: "catalog_category");

            migrationBuilder.DropTable(
                name: "catalog_measure");

            migrationBuilder.DropTable(
                name: "catalog_picture");

            migrationBuilder.DropTable(
                name: "catalog_sku");

            migrationBuilder.DropTable(
                name: "customers_address");

            migrationBuilder.DropTable(
                name: "customers_member");

            migrationBuilder.DropTable(
                name: "customers_message");

            migrationBuilder.DropTable(
                name: "finance_callback");

            migrationBuilder.DropTable(
                name: "finance_charge");

            migrationBuilder.DropTable(
                name: "finance_journal_check");

            migrationBuilder.DropTable(
                name: "finance_journal_entry");

            migrationBuilder.DropTable(
                name: "finance_journal_line");

            migrationBuilder.DropTable(
                name: "finance_localpay_notice");

            migrationBuilder.DropTable(
                name: "finance_localpay_refund");

            migrationBuilder.DropTable(
                name: "finance_localpay_trade");

            migrationBuilder.DropTable(
                name: "finance_payment");

            migrationBuilder.DropTable(
                name: "finance_receivable");

            migrationBuilder.DropTable(
                name: "finance_refund");

            migrationBuilder.DropTable(
                name: "inventory_bin");

            migrationBuilder.DropTable(
                name: "inventory_bin_stock");

            migrationBuilder.DropTable(
                name: "inventory_movement");

            migrationBuilder.DropTable(
                name: "inventory_reservation");

            migrationBuilder.DropTable(
                name: "inventory_stock");

            migrationBuilder.DropTable(
                name: "inventory_warehouse");

            migrationBuilder.DropTable(
                name: "ordering_cart_line");

            migrationBuilder.DropTable(
                name: "ordering_contact");

            migrationBuilder.DropTable(
                name: "ordering_order_line");

            migrationBuilder.DropTable(
                name: "ordering_placed_once");

            migrationBuilder.DropTable(
                name: "ordering_progress");

            migrationBuilder.DropTable(
                name: "ordering_remark");

            migrationBuilder.DropTable(
                name: "organization_account");

            migrationBuilder.DropTable(
                name: "organization_api_key");

            migrationBuilder.DropTable(
                name: "organization_department");

            migrationBuilder.DropTable(
                name: "organization_grant");

            migrationBuilder.DropTable(
                name: "organization_holding");

            migrationBuilder.DropTable(
                name: "organization_position");

            migrationBuilder.DropTable(
                name: "organization_protection_key");

            migrationBuilder.DropTable(
                name: "organization_session");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_file");

            migrationBuilder.DropTable(
                name: "platform_idempotency");

            migrationBuilder.DropTable(
                name: "platform_job");

            migrationBuilder.DropTable(
                name: "platform_number");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_policy_change");

            migrationBuilder.DropTable(
                name: "platform_seal");

            migrationBuilder.DropTable(
                name: "platform_sealed_entry");

            migrationBuilder.DropTable(
                name: "platform_secret");

            migrationBuilder.DropTable(
                name: "shipping_callback");

            migrationBuilder.DropTable(
                name: "shipping_courier");

            migrationBuilder.DropTable(
                name: "shipping_localcourier_report");

            migrationBuilder.DropTable(
                name: "shipping_parcel");

            migrationBuilder.DropTable(
                name: "shipping_postage");

            migrationBuilder.DropTable(
                name: "shipping_tariff");

            migrationBuilder.DropTable(
                name: "shipping_tracking");

            migrationBuilder.DropTable(
                name: "shipping_waybill_counter");

            migrationBuilder.DropTable(
                name: "shipping_zone_region");

            migrationBuilder.DropTable(
                name: "warehouse_batch");

            migrationBuilder.DropTable(
                name: "warehouse_confirmation");

            migrationBuilder.DropTable(
                name: "warehouse_departure");

            migrationBuilder.DropTable(
                name: "warehouse_hand_over");

            migrationBuilder.DropTable(
                name: "warehouse_inbound");

            migrationBuilder.DropTable(
                name: "warehouse_inbound_line");

            migrationBuilder.DropTable(
                name: "warehouse_inbound_progress");

            migrationBuilder.DropTable(
                name: "warehouse_line_check");

            migrationBuilder.DropTable(
                name: "warehouse_manifest");

            migrationBuilder.DropTable(
                name: "warehouse_manifest_line");

            migrationBuilder.DropTable(
                name: "warehouse_pick");

            migrationBuilder.DropTable(
                name: "warehouse_pickup_call");

            migrationBuilder.DropTable(
                name: "warehouse_planning_turn");

            migrationBuilder.DropTable(
                name: "warehouse_progress");

            migrationBuilder.DropTable(
                name: "warehouse_put_back");

            migrationBuilder.DropTable(
                name: "warehouse_shortage");

            migrationBuilder.DropTable(
                name: "warehouse_slip");

            migrationBuilder.DropTable(
                name: "warehouse_slip_line");

            migrationBuilder.DropTable(
                name: "warehouse_slip_remark");

            migrationBuilder.DropTable(
                name: "work_item");

            migrationBuilder.DropTable(
                name: "work_item_event");

            migrationBuilder.DropTable(
                name: "catalog_product");

            migrationBuilder.DropTable(
                name: "ordering_order");
        }
    }
}
