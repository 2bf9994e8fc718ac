package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.shared.Money;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@HttpTest
@RecordApplicationEvents
class ProductUpsertServiceTest {

    private final ProductUpsertService upsertService;
    private final CatalogService catalogue;
    private final JdbcClient jdbc;

    @Autowired
    ProductUpsertServiceTest(ProductUpsertService upsertService, CatalogService catalogue, JdbcClient jdbc) {
        this.upsertService = upsertService;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
    }

    @Test
    void anUnchangedProductWritesNothing() {
        var draft = ProductDrafts.of("Kurta")
                .in(ProductDrafts.unique("Women"))
                .rated("4.25")
                .draft();
        upsertService.upsert(List.of(draft));
        var before = rows(draft.handle());

        upsertService.upsert(List.of(draft));

        assertThat(rows(draft.handle())).isEqualTo(before);
    }

    @Test
    void aChangedVariantUpdatesItsProduct() {
        var draft = ProductDrafts.of("Kurta").draft();
        upsertService.upsert(List.of(draft));
        var before = rows(draft.handle());

        upsertService.upsert(
                List.of(draft.withVariants(List.of(ProductDrafts.variant(draft.handle() + "-M", 100, "M")))));

        assertThat(rows(draft.handle())).hasSize(before.size()).isNotEqualTo(before);
        assertThat(jdbc.sql("SELECT min_price FROM product WHERE slug = ?")
                        .param(draft.handle())
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void aLaterPartOfAProductAddsItsVariants() {
        var draft = ProductDrafts.of("Kurta").draft();
        var rest = draft.withVariants(List.of(ProductDrafts.variant(draft.handle() + "-XL", 1, "XL")));

        upsertService.upsert(List.of(draft, rest));
        upsertService.upsert(
                List.of(draft.withVariants(List.of(ProductDrafts.variant(draft.handle() + "-L", 1, "L")))));

        assertThat(rows(draft.handle())).hasSize(4);
    }

    @Test
    void aProductWithMoreWordsThanAnIndexEntryHoldsIsFoundByAllOfThem() {
        var tags = Stream.generate(() -> ProductDrafts.unique("tag")).limit(400).toList();
        var draft = new ProductDrafts("Kurta", ProductDrafts.unique("brand"), List.of(), 49900, null, "", tags, true)
                .draft();

        upsertService.upsert(List.of(draft));

        assertThat(jdbc.sql("SELECT slug FROM product WHERE published AND search @@ websearch_to_tsquery('english', ?)")
                        .param(tags.getFirst() + " " + tags.getLast())
                        .query(String.class)
                        .list())
                .containsExactly(draft.handle());
    }

    @Test
    void rejectsASkuOfAnotherProductAndKeepsTheRest(ApplicationEvents events) {
        var first = ProductDrafts.of("Kurta").draft();
        var own = ProductDrafts.variant(ProductDrafts.unique("s"), 100, "S");
        var second = ProductDrafts.of("Saree")
                .draft()
                .withVariants(List.of(own, first.variants().getFirst()));
        var third = ProductDrafts.of("Dhoti").draft().withVariants(List.of(own));

        var rejections = upsertService.upsert(List.of(first, second, third));

        assertThat(rejections)
                .extracting(ProductRejection::handle, ProductRejection::sku)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                second.handle(), first.variants().getFirst().sku()),
                        org.assertj.core.groups.Tuple.tuple(third.handle(), own.sku()),
                        org.assertj.core.groups.Tuple.tuple(third.handle(), null));
        assertThat(events.stream(StockCounted.class).map(StockCounted::quantities))
                .containsExactly(Map.of(
                        own.sku(), 7,
                        first.variants().get(0).sku(), 7,
                        first.variants().get(1).sku(), 7));
        assertThat(upsertService.upsert(List.of(second)))
                .extracting(ProductRejection::sku)
                .containsExactly(first.variants().getFirst().sku());
    }

    @Test
    void categoriesOfTheSameNameUnderDifferentParentsDiffer() {
        var women = ProductDrafts.unique("Women");
        var men = ProductDrafts.unique("Men");
        var shoes = ProductDrafts.unique("Shoes");

        upsertService.upsert(List.of(
                ProductDrafts.of("A").in(women, shoes).draft(),
                ProductDrafts.of("B").in(men, shoes).draft(),
                ProductDrafts.of("C")
                        .in(men, shoes.toUpperCase(java.util.Locale.ROOT))
                        .draft()));

        assertThat(jdbc.sql("SELECT slug FROM category WHERE segment = ? ORDER BY id")
                        .param(Slug.of(shoes))
                        .query(String.class)
                        .list())
                .containsExactly(Slug.of(shoes), Slug.of(men) + "-" + Slug.of(shoes));
    }

    @Test
    void offersNameTheVariantAndItsTerms() {
        var draft = ProductDrafts.of("Indigo Kurta").draft();
        upsertService.upsert(List.of(draft));
        var sku = draft.variants().get(1).sku();

        var offers = catalogue.offers(List.of(sku, new Sku("no-such-sku")));

        assertThat(offers).containsOnlyKeys(sku);
        var offer = offers.get(sku);
        assertThat(offer).isNotNull().extracting(Offer::name).isEqualTo("Indigo Kurta, M");
        assertThat(offer).extracting(Offer::price).isEqualTo(Money.inr(54900));
        assertThat(offer).extracting(Offer::productSlug).isEqualTo(draft.handle());
    }

    @Test
    void aProductIsInStockWhileAnyOfItsVariantsIs() {
        var draft = ProductDrafts.of("Kurta").draft();
        upsertService.upsert(List.of(draft));
        var small = draft.variants().get(0).sku();
        var medium = draft.variants().get(1).sku();

        catalogue.updateAvailability(Map.of(small, true, medium, true, new Sku("no-such-sku"), true));
        catalogue.updateAvailability(Map.of(small, false));
        assertThat(inStock(draft)).isTrue();

        catalogue.updateAvailability(Map.of(medium, false));
        assertThat(inStock(draft)).isFalse();
    }

    private boolean inStock(ProductDraft draft) {
        return jdbc.sql("SELECT in_stock FROM product WHERE slug = ?")
                .param(draft.handle())
                .query(Boolean.class)
                .single();
    }

    /** With {@code xmin}, the transaction that wrote a row last. */
    private List<Map<String, @org.jspecify.annotations.Nullable Object>> rows(String handle) {
        return jdbc.sql("""
                        SELECT p.xmin::text AS product_written, v.xmin::text AS variant_written, i.xmin::text, v.sku,
                            p.version, p.updated_at, p.rank, p.rating
                        FROM product p JOIN variant v ON v.product_id = p.id
                        LEFT JOIN product_image i ON i.product_id = p.id WHERE p.slug = ? ORDER BY v.sku
                        """).param(handle).query().listOfRows();
    }
}
