package com.bharatmart.catalog.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The form in which search compares texts: composed (NFC), in lower case, without accents and joiners. The database does the
 * same to the texts of products by its function {@code search_normal}.
 */
final class SearchText {

    /** Characters of Devanagari, without its punctuation and digits. */
    static final String DEVANAGARI = "[\\u0900-\\u0963\\u0971-\\u097f]";

    /** Accents, soft hyphens and joiners. The vowel signs of Indian scripts are not among them. */
    private static final Pattern LEFT_OUT = Pattern.compile("[\\u0300-\\u036f\\u00ad\\u200c\\u200d\\u2060]");

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    /**
     * Spellings that normalization keeps apart. A chillu of Malayalam and the khanda ta of Bengali are also spelled as a
     * consonant with a virama and a joiner (The Unicode Standard, sections 12.2 and 12.9). Some Latin letters do not
     * decompose.
     */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("\u0d7a", "\u0d23\u0d4d"),
            Map.entry("\u0d7b", "\u0d28\u0d4d"),
            Map.entry("\u0d7c", "\u0d30\u0d4d"),
            Map.entry("\u0d7d", "\u0d32\u0d4d"),
            Map.entry("\u0d7e", "\u0d33\u0d4d"),
            Map.entry("\u0d7f", "\u0d15\u0d4d"),
            Map.entry("\u0d54", "\u0d2e\u0d4d"),
            Map.entry("\u0d55", "\u0d2f\u0d4d"),
            Map.entry("\u0d56", "\u0d34\u0d4d"),
            Map.entry("\u09ce", "\u09a4\u09cd"),
            Map.entry("\u00f8", "o"),
            Map.entry("\u0142", "l"),
            Map.entry("\u0111", "d"),
            Map.entry("\u00f0", "d"),
            Map.entry("\u0127", "h"),
            Map.entry("\u0131", "i"),
            Map.entry("\u0167", "t"),
            Map.entry("\u014b", "n"),
            Map.entry("\u03c2", "\u03c3"),
            Map.entry("\u00df", "ss"),
            Map.entry("\u00e6", "ae"),
            Map.entry("\u0153", "oe"),
            Map.entry("\u00fe", "th"));

    private static final Pattern SPELLED = Pattern.compile("[" + String.join("", SPELLINGS.keySet()) + "]");

    private SearchText() {}

    static String normalize(String text) {
        if (!NOT_ASCII.matcher(text).find()) {
            return text.toLowerCase(Locale.ROOT);
        }
        var wordsEnd = text.replace('\u2122', ' ').replace('\u2120', ' '); // ™ and ℠
        var plain = LEFT_OUT.matcher(Normalizer.normalize(wordsEnd, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var respelled = SPELLED.matcher(plain).replaceAll(letter -> SPELLINGS.getOrDefault(letter.group(), ""));
        return Normalizer.normalize(respelled, Normalizer.Form.NFC);
    }
}
