using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Backups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "backups_run",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Slot = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Try = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Took = table.Column<long>(type: "bigint", nullable: false),
                    Worker = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    BeatAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Node = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Progress = table.Column<long>(type: "bigint", nullable: false),
                    Folder = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    File = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    To = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Orders = table.Column<long>(type: "bigint", nullable: false),
                    Rows = table.Column<long>(type: "bigint", nullable: false),
                    FailureZh = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    FailureEn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsInterrupted = table.Column<bool>(type: "boolean", nullable: false),
                    CheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DamageZh = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DamageEn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backups_run", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "backups_watch",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    SinceAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FailingSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AlarmAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_backups_watch", x => x.Kind);
                });

            migrationBuilder.CreateIndex(
                name: "IX_backups_run_At_Id",
                table: "backups_run",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_backups_run_Kind_At_Id",
                table: "backups_run",
                columns: new[] { "Kind", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_backups_run_Kind_Slot_Try",
                table: "backups_run",
                columns: new[] { "Kind", "Slot", "Try" },
                unique: true,
                filter: "\"Slot\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_backups_run_Kind_State_At_Id",
                table: "backups_run",
                columns: new[] { "Kind", "State", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_backups_run_open",
                table: "backups_run",
                column: "Kind",
                unique: true,
                filter: "\"State\" < 2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "backups_run");

            migrationBuilder.DropTable(
                name: "backups_watch");
        }
    }
}
