using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PurchaseRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "StockOn",
                table: "ordering_progress",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "inventory_purchase_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Sku = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MissingThen = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordered = table.Column<int>(type: "INTEGER", nullable: true),
                    ExpectedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsShortAgain = table.Column<bool>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_purchase_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inventory_want",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentNo = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sku = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_want", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_inventory_purchase_request_AskedAt_Id",
                table: "inventory_purchase_request",
                columns: new[] { "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inventory_purchase_request_No",
                table: "inventory_purchase_request",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inventory_purchase_request_Sku",
                table: "inventory_purchase_request",
                column: "Sku",
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_purchase_request_State",
                table: "inventory_purchase_request",
                column: "State",
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_want_DocumentId_Sku",
                table: "inventory_want",
                columns: new[] { "DocumentId", "Sku" },
                unique: true,
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_want_DocumentNo",
                table: "inventory_want",
                column: "DocumentNo",
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_want_Sku_Since",
                table: "inventory_want",
                columns: new[] { "Sku", "Since" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inventory_purchase_request");

            migrationBuilder.DropTable(
                name: "inventory_want");

            migrationBuilder.DropColumn(
                name: "StockOn",
                table: "ordering_progress");
        }
    }
}
