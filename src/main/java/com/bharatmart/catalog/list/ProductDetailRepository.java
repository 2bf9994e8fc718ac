package com.bharatmart.catalog.list;

import com.bharatmart.catalog.ProductId;
import com.bharatmart.catalog.ProductImage;
import com.bharatmart.platform.replica.ReadRouter;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single products for shoppers, each in one round trip. */
@Repository
class ProductDetailRepository {

    /** By the unique index on {@code slug}, {@code variant_product} and the primary key of product_image. */
    static final String FIND = """
            SELECT %s, p.description, p.option_names, p.tags, p.country_of_origin,
                (SELECT json_agg(json_build_array(
                    v.sku, v.option_values, v.price, v.mrp, v.in_stock, v.weight_grams, v.hsn, v.image_url) ORDER BY v.position, v.sku)
                FROM variant v WHERE v.product_id = p.id),
                (SELECT json_agg(json_build_array(i.url, i.alt) ORDER BY i.position)
                FROM product_image i WHERE i.product_id = p.id)
            FROM product p LEFT JOIN category c ON c.id = p.category_id
            WHERE p.slug = ? AND p.published
            """.formatted(ProductSummaryColumns.LIST);

    /** By the primary key of variant, and then as {@link #FIND}. */
    private static final String FIND_BY_SKU =
            FIND.replace("p.slug = ?", "p.id = (SELECT product_id FROM variant WHERE sku = ?)");

    /** By the primary key. */
    private static final String SUMMARIES = """
            SELECT %s FROM product p LEFT JOIN category c ON c.id = p.category_id
            WHERE p.id = ANY (?::uuid[]) AND p.published
            """.formatted(ProductSummaryColumns.LIST);

    private final ReadRouter reads;
    private final JsonMapper json;

    ProductDetailRepository(ReadRouter reads, JsonMapper json) {
        this.reads = reads;
        this.json = json;
    }

    Optional<ProductDetail> find(String slug) {
        return reads.jdbc().query(FIND, (row, _) -> detail(row), slug).stream().findFirst();
    }

    /** The product that has the variant. */
    Optional<ProductDetail> find(Sku sku) {
        return reads.jdbc().query(FIND_BY_SKU, (row, _) -> detail(row), sku.value()).stream()
                .findFirst();
    }

    /** Published products, in any order. */
    List<ProductSummary> summaries(Collection<ProductId> ids) {
        var texts = ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
        return reads.jdbc().query(SUMMARIES, (row, _) -> ProductSummaryColumns.read(row), (Object) texts);
    }

    private ProductDetail detail(ResultSet row) throws SQLException {
        var next = ProductSummaryColumns.COUNT;
        return new ProductDetail(
                ProductSummaryColumns.read(row),
                row.getString(next + 1),
                texts(row, next + 2),
                texts(row, next + 3),
                row.getString(next + 4),
                each(row.getString(next + 5), ProductDetailRepository::variant),
                each(row.getString(next + 6), ProductDetailRepository::image));
    }

    private <T> List<T> each(@Nullable String array, Function<JsonNode, T> read) {
        return array == null
                ? List.of()
                : json.readTree(array).valueStream().map(read).toList();
    }

    private static ProductDetail.Variant variant(JsonNode parts) {
        return new ProductDetail.Variant(
                new Sku(parts.get(0).asString()),
                parts.get(1).valueStream().map(JsonNode::asString).toList(),
                Money.inr(parts.get(2).asLong()),
                Money.inr(parts.get(3).asLong()),
                parts.get(4).asBoolean(),
                parts.get(5).asInt(),
                text(parts.get(6)),
                text(parts.get(7)));
    }

    private static ProductImage image(JsonNode parts) {
        return new ProductImage(parts.get(0).asString(), text(parts.get(1)));
    }

    private static @Nullable String text(JsonNode part) {
        return part.isNull() ? null : part.asString();
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
