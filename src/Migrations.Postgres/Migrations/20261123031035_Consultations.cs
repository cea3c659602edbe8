using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Consultations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HeldFor",
                table: "inventory_reservation",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "ordering_special_price",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Customer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Colour = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Usual = table.Column<long>(type: "bigint", nullable: false),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    Most = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MakerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Maker = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_special_price", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_special_use",
                columns: table => new
                {
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    LineNo = table.Column<int>(type: "integer", nullable: false),
                    Special = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReturnedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_special_use", x => new { x.Order, x.LineNo });
                });

            migrationBuilder.CreateTable(
                name: "support_consultation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Who = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    Nick = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    TouchedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderNo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ReasonCode = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    ReasonNote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_consultation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_hold",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsultationNo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameZh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    HeldFor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OrderNo = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_hold", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_reason",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    NameZh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    NeedsNote = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_reason", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "ordering_special_progress",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Left = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ApprovalNo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Comment = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_special_progress", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ordering_special_progress_ordering_special_price_Id",
                        column: x => x.Id,
                        principalTable: "ordering_special_price",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "support_consultation_item",
                columns: table => new
                {
                    ConsultationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Product = table.Column<Guid>(type: "uuid", nullable: false),
                    StyleNo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SkuCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameZh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_consultation_item", x => new { x.ConsultationId, x.Sku });
                    table.ForeignKey(
                        name: "FK_support_consultation_item_support_consultation_Consultation~",
                        column: x => x.ConsultationId,
                        principalTable: "support_consultation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_progress_CancelledAt",
                table: "ordering_progress",
                column: "CancelledAt",
                filter: "\"CancelledAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_reservation_HeldFor",
                table: "inventory_reservation",
                column: "HeldFor",
                filter: "\"State\" = 0 AND \"HeldFor\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_special_price_Account_MadeAt",
                table: "ordering_special_price",
                columns: new[] { "Account", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_special_price_MadeAt_Id",
                table: "ordering_special_price",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_special_price_No",
                table: "ordering_special_price",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_special_progress_live",
                table: "ordering_special_progress",
                column: "Until",
                filter: "\"State\" = 1 AND \"Left\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_special_use_Special",
                table: "ordering_special_use",
                column: "Special");

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_Account_OpenedAt",
                table: "support_consultation",
                columns: new[] { "Account", "OpenedAt" },
                filter: "\"Account\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_EndedAt",
                table: "support_consultation",
                column: "EndedAt",
                filter: "\"EndedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_No",
                table: "support_consultation",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_OpenedAt_Id",
                table: "support_consultation",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_OwnerId_OpenedAt_Id",
                table: "support_consultation",
                columns: new[] { "OwnerId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_Phone_OpenedAt",
                table: "support_consultation",
                columns: new[] { "Phone", "OpenedAt" },
                filter: "\"Phone\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_State_OpenedAt_Id",
                table: "support_consultation",
                columns: new[] { "State", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_State_TouchedAt",
                table: "support_consultation",
                columns: new[] { "State", "TouchedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_item_SkuCode",
                table: "support_consultation_item",
                column: "SkuCode");

            migrationBuilder.CreateIndex(
                name: "IX_support_consultation_item_StyleNo",
                table: "support_consultation_item",
                column: "StyleNo");

            migrationBuilder.CreateIndex(
                name: "IX_support_hold_ById_State",
                table: "support_hold",
                columns: new[] { "ById", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_support_hold_consultation",
                table: "support_hold",
                column: "ConsultationId");

            migrationBuilder.CreateIndex(
                name: "IX_support_hold_ConsultationId_Sku",
                table: "support_hold",
                columns: new[] { "ConsultationId", "Sku" },
                unique: true,
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_support_hold_HeldFor",
                table: "support_hold",
                column: "HeldFor",
                filter: "\"State\" = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ordering_special_progress");

            migrationBuilder.DropTable(
                name: "ordering_special_use");

            migrationBuilder.DropTable(
                name: "support_consultation_item");

            migrationBuilder.DropTable(
                name: "support_hold");

            migrationBuilder.DropTable(
                name: "support_reason");

            migrationBuilder.DropTable(
                name: "ordering_special_price");

            migrationBuilder.DropTable(
                name: "support_consultation");

            migrationBuilder.DropIndex(
                name: "IX_ordering_progress_CancelledAt",
                table: "ordering_progress");

            migrationBuilder.DropIndex(
                name: "IX_inventory_reservation_HeldFor",
                table: "inventory_reservation");

            migrationBuilder.DropColumn(
                name: "HeldFor",
                table: "inventory_reservation");
        }
    }
}
