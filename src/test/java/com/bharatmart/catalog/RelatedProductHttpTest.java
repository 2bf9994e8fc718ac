package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Products like another one. */
@HttpTest
class RelatedProductHttpTest {

    @Autowired
    Http http;

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    CatalogService catalogue;

    private String top;
    private String brand;

    @BeforeEach
    void nameThem() {
        top = ProductDrafts.unique("women");
        brand = ProductDrafts.unique("brand");
    }

    @Test
    void theMostSimilarProductsInStockComeFirst() {
        var subject = put(kurta("Subject").by(brand));
        put(kurta("Same category, other price").at(900_000));
        put(kurta("Same category, same price"));
        put(kurta("Same category and brand").by(brand));
        var sold = put(kurta("Sold out").by(brand));
        sold.variants().forEach(variant -> catalogue.updateAvailability(Map.of(variant.sku(), false)));
        put(ProductDrafts.of("Sister category").in(top, "sarees " + top).at(900_000));
        put(ProductDrafts.of("Same brand").by(brand).at(900_000));
        put(kurta("Draft").hidden());
        put(ProductDrafts.of("Unrelated"));

        assertThat(names(subject))
                .containsExactly(
                        "Same category and brand",
                        "Same category, same price",
                        "Same category, other price",
                        "Same brand",
                        "Sister category",
                        "Sold out");
    }

    @Test
    void commonTagsCount() {
        var subject = put(tagged("Subject", "cotton", "summer"));
        put(tagged("Without", "silk"));
        put(tagged("With", "summer", "cotton"));
        put(tagged("Also without"));

        assertThat(names(subject)).first().isEqualTo("With");
    }

    @Test
    void isAPartOfTheProductOnRequest() {
        var subject = put(kurta("Subject"));
        put(kurta("Other"));
        var path = "/api/v1/products/" + subject.handle();

        var with = http.get(path + "?include=related").json();

        assertThat(with.at("/related/0/name").asString()).isEqualTo("Other");
        assertThat(with.get("related"))
                .isEqualTo(http.get(path + "/related").json().get("data"));
        assertThat(http.get(path).json().has("related")).isFalse();
        assertThat(http.get(path + "?include=everything").problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void aProductWithoutCategoryAndBrandHasNone() {
        var subject = put(ProductDrafts.of("Alone").by(""));

        assertThat(names(subject)).isEmpty();
    }

    @Test
    void theLimitIsChecked() {
        var subject = put(kurta("Subject"));
        IntStream.range(0, 14).forEach(i -> put(kurta("P" + i)));
        var path = "/api/v1/products/" + subject.handle() + "/related";

        assertThat(http.get(path).json().get("data").size()).isEqualTo(12);
        assertThat(http.get(path + "?limit=3").json().get("data").size()).isEqualTo(3);
        for (var limit : List.of("0", "25", "x", "")) {
            assertThat(http.get(path + "?limit=" + limit).problem(400)).isEqualTo("validation_failed");
        }
    }

    @Test
    void anUnknownProductIsNotFound() {
        var draft = put(kurta("Draft").hidden());

        assertThat(http.get("/api/v1/products/no-such-product/related").problem(404))
                .isEqualTo("not_found");
        assertThat(http.get("/api/v1/products/" + draft.handle() + "/related").problem(404))
                .isEqualTo("not_found");
    }

    private ProductDrafts kurta(String title) {
        return ProductDrafts.of(title).in(top, "kurtas " + top);
    }

    private ProductDrafts tagged(String title, String... tags) {
        var kurta = kurta(title);
        return new ProductDrafts(
                title,
                kurta.brand(),
                kurta.categoryPath(),
                kurta.price(),
                kurta.rating(),
                kurta.description(),
                List.of(tags),
                true);
    }

    private ProductDraft put(ProductDrafts drafts) {
        var draft = drafts.draft();
        assertThat(upsertService.upsert(List.of(draft))).isEmpty();
        return draft;
    }

    private List<String> names(ProductDraft subject) {
        return http.get("/api/v1/products/" + subject.handle() + "/related")
                .json()
                .get("data")
                .valueStream()
                .map(product -> product.get("name").asString())
                .toList();
    }
}
