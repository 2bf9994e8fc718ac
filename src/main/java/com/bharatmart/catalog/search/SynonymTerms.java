package com.bharatmart.catalog.search;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the terms that staff enter. */
final class SynonymTerms {

    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    /** In a query these have a meaning of their own. */
    private static final Pattern SYNTAX = Pattern.compile(".*\".*|(.* )?(-.*|or( .*)?)");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SynonymTerms() {}

    /** The name as search compares it. */
    static String termOf(String name) {
        return BLANKS.matcher(SearchText.normalize(name)).replaceAll(" ").strip();
    }

    /**
     * The tidied terms by their normalized form, in their order.
     *
     * @throws SynonymException.InvalidException if any is not valid
     */
    static Map<String, String> validate(List<String> entered) {
        var problems = new ArrayList<FieldProblem>();
        var terms = new LinkedHashMap<String, String>();
        for (var i = 0; i < entered.size(); i++) {
            var name = PlainText.tidy(entered.get(i));
            var term = termOf(name);
            var pointer = "#/terms/" + i;
            if (!LETTER_OR_DIGIT.matcher(term).find()) {
                problems.add(FieldProblem.at(pointer, "invalid", "must have a letter or a digit"));
            } else if (SYNTAX.matcher(term).matches()) {
                problems.add(FieldProblem.at(
                        pointer,
                        "invalid",
                        "must have no quotes, no dash at the start of a word, and not the word or"));
            } else if (term.split(" ").length > Synonyms.MAX_WORDS) {
                problems.add(
                        FieldProblem.at(pointer, "size", "must have at most %d words".formatted(Synonyms.MAX_WORDS)));
            } else if (terms.putIfAbsent(term, name) != null) {
                problems.add(FieldProblem.at(pointer, "repeated", "must differ from the other terms"));
            }
        }
        if (!problems.isEmpty()) {
            throw new SynonymException.InvalidException(problems);
        }
        return terms;
    }
}
