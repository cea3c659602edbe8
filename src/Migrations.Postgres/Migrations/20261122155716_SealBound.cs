using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SealBound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Upto",
                table: "platform_seal",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
            // Which transaction wrote an entry. Filled by the database alone, so no class knows it; only the sealer asks.
            migrationBuilder.Sql("ALTER TABLE platform_audit ADD COLUMN \"Xid\" xid8 NOT NULL DEFAULT pg_current_xact_id()");
            migrationBuilder.Sql("CREATE INDEX \"IX_platform_audit_Xid\" ON platform_audit (\"Xid\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE platform_audit DROP COLUMN \"Xid\"");
            migrationBuilder.DropColumn(
                name: "Upto",
                table: "platform_seal");
        }
    }
}
