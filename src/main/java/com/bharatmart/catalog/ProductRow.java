package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.platform.database.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code product} as {@link ProductRepository} reads and writes it. */
final class ProductRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};
    private static final TypeReference<List<ProductImage>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Translation>> TRANSLATIONS = new TypeReference<>() {};

    private ProductRow() {}

    static Product product(ResultSet row, int index) throws SQLException {
        var content = new ProductContent(
                text(row),
                new CategoryPlacement(
                        row.getObject("category_id", UUID.class),
                        Arrays.asList(array(row, "category_ids", UUID[].class))),
                new Rating(row.getBigDecimal("rating"), row.getInt("rating_count"), row.getLong("rank")),
                JSON.readValue(row.getString("variants"), VARIANTS),
                JSON.readValue(row.getString("images"), IMAGES),
                JSON.readValue(row.getString("translations"), TRANSLATIONS));
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                content,
                InstantColumn.read(row, "created_at"),
                InstantColumn.read(row, "updated_at"),
                row.getLong("version"));
    }

    private static ProductText text(ResultSet row) throws SQLException {
        return new ProductText(
                row.getString("title"),
                row.getString("description"),
                row.getString("brand"),
                row.getString("brand_slug"),
                Arrays.asList(array(row, "tags", String[].class)),
                Arrays.asList(array(row, "option_names", String[].class)),
                row.getString("country_of_origin"),
                row.getBoolean("published"),
                row.getBoolean("archived"));
    }

    private static <T> T array(ResultSet row, String column, Class<T> type) throws SQLException {
        return type.cast(row.getArray(column).getArray());
    }

    /** The type of what may be null is given, so that all rows of a batch have the same types. */
    static MapSqlParameterSource values(Product product) {
        var content = product.content();
        var text = content.text();
        var placement = content.placement();
        var presentation = content.presentation();
        return new MapSqlParameterSource()
                .addValue("id", product.id().value())
                .addValue("slug", product.slug())
                .addValue("title", text.title())
                .addValue("description", text.description())
                .addValue("brand", text.brand())
                .addValue("brand_slug", text.brandSlug())
                .addValue("category_id", placement.categoryId(), Types.VARCHAR)
                .addValue(
                        "category_ids",
                        placement.categoryIds().stream().map(UUID::toString).toArray(String[]::new))
                .addValue("tags", text.tags().toArray(String[]::new))
                .addValue("option_names", text.optionNames().toArray(String[]::new))
                .addValue("country_of_origin", text.countryOfOrigin(), Types.VARCHAR)
                .addValue("published", text.published())
                .addValue("archived", text.archived())
                .addValue("rating", content.rating().rating(), Types.NUMERIC)
                .addValue("rating_count", content.rating().ratingCount())
                .addValue("rank", content.rating().rank())
                .addValue("min_price", presentation.minPrice())
                .addValue("mrp", presentation.mrp())
                .addValue("image_url", presentation.imageUrl(), Types.VARCHAR)
                .addValue("created_at", product.createdAt().atOffset(ZoneOffset.UTC))
                .addValue("updated_at", product.updatedAt().atOffset(ZoneOffset.UTC))
                .addValue("version", product.version());
    }
}
