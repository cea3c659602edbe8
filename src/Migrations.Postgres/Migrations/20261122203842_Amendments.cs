using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Amendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AmendedAt",
                table: "ordering_progress",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Amendments",
                table: "ordering_progress",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "OpenAmendment",
                table: "ordering_progress",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ordering_amendment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNo = table.Column<string>(type: "text", nullable: false),
                    OrderStatus = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MakerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Maker = table.Column<string>(type: "text", nullable: false),
                    Requester = table.Column<string>(type: "text", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    EvidenceKind = table.Column<string>(type: "text", nullable: false),
                    EvidenceNote = table.Column<string>(type: "text", nullable: false),
                    EvidenceFile = table.Column<Guid>(type: "uuid", nullable: true),
                    Less = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_amendment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_amendment_change",
                columns: table => new
                {
                    AmendmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<int>(type: "integer", nullable: false),
                    LineNo = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    After = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true),
                    Sku = table.Column<Guid>(type: "uuid", nullable: true),
                    CostChange = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_amendment_change", x => new { x.AmendmentId, x.No });
                    table.ForeignKey(
                        name: "FK_ordering_amendment_change_ordering_amendment_AmendmentId",
                        column: x => x.AmendmentId,
                        principalTable: "ordering_amendment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordering_amendment_progress",
                columns: table => new
                {
                    AmendmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderNo = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    ApprovalNo = table.Column<string>(type: "text", nullable: true),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<string>(type: "text", nullable: true),
                    Comment = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_amendment_progress", x => x.AmendmentId);
                    table.ForeignKey(
                        name: "FK_ordering_amendment_progress_ordering_amendment_AmendmentId",
                        column: x => x.AmendmentId,
                        principalTable: "ordering_amendment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_OrderId",
                table: "ordering_amendment",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_change_OrderId",
                table: "ordering_amendment_change",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_change_Sku",
                table: "ordering_amendment_change",
                column: "Sku");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_progress_MadeAt_AmendmentId",
                table: "ordering_amendment_progress",
                columns: new[] { "MadeAt", "AmendmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_progress_No",
                table: "ordering_amendment_progress",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_progress_OrderId",
                table: "ordering_amendment_progress",
                column: "OrderId",
                unique: true,
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_progress_OrderNo",
                table: "ordering_amendment_progress",
                column: "OrderNo");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_amendment_progress_State_MadeAt_AmendmentId",
                table: "ordering_amendment_progress",
                columns: new[] { "State", "MadeAt", "AmendmentId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ordering_amendment_change");

            migrationBuilder.DropTable(
                name: "ordering_amendment_progress");

            migrationBuilder.DropTable(
                name: "ordering_amendment");

            migrationBuilder.DropColumn(
                name: "AmendedAt",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "Amendments",
                table: "ordering_progress");

            migrationBuilder.DropColumn(
                name: "OpenAmendment",
                table: "ordering_progress");
        }
    }
}
