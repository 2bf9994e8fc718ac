package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.shared.Sku;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The variants, images and translations of products, by their primary keys. Writes only the rows that differ. */
@Repository
class ProductPartRepository {

    private static final ProductPartTable<Sku, Variant> VARIANTS = new ProductPartTable<>(
            ProductContent::variantsBySku,
            ProductPartRepository::values,
            """
            INSERT INTO variant (
                sku, product_id, position, option_values, price, mrp, weight_grams, hsn, barcode, image_url)
            VALUES (
                :sku, :product_id, :position, :option_values, :price, :mrp, :weight_grams, :hsn, :barcode, :image_url)
            """,
            """
            UPDATE variant SET position = :position, option_values = :option_values, price = :price, mrp = :mrp,
                weight_grams = :weight_grams, hsn = :hsn, barcode = :barcode, image_url = :image_url
            WHERE sku = :sku
            """,
            "DELETE FROM variant WHERE sku = :sku");

    private static final ProductPartTable<Integer, ProductImage> IMAGES = new ProductPartTable<>(
            ProductContent::imagesByPosition,
            ProductPartRepository::values,
            """
            INSERT INTO product_image (product_id, position, url, alt) VALUES (:product_id, :position, :url, :alt)
            """,
            "UPDATE product_image SET url = :url, alt = :alt WHERE product_id = :product_id AND position = :position",
            "DELETE FROM product_image WHERE product_id = :product_id AND position = :position");

    /** A trigger adds the words of the names to the search vectors of the product. */
    private static final ProductPartTable<String, Translation> TRANSLATIONS = new ProductPartTable<>(
            ProductContent::translations,
            ProductPartRepository::values,
            """
            INSERT INTO product_translation (product_id, language, name, description)
            VALUES (:product_id, :language, :name, :description)
            """,
            """
            UPDATE product_translation SET name = :name, description = :description
            WHERE product_id = :product_id AND language = :language
            """,
            "DELETE FROM product_translation WHERE product_id = :product_id AND language = :language");

    private final NamedParameterJdbcTemplate jdbc;

    ProductPartRepository(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The products themselves are written already. */
    void save(Collection<ProductChange> changes) {
        for (var table : List.of(VARIANTS, IMAGES, TRANSLATIONS)) {
            table.save(changes, jdbc);
        }
    }

    private static MapSqlParameterSource values(Sku sku, Variant variant) {
        return new MapSqlParameterSource()
                .addValue("sku", sku.value())
                .addValue("position", variant.position())
                .addValue("option_values", variant.optionValues().toArray(String[]::new))
                .addValue("price", variant.price())
                .addValue("mrp", variant.mrp())
                .addValue("weight_grams", variant.weightGrams())
                .addValue("hsn", variant.hsn(), Types.VARCHAR)
                .addValue("barcode", variant.barcode(), Types.VARCHAR)
                .addValue("image_url", variant.imageUrl(), Types.VARCHAR);
    }

    private static MapSqlParameterSource values(Integer position, ProductImage image) {
        return new MapSqlParameterSource()
                .addValue("position", position)
                .addValue("url", image.url())
                .addValue("alt", image.alt(), Types.VARCHAR);
    }

    private static MapSqlParameterSource values(String language, Translation translation) {
        return new MapSqlParameterSource()
                .addValue("language", language)
                .addValue("name", translation.name(), Types.VARCHAR)
                .addValue("description", translation.description(), Types.VARCHAR);
    }
}
