package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A variant by its sku. */
@HttpTest
class VariantHttpTest {

    private static final String VARIANTS = "/api/v1/variants/";

    @Autowired
    Http http;

    @Autowired
    ProductUpsertService upsertService;

    @Test
    void showsTheVariantWithItsProduct() {
        var category = ProductDrafts.unique("Kurtas");
        var draft = put(ProductDrafts.of("Indigo Kurta").in(category).draft());

        var variant = http.get(VARIANTS + draft.handle() + "-M").json();

        assertThat(variant.propertyNames())
                .containsExactly(
                        "sku",
                        "slug",
                        "name",
                        "options",
                        "price",
                        "mrp",
                        "inStock",
                        "weightGrams",
                        "hsn",
                        "image",
                        "picture",
                        "product");
        assertThat(variant.get("sku").asString()).isEqualTo(draft.handle() + "-M");
        assertThat(variant.get("slug").asString()).isEqualTo(draft.handle());
        assertThat(variant.get("name").asString()).isEqualTo("Indigo Kurta, M");
        assertThat(variant.get("options").toString()).isEqualTo("{\"Size\":\"M\"}");
        assertThat(variant.at("/price/amount").asLong()).isEqualTo(54900);
        assertThat(variant.at("/mrp/amount").asLong()).isEqualTo(109800);
        assertThat(variant.get("inStock").asBoolean()).isTrue();
        assertThat(variant.get("hsn").asString()).isEqualTo("6204");
        assertThat(variant.get("weightGrams").asInt()).isEqualTo(250);
        assertThat(variant.get("image").asString())
                .isEqualTo(draft.images().getFirst().url());
        assertThat(variant.at("/picture/alt").asString()).isEqualTo("Indigo Kurta");
        assertThat(variant.at("/product/slug").asString()).isEqualTo(draft.handle());
        assertThat(variant.at("/product/name").asString()).isEqualTo("Indigo Kurta");
        assertThat(variant.at("/product/brand").asString()).isEqualTo(draft.brand());
        assertThat(variant.at("/product/category/name").asString()).isEqualTo(category);
        assertThat(variant.at("/product/countryOfOrigin").asString()).isEqualTo("IN");
    }

    @Test
    void aTildeInThePathStandsForASlash() {
        var handle = ProductDrafts.unique("p");
        put(ProductDrafts.of("Pot").draft(handle, List.of(), List.of(ProductDrafts.variant(handle + "/A.1", 100))));

        assertThat(http.get(VARIANTS + handle + "~A.1").json().get("name").asString())
                .isEqualTo("Pot");
    }

    @Test
    void aVariantOfAProductThatIsNotForSaleIsNotFound() {
        var draft = put(ProductDrafts.of("Secret").hidden().draft());

        assertThat(http.get(VARIANTS + draft.handle() + "-M").problem(404)).isEqualTo("not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-sku", "x!", "%E0%A4%B8", "x%20y"})
    void anUnknownSkuIsNotFound(String sku) {
        assertThat(http.get(VARIANTS + sku).problem(404)).isEqualTo("not_found");
    }

    private ProductDraft put(ProductDraft draft) {
        assertThat(upsertService.upsert(List.of(draft))).isEmpty();
        return draft;
    }
}
