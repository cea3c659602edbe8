using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ReadersAndOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Readers",
                table: "platform_file",
                type: "text",
                nullable: true,
                collation: "C");

            // Proofs of what customers agreed to were open to whoever knew their address.
            migrationBuilder.Sql("""UPDATE platform_file SET "Readers" = 'order.amend.approve,order.amend.request,order.confirm' WHERE "Id" IN (SELECT "EvidenceFile" FROM ordering_amendment WHERE "EvidenceFile" IS NOT NULL)""");

            migrationBuilder.CreateTable(
                name: "organization_offered",
                columns: table => new
                {
                    Permission = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_offered", x => x.Permission);
                });

            migrationBuilder.CreateIndex(
                name: "IX_warehouse_inbound_At_Id",
                table: "warehouse_inbound",
                columns: new[] { "At", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organization_offered");

            migrationBuilder.DropIndex(
                name: "IX_warehouse_inbound_At_Id",
                table: "warehouse_inbound");

            migrationBuilder.DropColumn(
                name: "Readers",
                table: "platform_file");
        }
    }
}
