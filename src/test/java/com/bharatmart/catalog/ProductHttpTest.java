package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ProductHttpTest {

    private final Http http;
    private final ProductUpsertService upsertService;

    @Autowired
    ProductHttpTest(Http http, ProductUpsertService upsertService) {
        this.http = http;
        this.upsertService = upsertService;
    }

    @Test
    void showsAProductWithItsVariantsAndImages() {
        var draft = put(ProductDrafts.of("Indigo Kurta").described("<p>Soft &amp; light</p>"));

        var product = http.get("/api/v1/products/" + draft.handle()).json();

        assertThat(product.propertyNames())
                .containsExactly(
                        "id",
                        "slug",
                        "name",
                        "brand",
                        "category",
                        "price",
                        "mrp",
                        "image",
                        "picture",
                        "rating",
                        "inStock",
                        "description",
                        "options",
                        "images",
                        "tags",
                        "variants",
                        "countryOfOrigin");
        assertThat(product.get("description").asString()).isEqualTo("<p>Soft &amp; light</p>");
        assertThat(product.get("options").toString()).isEqualTo("[{\"name\":\"Size\",\"values\":[\"S\",\"M\"]}]");
        assertThat(product.at("/images/0/url")).isEqualTo(product.get("image"));
        assertThat(product.at("/variants/1").toString())
                .isEqualTo(("{\"sku\":\"%s-M\",\"name\":\"Indigo Kurta, M\",\"options\":{\"Size\":\"M\"},"
                                + "\"price\":{\"amount\":54900,\"currency\":\"INR\"},"
                                + "\"mrp\":{\"amount\":109800,\"currency\":\"INR\"},"
                                + "\"inStock\":true,\"weightGrams\":250,\"hsn\":\"6204\",\"image\":null,\"picture\":null}")
                        .formatted(draft.handle()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-product", "%27%20OR%201=1", "%E0%A4%B8"})
    void anUnknownProductIsNotFound(String slug) {
        assertThat(http.get("/api/v1/products/" + slug).problem(404)).isEqualTo("not_found");
    }

    @Test
    void unchangedResponsesAreNotSentAgain() {
        var draft = put(ProductDrafts.of("Kurta"));
        for (var path : List.of(
                "/api/v1/products/" + draft.handle(),
                "/api/v1/products?brand=" + Slug.of(draft.brand()),
                "/api/v1/categories")) {
            var answer = http.get(path);
            var tag = answer.header("ETag").orElseThrow();
            assertThat(tag).startsWith("\"").endsWith("\"");
            assertThat(answer.response().headers().allValues("Cache-Control")).containsExactly("max-age=30, public");
            assertThat(answer.header("Pragma")).isEmpty();

            var again = http.get(path, "If-None-Match", tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).contains(tag);
            assertThat(again.response().headers().allValues("Cache-Control")).containsExactly("max-age=30, public");
            assertThat(http.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
        }
    }

    @Test
    void acceptsEveryFormOfATagThatTheClientHas() {
        var draft = put(ProductDrafts.of("Kurta").in(ProductDrafts.unique("Kurtas")));
        for (var path : List.of(
                "/api/v1/products/" + draft.handle(),
                "/api/v1/products/" + draft.handle() + "/related",
                "/api/v1/products?brand=" + Slug.of(draft.brand()),
                "/api/v1/variants/" + draft.handle() + "-S",
                "/api/v1/categories/" + Slug.of(draft.categoryPath().getFirst()),
                "/api/v1/categories")) {
            var tag = http.get(path).header("ETag").orElseThrow();
            var extended = tag.substring(0, tag.length() - 1) + "-gzip\"";
            for (var header : List.of("*", "\"a,b\", " + tag, "W/" + tag, extended, "\"a\", W/" + extended)) {
                var again = http.get(path, "If-None-Match", header);
                assertThat(again.status()).as(path + " " + header).isEqualTo(304);
                assertThat(again.text()).isEmpty();
                assertThat(again.header("ETag")).contains(tag);
            }
            assertThat(http.send("HEAD", path, null, "If-None-Match", extended).status())
                    .isEqualTo(304);
            assertThat(http.get(path, "If-None-Match", "\"other-gzip\"").status())
                    .isEqualTo(200);
            assertThat(http.get(path, "If-None-Match", "\"a\"", "If-None-Match", extended)
                            .status())
                    .isEqualTo(304);
        }
        assertThat(http.get("/api/v1/products/no-such-product", "If-None-Match", "*")
                        .problem(404))
                .isEqualTo("not_found");
    }

    @Test
    void theEntityTagChangesOnlyWithTheResponse() {
        var draft = put(ProductDrafts.of("Kurta"));
        var path = "/api/v1/products/" + draft.handle();
        var tag = http.get(path).header("ETag");

        upsertService.upsert(List.of(draft));
        assertThat(http.get(path).header("ETag")).isEqualTo(tag);

        upsertService.upsert(
                List.of(draft.withVariants(List.of(ProductDrafts.variant(draft.handle() + "-S", 100, "S")))));
        assertThat(http.get(path).header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void problemsAreNotCached() {
        assertThat(http.get("/api/v1/products/no-such-product")
                        .header("Cache-Control")
                        .orElse(""))
                .contains("no-store");
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        var path = "/api/v1/products/" + put(ProductDrafts.of("Kurta")).handle();
        var get = http.get(path);

        var head = http.send("HEAD", path, null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }

    @Test
    void theApiDocumentHasParametersAndResponses() {
        var paths = http.get("/v3/api-docs").json().get("paths");

        var list = paths.at("/~1api~1v1~1products/get");
        assertThat(list.get("parameters")
                        .valueStream()
                        .map(parameter -> parameter.get("name").asString()))
                .containsExactlyInAnyOrder(
                        "q",
                        "category",
                        "brand",
                        "option",
                        "minPrice",
                        "maxPrice",
                        "inStock",
                        "sort",
                        "facets",
                        "include",
                        "limit",
                        "cursor",
                        "Accept-Language",
                        "If-None-Match");
        assertThat(list.at("/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("ProductListResponse");
        assertThat(paths.at("/~1api~1v1~1products~1{slug}/get/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("ProductResponse");
        assertThat(paths.at("/~1api~1v1~1categories/get/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("CategoriesResponse");
    }

    private ProductDraft put(ProductDrafts drafts) {
        var draft = drafts.draft();
        assertThat(upsertService.upsert(List.of(draft))).isEmpty();
        return draft;
    }
}
