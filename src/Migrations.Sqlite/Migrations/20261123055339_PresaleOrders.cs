using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PresaleOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "BalanceRemindedAt",
                table: "ordering_progress",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BalanceUntil",
                table: "ordering_progress",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DepositKept",
                table: "ordering_progress",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "FirstPaidAt",
                table: "ordering_progress",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Deposit",
                table: "ordering_order_line",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "PresaleDeposit",
                table: "catalog_product",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_progress_BalanceUntil",
                table: "ordering_progress",
                column: "BalanceUntil",
                filter: "\"BalanceUntil\" IS NOT NULL AND NOT \"IsPaid\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ordering_progress_BalanceUntil",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "BalanceRemindedAt",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "BalanceUntil",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "DepositKept",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "FirstPaidAt",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "Deposit",
                table: "ordering_order_line");

            migrationBuilder.DropColumn(
                name: "PresaleDeposit",
                table: "catalog_product");
        }
    }
}
