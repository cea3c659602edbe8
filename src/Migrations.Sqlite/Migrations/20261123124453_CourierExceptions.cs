using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    No = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ParcelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Part = table.Column<Guid>(type: "TEXT", nullable: false),
                    WaybillNo = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Courier = table.Column<string>(type: "TEXT", nullable: false),
                    DocumentType = table.Column<string>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentNo = table.Column<string>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    WhatEn = table.Column<string>(type: "TEXT", nullable: true),
                    ReportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReportedBy = table.Column<string>(type: "TEXT", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NewName = table.Column<string>(type: "TEXT", nullable: true),
                    NewPhone = table.Column<string>(type: "TEXT", nullable: true),
                    NewProvince = table.Column<string>(type: "TEXT", nullable: true),
                    NewCity = table.Column<string>(type: "TEXT", nullable: true),
                    NewDistrict = table.Column<string>(type: "TEXT", nullable: true),
                    NewStreet = table.Column<string>(type: "TEXT", nullable: true),
                    NewPostcode = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_exception", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_exception_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExceptionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Party = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_exception_note", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shipping_exception_progress",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParcelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Notes = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    Claimed = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosingNote = table.Column<string>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
