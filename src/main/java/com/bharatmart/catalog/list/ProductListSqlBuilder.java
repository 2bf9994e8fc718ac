package com.bharatmart.catalog.list;

import com.bharatmart.catalog.search.TextMatch;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.platform.database.SqlStatement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the statements that read lists. Each is a walk along the index of its order, {@code product_newest},
 * {@code product_price}, {@code product_rating} or {@code product_rank}, from the end of the last page; or, if
 * PostgreSQL estimates that the filter leaves few products, a bitmap of {@code product_brand}, {@code product_categories},
 * {@code product_title_search} or {@code product_search}.
 */
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
final class ProductListSqlBuilder {

    private static final String IN_CATEGORY = "p.category_ids @> ARRAY[?::uuid]";

    private static final String PAGE = "SELECT %d, %s, p.id FROM product p WHERE p.published%s ORDER BY %s LIMIT %d";

    /** The second half runs only if the first does not fill the page: an Append runs its children one after the other. */
    private static final String BOTH_BUCKETS = "(%s) UNION ALL (%s) LIMIT %d";

    private static final String COUNT = "SELECT count(*) FROM product p WHERE p.published%s";

    private static final String COUNT_MATCHES = """
            SELECT count(*) FROM (
                SELECT 1 FROM product p WHERE p.published%s ORDER BY p.rank DESC, p.id DESC LIMIT %d) match
            """;

    private final ProductFilter filter;
    private final List<Object> arguments = new ArrayList<>();

    private ProductListSqlBuilder(ProductFilter filter) {
        this.filter = filter;
    }

    static SqlStatement page(ProductFilter filter, ProductSort sort, @Nullable ProductListPosition after, int rows) {
        var builder = new ProductListSqlBuilder(filter);
        var sql = filter.text() == null
                ? builder.page(sort, 0, List.of(), after, rows)
                : builder.search(filter.text(), sort, after, rows);
        return new SqlStatement(sql, builder.arguments, !filter.isEmpty());
    }

    /** Without a search, an index-only scan of {@code product_facets}; with one, no more than {@link ListTotal} needs. */
    static SqlStatement count(ProductFilter filter) {
        var builder = new ProductListSqlBuilder(filter);
        var where = filter.text() == null
                ? builder.where(List.of(), FacetSqlBuilder.IN_CATEGORY)
                : builder.where(List.of(filter.text().anywhere()), IN_CATEGORY);
        var sql = filter.text() == null
                ? COUNT.formatted(where.sql())
                : COUNT_MATCHES.formatted(where.sql(), ListTotal.MAX_MATCHES + 1);
        return new SqlStatement(sql, where.arguments(), true);
    }

    private String search(TextMatch text, ProductSort sort, @Nullable ProductListPosition after, int rows) {
        if (text.inNames() == null) {
            return page(sort, ProductListPosition.BY_SKU, List.of(text.anywhere()), after, rows);
        }
        return sort == ProductSort.RELEVANCE
                ? byRelevance(text, text.inNames(), after, rows)
                : page(sort, 0, List.of(text.anywhere()), after, rows);
    }

    private String byRelevance(TextMatch text, String inNames, @Nullable ProductListPosition after, int rows) {
        var inDescription = List.of(text.anywhere(), "NOT " + inNames);
        if (after != null && after.bucket() == 1) {
            return page(ProductSort.RELEVANCE, 1, inDescription, after, rows);
        }
        // The names are part of the searched text, so a match of the title is a match, unless the query excludes words.
        var inTitle = text.excludesWords() ? List.of(inNames, text.anywhere()) : List.of(inNames);
        var first = page(ProductSort.RELEVANCE, 0, inTitle, after, rows);
        var second = page(ProductSort.RELEVANCE, 1, inDescription, null, rows);
        return BOTH_BUCKETS.formatted(first, second, rows);
    }

    private String page(
            ProductSort sort, int bucket, List<String> matches, @Nullable ProductListPosition after, int rows) {
        var order = Order.of(sort);
        var where = where(matches, IN_CATEGORY);
        if (after != null) {
            where.and(order.seek(), order.arguments(after));
        }
        arguments.addAll(where.arguments());
        return PAGE.formatted(bucket, order.key(), where.sql(), order.by(), rows);
    }

    private SqlConditions where(List<String> matches, String inCategory) {
        var where = new SqlConditions();
        var text = filter.text();
        if (text != null) {
            matches.forEach(match -> where.and(match, text.argument()));
        }
        filter.addTo(where, inCategory);
        return where;
    }

    /**
     * @param key the sort key as a whole number
     * @param seek the condition on products after a position; an index serves it together with {@code by}
     */
    private record Order(String key, String by, String seek) {
        static Order of(ProductSort sort) {
            return switch (sort) {
                case NEWEST -> new Order("0", "p.id DESC", "p.id < ?");
                case PRICE -> new Order("p.min_price", "p.min_price, p.id", "(p.min_price, p.id) > (?, ?)");
                case PRICE_DESCENDING ->
                    new Order("p.min_price", "p.min_price DESC, p.id DESC", "(p.min_price, p.id) < (?, ?)");
                case RATING ->
                    new Order(
                            "(coalesce(p.rating, 0) * 10)::bigint",
                            "coalesce(p.rating, 0) DESC, p.id DESC",
                            "(coalesce(p.rating, 0), p.id) < (?, ?)");
                case RELEVANCE -> new Order("p.rank", "p.rank DESC, p.id DESC", "(p.rank, p.id) < (?, ?)");
            };
        }

        Object[] arguments(ProductListPosition after) {
            return switch (key) {
                case "0" -> new Object[] {after.id()};
                case "p.min_price", "p.rank" -> new Object[] {after.key(), after.id()};
                default -> new Object[] {BigDecimal.valueOf(after.key(), 1), after.id()};
            };
        }
    }
}
