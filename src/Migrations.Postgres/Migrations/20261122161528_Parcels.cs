using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Parcels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress");

            migrationBuilder.DropIndex(
                name: "IX_shipping_parcel_DocumentId",
                table: "shipping_parcel");

            migrationBuilder.AddColumn<Guid>(
                name: "Part",
                table: "shipping_parcel",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // A parcel is of the slip that was packed into it; one that no slip knows is of its document.
            migrationBuilder.Sql("UPDATE shipping_parcel SET \"Part\" = COALESCE((SELECT w.\"Slip\" FROM warehouse_progress w WHERE w.\"WaybillNo\" = shipping_parcel.\"WaybillNo\" LIMIT 1), \"DocumentId\")");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress",
                columns: new[] { "Order", "Warehouse" },
                unique: true,
                filter: "\"Status\" < 5");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_Order",
                table: "warehouse_progress",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_DocumentId",
                table: "shipping_parcel",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_Part",
                table: "shipping_parcel",
                column: "Part",
                unique: true,
                filter: "\"VoidedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress");

            migrationBuilder.DropIndex(
                name: "IX_warehouse_progress_Order",
                table: "warehouse_progress");

            migrationBuilder.DropIndex(
                name: "IX_shipping_parcel_DocumentId",
                table: "shipping_parcel");

            migrationBuilder.DropIndex(
                name: "IX_shipping_parcel_Part",
                table: "shipping_parcel");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "shipping_parcel");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress",
                column: "Order",
                unique: true,
                filter: "\"Status\" <> 6");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_DocumentId",
                table: "shipping_parcel",
                column: "DocumentId",
                unique: true,
                filter: "\"VoidedAt\" IS NULL");
        }
    }
}
