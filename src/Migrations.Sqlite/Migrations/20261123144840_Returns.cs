using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "aftersales_return",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNo = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Account = table.Column<Guid>(type: "TEXT", nullable: true),
                    Customer = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Consent = table.Column<string>(type: "TEXT", nullable: false),
                    Picture = table.Column<Guid>(type: "TEXT", nullable: true),
                    Goods = table.Column<long>(type: "INTEGER", nullable: false),
                    Postage = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MakerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Maker = table.Column<string>(type: "TEXT", nullable: false),
                    SendTo = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aftersales_return", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "aftersales_return_finding",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    Good = table.Column<int>(type: "INTEGER", nullable: false),
                    Bad = table.Column<int>(type: "INTEGER", nullable: false),
                    Bin = table.Column<Guid>(type: "TEXT", nullable: true),
                    BinCode = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aftersales_return_finding", x => new { x.CaseId, x.Round, x.LineNo });
                });

            migrationBuilder.CreateTable(
                name: "aftersales_return_line",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    OrderLine = table.Column<int>(type: "INTEGER", nullable: false),
                    Sku = table.Column<Guid>(type: "TEXT", nullable: false),
                    SkuCode = table.Column<string>(type: "TEXT", nullable: false),
                    Barcode = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    Colour = table.Column<string>(type: "TEXT", nullable: false),
                    ColourEn = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<string>(type: "TEXT", nullable: false),
                    PictureUrl = table.Column<string>(type: "TEXT", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Cost = table.Column<long>(type: "INTEGER", nullable: false),
                    NewSku = table.Column<Guid>(type: "TEXT", nullable: true),
                    NewSkuCode = table.Column<string>(type: "TEXT", nullable: true),
                    NewColour = table.Column<string>(type: "TEXT", nullable: true),
                    NewColourEn = table.Column<string>(type: "TEXT", nullable: true),
                    NewSize = table.Column<string>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ApprovalNo = table.Column<string>(type: "TEXT", nullable: true),
                    GrantedBy = table.Column<string>(type: "TEXT", nullable: true),
                    GrantedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    BackBy = table.Column<long>(type: "INTEGER", nullable: true),
                    WaybillNo = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    WarehouseName = table.Column<string>(type: "TEXT", nullable: true),
                    InspectedBy = table.Column<string>(type: "TEXT", nullable: true),
                    InspectedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    InspectionNote = table.Column<string>(type: "TEXT", nullable: true),
                    SlipApprovalNo = table.Column<string>(type: "TEXT", nullable: true),
                    Refunded = table.Column<long>(type: "INTEGER", nullable: false),
                    ReplacementNo = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    EndNote = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
