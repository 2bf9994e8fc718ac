package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Lists filtered by the options of variants, and the counts of options. */
@HttpTest
class OptionFacetHttpTest {

    @Autowired
    Http http;

    @Autowired
    ProductUpsertService upsertService;

    @Autowired
    TestAccounts people;

    private String brand;
    private String size;
    private String color;

    @BeforeEach
    void nameOptions() {
        brand = ProductDrafts.unique("brand");
        size = ProductDrafts.unique("Size");
        color = ProductDrafts.unique("Color");
    }

    @Test
    void aProductHasAVariantWithAValueOfEachOption() {
        put("Both", "M/Red", "L/Blue");
        put("Apart", "M/Blue", "L/Red");
        put("Small", "S/Red");

        assertThat(names(option(size, "M"))).containsExactlyInAnyOrder("Both", "Apart");
        assertThat(names(option(size, "M") + option(size, "S"))).containsExactlyInAnyOrder("Both", "Apart", "Small");
        assertThat(names(option(size, "M") + option(color, "Red"))).containsExactly("Both");
        assertThat(names(option(size, "S") + option(size, "L") + option(color, "Red")))
                .containsExactlyInAnyOrder("Apart", "Small");
        assertThat(names(option(size, "S") + option(color, "Blue"))).isEmpty();
        assertThat(list(option(size, "M") + option(color, "Red") + "&include=total")
                        .get("total")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void theCaseOfAnOptionDoesNotMatter() {
        put("A", "M/Red");
        put("B", "m/red");

        assertThat(names(option(size.toUpperCase(java.util.Locale.ROOT), "M"))).containsExactlyInAnyOrder("A", "B");
        assertThat(facets(option(size, "m")).get(color)).containsExactly(Map.entry("Red", 2L));
    }

    @Test
    void countsProductsNotVariants() {
        put("A", "M/Red", "L/Red");
        put("B", "M/Blue");

        assertThat(facets("").get(size)).containsOnly(Map.entry("M", 2L), Map.entry("L", 1L));
        assertThat(facets("").get(color)).containsOnly(Map.entry("Red", 1L), Map.entry("Blue", 1L));
    }

    @Test
    void aFacetIgnoresOnlyItsOwnFilter() {
        put("Both", "M/Red", "L/Blue");
        put("Apart", "M/Blue", "L/Red");
        put("Small", "S/Red");

        var bySize = facets(option(size, "M"));
        assertThat(bySize.get(size)).containsOnly(Map.entry("M", 2L), Map.entry("L", 2L), Map.entry("S", 1L));
        assertThat(bySize.get(color)).containsOnly(Map.entry("Red", 1L), Map.entry("Blue", 1L));
        var byBoth = facets(option(size, "M") + option(color, "Red"));
        assertThat(byBoth.get(size)).containsOnly(Map.entry("M", 1L), Map.entry("L", 1L), Map.entry("S", 1L));
        assertThat(byBoth.get(color)).containsOnly(Map.entry("Red", 1L), Map.entry("Blue", 1L));
        for (var facet : Objects.requireNonNull(byBoth.get(color)).entrySet()) {
            assertThat(names(option(size, "M") + option(color, facet.getKey())))
                    .hasSize(facet.getValue().intValue());
        }
    }

    @Test
    void otherFacetsCountByTheOptions() {
        put("A", "M/Red");
        put("B", "L/Red");

        var facets = list(option(size, "M") + "&facets=true").get("facets");

        assertThat(facets.at("/brands/0/count").asLong()).isEqualTo(1);
        assertThat(facets.at("/prices/0/count").asLong()).isEqualTo(1);
        assertThat(facets.at("/inStock/inStock").asLong()).isEqualTo(1);
        assertThat(facets(option(size, "M") + "&maxPrice=1").get(size)).isNull();
    }

    @Test
    void aSearchHasOptionsToo() {
        var word = ProductDrafts.unique("word");
        put("A " + word, "M/Red");
        put("B " + word, "L/Red");

        var found = http.get("/api/v1/products?facets=true&q=" + word + option(size, "M"))
                .json();

        assertThat(found.at("/data/0/name").asString()).isEqualTo("A " + word);
        assertThat(found.get("data").size()).isEqualTo(1);
        assertThat(byName(found.get("facets")).get(size)).containsOnly(Map.entry("M", 1L), Map.entry("L", 1L));
    }

    @Test
    void pagesOfAFilteredListFollowEachOther() {
        IntStream.range(0, 5).forEach(i -> put("P" + i, "M/Red"));
        put("Other", "L/Red");
        var query = "/api/v1/products?limit=3&brand=" + brand + option(size, "M");

        var first = http.get(query);
        var second = http.get(first.header("Link").orElseThrow().replaceAll("<(.*)>.*", "$1"));

        assertThat(first.json().get("data").size()).isEqualTo(3);
        assertThat(second.json().get("data").size()).isEqualTo(2);
        assertThat(http.get("/api/v1/products?limit=3&brand=" + brand + option(size, "L") + "&cursor="
                                + first.json().get("nextCursor").asString())
                        .problem(400))
                .isEqualTo("invalid_cursor");
    }

    @Test
    void anUnknownValueIsRejectedAsAnUnknownCategoryIs() {
        put("A", "M/Red");

        for (var unknown : List.of(option(size, "XXL"), option("Weight", "M"), "&option=" + size)) {
            var refused = http.get("/api/v1/products?brand=" + brand + unknown);
            assertThat(refused.problem(400)).as(unknown).isEqualTo("validation_failed");
            assertThat(refused.json().at("/errors/0/parameter").asString()).isEqualTo("option");
        }
    }

    @Test
    void aValueMayHaveAColon() {
        put("A", "UK: 9/Red");

        assertThat(names(option(size, "UK: 9"))).containsExactly("A");
    }

    @Test
    void changesOfStaffAreCountedAtOnce() {
        var slug = put("A", "M/Red", "L/Red");
        var staff = people.staff(Role.CATALOGUE);
        var path = staff.get("/api/v1/admin/products?sku=" + slug + "-0")
                .json()
                .at("/data/0/id")
                .asString();
        var other = ProductDrafts.unique("Measure");

        staff.send("DELETE", "/api/v1/admin/variants/" + slug + "-1", null);
        assertThat(facets("").get(size)).containsExactly(Map.entry("M", 1L));

        staff.send("PATCH", "/api/v1/admin/variants/" + slug + "-0", """
                {"options": {"%s": "XS"}}""".formatted(size));
        assertThat(facets("").get(size)).containsExactly(Map.entry("XS", 1L));

        var renamed = staff.send("PATCH", "/api/v1/admin/products/" + path, """
                {"optionNames": ["%1$s", "%2$s"], "variants": [{"sku": "%3$s-0", "options": {"%1$s": "S", "%2$s": "Red"},
                 "price": {"amount": 100, "currency": "INR"}}]}""".formatted(other, color, slug));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(facets("")).containsOnlyKeys(other, color);
        assertThat(facets("").get(other)).containsExactly(Map.entry("S", 1L));
    }

    /** A product with these variants, "size/color", with skus that end with their positions. Returns its slug. */
    private String put(String title, String... variants) {
        var slug = ProductDrafts.unique("p");
        var drafts = IntStream.range(0, variants.length)
                .mapToObj(i -> ProductDrafts.variant(new Sku(slug + "-" + i).value(), 10_000, variants[i].split("/")))
                .toList();
        assertThat(upsertService.upsert(
                        List.of(ProductDrafts.of(title).by(brand).draft(slug, List.of(size, color), drafts))))
                .isEmpty();
        return slug;
    }

    private static String option(String name, String value) {
        return "&option=" + URLEncoder.encode(name + ":" + value, StandardCharsets.UTF_8);
    }

    private JsonNode list(String parameters) {
        var answer = http.get("/api/v1/products?brand=" + brand + parameters);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> names(String parameters) {
        return list(parameters)
                .get("data")
                .valueStream()
                .map(product -> product.get("name").asString())
                .toList();
    }

    private Map<String, Map<String, Long>> facets(String parameters) {
        return byName(list(parameters + "&facets=true").get("facets"));
    }

    private static Map<String, Map<String, Long>> byName(JsonNode facets) {
        return facets.get("options")
                .valueStream()
                .collect(Collectors.toMap(
                        option -> option.get("name").asString(),
                        option -> option.get("values")
                                .valueStream()
                                .collect(Collectors.toMap(
                                        value -> value.get("value").asString(),
                                        value -> value.get("count").asLong()))));
    }
}
