package com.bharatmart.catalog.search;

import com.bharatmart.platform.database.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that a shopper has typed so far.
 *
 * @param complete words, normalized
 * @param start of the word that is being typed, normalized
 */
@SuppressWarnings("InlineFormatString") // the statement stands beside what it relies on
record SuggestionQuery(List<String> complete, String start) {

    private static final int MAX_WORDS = 6;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** The best products are read from {@code product_rank} or {@code product_title_search}, as for a search by relevance. */
    private static final String FIND = """
            (SELECT 'CATEGORY', c.name, c.slug, NULL FROM category c WHERE c.search_name LIKE ?
             ORDER BY cardinality(c.path), c.position, c.slug LIMIT %1$d)
            UNION ALL
            (SELECT 'BRAND', b.name, b.slug, NULL
             FROM (SELECT name, slug FROM brand WHERE search_name LIKE ? ORDER BY length(name), slug LIMIT %1$d) b
             WHERE EXISTS (SELECT 1 FROM product p WHERE p.published AND p.brand_slug = b.slug))
            UNION ALL
            (SELECT 'PRODUCT', p.title, p.slug, p.image_url
             FROM (SELECT p.id FROM product p WHERE p.published AND p.title_search @@ (%2$s)
                   ORDER BY p.rank DESC, p.id DESC LIMIT %3$d) best
             JOIN product p ON p.id = best.id ORDER BY p.rank DESC, p.id DESC)
            """;

    /** A start that is a stop word or a stem is a start all the same. */
    private static final String STARTS = "to_tsquery('simple', ?) || to_tsquery('english', ?)";

    private static final String HAS_AND_STARTS = "to_tsquery('english', ?) && (" + STARTS + ")";

    /** @param text as typed; the last word counts as unfinished */
    static SuggestionQuery parse(String text) {
        var words = WORD.matcher(SearchText.normalize(text))
                .results()
                .limit(MAX_WORDS)
                .map(MatchResult::group)
                .toList();
        return words.isEmpty()
                ? new SuggestionQuery(List.of(), "")
                : new SuggestionQuery(words.subList(0, words.size() - 1), words.getLast());
    }

    /** Whether so little has been typed that nearly everything starts so. */
    boolean isTooShort() {
        return complete.isEmpty() && start.length() < 2;
    }

    /** The query with this word at its end. */
    String completedBy(String word) {
        return complete.isEmpty() ? word : String.join(" ", complete) + ' ' + word;
    }

    /**
     * Finds names that have the words.
     *
     * @param names the maximum number of categories, and of brands
     * @param products the maximum number of products
     */
    SqlStatement statement(int names, int products) {
        var inName = "% " + completedBy(start) + '%';
        var arguments = new ArrayList<Object>(List.of(inName, inName));
        if (!complete.isEmpty()) {
            arguments.add(complete.stream().map(SearchQuery::quoted).collect(Collectors.joining(" & ")));
        }
        var starts = SearchQuery.quoted(start) + ":*";
        arguments.add(starts);
        arguments.add(starts);
        return new SqlStatement(
                FIND.formatted(names, complete.isEmpty() ? STARTS : HAS_AND_STARTS, products), arguments, true);
    }
}
