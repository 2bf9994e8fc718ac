package com.bharatmart.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {

    private static final List<String> OKRA = List.of("bhindi", "ladies finger", "okra");

    private static final Synonyms SYNONYMS =
            new Synonyms(Map.of("bhindi", OKRA, "ladies finger", OKRA, "okra", OKRA, "0-1", List.of("0-1", "1-0")));

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    A4 b5                   ; ('a4' & 'b5')
                    a4 or b5 c6             ; ('a4') | ('b5' & 'c6')
                    a4 OR                   ; ('a4')
                    a4 -b5                  ; ('a4' & !'b5')
                    a4 b5 A4                ; ('a4' & 'b5')
                    "red silk" a4           ; ('red silk' & 'a4')
                    "red silk               ; ('red silk')
                    -"red silk"             ; (!'red silk')
                    o'4 \\5                 ; ('o''4' & '\\\\5')
                    "" a4                   ; ('a4')
                    Crème                   ; (('creme' | 'kreme0'))
                    t-shirt                 ; ('t-shirt')
                    0-1                     ; (('0-1' | '1-0'))
                    saris                   ; (('saris' | 'saris0' | 'sari0'))
                    """)
    void isAQueryOfTheDatabase(String text, String tsQuery) {
        assertThat(SearchQuery.parse(text).toTsQuery(SYNONYMS, Map.of())).isEqualTo(tsQuery);
    }

    @Test
    void findsSynonymsOfSeveralWordsAndOfPlurals() {
        var okra = "'bhindi' | 'ladies finger' | 'okra'";

        assertThat(tsQuery("ladies finger 4")).isEqualTo("((('ladies' & 'finger') | 'bhindi' | 'okra') & '4')");
        assertThat(tsQuery("bhindi")).contains(okra);
        assertThat(tsQuery("okras")).contains("'okras' | " + okra);
        assertThat(tsQuery("-okra")).startsWith("(!('okra' | 'bhindi' | 'ladies finger'");
        assertThat(tsQuery("ladies -finger")).doesNotContain("okra");
        assertThat(tsQuery("\"ladies finger\"")).isEqualTo("('ladies finger')");
    }

    @Test
    void addsOtherSpellingsOfWordsInDevanagari() {
        var query = SearchQuery.parse("कुर्ता \"लाल कुर्ता\" -साड़ी");

        assertThat(query.wordsInDevanagari()).containsExactlyInAnyOrder("कुर्ता", SearchText.normalize("साड़ी"));
        assertThat(query.toTsQuery(SYNONYMS, Map.of("कुर्ता", List.of("kurta0", "kurta"))))
                .startsWith("(('कुर्ता' | 'kurta0' | 'kurta') & 'लाल कुर्ता' & !'");
        assertThat(query.excludesWords()).isTrue();
    }

    @Test
    void canBeEmpty() {
        assertThat(tsQuery("")).isEmpty();
        assertThat(tsQuery("or or")).isEmpty();
        assertThat(tsQuery("\" \"")).isEmpty();
    }

    private static String tsQuery(String text) {
        return SearchQuery.parse(text).toTsQuery(SYNONYMS, Map.of());
    }
}
