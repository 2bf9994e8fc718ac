package com.bharatmart.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service and the database compare words by the same rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchFunctionsTest {

    /** Of 67,000: good and goods (गुड़), lotta (लोटा), and spellings of words of the list that it does not have. */
    private static final int MAX_COLLISIONS = 8;

    private JdbcClient jdbc = JdbcClient.create(LocalPostgres.shared().asOwner("postgres"));

    @BeforeAll
    void migrate() {
        jdbc = JdbcClient.create(LocalPostgres.shared().create("search_functions"));
    }

    @ParameterizedTest
    @CsvSource({
        "Crème Brûlée, creme brulee",
        "CRE\u0300ME, creme",
        "Straße, strasse",
        "ŁÓDŹ, lodz",
        "ＡＢＣ, abc",
        "Nike™ Shoes, nike  shoes",
        "Æther Œuvre, aether oeuvre",
        "\u095c, \u0921\u093c",
        "\u0d7d, \u0d32\u0d4d",
        "\u0d32\u0d4d\u200d, \u0d32\u0d4d",
        "\u09ce, \u09a4\u09cd",
        "\u0915\u094d\u200d\u0937, \u0915\u094d\u0937",
        "\u0915\u094d\u200c\u0937, \u0915\u094d\u0937",
        "\u0d4a, \u0d4a",
        "\u0d46\u0d3e, \u0d4a"
    })
    void textsAreNormalized(String text, String normal) {
        assertThat(SearchText.normalize(text)).isEqualTo(normal);
    }

    /** All characters of the scripts of Europe and India, and of the forms that are compatible with them. */
    @Test
    void theDatabaseNormalizesAsTheService() {
        var characters = IntStream.of(
                        ranges(0x20, 0x250, 0x300, 0x530, 0x900, 0xe00, 0x1e00, 0x2200, 0xfb00, 0xfb07, 0xff00, 0xfff0))
                .filter(Character::isDefined)
                .mapToObj(c -> "a" + Character.toString(c) + "b")
                .toList();
        var inDatabase = query("SELECT word, search_normal(word) FROM unnest(?::text[]) AS words (word)", characters);

        assertThat(inDatabase).hasSize(characters.size()).hasSizeGreaterThan(3_000);
        var different = new TreeMap<String, String>();
        inDatabase.forEach((text, normal) -> {
            if (!SearchText.normalize(text).equals(normal)) {
                different.put(text, normal);
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void theDatabaseHearsAsTheService() throws IOException {
        var words = new ArrayList<>(english());
        IndianWords.all().forEach(word -> words.addAll(word.latin()));
        var inDatabase = query("SELECT word, search_sound(word) FROM unnest(?::text[]) AS words (word)", words);

        assertThat(inDatabase).hasSizeGreaterThan(60_000);
        inDatabase.forEach((word, sound) -> assertThat(LatinSound.fold(word))
                .as(word)
                .satisfies(
                        heard -> assertThat(heard.length() >= 3 ? heard : null).isEqualTo(sound)));
    }

    @Test
    void differentIndianWordsSoundDifferent() {
        var words = IndianWords.all();
        assertThat(words).hasSizeGreaterThan(80);
        var wordsBySound = new TreeMap<String, Set<String>>();
        for (var word : words) {
            word.hindi()
                    .forEach(hindi -> sounds(hindi)
                            .forEach(sound -> wordsBySound
                                    .computeIfAbsent(sound, _ -> new TreeSet<>())
                                    .add(word.latin().getFirst())));
        }

        assertThat(wordsBySound.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    /** How many words of an English shop find a product with one of these Hindi words by mistake. */
    @Test
    void fewEnglishWordsSoundLikeAnIndianOne() throws IOException {
        var indian = new HashSet<String>();
        var spelled = new HashSet<String>();
        for (var word : IndianWords.all()) {
            word.hindi().forEach(hindi -> sounds(hindi).forEach(sound -> indian.add(LatinSound.indexed(sound))));
            spelled.addAll(word.latin());
        }
        var english = english();
        var collisions = english.stream()
                .filter(word -> !spelled.contains(word))
                .filter(word -> LatinSound.of(word).stream().anyMatch(indian::contains))
                .toList();

        assertThat(english).hasSizeGreaterThan(60_000);
        assertThat(collisions).as("%d of %d", collisions.size(), english.size()).hasSizeLessThan(MAX_COLLISIONS);
        assertThat(english).contains("cart", "sorry", "cheese", "doll", "chat", "metal");
    }

    private Set<String> sounds(String hindi) {
        return Set.of(jdbc.sql("SELECT search_sounds(?)")
                .param(SearchText.normalize(hindi))
                .query((row, _) -> (String[]) row.getArray(1).getArray())
                .single());
    }

    private Map<String, String> query(String sql, List<String> words) {
        var results = new HashMap<String, String>();
        jdbc.sql(sql).param(words.toArray(String[]::new)).query(row -> {
            results.put(row.getString(1), row.getString(2));
        });
        return results;
    }

    /** Words of three letters or more that are frequent in English texts, films and passwords. */
    private static Set<String> english() throws IOException {
        var words = new TreeSet<String>();
        for (var list : List.of(
                StandardDictionaries.ENGLISH_WIKIPEDIA_LOADER,
                StandardDictionaries.US_TV_AND_FILM_LOADER,
                StandardDictionaries.PASSWORDS_LOADER)) {
            words.addAll(list.load().getFrequencies());
        }
        words.removeIf(word -> !word.matches("[a-z]{3,40}"));
        return words;
    }

    /** @param bounds the first and the last character, exclusive, of each range */
    private static int[] ranges(int... bounds) {
        return IntStream.range(0, bounds.length / 2)
                .flatMap(i -> IntStream.range(bounds[2 * i], bounds[2 * i + 1]))
                .toArray();
    }
}
