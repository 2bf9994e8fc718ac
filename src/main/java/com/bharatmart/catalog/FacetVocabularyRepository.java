package com.bharatmart.catalog;

import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.platform.database.SqlStatement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words in the names of products, by which searches are corrected, and the names of brands. */
@Repository
class FacetVocabularyRepository {

    /** 3 to 40 letters of any script. */
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]{2,39}");

    private static final String ADD_WORDS =
            "INSERT INTO search_word (word) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING";

    private static final String ADD_BRANDS = """
            INSERT INTO brand (slug, name) SELECT * FROM unnest(?::text[], ?::text[]) ON CONFLICT DO NOTHING
            """;

    /**
     * Finds known words by the primary key of search_word, and similar ones by {@code search_word_similar}. The operator
     * {@code %} requires a similarity of at least 0.3.
     */
    private static final String CORRECT = """
            SELECT asked.word, (
                SELECT s.word FROM search_word s WHERE s.word % asked.word
                ORDER BY similarity(s.word, asked.word) DESC, length(s.word), s.word LIMIT 1)
            FROM unnest(?::text[]) AS asked (word)
            WHERE NOT EXISTS (SELECT 1 FROM search_word known WHERE known.word = asked.word)
            """;

    /** By the primary key. */
    private static final String KNOWN_BRANDS = "SELECT count(*) FROM brand WHERE slug = ANY (?)";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    FacetVocabularyRepository(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * Adds the words and brands of these products. Inserts both in their order, so that two transactions that add the same
     * ones do not deadlock.
     */
    void add(Collection<ProductDraft> drafts) {
        var words = new TreeSet<String>();
        var brands = new TreeMap<String, String>();
        for (var draft : drafts) {
            words(draft.title()).forEach(words::add);
            words(draft.brand()).forEach(words::add);
            draft.categoryPath().forEach(name -> words(name).forEach(words::add));
            draft.tags().forEach(tag -> words(tag).forEach(words::add));
            brands.putIfAbsent(Slug.of(draft.brand()), draft.brand());
        }
        brands.remove("");
        addBrands(brands);
        addWords(words);
    }

    /** Adds the words of a name. */
    void add(String name) {
        var words = new TreeSet<String>();
        words(name).forEach(words::add);
        addWords(words);
    }

    /** Adds the words of the names in other languages. */
    void addNames(Collection<Translation> translations) {
        var words = new TreeSet<String>();
        for (var translation : translations) {
            var name = translation.name();
            if (name != null) {
                words(name).forEach(words::add);
            }
        }
        if (!words.isEmpty()) {
            addWords(words);
        }
    }

    /**
     * The text with each word that names no product replaced by the most similar one that does; empty if there is
     * nothing to replace.
     */
    Optional<String> corrected(String text) {
        var better = corrections(words(text).distinct().toArray(String[]::new));
        return better.isEmpty()
                ? Optional.empty()
                : Optional.of(WORD.matcher(text.toLowerCase(Locale.ROOT))
                        .replaceAll(match -> better.getOrDefault(match.group(), match.group())));
    }

    /**
     * The slugs of brands.
     *
     * @param brands slugs or names
     * @throws ProductException.UnknownFilterException if there is no such brand
     */
    List<String> brands(List<String> brands) {
        var slugs = brands.stream().map(Slug::of).distinct().toArray(String[]::new);
        if (slugs.length > 0
                && jdbc.sql(KNOWN_BRANDS)
                                .param(slugs)
                                .query(Integer.class)
                                .single()
                        < slugs.length) {
            throw new ProductException.UnknownFilterException("brand", "must be the slug or the name of a brand");
        }
        return List.of(slugs);
    }

    private Map<String, String> corrections(String[] words) {
        var corrections = new HashMap<String, String>();
        template.query(new SqlStatement(CORRECT, List.of((Object) words), true), row -> {
            var word = row.getString(2);
            if (word != null) {
                corrections.put(row.getString(1), word);
            }
        });
        return corrections;
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

    private static Stream<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
    }
}
