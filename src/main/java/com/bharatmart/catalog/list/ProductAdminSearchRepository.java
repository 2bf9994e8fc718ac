package com.bharatmart.catalog.list;

import com.bharatmart.catalog.CategoryId;
import com.bharatmart.catalog.ProductStatus;
import com.bharatmart.catalog.search.TextMatch;
import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Lists of all products for staff, newest first. Each is a walk down the primary key, {@code product_newest} or
 * {@code product_unpublished}, or, if the filter leaves few products, a bitmap of {@code product_search} with
 * {@code product_unpublished_search}, or of {@code product_category}.
 */
@Repository
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
class ProductAdminSearchRepository {

    private static final String PAGE = """
            SELECT %s, p.published, p.archived, p.updated_at
            FROM product p LEFT JOIN category c ON c.id = p.category_id
            WHERE true%s
            ORDER BY p.id DESC
            LIMIT ?
            """;

    private static final String COUNT = "SELECT count(*) FROM product p WHERE true%s";

    /** Each half uses one of the two partial indexes. */
    private static final String MATCHES = "(p.published AND %1$s OR NOT p.published AND %1$s)";

    private static final String HAS_SKU = "p.id = (SELECT v.product_id FROM variant v WHERE v.sku = ?)";

    private final JdbcTemplate jdbc;

    ProductAdminSearchRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of products.
     *
     * @param text of the query
     * @param category of the query
     * @throws Cursor.InvalidCursorException if the cursor is not one of this list
     */
    ProductAdminPage list(ProductAdminQuery query, @Nullable TextMatch text, @Nullable CategoryId category) {
        var where = conditions(query, text, category);
        var total = query.total() ? count(where) : null;
        if (query.cursor() != null) {
            where.and("p.id < ?", query.cursor().uuid(0));
        }
        var sql = PAGE.formatted(ProductSummaryColumns.LIST, where.sql());
        var rows = jdbc.query(new SqlStatement(sql, where.arguments(query.limit() + 1), true), (row, _) -> entry(row));
        var page = Page.of(
                rows, query.limit(), last -> Cursor.of(last.product().id().value()));
        return new ProductAdminPage(page, total);
    }

    private long count(SqlConditions where) {
        return jdbc.query(
                        new SqlStatement(COUNT.formatted(where.sql()), where.arguments(), true),
                        (row, _) -> row.getLong(1))
                .getFirst();
    }

    private SqlConditions conditions(ProductAdminQuery query, @Nullable TextMatch text, @Nullable CategoryId category) {
        var where = new SqlConditions();
        if (query.status() != null) {
            where.and(condition(query.status()));
        }
        if (text != null) {
            where.and(MATCHES.formatted(text.anywhere()), text.argument(), text.argument());
        }
        return where.andIfPresent(FacetSqlBuilder.IN_CATEGORY, category == null ? null : category.value())
                .andIfPresent(HAS_SKU, query.sku() == null ? null : query.sku().value());
    }

    private static String condition(ProductStatus status) {
        return switch (status) {
            case DRAFT -> "NOT p.published AND NOT p.archived";
            case ACTIVE -> "p.published";
            case ARCHIVED -> "NOT p.published AND p.archived";
        };
    }

    private static ProductAdminPage.Entry entry(ResultSet row) throws SQLException {
        var next = ProductSummaryColumns.COUNT;
        var unpublished = row.getBoolean(next + 2) ? ProductStatus.ARCHIVED : ProductStatus.DRAFT;
        return new ProductAdminPage.Entry(
                ProductSummaryColumns.read(row),
                row.getBoolean(next + 1) ? ProductStatus.ACTIVE : unpublished,
                InstantColumn.read(row, next + 3));
    }
}
