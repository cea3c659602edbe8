using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PresaleDeposits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "BalanceUntil",
                table: "finance_receivable",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "First",
                table: "finance_receivable",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FirstPaidAt",
                table: "finance_receivable",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Forfeited",
                table: "finance_receivable",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Instalment",
                table: "finance_payment",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Instalment",
                table: "finance_charge",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BalanceUntil",
                table: "finance_receivable");

            migrationBuilder.DropColumn(
                name: "First",
                table: "finance_receivable");

            migrationBuilder.DropColumn(
                name: "FirstPaidAt",
                table: "finance_receivable");

            migrationBuilder.DropColumn(
                name: "Forfeited",
                table: "finance_receivable");

            migrationBuilder.DropColumn(
                name: "Instalment",
                table: "finance_payment");

            migrationBuilder.DropColumn(
                name: "Instalment",
                table: "finance_charge");
        }
    }
}
