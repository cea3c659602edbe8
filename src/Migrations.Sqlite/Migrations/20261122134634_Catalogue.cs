using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Zhanggui.Migrations.Sqlite.Migrations
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
                name: "IX_catalog_sku_Product_Sort",
                table: "catalog_sku");

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

            migrationBuilder.RenameColumn(
                name: "Product",
                table: "catalog_sku",
                newName: "Swatch");

            migrationBuilder.RenameColumn(
                name: "PictureUrl",
                table: "catalog_sku",
                newName: "ProductId");

            migrationBuilder.RenameColumn(
                name: "Season",
                table: "catalog_product",
                newName: "PresaleShipsOn");

            migrationBuilder.RenameColumn(
                name: "PriceFrom",
                table: "catalog_product",
                newName: "WeightGrams");

            migrationBuilder.RenameColumn(
                name: "PictureUrl",
                table: "catalog_product",
                newName: "Unit");

            migrationBuilder.RenameColumn(
                name: "Category",
                table: "catalog_product",
                newName: "Supplier");

            migrationBuilder.RenameColumn(
                name: "Brand",
                table: "catalog_product",
                newName: "SeasonZh");

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

            migrationBuilder.AddColumn<bool>(
                name: "IsOff",
                table: "catalog_sku",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "SafetyStock",
                table: "catalog_sku",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "VolumeCm3",
                table: "catalog_sku",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<long>(
                name: "ListedAt",
                table: "catalog_product",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "BrandEn",
                table: "catalog_product",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BrandZh",
                table: "catalog_product",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "CategoryId",
                table: "catalog_product",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<long>(
                name: "CreatedAt",
                table: "catalog_product",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "InvoiceName",
                table: "catalog_product",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "catalog_product",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SeasonEn",
                table: "catalog_product",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "catalog_picture",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "AltEn",
                table: "catalog_picture",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AltZh",
                table: "catalog_picture",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "catalog_picture",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "Id",
                table: "catalog_attribute",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "IsFilter",
                table: "catalog_attribute",
                type: "INTEGER",
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sort = table.Column<int>(type: "INTEGER", nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<string>(type: "TEXT", nullable: false),
                    Millimetres = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "IX_catalog_sku_ProductId_Sort",
                table: "catalog_sku",
                columns: new[] { "ProductId", "Sort" });

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
                name: "IX_catalog_sku_ProductId_Sort",
                table: "catalog_sku");

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
                name: "CategoryId",
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
                name: "SeasonEn",
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
                newName: "Product");

            migrationBuilder.RenameColumn(
                name: "ProductId",
                table: "catalog_sku",
                newName: "PictureUrl");

            migrationBuilder.RenameColumn(
                name: "WeightGrams",
                table: "catalog_product",
                newName: "PriceFrom");

            migrationBuilder.RenameColumn(
                name: "Unit",
                table: "catalog_product",
                newName: "PictureUrl");

            migrationBuilder.RenameColumn(
                name: "Supplier",
                table: "catalog_product",
                newName: "Category");

            migrationBuilder.RenameColumn(
                name: "SeasonZh",
                table: "catalog_product",
                newName: "Brand");

            migrationBuilder.RenameColumn(
                name: "PresaleShipsOn",
                table: "catalog_product",
                newName: "Season");

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

            migrationBuilder.AddColumn<string>(
                name: "ColourHex",
                table: "catalog_sku",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<long>(
                name: "ListedAt",
                table: "catalog_product",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

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
                    Token = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Product = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_search_token", x => new { x.Token, x.Product });
                });

            migrationBuilder.CreateTable(
                name: "catalog_size_row",
                columns: table => new
                {
                    Product = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sort = table.Column<int>(type: "INTEGER", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_size_row", x => new { x.Product, x.Sort });
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_sku_Product_Sort",
                table: "catalog_sku",
                columns: new[] { "Product", "Sort" });

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
