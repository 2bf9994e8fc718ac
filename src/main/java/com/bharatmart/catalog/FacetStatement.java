package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the statement that counts facets: one pass over {@code product_facets} alone, without the table, or over the
 * matches of a search, groups what looks the same to every facet; each facet then adds up the groups that the other
 * facets' filters let through.
 */
final class FacetStatement {

    /** Paise: each is where a band of prices begins. */
    static final List<Long> BANDS = List.of(0L, 50_000L, 100_000L, 200_000L, 500_000L, 1_000_000L, 2_500_000L);

    @SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
    private static final String COUNT = """
            WITH counted AS MATERIALIZED (
                SELECT p.category_id, p.brand_slug, p.in_stock,
                    width_bucket(p.min_price, ARRAY[%s]::bigint[]) AS band,
                    p.min_price BETWEEN ? AND ? AS affordable,
                    count(*) AS n
                FROM product p WHERE p.published%s
                GROUP BY 1, 2, 3, 4, 5
            ), judged AS MATERIALIZED (
                SELECT category_id, brand_slug, in_stock, band, affordable, n,
                    %s AS in_category, %s AS of_brand, %s AS as_stocked
                FROM counted
            )
            SELECT 'category', a.slug, a.name, sum(j.n)
            FROM judged j JOIN category c ON c.id = j.category_id JOIN category a ON a.id = ANY (c.path)
            WHERE affordable AND of_brand AND as_stocked GROUP BY a.id
            UNION ALL
            SELECT 'brand', b.slug, b.name, sum(j.n)
            FROM judged j JOIN brand b ON b.slug = j.brand_slug
            WHERE in_category AND affordable AND as_stocked GROUP BY b.slug
            UNION ALL
            SELECT 'price', band::text, '', sum(n) FROM judged
            WHERE in_category AND of_brand AND as_stocked GROUP BY band
            UNION ALL
            SELECT 'stock', in_stock::text, '', sum(n) FROM judged
            WHERE in_category AND of_brand AND affordable GROUP BY in_stock
            """;

    private FacetStatement() {}

    static SqlStatement of(ProductFilter filter) {
        var arguments = new ArrayList<>();
        arguments.add(filter.minPrice() == null ? 0L : filter.minPrice());
        arguments.add(filter.maxPrice() == null ? Long.MAX_VALUE : filter.maxPrice());
        var match = "";
        if (filter.text() != null) {
            match = " AND p.search @@ websearch_to_tsquery('english', ?)";
            arguments.add(filter.text());
        }
        var inCategory = "true";
        if (filter.category() != null) {
            inCategory = "coalesce(category_id IN (SELECT id FROM category WHERE path @> ARRAY[?::uuid]), false)";
            arguments.add(filter.category().value());
        }
        var ofBrand = "true";
        if (!filter.brands().isEmpty()) {
            ofBrand = "brand_slug = ANY (?)";
            arguments.add(filter.brands().toArray(String[]::new));
        }
        var asStocked = "true";
        if (filter.inStock() != null) {
            asStocked = "in_stock = ?";
            arguments.add(filter.inStock());
        }
        var bands = BANDS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new SqlStatement(COUNT.formatted(bands, match, inCategory, ofBrand, asStocked), arguments, true);
    }

    /** @param band as {@code width_bucket} numbers them, from 1 */
    static Facets.PriceBand band(int band, long count) {
        return new Facets.PriceBand(BANDS.get(band - 1), band < BANDS.size() ? BANDS.get(band) - 1 : null, count);
    }
}
