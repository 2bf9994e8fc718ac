package com.bharatmart.catalog;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Lists of all products for staff, newest first. Each is a walk down the primary key, {@code product_newest} or
 * {@code product_unpublished}, or, where the filter leaves few, a bitmap of {@code product_search} with
 * {@code product_unpublished_search}, or of {@code product_category}.
 */
@Repository
@SuppressWarnings("InlineFormatString") // statements stand beside what they rely on
public class ProductAdminSearchRepository {

    private static final String PAGE = """
            SELECT %s, p.published, p.archived, p.updated_at
            FROM product p LEFT JOIN category c ON c.id = p.category_id
            WHERE true%s
            ORDER BY p.id DESC
            LIMIT ?
            """;

    private static final String COUNT = "SELECT count(*) FROM product p WHERE true%s";

    /** Each half is of one of the two partial indexes. */
    private static final String MATCHES = """
            AND (p.published AND p.search @@ websearch_to_tsquery('english', ?)
             OR NOT p.published AND p.search @@ websearch_to_tsquery('english', ?))""";

    private static final String HAS_SKU = " AND p.id = (SELECT v.product_id FROM variant v WHERE v.sku = ?)";

    private final JdbcTemplate jdbc;
    private final CategoryService tree;

    ProductAdminSearchRepository(JdbcTemplate jdbc, CategoryService tree) {
        this.jdbc = jdbc;
        this.tree = tree;
    }

    /** Throws {@link UnknownCategoryException}, or {@link Cursor.InvalidCursorException} if nothing here has given the cursor. */
    public ProductAdminPage list(ProductAdminQuery query) {
        var arguments = new ArrayList<Object>();
        var where = conditions(query, arguments);
        var total = query.total()
                ? jdbc.query(new SqlStatement(COUNT.formatted(where), arguments, true), (row, _) -> row.getLong(1))
                        .getFirst()
                : null;
        if (query.cursor() != null) {
            where += " AND p.id < ?";
            arguments.add(query.cursor().uuid(0));
        }
        arguments.add(query.limit() + 1);
        var rows = jdbc.query(
                new SqlStatement(PAGE.formatted(ProductSummaryColumns.LIST, where), arguments, true),
                (row, _) -> entry(row));
        return new ProductAdminPage(
                Page.of(
                        rows,
                        query.limit(),
                        last -> Cursor.of(last.product().id().value())),
                total);
    }

    private String conditions(ProductAdminQuery query, List<Object> arguments) {
        var where = new StringBuilder();
        Optional.ofNullable(query.status()).ifPresent(status -> where.append(condition(status)));
        Optional.ofNullable(query.text()).ifPresent(text -> {
            where.append(' ').append(MATCHES);
            arguments.addAll(List.of(text, text));
        });
        Optional.ofNullable(query.category()).ifPresent(slug -> {
            where.append(" AND ").append(FacetSqlBuilder.IN_CATEGORY);
            arguments.add(tree.find(slug)
                    .orElseThrow(() -> new UnknownCategoryException(slug))
                    .value());
        });
        Optional.ofNullable(query.sku()).ifPresent(sku -> {
            where.append(HAS_SKU);
            arguments.add(sku.value());
        });
        return where.toString();
    }

    private static String condition(ProductStatus status) {
        return switch (status) {
            case DRAFT -> " AND NOT p.published AND NOT p.archived";
            case ACTIVE -> " AND p.published";
            case ARCHIVED -> " AND NOT p.published AND p.archived";
        };
    }

    private static ProductAdminPage.Entry entry(ResultSet row) throws SQLException {
        var next = ProductSummaryColumns.COUNT;
        var unpublished = row.getBoolean(next + 2) ? ProductStatus.ARCHIVED : ProductStatus.DRAFT;
        return new ProductAdminPage.Entry(
                ProductSummaryColumns.read(row),
                row.getBoolean(next + 1) ? ProductStatus.ACTIVE : unpublished,
                row.getObject(next + 3, OffsetDateTime.class).toInstant());
    }
}
