using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WholesaleFrom",
                table: "ordering_order_line",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "WholesaleRevision",
                table: "ordering_order_line",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Class",
                table: "customers_member",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "customers_class",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    NameZh = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_class", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "customers_class_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Login = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Class = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Company = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Licence = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false, collation: "C"),
                    Contact = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Comment = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_class_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_wholesale_price",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Class = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Goods = table.Column<Guid>(type: "uuid", nullable: false),
                    IsSku = table.Column<bool>(type: "boolean", nullable: false),
                    Code = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    NameEn = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Tiers = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsEnded = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_wholesale_price", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_wholesale_revision",
                columns: table => new
                {
                    Price = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Tiers = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsEnded = table.Column<bool>(type: "boolean", nullable: false),
                    Retail = table.Column<long>(type: "bigint", nullable: false),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C")
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
