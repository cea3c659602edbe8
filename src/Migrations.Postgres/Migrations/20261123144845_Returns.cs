using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Returns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Replaces",
                table: "ordering_order",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "aftersales_return",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNo = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Customer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    What = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Consent = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Picture = table.Column<Guid>(type: "uuid", nullable: true),
                    Goods = table.Column<long>(type: "bigint", nullable: false),
                    Postage = table.Column<long>(type: "bigint", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MakerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Maker = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SendTo = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aftersales_return", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "aftersales_return_finding",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    LineNo = table.Column<int>(type: "integer", nullable: false),
                    Good = table.Column<int>(type: "integer", nullable: false),
                    Bad = table.Column<int>(type: "integer", nullable: false),
                    Bin = table.Column<Guid>(type: "uuid", nullable: true),
                    BinCode = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aftersales_return_finding", x => new { x.CaseId, x.Round, x.LineNo });
                });

            migrationBuilder.CreateTable(
                name: "aftersales_return_line",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    OrderLine = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    SkuCode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Barcode = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Colour = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ColourEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PictureUrl = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    NewSku = table.Column<Guid>(type: "uuid", nullable: true),
                    NewSkuCode = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewColour = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewColourEn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewSize = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aftersales_return_line", x => new { x.CaseId, x.No });
                    table.ForeignKey(
                        name: "FK_aftersales_return_line_aftersales_return_CaseId",
                        column: x => x.CaseId,
                        principalTable: "aftersales_return",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "aftersales_return_progress",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    ApprovalNo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    GrantedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    GrantedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BackBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WaybillNo = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    WarehouseName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    InspectedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    InspectedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    InspectionNote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SlipApprovalNo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Refunded = table.Column<long>(type: "bigint", nullable: false),
                    ReplacementNo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EndNote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aftersales_return_progress", x => x.Id);
                    table.ForeignKey(
                        name: "FK_aftersales_return_progress_aftersales_return_Id",
                        column: x => x.Id,
                        principalTable: "aftersales_return",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_Channel_MadeAt_Id",
                table: "aftersales_return",
                columns: new[] { "Channel", "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_MadeAt_Id",
                table: "aftersales_return",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_No",
                table: "aftersales_return",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_OrderId",
                table: "aftersales_return",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_OrderNo",
                table: "aftersales_return",
                column: "OrderNo");

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_Phone",
                table: "aftersales_return",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_progress_OrderId",
                table: "aftersales_return_progress",
                column: "OrderId",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_progress_State",
                table: "aftersales_return_progress",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_aftersales_return_progress_WaybillNo",
                table: "aftersales_return_progress",
                column: "WaybillNo",
                filter: "\"WaybillNo\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "aftersales_return_finding");

            migrationBuilder.DropTable(
                name: "aftersales_return_line");

            migrationBuilder.DropTable(
                name: "aftersales_return_progress");

            migrationBuilder.DropTable(
                name: "aftersales_return");

            migrationBuilder.DropColumn(
                name: "Replaces",
                table: "ordering_order");
        }
    }
}
