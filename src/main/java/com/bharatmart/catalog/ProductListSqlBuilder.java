package com.bharatmart.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that read lists. Each is a walk along the index of its order, {@code product_newest},
 * {@code product_price}, {@code product_rating} or {@code product_rank}, from where the last page ended; or, where
 * PostgreSQL knows the filter to leave few products, a bitmap of {@code product_brand}, {@code product_categories},
 * {@code product_title_search} or {@code product_search}.
 */
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
final class ProductListSqlBuilder {

    private static final String QUERY = "websearch_to_tsquery('english', ?)";
    private static final String IN_SEARCH = "p.search @@ " + QUERY;
    private static final String IN_TITLE = "p.title_search @@ " + QUERY;

    private static final String IN_CATEGORY = "p.category_ids @> ARRAY[?::uuid]";

    private static final String PAGE = """
            SELECT %s, %d, %s
            FROM product p LEFT JOIN category c ON c.id = p.category_id
            WHERE p.published%s
            ORDER BY %s
            LIMIT %d
            """;

    /** The second half runs only if the first does not fill the page: an Append asks its children one by one. */
    private static final String BOTH_BUCKETS = "(%s) UNION ALL (%s) LIMIT %d";

    /**
     * The best matches are found in {@code product_rank} alone, if there is no other filter, and only those of the page
     * are read.
     */
    private static final String BEST = """
            SELECT %s, %d, p.rank
            FROM (SELECT p.id FROM product p WHERE p.published%s ORDER BY %s LIMIT %d) best
            JOIN product p ON p.id = best.id LEFT JOIN category c ON c.id = p.category_id
            ORDER BY %s
            """;

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

    static SqlStatement page(ProductFilter filter, ProductSort sort, ListedProduct.@Nullable Position after, int rows) {
        var writer = new ProductListSqlBuilder(filter);
        var sql = sort == ProductSort.RELEVANCE && filter.text() != null
                ? writer.byRelevance(filter.text(), after, rows)
                : writer.page(sort, 0, filter.text() == null ? List.of() : List.of(IN_SEARCH), after, rows);
        return new SqlStatement(sql, writer.arguments, !filter.isEmpty());
    }

    /** Without a search, an index-only scan of {@code product_facets}; with one, no more than {@link ListTotal} needs. */
    static SqlStatement count(ProductFilter filter) {
        var writer = new ProductListSqlBuilder(filter);
        var sql = filter.text() == null
                ? COUNT.formatted(writer.where(List.of(), FacetSqlBuilder.IN_CATEGORY))
                : COUNT_MATCHES.formatted(writer.where(List.of(IN_SEARCH), IN_CATEGORY), ListTotal.MOST_MATCHES + 1);
        return new SqlStatement(sql, writer.arguments, true);
    }

    private String byRelevance(String text, ListedProduct.@Nullable Position after, int rows) {
        var inDescription = List.of(IN_SEARCH, "NOT " + IN_TITLE);
        if (after != null && after.bucket() == 1) {
            return page(ProductSort.RELEVANCE, 1, inDescription, after, rows);
        }
        // What names a product is part of what is searched, so this is too, unless the query excludes words.
        var inTitle = text.contains("-") ? List.of(IN_TITLE, IN_SEARCH) : List.of(IN_TITLE);
        var first = page(ProductSort.RELEVANCE, 0, inTitle, after, rows);
        var second = page(ProductSort.RELEVANCE, 1, inDescription, null, rows);
        return BOTH_BUCKETS.formatted(first, second, rows);
    }

    private String page(
            ProductSort sort, int bucket, List<String> match, ListedProduct.@Nullable Position after, int rows) {
        var order = Order.of(sort);
        var where = where(match, IN_CATEGORY);
        if (after != null) {
            where += " AND " + order.seek();
            order.argument(after.key()).ifPresent(arguments::add);
            arguments.add(after.id());
        }
        return sort == ProductSort.RELEVANCE && !match.isEmpty()
                ? BEST.formatted(ProductSummaryColumns.LIST, bucket, where, order.by(), rows, order.by())
                : PAGE.formatted(ProductSummaryColumns.LIST, bucket, order.key(), where, order.by(), rows);
    }

    private String where(List<String> match, String inCategory) {
        var text = filter.text();
        if (text != null) {
            match.forEach(_ -> arguments.add(text));
        }
        var matching = match.stream().map(condition -> " AND " + condition).collect(Collectors.joining());
        return matching + filter.conditions(inCategory, arguments);
    }

    /**
     * @param key the sort key as a whole number
     * @param seek what comes after a position; an index answers it as it answers {@code by}
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

        java.util.Optional<Object> argument(long position) {
            return switch (key) {
                case "0" -> java.util.Optional.empty();
                case "p.min_price", "p.rank" -> java.util.Optional.of(position);
                default -> java.util.Optional.of(BigDecimal.valueOf(position, 1));
            };
        }
    }
}
