package com.bharatmart.catalog.list;

import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.platform.database.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Builds the statement that counts facets, each by all filters except its own. Without a search each facet reads only the
 * index {@code product_facets}, and only the part of the category if one is chosen. The best matches of a search, as many
 * as {@link ListTotal} counts, are read once for all facets.
 */
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
final class FacetSqlBuilder {

    /** The first price of each band, in paise. */
    static final List<Long> BAND_STARTS = List.of(0L, 50_000L, 100_000L, 200_000L, 500_000L, 1_000_000L, 2_500_000L);

    /** True for products of a category and those below it. An index-only scan of product_facets can start there. */
    static final String IN_CATEGORY =
            "p.category_id = ANY (ARRAY(SELECT below.id FROM category below WHERE below.path @> ARRAY[?::uuid]))";

    private static final String MATCHES = """
            WITH matches AS MATERIALIZED (
                SELECT p.id, p.category_id, p.brand_slug, p.min_price, p.in_stock, p.published FROM product p
                WHERE p.published AND %s
                ORDER BY p.rank DESC, p.id DESC LIMIT %d)
            """;

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
            SELECT 'price', width_bucket(p.min_price, ARRAY[BAND_STARTS]::bigint[])::text, '', count(*)
            FROM %s p WHERE p.published%s GROUP BY 2
            """.replace("BAND_STARTS", BAND_STARTS.stream().map(String::valueOf).collect(Collectors.joining(", ")));

    private static final String STOCK = """
            SELECT 'stock', p.in_stock::text, '', count(*) FROM %s p WHERE p.published%s GROUP BY 2
            """;

    /** Joins the ids of {@code product_facets}. A name that is written in several ways is shown in one of them. */
    private static final String OPTIONS = """
            SELECT 'option', min(min(o.name)) OVER (PARTITION BY o.name_key), min(o.value), count(DISTINCT o.product_id)
            FROM %s p JOIN variant_option o ON o.product_id = p.id
            WHERE p.published%s
            GROUP BY o.name_key, o.option_key
            """;

    private final ProductFilter filter;
    private final List<Object> arguments = new ArrayList<>();

    private FacetSqlBuilder(ProductFilter filter) {
        this.filter = filter;
    }

    static SqlStatement of(ProductFilter filter) {
        var builder = new FacetSqlBuilder(filter);
        return new SqlStatement(builder.build(), builder.arguments, true);
    }

    private String build() {
        if (filter.text() != null) {
            arguments.add(filter.text().argument());
        }
        var facets = new ArrayList<>(List.of(
                facet(CATEGORIES, ProductFilter::withoutCategory),
                facet(BRANDS, ProductFilter::withoutBrands),
                facet(PRICES, ProductFilter::withoutPrices),
                facet(STOCK, ProductFilter::withoutStock),
                otherOptions()));
        filter.options().forEach(option -> facets.add(values(option)));
        var all = String.join(" UNION ALL ", facets);
        return filter.text() == null
                ? all
                : MATCHES.formatted(filter.text().anywhere(), ListTotal.MAX_MATCHES + 1) + all + ALL_MATCHES;
    }

    private String facet(String sql, UnaryOperator<ProductFilter> others) {
        return facet(sql, others, new SqlConditions());
    }

    /** The options that are not in the filter, of the variants that have all chosen options. */
    private String otherOptions() {
        var chosen = filter.optionNames();
        var where = new SqlConditions();
        where.andIfPresent("o.name_key <> ALL (?)", chosen.isEmpty() ? null : chosen.toArray(String[]::new));
        filter.addOptionsTo(where, null);
        return facet(OPTIONS, ProductFilter::withoutOptions, where);
    }

    /** All values of a chosen option, of the variants that have the other chosen options. */
    private String values(ProductFilter.Option option) {
        var where = new SqlConditions().and("o.name_key = ?", option.name());
        filter.addOptionsTo(where, option);
        return facet(OPTIONS, ProductFilter::withoutOptions, where);
    }

    private String facet(String sql, UnaryOperator<ProductFilter> others, SqlConditions where) {
        others.apply(filter).addTo(where, IN_CATEGORY);
        arguments.addAll(where.arguments());
        return sql.formatted(filter.text() == null ? "product" : "matches", where.sql());
    }

    /** @param band as {@code width_bucket} numbers them, from 1 */
    static Facets.PriceBand band(int band, long count) {
        return new Facets.PriceBand(
                BAND_STARTS.get(band - 1), band < BAND_STARTS.size() ? BAND_STARTS.get(band) - 1 : null, count);
    }
}
