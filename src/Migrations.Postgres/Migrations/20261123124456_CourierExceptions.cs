using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CourierExceptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "shipping_exception",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    No = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    ParcelId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<Guid>(type: "uuid", nullable: false),
                    WaybillNo = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Courier = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DocumentType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentNo = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    What = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WhatEn = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReportedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NewName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewPhone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewProvince = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewCity = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewDistrict = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewStreet = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    NewPostcode = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_exception", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_exception_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExceptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Party = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_exception_note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_exception_progress",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParcelId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Notes = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    Claimed = table.Column<long>(type: "bigint", nullable: true),
                    ClosingNote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_exception_progress", x => x.Id);
                    table.ForeignKey(
                        name: "FK_shipping_exception_progress_shipping_exception_Id",
                        column: x => x.Id,
                        principalTable: "shipping_exception",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_DocumentId",
                table: "shipping_exception",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_DocumentNo",
                table: "shipping_exception",
                column: "DocumentNo");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_DueAt_Id",
                table: "shipping_exception",
                columns: new[] { "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_No",
                table: "shipping_exception",
                column: "No",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_Part",
                table: "shipping_exception",
                column: "Part");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_ReportedAt_Id",
                table: "shipping_exception",
                columns: new[] { "ReportedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_WaybillNo",
                table: "shipping_exception",
                column: "WaybillNo");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_note_ExceptionId_At",
                table: "shipping_exception_note",
                columns: new[] { "ExceptionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_exception_progress_ParcelId",
                table: "shipping_exception_progress",
                column: "ParcelId",
                unique: true,
                filter: "\"ClosedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shipping_exception_note");

            migrationBuilder.DropTable(
                name: "shipping_exception_progress");

            migrationBuilder.DropTable(
                name: "shipping_exception");
        }
    }
}
