using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OrderAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ordering_order_Phone",
                table: "ordering_order");

            migrationBuilder.AddColumn<string>(
                name: "CancelCode",
                table: "ordering_progress",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Score",
                table: "ordering_progress",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "AddressKey",
                table: "ordering_order",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Device",
                table: "ordering_order",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ordering_audit_finding",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Weight = table.Column<int>(type: "integer", nullable: false),
                    ReasonZh = table.Column<string>(type: "text", nullable: false),
                    ReasonEn = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_audit_finding", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_audit_revision",
                columns: table => new
                {
                    No = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    Rules = table.Column<string>(type: "text", nullable: false),
                    ChangesZh = table.Column<string>(type: "text", nullable: false),
                    ChangesEn = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_audit_revision", x => x.No);
                });

            migrationBuilder.CreateTable(
                name: "ordering_blacklist",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Shown = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedBy = table.Column<string>(type: "text", nullable: true),
                    RevokeReason = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_blacklist", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_AddressKey_PlacedAt",
                table: "ordering_order",
                columns: new[] { "AddressKey", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_Phone_PlacedAt",
                table: "ordering_order",
                columns: new[] { "Phone", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_audit_finding_At_Code",
                table: "ordering_audit_finding",
                columns: new[] { "At", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_audit_finding_OrderId_At",
                table: "ordering_audit_finding",
                columns: new[] { "OrderId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_blacklist_At_Id",
                table: "ordering_blacklist",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_blacklist_Kind_Value",
                table: "ordering_blacklist",
                columns: new[] { "Kind", "Value" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_blacklist_Value",
                table: "ordering_blacklist",
                column: "Value");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ordering_audit_finding");

            migrationBuilder.DropTable(
                name: "ordering_audit_revision");

            migrationBuilder.DropTable(
                name: "ordering_blacklist");

            migrationBuilder.DropIndex(
                name: "IX_ordering_order_AddressKey_PlacedAt",
                table: "ordering_order");

            migrationBuilder.DropIndex(
                name: "IX_ordering_order_Phone_PlacedAt",
                table: "ordering_order");

            migrationBuilder.DropColumn(
                name: "CancelCode",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "Score",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "AddressKey",
                table: "ordering_order");

            migrationBuilder.DropColumn(
                name: "Device",
                table: "ordering_order");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_Phone",
                table: "ordering_order",
                column: "Phone");
        }
    }
}
