using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Catalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalog_search_token");

            migrationBuilder.DropTable(
                name: "catalog_size_row");

            migrationBuilder.DropIndex(
                name: "IX_catalog_product_Category_Status",
                table: "catalog_product");

            migrationBuilder.DropPrimaryKey(
                name: "PK_catalog_picture",
                table: "catalog_picture");

            migrationBuilder.DropIndex(
                name: "IX_catalog_category_Path",
                table: "catalog_category");

            migrationBuilder.DropPrimaryKey(
                name: "PK_catalog_attribute",
                table: "catalog_attribute");

            migrationBuilder.DropColumn(
                name: "ColourHex",
                table: "catalog_sku");

            migrationBuilder.DropColumn(
                name: "PriceFrom",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "Season",
                table: "catalog_product");

            migrationBuilder.RenameColumn(
                name: "Product",
                table: "catalog_sku",
                newName: "ProductId");

            migrationBuilder.RenameColumn(
                name: "PictureUrl",
                table: "catalog_sku",
                newName: "Swatch");

            migrationBuilder.RenameIndex(
                name: "IX_catalog_sku_Product_Sort",
                table: "catalog_sku",
                newName: "IX_catalog_sku_ProductId_Sort");

            migrationBuilder.RenameColumn(
                name: "PictureUrl",
                table: "catalog_product",
                newName: "Unit");

            migrationBuilder.RenameColumn(
                name: "Category",
                table: "catalog_product",
                newName: "CategoryId");

            migrationBuilder.RenameColumn(
                name: "Brand",
                table: "catalog_product",
                newName: "Supplier");

            migrationBuilder.RenameColumn(
                name: "Product",
                table: "catalog_picture",
                newName: "ProductId");

            migrationBuilder.RenameColumn(
                name: "Parent",
                table: "catalog_category",
                newName: "ParentId");

            migrationBuilder.RenameColumn(
                name: "Level",
                table: "catalog_category",
                newName: "Version");

            migrationBuilder.RenameColumn(
                name: "Product",
                table: "catalog_attribute",
                newName: "ProductId");

            migrationBuilder.AlterColumn<string>(
                name: "Size",
                table: "catalog_sku",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "Code",
                table: "catalog_sku",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "Barcode",
                table: "catalog_sku",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<bool>(
                name: "IsOff",
                table: "catalog_sku",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SafetyStock",
                table: "catalog_sku",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "VolumeCm3",
                table: "catalog_sku",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<string>(
                name: "StyleNo",
                table: "catalog_product",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "ListedAt",
                table: "catalog_product",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone");

            migrationBuilder.AddColumn<string>(
                name: "BrandEn",
                table: "catalog_product",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BrandZh",
                table: "catalog_product",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CreatedAt",
                table: "catalog_product",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "InvoiceName",
                table: "catalog_product",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "catalog_product",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PresaleShipsOn",
                table: "catalog_product",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SeasonEn",
                table: "catalog_product",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SeasonZh",
                table: "catalog_product",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "WeightGrams",
                table: "catalog_product",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<string>(
                name: "Url",
                table: "catalog_picture",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "catalog_picture",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "AltEn",
                table: "catalog_picture",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AltZh",
                table: "catalog_picture",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "catalog_picture",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<string>(
                name: "Slug",
                table: "catalog_category",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "Path",
                table: "catalog_category",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "catalog_attribute",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "IsFilter",
                table: "catalog_attribute",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_catalog_picture",
                table: "catalog_picture",
                column: "Id");

            migrationBuilder.AddPrimaryKey(
                name: "PK_catalog_attribute",
                table: "catalog_attribute",
                column: "Id");

            migrationBuilder.CreateTable(
                name: "catalog_measure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<string>(type: "text", nullable: false),
                    Millimetres = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_measure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_catalog_measure_catalog_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalog_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_CategoryId_Status_ListedAt",
                table: "catalog_product",
                columns: new[] { "CategoryId", "Status", "ListedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_CreatedAt_Id",
                table: "catalog_product",
                columns: new[] { "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_IsHero_ListedAt",
                table: "catalog_product",
                columns: new[] { "IsHero", "ListedAt" },
                filter: "\"IsHero\"");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_picture_ProductId_Sort",
                table: "catalog_picture",
                columns: new[] { "ProductId", "Sort" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_category_ParentId",
                table: "catalog_category",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_attribute_NameZh_ValueZh",
                table: "catalog_attribute",
                columns: new[] { "NameZh", "ValueZh" },
                filter: "\"IsFilter\"");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_attribute_ProductId_Sort",
                table: "catalog_attribute",
                columns: new[] { "ProductId", "Sort" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_measure_ProductId_Sort",
                table: "catalog_measure",
                columns: new[] { "ProductId", "Sort" });

            migrationBuilder.AddForeignKey(
                name: "FK_catalog_attribute_catalog_product_ProductId",
                table: "catalog_attribute",
                column: "ProductId",
                principalTable: "catalog_product",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_catalog_picture_catalog_product_ProductId",
                table: "catalog_picture",
                column: "ProductId",
                principalTable: "catalog_product",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_catalog_sku_catalog_product_ProductId",
                table: "catalog_sku",
                column: "ProductId",
                principalTable: "catalog_product",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_catalog_attribute_catalog_product_ProductId",
                table: "catalog_attribute");

            migrationBuilder.DropForeignKey(
                name: "FK_catalog_picture_catalog_product_ProductId",
                table: "catalog_picture");

            migrationBuilder.DropForeignKey(
                name: "FK_catalog_sku_catalog_product_ProductId",
                table: "catalog_sku");

            migrationBuilder.DropTable(
                name: "catalog_measure");

            migrationBuilder.DropIndex(
                name: "IX_catalog_product_CategoryId_Status_ListedAt",
                table: "catalog_product");

            migrationBuilder.DropIndex(
                name: "IX_catalog_product_CreatedAt_Id",
                table: "catalog_product");

            migrationBuilder.DropIndex(
                name: "IX_catalog_product_IsHero_ListedAt",
                table: "catalog_product");

            migrationBuilder.DropPrimaryKey(
                name: "PK_catalog_picture",
                table: "catalog_picture");

            migrationBuilder.DropIndex(
                name: "IX_catalog_picture_ProductId_Sort",
                table: "catalog_picture");

            migrationBuilder.DropIndex(
                name: "IX_catalog_category_ParentId",
                table: "catalog_category");

            migrationBuilder.DropPrimaryKey(
                name: "PK_catalog_attribute",
                table: "catalog_attribute");

            migrationBuilder.DropIndex(
                name: "IX_catalog_attribute_NameZh_ValueZh",
                table: "catalog_attribute");

            migrationBuilder.DropIndex(
                name: "IX_catalog_attribute_ProductId_Sort",
                table: "catalog_attribute");

            migrationBuilder.DropColumn(
                name: "IsOff",
                table: "catalog_sku");

            migrationBuilder.DropColumn(
                name: "SafetyStock",
                table: "catalog_sku");

            migrationBuilder.DropColumn(
                name: "VolumeCm3",
                table: "catalog_sku");

            migrationBuilder.DropColumn(
                name: "BrandEn",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "BrandZh",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "CreatedAt",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "InvoiceName",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "PresaleShipsOn",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "SeasonEn",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "SeasonZh",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "WeightGrams",
                table: "catalog_product");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "catalog_picture");

            migrationBuilder.DropColumn(
                name: "AltEn",
                table: "catalog_picture");

            migrationBuilder.DropColumn(
                name: "AltZh",
                table: "catalog_picture");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "catalog_picture");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "catalog_attribute");

            migrationBuilder.DropColumn(
                name: "IsFilter",
                table: "catalog_attribute");

            migrationBuilder.RenameColumn(
                name: "Swatch",
                table: "catalog_sku",
                newName: "PictureUrl");

            migrationBuilder.RenameColumn(
                name: "ProductId",
                table: "catalog_sku",
                newName: "Product");

            migrationBuilder.RenameIndex(
                name: "IX_catalog_sku_ProductId_Sort",
                table: "catalog_sku",
                newName: "IX_catalog_sku_Product_Sort");

            migrationBuilder.RenameColumn(
                name: "Unit",
                table: "catalog_product",
                newName: "PictureUrl");

            migrationBuilder.RenameColumn(
                name: "Supplier",
                table: "catalog_product",
                newName: "Brand");

            migrationBuilder.RenameColumn(
                name: "CategoryId",
                table: "catalog_product",
                newName: "Category");

            migrationBuilder.RenameColumn(
                name: "ProductId",
                table: "catalog_picture",
                newName: "Product");

            migrationBuilder.RenameColumn(
                name: "Version",
                table: "catalog_category",
                newName: "Level");

            migrationBuilder.RenameColumn(
                name: "ParentId",
                table: "catalog_category",
                newName: "Parent");

            migrationBuilder.RenameColumn(
                name: "ProductId",
                table: "catalog_attribute",
                newName: "Product");

            migrationBuilder.AlterColumn<string>(
                name: "Size",
                table: "catalog_sku",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(20)",
                oldMaxLength: 20);

            migrationBuilder.AlterColumn<string>(
                name: "Code",
                table: "catalog_sku",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60);

            migrationBuilder.AlterColumn<string>(
                name: "Barcode",
                table: "catalog_sku",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<string>(
                name: "ColourHex",
                table: "catalog_sku",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<string>(
                name: "StyleNo",
                table: "catalog_product",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "ListedAt",
                table: "catalog_product",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)),
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PriceFrom",
                table: "catalog_product",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Season",
                table: "catalog_product",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Url",
                table: "catalog_picture",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200);

            migrationBuilder.AlterColumn<string>(
                name: "Slug",
                table: "catalog_category",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60);

            migrationBuilder.AlterColumn<string>(
                name: "Path",
                table: "catalog_category",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300);

            migrationBuilder.AddPrimaryKey(
                name: "PK_catalog_picture",
                table: "catalog_picture",
                columns: new[] { "Product", "Sort" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_catalog_attribute",
                table: "catalog_attribute",
                columns: new[] { "Product", "Sort" });

            migrationBuilder.CreateTable(
                name: "catalog_search_token",
                columns: table => new
                {
                    Token = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Product = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_search_token", x => new { x.Token, x.Product });
                });

            migrationBuilder.CreateTable(
                name: "catalog_size_row",
                columns: table => new
                {
                    Product = table.Column<Guid>(type: "uuid", nullable: false),
                    Sort = table.Column<int>(type: "integer", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    NameZh = table.Column<string>(type: "text", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_size_row", x => new { x.Product, x.Sort });
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_Category_Status",
                table: "catalog_product",
                columns: new[] { "Category", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_category_Path",
                table: "catalog_category",
                column: "Path");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_search_token_Product",
                table: "catalog_search_token",
                column: "Product");
        }
    }
}
