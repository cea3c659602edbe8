using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Wholesale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Wholesale",
                table: "ordering_order_line",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WholesaleFrom",
                table: "ordering_order_line",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "WholesaleRevision",
                table: "ordering_order_line",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Class",
                table: "customers_member",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "customers_class",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_class", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "customers_class_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Account = table.Column<Guid>(type: "TEXT", nullable: false),
                    Login = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Class = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Licence = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_class_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_wholesale_price",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Class = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Goods = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsSku = table.Column<bool>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Tiers = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    IsEnded = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_wholesale_price", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_wholesale_revision",
                columns: table => new
                {
                    Price = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Tiers = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    IsEnded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Retail = table.Column<long>(type: "INTEGER", nullable: false),
                    Cost = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_wholesale_revision", x => new { x.Price, x.No });
                });

            migrationBuilder.CreateIndex(
                name: "IX_customers_member_Class",
                table: "customers_member",
                column: "Class",
                filter: "\"Class\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_customers_class_request_Account_MadeAt",
                table: "customers_class_request",
                columns: new[] { "Account", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_class_request_MadeAt_Id",
                table: "customers_class_request",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_class_request_No",
                table: "customers_class_request",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_class_request_waiting",
                table: "customers_class_request",
                column: "Account",
                unique: true,
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_wholesale_price_ChangedAt_Id",
                table: "ordering_wholesale_price",
                columns: new[] { "ChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_wholesale_price_Class_Goods",
                table: "ordering_wholesale_price",
                columns: new[] { "Class", "Goods" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_wholesale_price_Code",
                table: "ordering_wholesale_price",
                column: "Code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customers_class");

            migrationBuilder.DropTable(
                name: "customers_class_request");

            migrationBuilder.DropTable(
                name: "ordering_wholesale_price");

            migrationBuilder.DropTable(
                name: "ordering_wholesale_revision");

            migrationBuilder.DropIndex(
                name: "IX_customers_member_Class",
                table: "customers_member");

            migrationBuilder.DropColumn(
                name: "Wholesale",
                table: "ordering_order_line");

            migrationBuilder.DropColumn(
                name: "WholesaleFrom",
                table: "ordering_order_line");

            migrationBuilder.DropColumn(
                name: "WholesaleRevision",
                table: "ordering_order_line");

            migrationBuilder.DropColumn(
                name: "Class",
                table: "customers_member");
        }
    }
}
