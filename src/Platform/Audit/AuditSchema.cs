using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Platform;

/// <summary>
/// On PostgreSQL an audit entry keeps the number of its transaction, which EF Core can't describe: the sealer reads by
/// it what was committed since the last seal, also when a transaction was open for long (docs/decisions/0003). Made
/// after migrating; making it again does nothing.
/// </summary>
internal sealed class AuditSchema : IAfterMigration
{
    private const string Statements = """
        ALTER TABLE platform_audit ADD COLUMN IF NOT EXISTS "Xid" xid8 NOT NULL DEFAULT pg_current_xact_id();
        CREATE INDEX IF NOT EXISTS "IX_platform_audit_Xid" ON platform_audit ("Xid");
        """;

    /// <inheritdoc />
    public async Task Run(ShopDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.IsPostgres)
            await db.Database.ExecuteSqlRawAsync(Statements, ct);
    }
}
