package com.bharatmart.catalog.list;

import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a product's summary: the first of each statement that reads one. */
final class ProductSummaryColumns {

    static final String LIST = """
            p.id, p.slug, p.title, p.brand, c.slug, c.name,
            p.min_price, p.mrp, p.image_url, p.rating, p.rating_count, p.in_stock,
            (SELECT i.alt FROM product_image i WHERE i.product_id = p.id AND i.position = 0)""";

    static final int COUNT = 13;

    private ProductSummaryColumns() {}

    static ProductSummary read(ResultSet row) throws SQLException {
        return new ProductSummary(
                new ProductId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                category(row),
                Money.inr(row.getLong(7)),
                Money.inr(row.getLong(8)),
                image(row),
                rating(row),
                row.getBoolean(12));
    }

    private static @Nullable ProductImage image(ResultSet row) throws SQLException {
        var url = row.getString(9);
        return url == null ? null : new ProductImage(url, row.getString(13));
    }

    private static ProductSummary.@Nullable Category category(ResultSet row) throws SQLException {
        var slug = row.getString(5);
        return slug == null ? null : new ProductSummary.Category(slug, row.getString(6));
    }

    private static ProductSummary.@Nullable Rating rating(ResultSet row) throws SQLException {
        var average = row.getBigDecimal(10);
        var count = row.getInt(11);
        return average == null || count == 0 ? null : new ProductSummary.Rating(average, count);
    }
}
