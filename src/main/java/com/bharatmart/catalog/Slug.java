package com.bharatmart.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Derives the part of a URL from a name: letters and digits of any script, joined by dashes. */
public final class Slug {

    /** Characters; an index entry of PostgreSQL has room for 2,700 bytes. */
    public static final int MAX_LENGTH = 200;

    /**
     * What a request may send as a handle: no capital letters, blanks and punctuation of ASCII. {@link #isHandle} has the
     * whole rule, which not all dialects of regular expressions can express.
     */
    public static final String HANDLE_PATTERN = "^[^\\x00-,./:-^`{-\\x7F]+$";

    /** What a handle is, for a sentence in a message. */
    public static final String HANDLE_RULE =
            "small letters and digits of any script, with dashes and underscores between them";

    private static final Pattern HANDLE =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]([\\p{L}\\p{M}\\p{N}_-]*[\\p{L}\\p{M}\\p{N}])?");

    /** Apostrophes, and accents of Latin, Greek and Cyrillic; the vowel signs of Indian scripts are not among them. */
    private static final Pattern LEFT_OUT = Pattern.compile("[\\u0300-\\u036f'\u2019]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    private Slug() {}

    /** Whether the text is a product's handle: two different ones never identify the same product. */
    public static boolean isHandle(String text) {
        return text.length() <= MAX_LENGTH && HANDLE.matcher(text).matches() && text.equals(lowerCase(text));
    }

    /** The text in the form of handles: composed, without capital letters. */
    public static String lowerCase(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** The slug of a product: its handle, if it is valid. */
    static String ofHandle(String handle) {
        return isHandle(handle) ? handle : of(handle);
    }

    /** Empty if the name has neither letters nor digits. */
    public static String of(String name) {
        var plain = LEFT_OUT.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        var dashed = BETWEEN_WORDS
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll("-");
        var cut = dashed.length() <= MAX_LENGTH
                ? dashed
                : dashed.substring(0, dashed.offsetByCodePoints(0, MAX_LENGTH / 2));
        return OUTER_DASHES.matcher(cut).replaceAll("");
    }
}
