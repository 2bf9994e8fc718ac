package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.catalog.search.IndianWords;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Searches find words however they are spelled. */
@HttpTest
class SearchSpellingHttpTest {

    @Autowired
    Http http;

    @Autowired
    ProductUpsertService upsertService;

    @ParameterizedTest
    @CsvSource({
        "Crème Brûlée Dish, creme brulee",
        "Crème Brûlée Dish, CRÈME brûlée",
        "Crème Brûlée Dish, cre\u0300me bru\u0302le\u0301e",
        "Cre\u0300me Bru\u0302le\u0301e, crème brulee",
        "Creme Brulee, crème brûlée",
        "Straße, STRASSE",
        "\u092c\u0921\u093c\u0940 मसाला, \u092c\u095c\u0940",
        "\u092c\u095c\u0940 मसाला, \u092c\u0921\u093c\u0940",
        "\u0d05\u0d35\u0d7d പൊടി, \u0d05\u0d35\u0d32\u0d4d\u200d",
        "\u0d05\u0d35\u0d32\u0d4d\u200d പൊടി, \u0d05\u0d35\u0d7d",
        "\u0989\u09ce\u09b8\u09ac, \u0989\u09a4\u09cd\u200d\u09b8\u09ac",
        "\u0915\u094d\u200d\u0937\u092e\u093e थाली, \u0915\u094d\u0937\u092e\u093e",
        "\u0915\u094d\u0937\u092e\u093e थाली, \u0915\u094d\u200d\u0937\u092e\u093e",
        "\u0915\u094d\u200c\u0937\u092e\u093e थाली, \u0915\u094d\u200d\u0937\u092e\u093e"
    })
    void findsEqualSpellings(String title, String query) {
        var word = ProductDrafts.unique("word");
        put(ProductDrafts.of(title + " " + word), ProductDrafts.of("Other " + word));

        for (var spelling : List.of(query, Normalizer.normalize(query, Normalizer.Form.NFD))) {
            var answer = search(spelling + " " + word);

            assertThat(names(answer)).isEqualTo(titles(List.of(title), word));
            assertThat(answer.json().has("correctedQuery")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\u200B", "\uFEFF%s", "\u200E%s\u200F", "\u202A%s\u202C", "\u00A0%s\u3000"})
    void findsACopiedWordWithTheMarksAroundIt(String copied) {
        var word = ProductDrafts.unique("word");
        put(ProductDrafts.of("Lamp " + word));

        assertThat(names(search(copied.formatted(word)))).containsExactly("Lamp " + word);
    }

    @Test
    void findsEqualSpellingsInDescriptionsBrandsAndCategories() {
        var word = ProductDrafts.unique("word");
        put(
                ProductDrafts.of("A " + word).described("<p>Für Café-Liebhaber</p>"),
                ProductDrafts.of("B " + word).by("Élan " + word),
                ProductDrafts.of("C " + word).in("Fiancée " + word));

        assertThat(names(search("cafe " + word))).containsExactly("A " + word);
        assertThat(names(search("elan " + word))).containsExactly("B " + word);
        assertThat(names(search("fiancee " + word))).containsExactly("C " + word);
    }

    @Test
    void hindiAndItsUsualLatinSpellingsFindEachOther() {
        var word = ProductDrafts.unique("word");
        var drafts = new ArrayList<ProductDrafts>();
        IndianWords.all()
                .forEach(indian ->
                        indian.spellings().forEach(spelling -> drafts.add(ProductDrafts.of(spelling + " " + word))));
        put(drafts.toArray(ProductDrafts[]::new));

        assertThat(IndianWords.all()).hasSizeGreaterThan(80);
        for (var indian : IndianWords.all()) {
            var all = titles(indian.spellings().toList(), word);
            for (var hindi : indian.hindi()) {
                assertThat(names(search(hindi + " " + word)))
                        .as(hindi)
                        .containsAll(titles(indian.latin(), word))
                        .isSubsetOf(all);
            }
            for (var latin : indian.latin()) {
                assertThat(names(search(latin + " " + word)))
                        .as(latin)
                        .containsAll(titles(indian.hindi(), word))
                        .isSubsetOf(all);
            }
        }
    }

    @Test
    void sareeAndSariFindTheSame() {
        var word = ProductDrafts.unique("word");
        put(ProductDrafts.of("Saree " + word), ProductDrafts.of("Sari " + word), ProductDrafts.of("Safari " + word));

        for (var spelling : List.of("saree", "sari", "Sarees", "saris", "साड़ी")) {
            assertThat(names(search(spelling + " " + word))).containsExactlyInAnyOrder("Saree " + word, "Sari " + word);
        }
        assertThat(names(search("-sari " + word))).containsExactly("Safari " + word);
    }

    @Test
    void aWordOfTheCatalogueIsNeverCorrected() {
        var color = ProductDrafts.unique("red");
        var cloth = ProductDrafts.unique("brocade");
        put(
                ProductDrafts.of("A " + color),
                ProductDrafts.of("B").described(cloth),
                ProductDrafts.of("C " + color + " " + cloth + "x"));

        var answer = search(color + " " + cloth);

        assertThat(names(answer)).isEmpty();
        assertThat(answer.json().has("correctedQuery")).isFalse();
        assertThat(search(color + " " + cloth + "xy")
                        .json()
                        .get("correctedQuery")
                        .asString())
                .isEqualTo(color + " " + cloth + "x");
    }

    @Test
    void findsASkuInAnyCaseBeforeWords() {
        var word = ProductDrafts.unique("word");
        var sku = "ZZ_" + word + "-1";
        put(sku, "Lamp");
        put(ProductDrafts.of("Guide to " + sku));

        assertThat(names(search(sku))).containsExactly("Lamp");
        assertThat(names(search(sku.toUpperCase(Locale.ROOT) + "&sort=price"))).containsExactly("Lamp");
        assertThat(names(search("guide " + sku))).containsExactly("Guide to " + sku);
    }

    @Test
    void findsSkusByTheirStartWhereNoWordsMatch() {
        var start = ProductDrafts.unique("s") + "-77";
        for (var n = 1; n <= 3; n++) {
            put(start + n, "Lamp " + n);
        }
        put("x" + start, "Other");

        var first = search(start + "&limit=2&include=total&facets=true");
        var second = search(
                start + "&limit=2&cursor=" + first.json().get("nextCursor").asString());

        assertThat(names(first)).containsExactly("Lamp 3", "Lamp 2");
        assertThat(first.json().get("total").asLong()).isEqualTo(3);
        assertThat(first.json().at("/facets/inStock/inStock").asLong()
                        + first.json().at("/facets/inStock/outOfStock").asLong())
                .isEqualTo(3);
        assertThat(names(second)).containsExactly("Lamp 1");
        assertThat(second.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void doesNotFindSkusOfUnpublishedProducts() {
        var draft = ProductDrafts.of("Lamp").hidden().draft();
        assertThat(upsertService.upsert(List.of(draft))).isEmpty();

        assertThat(names(search(draft.variants().getFirst().sku().value()))).isEmpty();
    }

    private void put(String sku, String title) {
        var draft = ProductDrafts.of(title)
                .draft(ProductDrafts.unique("p"), List.of(), List.of(ProductDrafts.variant(sku, 49900)));
        assertThat(upsertService.upsert(List.of(draft))).isEmpty();
    }

    private void put(ProductDrafts... drafts) {
        assertThat(upsertService.upsert(
                        Arrays.stream(drafts).map(ProductDrafts::draft).toList()))
                .isEmpty();
    }

    /** @param query may have other parameters after an ampersand */
    private Http.Response search(String query) {
        var parts = query.split("&", 2);
        return http.get("/api/v1/products?q="
                + URLEncoder.encode(parts[0], StandardCharsets.UTF_8)
                + (parts.length > 1 ? "&" + parts[1] : ""));
    }

    private static List<String> titles(List<String> spellings, String word) {
        return spellings.stream()
                .map(spelling -> Normalizer.normalize(spelling + " " + word, Normalizer.Form.NFC))
                .toList();
    }

    private static List<String> names(Http.Response answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("data")
                .valueStream()
                .map(product -> Normalizer.normalize(product.get("name").asString(), Normalizer.Form.NFC))
                .toList();
    }
}
