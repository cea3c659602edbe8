using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Tracking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ordering_tracking",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNo = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NotedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AgainAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Notes = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_tracking", x => x.OrderId);
                });

            migrationBuilder.CreateTable(
                name: "ordering_tracking_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    AgainAt = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_tracking_note", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_tracking_open",
                table: "ordering_tracking",
                columns: new[] { "DueAt", "OrderId" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_tracking_over",
                table: "ordering_tracking",
                columns: new[] { "DueAt", "OrderId" },
                filter: "\"EndedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_tracking_OwnerId_DueAt_OrderId",
                table: "ordering_tracking",
                columns: new[] { "OwnerId", "DueAt", "OrderId" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_tracking_note_OrderId_At",
                table: "ordering_tracking_note",
                columns: new[] { "OrderId", "At" });

            // Orders that are on their way already: who took one over stands among the to-dos.
            migrationBuilder.Sql("""
                INSERT INTO ordering_tracking ("OrderId", "OrderNo", "ConfirmedAt", "DueAt", "OwnerId", "Owner", "TakenAt", "Notes", "Version")
                SELECT p."OrderId", o."No", p."ConfirmedAt", COALESCE(w."FirstDueAt", p."ConfirmedAt"), w."EndedById", w."EndedBy", w."EndedAt", 0, 0
                FROM ordering_progress p JOIN ordering_order o ON o."Id" = p."OrderId"
                LEFT JOIN work_item w ON w."SubjectId" = p."OrderId" AND w."Kind" = 'order.hand-over' AND w."State" IN (0, 1)
                WHERE p."ConfirmedAt" IS NOT NULL AND p."ReceivedAt" IS NULL AND p."CancelledAt" IS NULL
                ON CONFLICT DO NOTHING
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ordering_tracking");

            migrationBuilder.DropTable(
                name: "ordering_tracking_note");
        }
    }
}
