package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The start of a keyset page: the sort key of the last entry before it. Clients do not interpret it.
 *
 * @param keys the parts of the key, without line breaks
 */
public record Cursor(List<String> keys) {

    private static final int MAX_LENGTH = 2048;

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(List.of(keys).stream().map(String::valueOf).toList());
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws InvalidCursorException if the text is not a cursor
     */
    public static Cursor parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidCursorException();
        }
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(decoded.split("\n", -1)));
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException(e);
        }
    }

    /** Throws {@link InvalidCursorException} if the key is missing or not a number. */
    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException e) {
            throw new InvalidCursorException(e);
        }
    }

    /** Throws {@link InvalidCursorException} if the key is missing. */
    public String text(int index) {
        if (index >= keys.size()) {
            throw new InvalidCursorException();
        }
        return keys.get(index);
    }

    /** Throws {@link InvalidCursorException} if the key is missing or not a UUID. */
    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException(e);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", keys).getBytes(StandardCharsets.UTF_8));
    }

    /** The text is not a cursor of the list. */
    public static final class InvalidCursorException extends RuntimeException {
        public InvalidCursorException() {
            super("not a cursor of this list");
        }

        public InvalidCursorException(Throwable cause) {
            super("not a cursor of this list", cause);
        }
    }
}
