package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HttpTest
class ProductListHttpTest {

    private static final String PRODUCTS = "/api/v1/products";

    private final Http http;
    private final ProductUpsertService upsertService;
    private final CatalogService catalogue;

    @Autowired
    ProductListHttpTest(Http http, ProductUpsertService upsertService, CatalogService catalogue) {
        this.http = http;
        this.upsertService = upsertService;
        this.catalogue = catalogue;
    }

    @Test
    void aSummaryHasTheFieldsOfTheContract() {
        var brand = ProductDrafts.unique("brand");
        var category = ProductDrafts.unique("Kurtas");
        put(ProductDrafts.of("Indigo Kurta").by(brand).in(category).rated("4.3"));

        var product = data(http.get(PRODUCTS + "?brand=" + brand)).getFirst();

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
                        "inStock");
        assertThat(product.get("name").asString()).isEqualTo("Indigo Kurta");
        assertThat(product.get("category").toString())
                .isEqualTo("{\"slug\":\"%s\",\"name\":\"%s\"}".formatted(Slug.of(category), category));
        assertThat(product.get("price").toString()).isEqualTo("{\"amount\":49900,\"currency\":\"INR\"}");
        assertThat(product.at("/picture/url")).isEqualTo(product.get("image"));
        assertThat(product.at("/picture/alt").asString()).isEqualTo("Indigo Kurta");
        assertThat(product.get("rating").toString()).isEqualTo("{\"average\":4.3,\"count\":100}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "-price", "newest", "rating", "relevance"})
    void followingLinksReturnsEveryProductOnceEvenAmongTies(String sort) {
        var brand = ProductDrafts.unique("brand");
        put(IntStream.range(0, 23)
                .mapToObj(i -> ProductDrafts.of("Kurta " + i)
                        .by(brand)
                        .at(1000 + i / 5)
                        .rated("4." + i / 8))
                .toArray(ProductDrafts[]::new));

        var names = follow(PRODUCTS + "?limit=4&sort=" + sort + "&brand=" + brand);

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 23).mapToObj(i -> "Kurta " + i).toList());
    }

    @Test
    void sortsByPriceBothWays() {
        var brand = ProductDrafts.unique("brand");
        put(
                ProductDrafts.of("B").by(brand).at(2000),
                ProductDrafts.of("A").by(brand).at(1000),
                ProductDrafts.of("C").by(brand).at(3000));

        assertThat(names(http.get(PRODUCTS + "?sort=price&brand=" + brand))).containsExactly("A", "B", "C");
        assertThat(names(http.get(PRODUCTS + "?sort=-price&brand=" + brand))).containsExactly("C", "B", "A");
        assertThat(names(http.get(PRODUCTS + "?brand=" + brand))).containsExactly("C", "A", "B");
    }

    @Test
    void filtersByPriceAndStock() {
        var brand = ProductDrafts.unique("brand");
        var drafts = put(
                ProductDrafts.of("A").by(brand).at(1000),
                ProductDrafts.of("B").by(brand).at(2000),
                ProductDrafts.of("C").by(brand).at(3000));
        for (var sold : List.of(drafts.get(0), drafts.get(2))) {
            sold.variants().forEach(variant -> catalogue.updateAvailability(Map.of(variant.sku(), false)));
        }

        assertThat(names(http.get(PRODUCTS + "?sort=price&minPrice=2000&maxPrice=3000&brand=" + brand)))
                .containsExactly("B", "C");
        assertThat(names(http.get(PRODUCTS + "?inStock=true&brand=" + brand))).containsExactly("B");
        assertThat(names(http.get(PRODUCTS + "?sort=price&inStock=false&brand=" + brand)))
                .containsExactly("A", "C");
    }

    @Test
    void aCategoryHasTheProductsOfItsSubcategories() {
        var top = ProductDrafts.unique("Women");
        put(
                ProductDrafts.of("Deep").in(top, "Ethnic", "Kurtas"),
                ProductDrafts.of("Flat").in(top),
                ProductDrafts.of("Elsewhere").in(ProductDrafts.unique("Men")));

        assertThat(names(http.get(PRODUCTS + "?category=" + Slug.of(top)))).containsExactly("Flat", "Deep");
        assertThat(http.get("/api/v1/categories")
                        .json()
                        .get("data")
                        .valueStream()
                        .filter(node -> node.get("slug").asString().equals(Slug.of(top)))
                        .map(node -> node.at("/children/0/children/0/name").asString()))
                .containsExactly("Kurtas");
    }

    @Test
    void unknownCategoriesBrandsAndOptionsAreRejected() {
        for (var parameter : List.of("category", "brand", "option")) {
            var answer = http.get(PRODUCTS + "?" + parameter + "=no-such-thing");

            assertThat(answer.problem(400)).isEqualTo("validation_failed");
            assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo(parameter);
            assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("unknown");
        }
    }

    @Test
    void aBrandIsFoundByItsNameAndByItsSlug() {
        var word = ProductDrafts.unique("brand");
        put(ProductDrafts.of("A").by("Neel & " + word), ProductDrafts.of("B").by("Other " + word));

        for (var brand : List.of("Neel%20%26%20" + word, "neel%20" + word, "neel-" + word)) {
            assertThat(names(http.get(PRODUCTS + "?brand=" + brand))).as(brand).containsExactly("A");
        }
        assertThat(names(http.get(PRODUCTS + "?sort=price&brand=neel-%1$s&brand=Other%%20%1$s".formatted(word))))
                .containsExactly("A", "B");
    }

    @Test
    void unpublishedProductsAreInvisible() {
        var brand = ProductDrafts.unique("brand");
        var draft = put(ProductDrafts.of("Secret").by(brand).hidden()).getFirst();

        assertThat(names(http.get(PRODUCTS + "?brand=" + brand))).isEmpty();
        assertThat(names(http.get(PRODUCTS + "?q=" + brand))).isEmpty();
        assertThat(http.get(PRODUCTS + "/" + draft.handle()).problem(404)).isEqualTo("not_found");
    }

    @Test
    void facetsIgnoreOnlyTheirOwnFilter() {
        var top = ProductDrafts.unique("Women");
        var first = ProductDrafts.unique("brand");
        var second = ProductDrafts.unique("brand");
        put(
                ProductDrafts.of("A").in(top, "Kurtas").by(first).at(10_000),
                ProductDrafts.of("B").in(top, "Kurtas").by(second).at(60_000),
                ProductDrafts.of("C").in(top, "Sarees").by(first).at(150_000));

        var facets = http.get(
                        PRODUCTS + "?facets=true&maxPrice=100000&brand=%s&category=%s".formatted(first, Slug.of(top)))
                .json()
                .get("facets");

        assertThat(counts(facets.get("brands"))).containsOnly(Map.entry(first, 1L), Map.entry(second, 1L));
        assertThat(counts(facets.get("categories"))).contains(Map.entry(Slug.of(top), 1L));
        assertThat(facets.get("prices").toString())
                .isEqualTo("[{\"min\":0,\"max\":49999,\"count\":1},{\"min\":100000,\"max\":199999,\"count\":1}]");
        assertThat(facets.get("inStock").toString()).isEqualTo("{\"inStock\":1,\"outOfStock\":0}");
    }

    @Test
    void theTotalIsCountedOnlyOnRequest() {
        var brand = ProductDrafts.unique("brand");
        put(
                ProductDrafts.of("A").by(brand),
                ProductDrafts.of("B").by(brand),
                ProductDrafts.of("C").by(brand));

        assertThat(http.get(PRODUCTS + "?limit=1&include=total&brand=" + brand)
                        .json()
                        .get("total")
                        .asLong())
                .isEqualTo(3);
        assertThat(http.get(PRODUCTS + "?limit=1&brand=" + brand).json().propertyNames())
                .containsExactly("data", "nextCursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"include=total,facets", "include=facets&include=total", "include=total&facets=true"})
    void whatCostsMoreIsIncludedOnRequest(String include) {
        var brand = ProductDrafts.unique("brand");
        put(ProductDrafts.of("A").by(brand));

        assertThat(http.get(PRODUCTS + "?brand=" + brand + "&" + include).json().propertyNames())
                .contains("total", "facets");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=101,limit",
        "limit=1000000000,limit",
        "limit=abc,limit",
        "limit=-1,limit",
        "limit=,limit",
        "minPrice=,minPrice",
        "inStock=,inStock",
        "sort=,sort",
        "include=,include",
        "minPrice=-1,minPrice",
        "minPrice=99999999999999999999,minPrice",
        "maxPrice=1e3,maxPrice",
        "minPrice=2&maxPrice=1,minPrice",
        "sort=id;DROP TABLE product,sort",
        "sort=Price,sort",
        "include=everything,include",
        "include=total&include=everything,include",
        "inStock=maybe,inStock",
        "facets=1,facets",
        "sort=price&sort=newest,sort"
    })
    void invalidParametersAreReported(String query, String parameter) {
        var answer = http.get(PRODUCTS + "?" + query.replace(" ", "%20"));

        assertThat(answer.problem(400)).isEqualTo("validation_failed");
        assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void rejectsAQueryOfTenThousandCharacters() {
        assertThat(http.get(PRODUCTS + "?q=" + "x".repeat(10_000)).problem(400)).isEqualTo("validation_failed");
    }

    @Test
    void rejectsNul() {
        assertThat(http.get(PRODUCTS + "?q=%00").problem(400)).isEqualTo("malformed_request");
        assertThat(http.get(PRODUCTS + "?cursor=AA").problem(400)).isEqualTo("invalid_cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%27%3B%20DROP%20TABLE%20product%3B--",
                "%26%7C!()%3A*",
                "%22unclosed",
                "-",
                "a%20or%20or",
                "%3Cscript%3E"
            })
    void noQueryIsASyntaxError(String query) {
        assertThat(http.get(PRODUCTS + "?q=" + query).status()).isEqualTo(200);
    }

    @Test
    void aCursorIsValidOnlyForItsList() {
        var brand = ProductDrafts.unique("brand");
        put(ProductDrafts.of("A").by(brand), ProductDrafts.of("B").by(brand));
        var cursor = http.get(PRODUCTS + "?limit=1&sort=price&brand=" + brand)
                .json()
                .get("nextCursor")
                .asString();

        assertThat(names(http.get(PRODUCTS + "?sort=price&brand=%s&cursor=%s".formatted(brand, cursor))))
                .hasSize(1);
        assertThat(http.get(PRODUCTS + "?sort=newest&brand=%s&cursor=%s".formatted(brand, cursor))
                        .problem(400))
                .isEqualTo("invalid_cursor");
        assertThat(http.get(PRODUCTS + "?sort=price&cursor=" + cursor).problem(400))
                .isEqualTo("invalid_cursor");
        assertThat(http.get(PRODUCTS + "?cursor=broken").problem(400)).isEqualTo("invalid_cursor");
    }

    private List<ProductDraft> put(ProductDrafts... drafts) {
        var all = java.util.Arrays.stream(drafts).map(ProductDrafts::draft).toList();
        assertThat(upsertService.upsert(all)).isEmpty();
        return all;
    }

    private List<String> follow(String first) {
        var names = new ArrayList<String>();
        for (var path = first; path != null; ) {
            var answer = http.get(path);
            names.addAll(names(answer));
            path = answer.header("Link")
                    .map(link -> link.substring(1, link.indexOf(">; rel=\"next\"")))
                    .orElse(null);
        }
        return names;
    }

    private static List<JsonNode> data(Http.Response answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("data").valueStream().toList();
    }

    private static List<String> names(Http.Response answer) {
        return data(answer).stream()
                .map(product -> product.get("name").asString())
                .toList();
    }

    private static Map<String, Long> counts(JsonNode terms) {
        return terms.valueStream()
                .collect(java.util.stream.Collectors.toMap(
                        term -> term.get("slug").asString(),
                        term -> term.get("count").asLong()));
    }
}
