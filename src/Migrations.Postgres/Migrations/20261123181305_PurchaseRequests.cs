using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
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
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "inventory_purchase_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MissingThen = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Ordered = table.Column<int>(type: "integer", nullable: true),
                    ExpectedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    AnsweredBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsShortAgain = table.Column<bool>(type: "boolean", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_purchase_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inventory_want",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentType = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentNo = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Sku = table.Column<Guid>(type: "uuid", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    NeedBy = table.Column<DateOnly>(type: "date", nullable: true),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
