package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A line of a postal address.
 *
 * @param value one tidied line with a visible character, 200 characters at most
 */
public record AddressLine(@JsonValue String value) {

    public static final int MAX_LENGTH = PostalAddress.MAX_LINE_LENGTH;

    /** The message for a required line that {@link #parse} finds empty. */
    public static final String REQUIRED = "must have a visible character";

    /** @throws IllegalArgumentException if nothing of the text is visible, it has half of a character, or is too long */
    public AddressLine {
        value = PlainText.requireVisible(value, MAX_LENGTH);
    }

    /**
     * Null for a text without a visible character: forms send an optional line that was left empty.
     *
     * @throws IllegalArgumentException if the text has half of a character, or is too long
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static @Nullable AddressLine parse(@Nullable String text) {
        return text == null || (PlainText.isWellFormed(text) && !PlainText.isVisible(text))
                ? null
                : new AddressLine(text);
    }

    /** The text of a line; null for none. */
    public static @Nullable String valueOf(@Nullable AddressLine line) {
        return line == null ? null : line.value;
    }

    @Override
    public String toString() {
        return value;
    }
}
