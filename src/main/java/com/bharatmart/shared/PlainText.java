package com.bharatmart.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text of one line as people type it, without what only machines put in. */
public final class PlainText {

    private static final int EXCERPT = 60;
    private static final Pattern BLANKS = Pattern.compile("[\\p{javaWhitespace}\\p{Zs}\\p{Zl}\\p{Zp}]+");

    /**
     * Control characters (PostgreSQL takes no NUL), marks that turn the direction of writing for what follows, byte
     * order marks, and halves of characters. The joiners U+200C and U+200D stay, since Indian scripts need them.
     */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}]");

    private PlainText() {}

    /** Composed (NFC), without control characters, with single blanks between words and none at the ends. */
    public static String tidy(String text) {
        var oneLine = BLANKS.matcher(text).replaceAll(" ");
        var clean = UNWANTED.matcher(oneLine).replaceAll("");
        return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
    }

    /** For a message: tidied, and no longer than a message can bear. */
    public static String excerpt(String text) {
        var start = tidy(text.substring(0, Math.min(text.length(), 4 * EXCERPT)));
        return start.length() <= EXCERPT ? start : start.substring(0, EXCERPT) + "…";
    }
}
