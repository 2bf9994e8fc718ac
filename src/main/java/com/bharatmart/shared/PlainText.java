package com.bharatmart.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** One line of text without control characters. */
public final class PlainText {

    /** The message for a text that is not {@link #isWellFormed well-formed}. */
    public static final String NOT_WELL_FORMED = "must not contain half of a character (an unpaired surrogate)";

    private static final int MAX_EXCERPT_LENGTH = 60;
    private static final int MAX_SURPLUS = 4;
    private static final Pattern BLANKS = Pattern.compile("[\\p{javaWhitespace}\\p{Zs}\\p{Zl}\\p{Zp}]+");

    /**
     * Control characters (PostgreSQL does not store NUL), marks that change the direction of the text that follows, byte
     * order marks, and unpaired surrogates. The joiners U+200C and U+200D stay, because Indian scripts need them.
     */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}&&[^\\p{javaWhitespace}]]");

    private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

    /** A letter, digit, sign or symbol, without those that have no picture: fillers of Hangul, the blank of Braille. */
    private static final Pattern VISIBLE = Pattern.compile(
            "[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}\\x{FFFC}\\x{1D159}]]");

    private PlainText() {}

    /** Composed (NFC), without control characters, with single spaces between words and none at the ends. */
    public static String tidy(String text) {
        var clean = UNWANTED.matcher(text).replaceAll("");
        var oneLine = BLANKS.matcher(clean).replaceAll(" ");
        return Normalizer.normalize(oneLine, Normalizer.Form.NFC).strip();
    }

    /** False for a text with half of a surrogate pair, which UTF-8 cannot encode. */
    public static boolean isWellFormed(String text) {
        return !UNPAIRED_SURROGATE.matcher(text).find();
    }

    /** False for a text of spaces, joiners, zero-width and control characters, or of combining marks only. */
    public static boolean isVisible(String text) {
        return VISIBLE.matcher(text).find();
    }

    /**
     * Tidies a text that a person has to read.
     *
     * @throws IllegalArgumentException if it is not well-formed, shows nothing, or is longer than {@code maxLength}
     */
    static String requireVisible(String text, int maxLength) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(NOT_WELL_FORMED);
        }
        // A long text is not worth its normalization.
        var tidied = text.length() > MAX_SURPLUS * maxLength ? text : tidy(text);
        if (!isVisible(tidied)) {
            throw new IllegalArgumentException("must have a visible character");
        }
        if (tidied.length() > maxLength) {
            throw new IllegalArgumentException("must have at most %d characters".formatted(maxLength));
        }
        return tidied;
    }

    /** A tidied and shortened text for a message. */
    public static String excerpt(String text) {
        var start = tidy(text.substring(0, Math.min(text.length(), 4 * MAX_EXCERPT_LENGTH)));
        return start.length() <= MAX_EXCERPT_LENGTH ? start : start.substring(0, MAX_EXCERPT_LENGTH) + "…";
    }
}
