package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Suggestions while a shopper types. */
@HttpTest
class SuggestionHttpTest {

    private static final String SUGGESTIONS = "/api/v1/search/suggestions";

    @Autowired
    Http http;

    @Autowired
    ProductUpsertService upsertService;

    private final String word = ProductDrafts.unique("word");

    @Test
    void suggestsQueriesCategoriesBrandsAndProducts() {
        put(
                ProductDrafts.of("Red " + word + "lamp").rated("5.0"),
                ProductDrafts.of("Blue " + word + "lamp").rated("4.0"),
                ProductDrafts.of("Green " + word + "vase").rated("3.0").by("The " + word + "brand"),
                ProductDrafts.of("Pot").rated("1.0").in(word + "category"));

        var all = suggest(word);

        assertThat(of("query", all)).startsWith(word + "lamp", word + "vase");
        assertThat(of("category", all)).containsExactly(word + "category");
        assertThat(of("brand", all)).containsExactly("The " + word + "brand");
        assertThat(of("product", all))
                .startsWith("Red " + word + "lamp", "Blue " + word + "lamp", "Green " + word + "vase");
        var product = all.json()
                .get("data")
                .valueStream()
                .filter(item -> item.get("text").asString().startsWith("Red "))
                .findFirst()
                .orElseThrow();
        assertThat(http.get("/api/v1/products/" + product.get("slug").asString())
                        .status())
                .isEqualTo(200);
        assertThat(product.get("image").asString()).startsWith("https://media.example/");
        assertThat(all.json().at("/data/0").has("slug")).isFalse();
    }

    @Test
    void completesTheLastOfSeveralWords() {
        put(ProductDrafts.of("Red " + word + "lamp"), ProductDrafts.of("Blue " + word + "vase"));

        var answer = suggest("red " + word);

        assertThat(of("query", answer)).containsExactly("red " + word + "lamp");
        assertThat(of("product", answer)).containsExactly("Red " + word + "lamp");
    }

    @Test
    void comparesAsTheSearchDoes() {
        put(ProductDrafts.of("\u00c9" + word + " Brûlée"), ProductDrafts.of("\u092c\u095c\u0940" + " " + word));

        assertThat(of("product", suggest("e" + word.substring(0, 20)))).containsExactly("\u00c9" + word + " Brûlée");
        assertThat(of("query", suggest("E\u0301" + word.substring(0, 20)))).containsExactly("\u00e9" + word);
        assertThat(of("product", suggest(word + " \u092c\u0921\u093c"))).hasSize(1);
    }

    @Test
    void latinLettersFindHindi() {
        put(ProductDrafts.of("कुर्ता " + word));

        assertThat(of("product", suggest(word + " kurt"))).containsExactly("कुर्ता " + word);
    }

    @Test
    void stopWordsAreStartsToo() {
        put(ProductDrafts.of(word + " Thermos"));

        assertThat(of("product", suggest(word + " the"))).containsExactly(word + " Thermos");
    }

    @Test
    void respectsTheLimit() {
        for (var n = 0; n < 4; n++) {
            put(
                    ProductDrafts.of(word + (char) ('a' + n)).in(word + "c" + (char) ('a' + n)),
                    ProductDrafts.of("Other").by(word + "b" + (char) ('a' + n)));
        }

        assertThat(suggest(word).json().get("data").size()).isEqualTo(10);
        var three = suggest(word + "&limit=3");
        assertThat(three.json().get("data").size()).isEqualTo(3);
        assertThat(of("product", suggest(word + "&limit=20"))).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void suggestsNothingThatIsNotForSale() {
        put(ProductDrafts.of(word + " Lamp").hidden().by(word + "brand"));

        assertThat(suggest(word).json().get("data").size()).isZero();
    }

    @Test
    void canBeCached() {
        put(ProductDrafts.of(word));
        var first = suggest(word);
        var tag = first.header("ETag").orElseThrow();

        assertThat(first.header("Cache-Control").orElseThrow()).contains("max-age=30", "public");
        assertThat(http.get(SUGGESTIONS + "?q=" + word, "If-None-Match", tag).status())
                .isEqualTo(304);
        assertThat(http.get(SUGGESTIONS + "?limit=10&q=%20" + word + "%20", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "%20", "!", "'", "%5C", "%25", "-"})
    void suggestsNothingForTooLittle(String query) {
        assertThat(http.get(SUGGESTIONS + "?q=" + query).json().get("data").size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab%27%20OR%201=1;--",
                "ab%27:*%20%26",
                "%25%25ab",
                "ab__",
                "a%5C%5Cb",
                "%F0%9F%91%97ab",
                "or%20-x"
            })
    void acceptsAnyText(String query) {
        assertThat(http.get(SUGGESTIONS + "?q=" + query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=a&q=b", "?q=ab&limit=0", "?q=ab&limit=21", "?q=ab&limit=x"})
    void rejectsInvalidParameters(String query) {
        assertThat(http.get(SUGGESTIONS + query).problem(400)).isEqualTo("validation_failed");
        assertThat(http.get(SUGGESTIONS + "?q=" + "x".repeat(101)).problem(400)).isEqualTo("validation_failed");
        assertThat(http.get(SUGGESTIONS + "?q=ab&query=ab").problem(400)).isEqualTo("unknown_parameter");
    }

    private void put(ProductDrafts... drafts) {
        assertThat(upsertService.upsert(
                        Arrays.stream(drafts).map(ProductDrafts::draft).toList()))
                .isEmpty();
    }

    /** @param query may have other parameters after an ampersand */
    private Http.Response suggest(String query) {
        var parts = query.split("&", 2);
        return http.get(SUGGESTIONS + "?q=" + URLEncoder.encode(parts[0], StandardCharsets.UTF_8)
                + (parts.length > 1 ? "&" + parts[1] : ""));
    }

    private static List<String> of(String type, Http.Response answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("data")
                .valueStream()
                .filter(item -> item.get("type").asString().equals(type))
                .map(item -> item.get("text").asString())
                .toList();
    }
}
