package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ProductSearchHttpTest {

    private final Http http;
    private final ProductUpsertService upsertService;

    @Autowired
    ProductSearchHttpTest(Http http, ProductUpsertService upsertService) {
        this.http = http;
        this.upsertService = upsertService;
    }

    @Test
    void findsByTitleBrandCategoryTagAndDescription() {
        var word = ProductDrafts.unique("word");
        put(
                ProductDrafts.of("A " + word),
                ProductDrafts.of("B").by(word),
                ProductDrafts.of("C").in("Things", word),
                ProductDrafts.of("D").described("<p class=\"x\">Made of <b>" + word + "</b>.</p>"));

        assertThat(names(search(word))).containsExactly("C", "B", "A " + word, "D");
    }

    @Test
    void titlesComeBeforeDescriptionsAndBetterRatedProductsFirst() {
        var word = ProductDrafts.unique("word");
        put(
                ProductDrafts.of("worse " + word).rated("3.0"),
                ProductDrafts.of("better " + word).rated("4.5"),
                ProductDrafts.of("described").rated("5.0").described(word));

        assertThat(names(search(word))).containsExactly("better " + word, "worse " + word, "described");
        assertThat(names(search(word + "&sort=rating"))).first().isEqualTo("described");
    }

    @Test
    void pagesOfASearchContinueFromTitlesToDescriptions() {
        var word = ProductDrafts.unique("word");
        put(
                ProductDrafts.of("A " + word),
                ProductDrafts.of("B " + word),
                ProductDrafts.of("C").described(word),
                ProductDrafts.of("D").described(word),
                ProductDrafts.of("E").described(word));

        var first = search(word + "&limit=1");
        var second = search(
                word + "&limit=2&cursor=" + first.json().get("nextCursor").asString());
        var third = search(
                word + "&limit=2&cursor=" + second.json().get("nextCursor").asString());

        assertThat(names(first)).containsExactly("B " + word);
        assertThat(names(second)).containsExactly("A " + word, "E");
        assertThat(names(third)).containsExactly("D", "C");
        assertThat(third.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void excludedWordsAreExcludedFromDescriptionsToo() {
        var word = ProductDrafts.unique("word");
        put(
                ProductDrafts.of("A " + word).described("nylon"),
                ProductDrafts.of("B " + word).described("cotton"));

        var answer = search(word + "%20-nylon&include=total");

        assertThat(names(answer)).containsExactly("B " + word);
        assertThat(answer.json().get("total").asLong()).isEqualTo(1);
    }

    @Test
    void aTypoIsCorrectedAndReported() {
        var word = ProductDrafts.unique("kanjivaram");
        put(ProductDrafts.of("Red " + word), ProductDrafts.of("Blue " + word));
        var typo = word.replace("jiv", "jev");

        var first = search(typo + "&limit=1&include=total");
        var second = search(
                typo + "&limit=1&cursor=" + first.json().get("nextCursor").asString());

        assertThat(first.json().get("correctedQuery").asString()).isEqualTo(word);
        assertThat(first.json().get("total").asLong()).isEqualTo(2);
        assertThat(names(first)).containsExactly("Blue " + word);
        assertThat(second.json().get("correctedQuery").asString()).isEqualTo(word);
        assertThat(names(second)).containsExactly("Red " + word);
    }

    @Test
    void aWordThatNamesAProductIsNotCorrectedWhenOtherFiltersFindNothing() {
        var word = ProductDrafts.unique("word");
        put(ProductDrafts.of("A " + word));

        var answer = search(word + "&maxPrice=1");

        assertThat(names(answer)).isEmpty();
        assertThat(answer.json().has("correctedQuery")).isFalse();
    }

    @Test
    void findsWordsOfOtherScripts() {
        put(ProductDrafts.of("बनारसी साड़ी"));

        assertThat(names(search("%E0%A4%AC%E0%A4%A8%E0%A4%BE%E0%A4%B0%E0%A4%B8%E0%A5%80")))
                .contains("बनारसी साड़ी");
    }

    @Test
    void countsFacetsOfASearch() {
        var word = ProductDrafts.unique("word");
        put(ProductDrafts.of("A " + word), ProductDrafts.of("B").described(word));

        assertThat(search(word + "&facets=true")
                        .json()
                        .at("/facets/inStock/inStock")
                        .asLong())
                .isEqualTo(2);
    }

    private void put(ProductDrafts... drafts) {
        assertThat(upsertService.upsert(
                        Arrays.stream(drafts).map(ProductDrafts::draft).toList()))
                .isEmpty();
    }

    private Http.Response search(String query) {
        return http.get("/api/v1/products?q=" + query);
    }

    private static List<String> names(Http.Response answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("data")
                .valueStream()
                .map(product -> product.get("name").asString())
                .toList();
    }
}
