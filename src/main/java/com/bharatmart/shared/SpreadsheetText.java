package com.bharatmart.shared;

import java.util.regex.Pattern;

/**
 * Texts for cells that a spreadsheet opens. A cell that begins with one of {@code = + - @}, their full-width forms, a tab or
 * a line break may be run as a formula (OWASP, "CSV Injection"). An apostrophe before it makes it a text. Each text has one
 * escaped form, so that {@link #unescape} returns the same text.
 */
public final class SpreadsheetText {

    private static final String STARTS_A_FORMULA = "[=+\\-@\\t\\r\\n\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}]";

    private static final Pattern TO_ESCAPE = Pattern.compile("'*" + STARTS_A_FORMULA);
    private static final Pattern ESCAPED = Pattern.compile("'+" + STARTS_A_FORMULA);

    private SpreadsheetText() {}

    /** The text as a cell that no spreadsheet runs. */
    public static String escape(String text) {
        return TO_ESCAPE.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** The text of a cell that {@link #escape} may have written. */
    public static String unescape(String cell) {
        return ESCAPED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
