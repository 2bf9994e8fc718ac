package com.bharatmart.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes the statement that counts facets, each by all filters but its own. Without a search each facet reads nothing
 * but the index {@code product_facets}, and of that only the part of the category, where one is chosen; the best matches
 * of a search, as many as {@link ListTotal} counts, are looked up once for all facets.
 */
final class FacetSqlBuilder {

    /** Paise: each is where a band of prices begins. */
    static final List<Long> BANDS = List.of(0L, 50_000L, 100_000L, 200_000L, 500_000L, 1_000_000L, 2_500_000L);

    /** True of the products of a category and those below it; lets an index-only scan of product_facets start there. */
    static final String IN_CATEGORY =
            "p.category_id = ANY (ARRAY(SELECT below.id FROM category below WHERE below.path @> ARRAY[?::uuid]))";

    private static final String MATCHES = """
            WITH matches AS MATERIALIZED (
                SELECT p.category_id, p.brand_slug, p.min_price, p.in_stock, p.published FROM product p
                WHERE p.published AND p.search @@ websearch_to_tsquery('english', ?)
                ORDER BY p.rank DESC, p.id DESC LIMIT %d)
            """.formatted(ListTotal.MOST_MATCHES + 1);

    private static final String ALL_MATCHES = " UNION ALL SELECT 'matches', '', '', count(*) FROM matches";

    private static final String CATEGORIES = """
            SELECT 'category', a.slug, a.name, sum(found.n)::bigint
            FROM (SELECT p.category_id, count(*) AS n FROM %s p WHERE p.published%s GROUP BY p.category_id) found
            JOIN category c ON c.id = found.category_id JOIN category a ON a.id = ANY (c.path)
            GROUP BY a.id
            """;

    private static final String BRANDS = """
            SELECT 'brand', b.slug, b.name, found.n
            FROM (SELECT p.brand_slug, count(*) AS n FROM %s p WHERE p.published%s GROUP BY p.brand_slug) found
            JOIN brand b ON b.slug = found.brand_slug
            """;

    private static final String PRICES =
            """
            SELECT 'price', width_bucket(p.min_price, ARRAY[BANDS]::bigint[])::text, '', count(*)
            FROM %s p WHERE p.published%s GROUP BY 2
            """.replace("BANDS", BANDS.stream().map(String::valueOf).collect(Collectors.joining(", ")));

    private static final String STOCK = """
            SELECT 'stock', p.in_stock::text, '', count(*) FROM %s p WHERE p.published%s GROUP BY 2
            """;

    private final ProductFilter filter;
    private final List<Object> arguments = new ArrayList<>();

    private FacetSqlBuilder(ProductFilter filter) {
        this.filter = filter;
    }

    static SqlStatement of(ProductFilter filter) {
        var writer = new FacetSqlBuilder(filter);
        return new SqlStatement(writer.write(), writer.arguments, true);
    }

    private String write() {
        if (filter.text() != null) {
            arguments.add(filter.text());
        }
        var facets = List.of(
                facet(CATEGORIES, ProductFilter::withoutCategory),
                facet(BRANDS, ProductFilter::withoutBrands),
                facet(PRICES, ProductFilter::withoutPrices),
                facet(STOCK, ProductFilter::withoutStock));
        var all = String.join(" UNION ALL ", facets);
        return filter.text() == null ? all : MATCHES + all + ALL_MATCHES;
    }

    private String facet(String sql, UnaryOperator<ProductFilter> others) {
        var where = others.apply(filter).conditions(IN_CATEGORY, arguments);
        return sql.formatted(filter.text() == null ? "product" : "matches", where);
    }

    /** @param band as {@code width_bucket} numbers them, from 1 */
    static Facets.PriceBand band(int band, long count) {
        return new Facets.PriceBand(BANDS.get(band - 1), band < BANDS.size() ? BANDS.get(band) - 1 : null, count);
    }
}
