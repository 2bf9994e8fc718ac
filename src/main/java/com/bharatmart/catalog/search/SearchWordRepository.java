package com.bharatmart.catalog.search;

import com.bharatmart.platform.database.SqlStatement;
import com.bharatmart.platform.replica.ReadRouter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code search_word}: the words in the names of products. */
@Repository
class SearchWordRepository {

    private static final String ADD = "INSERT INTO search_word (word) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING";

    /**
     * Finds known words by the primary key, and similar ones by {@code search_word_similar}. The operator {@code %} requires
     * a similarity of at least 0.3.
     */
    private static final String CORRECT = """
            SELECT asked.word, (
                SELECT s.word FROM search_word s WHERE s.word % asked.word
                ORDER BY similarity(s.word, asked.word) DESC, length(s.word), s.word LIMIT 1)
            FROM unnest(?::text[]) AS asked (word)
            WHERE NOT EXISTS (SELECT 1 FROM search_word known WHERE known.word = asked.word)
            """;

    /** By {@code search_word_sound}. */
    private static final String SPELLINGS = """
            SELECT asked.word, heard.sound, known.word
            FROM unnest(?::text[]) AS asked (word)
            CROSS JOIN LATERAL unnest(search_sounds(asked.word)) AS heard (sound)
            LEFT JOIN LATERAL (
                SELECT s.word FROM search_word s WHERE s.sound = heard.sound ORDER BY s.word LIMIT 10) known ON true
            """;

    private final JdbcTemplate jdbc;
    private final ReadRouter reads;

    SearchWordRepository(JdbcTemplate jdbc, ReadRouter reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** Inserts in the order of the words, so that two transactions that add the same ones do not deadlock. */
    void add(SortedSet<String> words) {
        jdbc.update(ADD, ps -> ps.setObject(1, words.toArray(String[]::new)));
    }

    /** For each word that names no product the most similar one that does, if any is similar. */
    Map<String, String> corrections(Collection<String> words) {
        var corrections = new HashMap<String, String>();
        reads.jdbc().query(statement(CORRECT, words), row -> {
            var word = row.getString(2);
            if (word != null) {
                corrections.put(row.getString(1), word);
            }
        });
        return corrections;
    }

    /** For each word in Devanagari its sounds as the index has them, and the words in Latin letters that sound so. */
    Map<String, Set<String>> spellings(Collection<String> words) {
        var spellings = new HashMap<String, Set<String>>();
        reads.jdbc().query(statement(SPELLINGS, words), row -> {
            var same = spellings.computeIfAbsent(row.getString(1), _ -> new LinkedHashSet<>());
            same.add(LatinSound.indexed(row.getString(2)));
            var word = row.getString(3);
            if (word != null) {
                same.add(word);
            }
        });
        return spellings;
    }

    private static SqlStatement statement(String sql, Collection<String> words) {
        return new SqlStatement(sql, List.of((Object) words.toArray(String[]::new)), true);
    }
}
