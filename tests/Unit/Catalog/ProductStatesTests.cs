using Zhanggui.Catalog;

namespace Zhanggui.Unit.Catalog;

/// <summary>A product's life, pair by pair.</summary>
public sealed class ProductStatesTests
{
    [Theory]
    [InlineData(ProductStatus.Draft, ProductVerb.List, ProductStatus.Listed)]
    [InlineData(ProductStatus.Draft, ProductVerb.Delist, null)]
    [InlineData(ProductStatus.Listed, ProductVerb.List, null)]
    [InlineData(ProductStatus.Listed, ProductVerb.Delist, ProductStatus.Delisted)]
    [InlineData(ProductStatus.Delisted, ProductVerb.List, ProductStatus.Listed)]
    [InlineData(ProductStatus.Delisted, ProductVerb.Delist, null)]
    public void Every_state_and_verb(ProductStatus from, ProductVerb verb, ProductStatus? to)
    {
        var next = ProductStates.Table.Next(from, verb);
        next.IsDone.ShouldBe(to is not null);
        if (to is { } expected)
            next.Value.ShouldBe(expected);
        else
            next.Refusal!.Message.Zh.ShouldContain(ProductStates.NameOf(from).Zh);
    }

    [Fact]
    [Trait("Rule", "CAT-21/price"), Trait("Rule", "CAT-21/pictures")]
    public void A_product_without_price_picture_or_SKU_is_not_listed_and_the_refusal_names_what_lacks()
    {
        var now = DateTimeOffset.UnixEpoch;
        var product = new Product
        {
            Id = new ProductId(Guid.Empty),
            StyleNo = "QH-1",
            CategoryId = default,
            NameZh = "大衣",
            NameEn = "Coat",
            CreatedAt = now,
        };
        product.List(now).Refusal!.Message.Zh.ShouldBe("还不能上架，缺少：在售规格、正面图。补全后再上架");
        product.Status.ShouldBe(ProductStatus.Draft);

        product.Skus.Add(
            new Sku
            {
                Id = default,
                ProductId = product.Id,
                Code = "A",
                Barcode = "B",
                ColourZh = "",
                ColourEn = "",
                Size = "F",
                Sort = 0,
            }
        );
        product.Pictures.Add(
            new Picture
            {
                Id = default,
                ProductId = product.Id,
                Url = "/files/x",
                Kind = PictureKind.Front,
                Sort = 0,
            }
        );
        product.List(now).Refusal!.Message.Zh.ShouldContain("大于零的售价");

        product.Skus[0].Reprice(new PriceTag(Money.Yuan(1)));
        product.List(now).IsDone.ShouldBeTrue();
        product.ListedAt.ShouldBe(now);
    }

    [Fact]
    public void Coming_back_keeps_the_day_of_the_first_listing()
    {
        var first = DateTimeOffset.UnixEpoch;
        var product = new Product
        {
            Id = default,
            StyleNo = "QH-1",
            CategoryId = default,
            NameZh = "大衣",
            NameEn = "Coat",
            CreatedAt = first,
        };
        product.Skus.Add(
            new Sku
            {
                Id = default,
                ProductId = default,
                Code = "A",
                Barcode = "B",
                ColourZh = "",
                ColourEn = "",
                Size = "F",
                Sort = 0,
            }
        );
        product.Skus[0].Reprice(new PriceTag(Money.Yuan(1)));
        product.Pictures.Add(
            new Picture
            {
                Id = default,
                ProductId = default,
                Url = "/files/x",
                Kind = PictureKind.Front,
                Sort = 0,
            }
        );
        product.List(first);
        product.Delist();
        product.List(first.AddDays(9));
        product.ListedAt.ShouldBe(first);
    }
}
