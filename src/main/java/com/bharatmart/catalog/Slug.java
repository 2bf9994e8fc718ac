package com.bharatmart.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Derives the part of a URL from a name: letters and digits of any script, joined by dashes. */
public final class Slug {

    /** Characters; an index entry of PostgreSQL has room for 2,700 bytes. */
    public static final int MAX_LENGTH = 200;

    /**
     * A product's handle: Latin letters and digits, with single dashes between words. It equals its own slug, so that two
     * handles never identify the same product.
     */
    public static final String HANDLE_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private static final Pattern HANDLE = Pattern.compile(HANDLE_PATTERN);

    /** Apostrophes, and accents of Latin, Greek and Cyrillic; the vowel signs of Indian scripts are not among them. */
    private static final Pattern LEFT_OUT = Pattern.compile("[\\u0300-\\u036f'\u2019]+");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    private Slug() {}

    /** Whether the text is a valid handle. */
    public static boolean isHandle(String text) {
        return text.length() <= MAX_LENGTH && HANDLE.matcher(text).matches();
    }

    /** Empty if the name has neither letters nor digits. */
    static String of(String name) {
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
