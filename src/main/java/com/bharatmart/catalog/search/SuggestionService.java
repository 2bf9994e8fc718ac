package com.bharatmart.catalog.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Suggests what a shopper may be typing. */
@Service
public class SuggestionService {

    /** The words of a title, with the joiners that some scripts need. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\u200c\\u200d]+");

    private final SuggestionRepository suggestions;

    SuggestionService(SuggestionRepository suggestions) {
        this.suggestions = suggestions;
    }

    /**
     * Queries that complete the last word, by how many of the best products have it; categories; brands; and the best
     * products. Each kind has its share of the limit, which products fill up. Empty if less than two letters are typed.
     */
    public List<Suggestion> suggest(String text, int limit) {
        var query = SuggestionQuery.parse(text);
        if (query.isTooShort()) {
            return List.of();
        }
        var found = suggestions.find(query);
        var products = of(Suggestion.Type.PRODUCT, found).toList();
        var first = Stream.of(
                        completions(query, products).limit(share(limit, 4)),
                        of(Suggestion.Type.CATEGORY, found).limit(share(limit, 2)),
                        of(Suggestion.Type.BRAND, found).limit(share(limit, 1)))
                .flatMap(part -> part);
        return Stream.concat(first, products.stream()).limit(limit).toList();
    }

    /** @param tenths of the limit, but at least one */
    private static int share(int limit, int tenths) {
        return Math.max(1, limit * tenths / 10);
    }

    private static Stream<Suggestion> of(Suggestion.Type type, List<Suggestion> found) {
        return found.stream().filter(suggestion -> suggestion.type() == type);
    }

    /** Words of titles as they are written there, without the differences that search ignores. */
    private static Stream<Suggestion> completions(SuggestionQuery query, List<Suggestion> products) {
        var words = new LinkedHashMap<String, List<String>>();
        for (var product : products) {
            WORD.matcher(product.text()).results().forEach(word -> {
                var normal = SearchText.normalize(word.group());
                if (normal.startsWith(query.start())) {
                    words.computeIfAbsent(normal, _ -> new ArrayList<>()).add(word.group());
                }
            });
        }
        return words.values().stream()
                .sorted(Comparator.comparingInt((List<String> same) -> same.size())
                        .reversed())
                .map(same -> query.completedBy(same.getFirst().toLowerCase(Locale.ROOT)))
                .map(text -> new Suggestion(Suggestion.Type.QUERY, text, null, null));
    }
}
