using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Bundles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress");

            migrationBuilder.AddColumn<Guid>(
                name: "Order",
                table: "warehouse_slip_line",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OrderLine",
                table: "warehouse_slip_line",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrderNo",
                table: "warehouse_slip_line",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Part",
                table: "warehouse_slip_line",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CashDue",
                table: "warehouse_slip",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Merge",
                table: "warehouse_slip",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MergeNo",
                table: "warehouse_slip",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Part",
                table: "warehouse_slip",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Guests",
                table: "warehouse_progress",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "InterceptReason",
                table: "warehouse_progress",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InterceptedBy",
                table: "warehouse_progress",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Interception",
                table: "warehouse_progress",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Part",
                table: "warehouse_progress",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "Split",
                table: "ordering_progress",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stopped",
                table: "ordering_progress",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ordering_split",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNo = table.Column<string>(type: "TEXT", nullable: false),
                    OrderStatus = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MakerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Maker = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<int>(type: "INTEGER", nullable: false),
                    Goods = table.Column<long>(type: "INTEGER", nullable: false),
                    Discount = table.Column<long>(type: "INTEGER", nullable: false),
                    Postage = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Undoes = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_split", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_parcel_share",
                columns: table => new
                {
                    Part = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentNo = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_parcel_share", x => new { x.Part, x.DocumentId });
                });

            migrationBuilder.CreateTable(
                name: "warehouse_interception",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slip = table.Column<Guid>(type: "TEXT", nullable: false),
                    SlipNo = table.Column<string>(type: "TEXT", nullable: false),
                    Order = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNo = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    ThenCancel = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_interception", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_merge",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Slip = table.Column<Guid>(type: "TEXT", nullable: false),
                    SlipNo = table.Column<string>(type: "TEXT", nullable: false),
                    Orders = table.Column<int>(type: "INTEGER", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", nullable: false),
                    Undoes = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_merge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_slip_guest",
                columns: table => new
                {
                    Slip = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNo = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_slip_guest", x => new { x.Slip, x.Order });
                });

            migrationBuilder.CreateTable(
                name: "ordering_split_part",
                columns: table => new
                {
                    SplitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NotBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Goods = table.Column<long>(type: "INTEGER", nullable: false),
                    Discount = table.Column<long>(type: "INTEGER", nullable: false),
                    Postage = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_split_part", x => new { x.SplitId, x.No });
                    table.ForeignKey(
                        name: "FK_ordering_split_part_ordering_split_SplitId",
                        column: x => x.SplitId,
                        principalTable: "ordering_split",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_interception_progress",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_interception_progress", x => x.Id);
                    table.ForeignKey(
                        name: "FK_warehouse_interception_progress_warehouse_interception_Id",
                        column: x => x.Id,
                        principalTable: "warehouse_interception",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "warehouse_merge_part",
                columns: table => new
                {
                    Merge = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Order = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNo = table.Column<string>(type: "TEXT", nullable: false),
                    Slip = table.Column<Guid>(type: "TEXT", nullable: false),
                    SlipNo = table.Column<string>(type: "TEXT", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Pieces = table.Column<int>(type: "INTEGER", nullable: false),
                    CashDue = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouse_merge_part", x => new { x.Merge, x.No });
                    table.ForeignKey(
                        name: "FK_warehouse_merge_part_warehouse_merge_Merge",
                        column: x => x.Merge,
                        principalTable: "warehouse_merge",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordering_part_progress",
                columns: table => new
                {
                    SplitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartNo = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_part_progress", x => new { x.SplitId, x.PartNo });
                    table.ForeignKey(
                        name: "FK_ordering_part_progress_ordering_split_part_SplitId_PartNo",
                        columns: x => new { x.SplitId, x.PartNo },
                        principalTable: "ordering_split_part",
                        principalColumns: new[] { "SplitId", "No" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordering_split_line",
                columns: table => new
                {
                    SplitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartNo = table.Column<int>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Discount = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_split_line", x => new { x.SplitId, x.PartNo, x.LineNo });
                    table.ForeignKey(
                        name: "FK_ordering_split_line_ordering_split_part_SplitId_PartNo",
                        columns: x => new { x.SplitId, x.PartNo },
                        principalTable: "ordering_split_part",
                        principalColumns: new[] { "SplitId", "No" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress",
                columns: new[] { "Order", "Warehouse", "Part" },
                unique: true,
                filter: "\"Status\" < 5");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_part_progress_waiting",
                table: "ordering_part_progress",
                column: "SplitId",
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_split_No",
                table: "ordering_split",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_split_OrderId",
                table: "ordering_split",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_split_Undoes",
                table: "ordering_split",
                column: "Undoes",
                unique: true,
                filter: "\"Undoes\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_parcel_share_DocumentId",
                table: "shipping_parcel_share",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_interception_Order",
                table: "warehouse_interception",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_interception_open",
                table: "warehouse_interception_progress",
                column: "At",
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_merge_No",
                table: "warehouse_merge",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_merge_Undoes",
                table: "warehouse_merge",
                column: "Undoes",
                unique: true,
                filter: "\"Undoes\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_merge_part_Order",
                table: "warehouse_merge_part",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_slip_guest_Order",
                table: "warehouse_slip_guest",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_slip_guest_OrderNo",
                table: "warehouse_slip_guest",
                column: "OrderNo");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ordering_part_progress");

            migrationBuilder.DropTable(
                name: "ordering_split_line");

            migrationBuilder.DropTable(
                name: "shipping_parcel_share");

            migrationBuilder.DropTable(
                name: "warehouse_interception_progress");

            migrationBuilder.DropTable(
                name: "warehouse_merge_part");

            migrationBuilder.DropTable(
                name: "warehouse_slip_guest");

            migrationBuilder.DropTable(
                name: "ordering_split_part");

            migrationBuilder.DropTable(
                name: "warehouse_interception");

            migrationBuilder.DropTable(
                name: "warehouse_merge");

            migrationBuilder.DropTable(
                name: "ordering_split");

            migrationBuilder.DropIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress");

            migrationBuilder.DropColumn(
                name: "Order",
                table: "warehouse_slip_line");

            migrationBuilder.DropColumn(
                name: "OrderLine",
                table: "warehouse_slip_line");

            migrationBuilder.DropColumn(
                name: "OrderNo",
                table: "warehouse_slip_line");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "warehouse_slip_line");

            migrationBuilder.DropColumn(
                name: "CashDue",
                table: "warehouse_slip");

            migrationBuilder.DropColumn(
                name: "Merge",
                table: "warehouse_slip");

            migrationBuilder.DropColumn(
                name: "MergeNo",
                table: "warehouse_slip");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "warehouse_slip");

            migrationBuilder.DropColumn(
                name: "Guests",
                table: "warehouse_progress");

            migrationBuilder.DropColumn(
                name: "InterceptReason",
                table: "warehouse_progress");

            migrationBuilder.DropColumn(
                name: "InterceptedBy",
                table: "warehouse_progress");

            migrationBuilder.DropColumn(
                name: "Interception",
                table: "warehouse_progress");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "warehouse_progress");

            migrationBuilder.DropColumn(
                name: "Split",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "Stopped",
                table: "ordering_progress");

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_progress_live_order",
                table: "warehouse_progress",
                columns: new[] { "Order", "Warehouse" },
                unique: true,
                filter: "\"Status\" < 5");
        }
    }
}
