using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Catalog;

/// <summary>A product's words in the index.</summary>
internal sealed record SearchRow(ProductId Product, IReadOnlyCollection<string> Tokens);

/// <summary>
/// Writes the search tables and asks them. What a user types is only ever compared, never part of a statement or of a
/// query's syntax.
/// </summary>
internal static class SearchIndex
{
    /// <summary>
    /// Adds or replaces these products' words; runs with the writer's flush, in the current transaction.
    /// </summary>
    public static void Write(SetWriter writer, bool postgres, IReadOnlyList<SearchRow> rows)
    {
        if (rows.Count == 0)
            return;
        if (postgres)
        {
            writer.Execute(
                """
                INSERT INTO catalog_search ("ProductId", "Tokens") SELECT p, string_to_array(t, ' ') FROM unnest($1::uuid[], $2::text[]) AS n(p, t)
                ON CONFLICT ("ProductId") DO UPDATE SET "Tokens" = EXCLUDED."Tokens"
                """,
                rows.Select(r => r.Product.Value).ToArray(),
                rows.Select(r => string.Join(' ', r.Tokens)).ToArray()
            );
            return;
        }

        foreach (var row in rows)
        {
            var id = row.Product.Value;
            writer.Execute("INSERT INTO catalog_search_row (\"ProductId\") VALUES ($1) ON CONFLICT DO NOTHING", id);
            writer.Execute(
                "DELETE FROM catalog_search WHERE rowid = (SELECT \"Row\" FROM catalog_search_row WHERE \"ProductId\" = $1)",
                id
            );
            writer.Execute(
                "INSERT INTO catalog_search (rowid, tokens) SELECT \"Row\", $2 FROM catalog_search_row WHERE \"ProductId\" = $1",
                id,
                string.Join(' ', row.Tokens.Select(Hex))
            );
        }
    }

    /// <summary>
    /// The products that match all words of a question, as a query to build on; null when the question has no words.
    /// </summary>
    public static IQueryable<Product>? Matches(ShopDb db, string? question)
    {
        var words = Tokens.Question(question);
        if (words.Count == 0)
            return null;
        if (!db.IsPostgres)
        {
            // Every token is hexadecimal digits within quotation marks: nothing a user types can be query syntax.
            var match = string.Join(
                " AND ",
                words.Select(w =>
                    "("
                    + string.Join(
                        " OR ",
                        w.Select(r => "(" + string.Join(" AND ", r.Select(t => $"\"{Hex(t)}\"")) + ")")
                    )
                    + ")"
                )
            );
            return db.Set<Product>()
                .FromSqlRaw(
                    """
                    SELECT p.* FROM catalog_product p WHERE p."Id" IN (SELECT r."ProductId" FROM catalog_search JOIN catalog_search_row r ON r."Row" = catalog_search.rowid WHERE catalog_search MATCH {0})
                    """,
                    match
                );
        }

        var parameters = new List<object>();
        var sql = new StringBuilder(
            "SELECT p.* FROM catalog_product p WHERE p.\"Id\" IN (SELECT s.\"ProductId\" FROM catalog_search s WHERE "
        );
        sql.AppendJoin(
            " AND ",
            words.Select(w =>
                "("
                + string.Join(
                    " OR ",
                    w.Select(r =>
                    {
                        parameters.Add(r.ToArray());
                        return $"s.\"Tokens\" @> {{{parameters.Count - 1}}}";
                    })
                )
                + ")"
            )
        );
        return db.Set<Product>().FromSqlRaw(sql.Append(')').ToString(), [.. parameters]);
    }

    /// <summary>A product's words: what SHOP-03 names, and the codes that a scanner reads.</summary>
    public static SearchRow RowOf(Product p, IEnumerable<string> shelves) =>
        new(
            p.Id,
            Tokens.Of([
                p.StyleNo,
                p.NameZh,
                p.NameEn,
                p.SubtitleZh,
                p.SubtitleEn,
                p.DescriptionZh,
                p.DescriptionEn,
                p.BrandZh,
                p.BrandEn,
                p.SeasonZh,
                p.SeasonEn,
                p.Origin,
                .. shelves,
                .. p.Attributes.SelectMany(a => new[] { a.NameZh, a.NameEn, a.ValueZh, a.ValueEn }),
                .. p.Skus.SelectMany(s => new[] { s.Code, s.Barcode, s.ColourZh, s.ColourEn }),
            ])
        );

    private static string Hex(string token) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(token));
}
