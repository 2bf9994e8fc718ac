package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.shared.Money;
import com.bharatmart.testing.HttpTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class ProductRepositoryTest {

    private static final Instant CREATED = Instant.parse("2026-01-31T18:30:00.123456Z");
    private static final Instant CHANGED = CREATED.plusSeconds(60);
    private static final CategoryPlacement NO_CATEGORY = CategoryPlacement.at(List.of());
    private static final Translation HINDI = new Translation("नील कुर्ता", "<p>\"सूती\" \\ मुलायम</p>");
    private static final Translation TAMIL = new Translation(null, "<p>பருத்தி</p>");

    private final ProductRepository products;
    private final TransactionRetry transactions;
    private final JdbcClient jdbc;

    @Autowired
    ProductRepositoryTest(ProductRepository products, TransactionRetry transactions, JdbcClient jdbc) {
        this.products = products;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void readsAProductAsItWasSaved() {
        var product = product();

        save(product);

        assertThat(products.find(product.id())).contains(product);
        assertThat(products.findBySlugs(List.of(product.slug(), "no-such-slug")))
                .containsExactly(product);
        assertThat(products.existsBySlug(product.slug())).isTrue();
        assertThat(products.existsBySlug("no-such-slug")).isFalse();
    }

    @Test
    void readsAChangedProductAsItWasSaved() {
        var product = product();
        save(product);
        var draft = draft(product.slug(), 19900, "L", "S")
                .with(
                        List.of("Size"),
                        variants(product.slug(), "L", "S"),
                        List.of(new ProductImage("https://media.example/back.jpg", null)));
        var change = new ProductChange(product, product.replace(draft, NO_CATEGORY, Map.of("ta", TAMIL), CHANGED));

        save(change);

        assertThat(products.find(product.id())).contains(change.after());
        assertThat(change.after().version()).isEqualTo(1);
        assertThat(change.after().updatedAt()).isEqualTo(CHANGED);
    }

    @Test
    void readsManyProductsInTheOrderOfTheirIds() {
        var three = Stream.generate(ProductRepositoryTest::product).limit(3).toList();
        save(three.stream().map(product -> new ProductChange(null, product)).toArray(ProductChange[]::new));

        assertThat(products.findByIds(three.reversed().stream().map(Product::id).toList()))
                .isEqualTo(three);
    }

    @Test
    void writesOnlyTheRowsThatDiffer() {
        var product = product();
        save(product);
        var before = written(product);
        var cheaper = draft(product.slug(), 100, "M");

        save(new ProductChange(product, product.merge(cheaper, NO_CATEGORY, CHANGED)));

        var after = written(product);
        assertThat(after).containsOnlyKeys(before.keySet());
        assertThat(after.entrySet())
                .filteredOn(row -> !before.entrySet().contains(row))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("product", "variant " + product.slug() + "-M");
    }

    @Test
    void twoChangesOfABatchAreWrittenAsOne() {
        var product = product();
        save(product);
        var first = new ProductChange(product, product.merge(draft(product.slug(), 100, "M"), NO_CATEGORY, CHANGED));
        var second = new ProductChange(
                first.after(), first.after().merge(draft(product.slug(), 200, "S"), NO_CATEGORY, CHANGED));

        save(first.then(second));

        assertThat(products.find(product.id())).contains(second.after().withVersion(1));
    }

    @Test
    void rejectsAChangeOfAnotherVersion() {
        var product = product();
        save(product);
        save(new ProductChange(product, product.merge(draft(product.slug(), 100, "M"), NO_CATEGORY, CHANGED)));
        var before = written(product);
        var late = new ProductChange(product, product.merge(draft(product.slug(), 200, "L"), NO_CATEGORY, CHANGED));

        assertThatThrownBy(() -> save(late)).isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(written(product)).isEqualTo(before);
    }

    @Test
    void rejectsAChangeOfAVariantThatIsGone() {
        var product = product();
        save(product);
        jdbc.sql("DELETE FROM variant WHERE sku = ?")
                .param(product.slug() + "-M")
                .update();
        var change = new ProductChange(product, product.merge(draft(product.slug(), 100, "M"), NO_CATEGORY, CHANGED));

        assertThatThrownBy(() -> save(change)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void rejectsASkuOfAnotherProduct() {
        var product = product();
        save(product);
        var other = Product.create(
                draft(ProductDrafts.unique("p"), 100, "M").withVariants(variants(product.slug(), "M")),
                NO_CATEGORY,
                Map.of(),
                CREATED);

        assertThatThrownBy(() -> save(other)).isInstanceOf(DuplicateKeyException.class);

        assertThat(products.find(other.id())).isEmpty();
    }

    private void save(Product product) {
        save(new ProductChange(null, product));
    }

    private void save(ProductChange... changes) {
        transactions.execute(() -> {
            products.save(Arrays.asList(changes));
            return true;
        });
    }

    private static Product product() {
        var handle = ProductDrafts.unique("p");
        return Product.create(draft(handle, 49900, "S", "M"), NO_CATEGORY, Map.of("hi", HINDI, "ta", TAMIL), CREATED);
    }

    private static ProductDraft draft(String handle, long price, String... sizes) {
        var draft = ProductDrafts.of("Kurta \"Indigo\"").rated("4.5").draft(handle, List.of("Size"), List.of());
        return draft.with(
                List.of("Size"),
                variants(handle, sizes).stream()
                        .map(variant -> at(price, variant))
                        .toList(),
                List.of(
                        new ProductImage("https://media.example/front.jpg", "नील \\ \"front\" 👘"),
                        new ProductImage("https://media.example/side.jpg", null)));
    }

    private static List<VariantDraft> variants(String handle, String... sizes) {
        return Arrays.stream(sizes)
                .map(size -> ProductDrafts.variant(handle + "-" + size, 49900, size))
                .toList();
    }

    private static VariantDraft at(long price, VariantDraft variant) {
        return new VariantDraft(
                variant.sku(),
                variant.optionValues(),
                Money.inr(price),
                variant.mrp(),
                250,
                null,
                "8901234567894",
                null);
    }

    /** The transaction that wrote each row of the product last. */
    private Map<String, String> written(Product product) {
        var rows = new HashMap<String, String>();
        jdbc.sql("""
                        SELECT 'product', xmin::text FROM product WHERE id = :id
                        UNION ALL SELECT 'variant ' || sku, xmin::text FROM variant WHERE product_id = :id
                        UNION ALL SELECT 'image ' || position, xmin::text FROM product_image WHERE product_id = :id
                        UNION ALL SELECT language, xmin::text FROM product_translation WHERE product_id = :id
                        """).param("id", product.id().value()).query(row -> {
            rows.put(row.getString(1), row.getString(2));
        });
        return rows;
    }
}
