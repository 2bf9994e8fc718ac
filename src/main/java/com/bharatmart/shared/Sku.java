package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A stock keeping unit: the shop's identifier of one product variant.
 *
 * @param value 1 to 64 of the characters {@code A-Z a-z 0-9 . _ / -}
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    public static final String PATTERN = "[A-Za-z0-9._/-]{1,64}";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a SKU is 1 to 64 letters, digits, dots, dashes, slashes or underscores");
        }
    }

    /**
     * Reads a SKU from a path segment, in which {@code ~} stands for a slash. No SKU contains {@code ~}.
     *
     * @throws IllegalArgumentException if the text is not a SKU
     */
    public static Sku valueOf(String text) {
        return new Sku(text.replace('~', '/'));
    }

    /** The path segment that {@link #valueOf} reads. */
    public String inPath() {
        return value.replace('/', '~');
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
