package com.bharatmart.catalog;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words that products are named with, and the names of brands. */
@Repository
class FacetVocabulary {

    /** A word is letters of any script, at least three and not so many that it is no word. */
    static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]{2,39}");

    private static final String ADD_WORDS =
            "INSERT INTO search_word (word) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING";

    private static final String ADD_BRANDS = """
            INSERT INTO brand (slug, name) SELECT * FROM unnest(?::text[], ?::text[]) ON CONFLICT DO NOTHING
            """;

    private final JdbcClient jdbc;

    FacetVocabulary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Learns the words and brands of these products, each in order, so that two who learn the same do not deadlock. */
    void learn(Collection<ProductDraft> drafts) {
        var words = new TreeSet<String>();
        var brands = new TreeMap<String, String>();
        for (var draft : drafts) {
            collect(draft.title(), words);
            collect(draft.brand(), words);
            draft.categoryPath().forEach(name -> collect(name, words));
            draft.tags().forEach(tag -> collect(tag, words));
            brands.putIfAbsent(Slug.of(draft.brand()), draft.brand());
        }
        brands.remove("");
        addBrands(brands);
        addWords(words);
    }

    /** Learns the words of a name. */
    void learn(String name) {
        var words = new TreeSet<String>();
        collect(name, words);
        addWords(words);
    }

    private void addWords(Set<String> words) {
        jdbc.sql(ADD_WORDS).param(words.toArray(String[]::new)).update();
    }

    private void addBrands(Map<String, String> brands) {
        jdbc.sql(ADD_BRANDS)
                .param(brands.keySet().toArray(String[]::new))
                .param(brands.values().toArray(String[]::new))
                .update();
    }

    private static void collect(String text, Set<String> words) {
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(words::add);
    }
}
