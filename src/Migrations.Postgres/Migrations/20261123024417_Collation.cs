using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <summary>
    /// Texts sort and compare by their bytes, whatever language the database was made for. One statement a table, so that its indexes are built once; the tables are those
    /// of the migrations before this one.
    /// </summary>
    public partial class Collation : Migration
    {
        private const string Tables = """
            approvals_act approvals_delegation approvals_progress approvals_request approvals_revision approvals_seat catalog_attribute catalog_category
            catalog_measure catalog_picture catalog_product catalog_sku channels_channel channels_import channels_import_refusal channels_import_row
            channels_nonce channels_sku customers_address customers_member customers_message finance_callback finance_charge finance_journal_check
            finance_journal_entry finance_localpay_notice finance_localpay_refund finance_localpay_trade finance_payment finance_receivable finance_refund
            inventory_bin inventory_movement inventory_reservation inventory_warehouse ordering_amendment ordering_amendment_change ordering_amendment_progress
            ordering_audit_finding ordering_audit_revision ordering_blacklist ordering_cart_line ordering_contact ordering_order ordering_order_line
            ordering_placed_once ordering_print ordering_progress ordering_remark ordering_split organization_account organization_api_key
            organization_department organization_grant organization_holding organization_position organization_protection_key organization_session
            organization_view platform_audit platform_file platform_idempotency platform_job platform_number platform_outbox platform_policy_change platform_seal
            platform_secret shipping_callback shipping_courier shipping_localcourier_report shipping_parcel shipping_parcel_share shipping_postage
            shipping_tariff shipping_tracking shipping_waybill_counter shipping_zone_region warehouse_batch warehouse_confirmation warehouse_departure
            warehouse_hand_over warehouse_inbound warehouse_inbound_line warehouse_inbound_progress warehouse_interception warehouse_interception_progress
            warehouse_manifest warehouse_manifest_line warehouse_merge warehouse_merge_part warehouse_pick warehouse_pickup_call warehouse_progress
            warehouse_put_back warehouse_shortage warehouse_slip warehouse_slip_guest warehouse_slip_line warehouse_slip_remark work_item work_item_event
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => To(migrationBuilder, "C");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => To(migrationBuilder, "default");

        private static void To(MigrationBuilder migrationBuilder, string collation) => migrationBuilder.Sql($"""
            DO $$
            DECLARE t record;
            BEGIN
                FOR t IN SELECT c.relname, string_agg(format('ALTER COLUMN %I TYPE %s COLLATE "{collation}"', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum) AS changes
                    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
                        AND c.relname = ANY(regexp_split_to_array(btrim('{Tables.ReplaceLineEndings(" ")}'), '\s+'))
                    GROUP BY c.relname ORDER BY c.relname
                LOOP EXECUTE format('ALTER TABLE %I %s', t.relname, t.changes); END LOOP;
            END $$;
            """);
    }
}
