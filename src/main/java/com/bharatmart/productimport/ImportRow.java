package com.bharatmart.productimport;

import com.bharatmart.catalog.Slug;
import com.bharatmart.shared.PlainText;
import com.bharatmart.shared.SpreadsheetText;
import java.util.Arrays;
import java.util.List;

/**
 * One row of the file. A column that the file lacks is blank in all rows.
 *
 * @param line the number of its first line
 */
record ImportRow(long line, ImportHeader header, List<String> fields) {

    /** The one-line text of a field, tidied; throws {@link InvalidRowException} if it is longer than {@code maxLength}. */
    String text(ImportColumn column, int maxLength) {
        var text = PlainText.tidy(raw(column));
        if (text.length() > maxLength) {
            throw new InvalidRowException("\"%s\" is longer than %,d characters".formatted(name(column), maxLength));
        }
        return text;
    }

    /** The parts of a {@link #text}, without the blank ones. */
    List<String> list(ImportColumn column, int maxLength, String separator) {
        return Arrays.stream(text(column, maxLength).split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The field as it is in the file, without the escape that keeps a spreadsheet from running it. */
    String raw(ImportColumn column) {
        return SpreadsheetText.unescape(header.field(column, fields));
    }

    /** An identifier. Shopify and people write an apostrophe before those that a spreadsheet would take for a number. */
    String identifier(ImportColumn column) {
        return raw(column).strip().replaceFirst("^'", "");
    }

    boolean isBlank(ImportColumn column) {
        return raw(column).isBlank();
    }

    boolean has(ImportColumn column) {
        return header.has(column);
    }

    /** The name of the column, for messages. */
    String name(ImportColumn column) {
        return header.name(column);
    }

    /** In small letters. Throws {@link InvalidRowException} if it is missing or not valid. */
    String handle() {
        var handle = Slug.lowerCase(raw(ImportColumn.HANDLE).strip());
        if (handle.isEmpty()) {
            throw new InvalidRowException(
                    "\"%s\" is blank: it says which product the row belongs to".formatted(name(ImportColumn.HANDLE)));
        }
        if (!Slug.isHandle(handle)) {
            throw new InvalidRowException("\"%s\" is not %s, at most %d in all: \"%s\""
                    .formatted(
                            name(ImportColumn.HANDLE), Slug.HANDLE_RULE, Slug.MAX_LENGTH, PlainText.excerpt(handle)));
        }
        return handle;
    }

    /** A whole number from 0 to {@code max}; blank is 0. Throws {@link InvalidRowException} for anything else. */
    int count(ImportColumn column, int max) {
        var text = raw(column).strip();
        if (text.isEmpty()) {
            return 0;
        }
        // A long holds ten digits, and every maximum is lower.
        if (!text.matches("\\d{1,10}(\\.0+)?") || Long.parseLong(text.replaceFirst("\\..*", "")) > max) {
            throw new InvalidRowException("\"%s\" is not a whole number from 0 to %,d: \"%s\""
                    .formatted(name(column), max, PlainText.excerpt(text)));
        }
        return Integer.parseInt(text.replaceFirst("\\..*", ""));
    }
}
