using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Score",
                table: "ordering_progress",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "AddressKey",
                table: "ordering_order",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Device",
                table: "ordering_order",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ordering_audit_finding",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    ReasonZh = table.Column<string>(type: "TEXT", nullable: false),
                    ReasonEn = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_audit_finding", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_audit_revision",
                columns: table => new
                {
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", nullable: false),
                    ChangesZh = table.Column<string>(type: "TEXT", nullable: false),
                    ChangesEn = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_audit_revision", x => x.No);
                });

            migrationBuilder.CreateTable(
                name: "ordering_blacklist",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Shown = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedBy = table.Column<string>(type: "TEXT", nullable: true),
                    RevokeReason = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
