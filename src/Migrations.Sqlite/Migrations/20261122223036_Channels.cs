using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChannelAt",
                table: "ordering_order",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChannelDigest",
                table: "ordering_order",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChannelNo",
                table: "ordering_order",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "channels_channel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Money = table.Column<int>(type: "INTEGER", nullable: false),
                    Courier = table.Column<string>(type: "TEXT", nullable: true),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Columns = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: true),
                    SecretAt = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_channel", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "channels_import",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<string>(type: "TEXT", nullable: false),
                    ChannelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChannelCode = table.Column<string>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    FileKind = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Headings = table.Column<string>(type: "TEXT", nullable: false),
                    Places = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Orders = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRead = table.Column<bool>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Made = table.Column<int>(type: "INTEGER", nullable: false),
                    Already = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Short = table.Column<int>(type: "INTEGER", nullable: false),
                    Worked = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailureZh = table.Column<string>(type: "TEXT", nullable: true),
                    FailureEn = table.Column<string>(type: "TEXT", nullable: true),
                    Worker = table.Column<string>(type: "TEXT", nullable: true),
                    WorkerUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    IsSwept = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_import", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "channels_import_part",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_import_part", x => new { x.RunId, x.No });
                });

            migrationBuilder.CreateTable(
                name: "channels_import_refusal",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    ChannelNo = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    ReasonZh = table.Column<string>(type: "TEXT", nullable: false),
                    ReasonEn = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_import_refusal", x => new { x.RunId, x.Place });
                });

            migrationBuilder.CreateTable(
                name: "channels_import_row",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    ChannelNo = table.Column<string>(type: "TEXT", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_import_row", x => new { x.RunId, x.Place, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "channels_nonce",
                columns: table => new
                {
                    ChannelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Nonce = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_nonce", x => new { x.ChannelId, x.Nonce });
                });

            migrationBuilder.CreateTable(
                name: "channels_sku",
                columns: table => new
                {
                    ChannelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Theirs = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sku = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ours = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_sku", x => new { x.ChannelId, x.Theirs });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_ChannelNo_Channel",
                table: "ordering_order",
                columns: new[] { "ChannelNo", "Channel" },
                unique: true,
                filter: "\"ChannelNo\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_channels_channel_Code",
                table: "channels_channel",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_channels_import_At_Id",
                table: "channels_import",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_channels_import_No",
                table: "channels_import",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_channels_import_State_At",
                table: "channels_import",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_channels_nonce_At",
                table: "channels_nonce",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channels_channel");

            migrationBuilder.DropTable(
                name: "channels_import");

            migrationBuilder.DropTable(
                name: "channels_import_part");

            migrationBuilder.DropTable(
                name: "channels_import_refusal");

            migrationBuilder.DropTable(
                name: "channels_import_row");

            migrationBuilder.DropTable(
                name: "channels_nonce");

            migrationBuilder.DropTable(
                name: "channels_sku");

            migrationBuilder.DropIndex(
                name: "IX_ordering_order_ChannelNo_Channel",
                table: "ordering_order");

            migrationBuilder.DropColumn(
                name: "ChannelAt",
                table: "ordering_order");

            migrationBuilder.DropColumn(
                name: "ChannelDigest",
                table: "ordering_order");

            migrationBuilder.DropColumn(
                name: "ChannelNo",
                table: "ordering_order");
        }
    }
}
