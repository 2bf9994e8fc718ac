package com.bharatmart.catalog.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a shopper types: words, {@code "exact phrases"}, {@code or}, and {@code -words} to leave out. Any text is a query, as
 * for {@code websearch_to_tsquery}.
 *
 * @param alternatives a product matches if it matches all terms of one of them
 */
record SearchQuery(List<List<Term>> alternatives) {

    private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");
    private static final Pattern IN_DEVANAGARI = Pattern.compile(SearchText.DEVANAGARI + "{2,40}");

    /** @param text normalized */
    private record Term(String text, boolean phrase, boolean excluded) {
        boolean isWord() {
            return !phrase && !excluded;
        }
    }

    static SearchQuery parse(String text) {
        var alternatives = new ArrayList<List<Term>>();
        var terms = new ArrayList<Term>();
        var matcher = TERM.matcher(SearchText.normalize(text));
        while (matcher.find()) {
            var excluded = !matcher.group(1).isEmpty();
            var phrase = matcher.group(2);
            var word = matcher.group(3);
            if (!excluded && "or".equals(word)) {
                alternatives.add(List.copyOf(terms));
                terms.clear();
            } else if (word != null) {
                terms.add(new Term(word, false, excluded));
            } else if (phrase != null && !phrase.isBlank()) {
                terms.add(new Term(phrase, true, excluded));
            }
        }
        alternatives.add(List.copyOf(terms));
        alternatives.removeIf(List::isEmpty);
        return new SearchQuery(alternatives);
    }

    boolean excludesWords() {
        return alternatives.stream().flatMap(List::stream).anyMatch(Term::excluded);
    }

    /** Words that have Latin spellings. */
    Set<String> wordsInDevanagari() {
        return alternatives.stream()
                .flatMap(List::stream)
                .filter(term -> !term.phrase && IN_DEVANAGARI.matcher(term.text).matches())
                .map(Term::text)
                .collect(Collectors.toSet());
    }

    /**
     * The query for {@code to_tsquery}. Words are quoted, so that the text has no syntax errors.
     *
     * @param spellings for words in Devanagari, their other spellings and their sounds
     */
    String toTsQuery(Synonyms synonyms, Map<String, ? extends Collection<String>> spellings) {
        return alternatives.stream()
                .map(terms -> '(' + String.join(" & ", operands(terms, synonyms, spellings)) + ')')
                .collect(Collectors.joining(" | "));
    }

    /** Each once: PostgreSQL takes a repeated word for a second, independent condition, and plans for hardly any match. */
    private static Set<String> operands(
            List<Term> terms, Synonyms synonyms, Map<String, ? extends Collection<String>> spellings) {
        var operands = new LinkedHashSet<String>();
        for (var next = 0; next < terms.size(); ) {
            var term = terms.get(next);
            var words = term.isWord() ? longestTerm(terms.subList(next, terms.size()), synonyms) : 1;
            var operand = words == 1
                    ? operand(term, synonyms, spellings)
                    : operand(terms.subList(next, next + words), synonyms);
            operands.add((term.excluded ? "!" : "") + operand);
            next += words;
        }
        return operands;
    }

    private static String operand(Term term, Synonyms synonyms, Map<String, ? extends Collection<String>> spellings) {
        if (term.phrase) {
            return quoted(term.text);
        }
        var same = new LinkedHashSet<>(List.of(term.text));
        same.addAll(synonyms.of(term.text));
        var others = spellings.get(term.text);
        if (others != null) {
            same.addAll(others);
            others.forEach(other -> same.addAll(synonyms.of(other)));
        }
        List.copyOf(same).forEach(word -> same.addAll(LatinSound.of(word)));
        var operand = same.stream().map(SearchQuery::quoted).collect(Collectors.joining(" | "));
        return same.size() == 1 ? operand : '(' + operand + ')';
    }

    /** The words themselves in any order, or a synonym. */
    private static String operand(List<Term> words, Synonyms synonyms) {
        var text = text(words);
        var all = words.stream().map(word -> quoted(word.text)).collect(Collectors.joining(" & ", "(", ")"));
        return synonyms.of(text).stream()
                .filter(synonym -> !synonym.equals(text))
                .map(SearchQuery::quoted)
                .collect(Collectors.joining(" | ", '(' + all + " | ", ")"));
    }

    private static String text(List<Term> words) {
        return words.stream().map(Term::text).collect(Collectors.joining(" "));
    }

    /** The number of words at the start that are a term with synonyms, at least 1. */
    private static int longestTerm(List<Term> terms, Synonyms synonyms) {
        for (var words = Math.min(Synonyms.MAX_WORDS, terms.size()); words > 1; words--) {
            var start = terms.subList(0, words);
            if (start.stream().allMatch(Term::isWord)
                    && !synonyms.of(text(start)).isEmpty()) {
                return words;
            }
        }
        return 1;
    }

    /** An operand of {@code to_tsquery}; several words are a phrase. */
    static String quoted(String words) {
        return '\'' + words.replace("\\", "\\\\").replace("'", "''") + '\'';
    }
}
