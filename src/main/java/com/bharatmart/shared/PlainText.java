package com.bharatmart.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** One line of text without control characters. */
public final class PlainText {

    private static final int MAX_EXCERPT_LENGTH = 60;
    private static final Pattern BLANKS = Pattern.compile("[\\p{javaWhitespace}\\p{Zs}\\p{Zl}\\p{Zp}]+");

    /**
     * Control characters (PostgreSQL does not store NUL), marks that change the direction of the text that follows, byte
     * order marks, and unpaired surrogates. The joiners U+200C and U+200D stay, because Indian scripts need them.
     */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]");

    private PlainText() {}

    /** Composed (NFC), without control characters, with single spaces between words and none at the ends. */
    public static String tidy(String text) {
        var oneLine = BLANKS.matcher(text).replaceAll(" ");
        var clean = UNWANTED.matcher(oneLine).replaceAll("");
        return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
    }

    /** A tidied and shortened text for a message. */
    public static String excerpt(String text) {
        var start = tidy(text.substring(0, Math.min(text.length(), 4 * MAX_EXCERPT_LENGTH)));
        return start.length() <= MAX_EXCERPT_LENGTH ? start : start.substring(0, MAX_EXCERPT_LENGTH) + "…";
    }
}
