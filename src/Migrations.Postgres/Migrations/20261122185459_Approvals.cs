using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "approvals_act",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Verb = table.Column<int>(type: "integer", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    ForId = table.Column<Guid>(type: "uuid", nullable: true),
                    For = table.Column<string>(type: "text", nullable: true),
                    To = table.Column<string>(type: "text", nullable: true),
                    Comment = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals_act", x => new { x.RequestId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "approvals_delegation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromName = table.Column<string>(type: "text", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToName = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedBy = table.Column<string>(type: "text", nullable: true),
                    Begun = table.Column<bool>(type: "boolean", nullable: false),
                    Ended = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals_delegation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "approvals_progress",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals_progress", x => x.RequestId);
                });

            migrationBuilder.CreateTable(
                name: "approvals_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    SubjectType = table.Column<string>(type: "text", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectNo = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "text", nullable: false),
                    TitleZh = table.Column<string>(type: "text", nullable: false),
                    TitleEn = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    NeededBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MakerId = table.Column<Guid>(type: "uuid", nullable: true),
                    MakerName = table.Column<string>(type: "text", nullable: false),
                    MakerPosition = table.Column<string>(type: "text", nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Chain = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "approvals_revision",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals_revision", x => new { x.RequestId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "approvals_seat",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<string>(type: "text", nullable: false),
                    NeedsAll = table.Column<bool>(type: "boolean", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: true),
                    Acting = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonName = table.Column<string>(type: "text", nullable: true),
                    EscalatedTo = table.Column<string>(type: "text", nullable: true),
                    DecidedBy = table.Column<string>(type: "text", nullable: true),
                    DecidedFor = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Comment = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals_seat", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_act_ById_RequestId",
                table: "approvals_act",
                columns: new[] { "ById", "RequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_act_RequestId_Revision_ById",
                table: "approvals_act",
                columns: new[] { "RequestId", "Revision", "ById" },
                unique: true,
                filter: "\"Verb\" IN (1, 2, 3)");

            migrationBuilder.CreateIndex(
                name: "IX_approvals_delegation_FromId_Until",
                table: "approvals_delegation",
                columns: new[] { "FromId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_delegation_ToId_Until",
                table: "approvals_delegation",
                columns: new[] { "ToId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_delegation_Until",
                table: "approvals_delegation",
                column: "Until",
                filter: "\"Ended\" = FALSE");

            migrationBuilder.CreateIndex(
                name: "IX_approvals_progress_State_DueAt",
                table: "approvals_progress",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_progress_SubjectId_Kind",
                table: "approvals_progress",
                columns: new[] { "SubjectId", "Kind" },
                unique: true,
                filter: "\"State\" IN (0, 1)");

            migrationBuilder.CreateIndex(
                name: "IX_approvals_request_MadeAt_Id",
                table: "approvals_request",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_request_MakerId_MadeAt",
                table: "approvals_request",
                columns: new[] { "MakerId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_approvals_request_No",
                table: "approvals_request",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_approvals_request_SubjectId",
                table: "approvals_request",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_approvals_request_SubjectNo",
                table: "approvals_request",
                column: "SubjectNo");

            migrationBuilder.CreateIndex(
                name: "IX_approvals_seat_DueAt_Id",
                table: "approvals_seat",
                columns: new[] { "DueAt", "Id" },
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_approvals_seat_RequestId_Revision_Step",
                table: "approvals_seat",
                columns: new[] { "RequestId", "Revision", "Step" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approvals_act");

            migrationBuilder.DropTable(
                name: "approvals_delegation");

            migrationBuilder.DropTable(
                name: "approvals_progress");

            migrationBuilder.DropTable(
                name: "approvals_request");

            migrationBuilder.DropTable(
                name: "approvals_revision");

            migrationBuilder.DropTable(
                name: "approvals_seat");
        }
    }
}
