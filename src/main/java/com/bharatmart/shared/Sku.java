package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A stock keeping unit: the shop's identifier of one product variant.
 *
 * @param value 1 to 64 characters: {@link #RULE}
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    public static final int MAX_LENGTH = 64;

    /** What a SKU is, for a sentence in a message. */
    public static final String RULE =
            "letters A to Z, digits, . _ - / + # ( ) ' & , : @ = * ! and single spaces inside";

    private static final String CHARACTER = "[A-Za-z0-9._/+#()'&,:@=*!-]";

    /** The characters of a SKU, without its length. All of them can be part of a URL and of a CSV file. */
    public static final String PATTERN = CHARACTER + "( ?" + CHARACTER + ")*";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** Clients and proxies remove these segments from a path. */
    private static final Pattern DOTS = Pattern.compile("\\.\\.?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a SKU is 1 to %d characters: %s".formatted(MAX_LENGTH, RULE));
        }
    }

    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && VALID.matcher(text).matches()
                && !DOTS.matcher(text).matches();
    }

    /**
     * Reads a SKU from a path segment, in which {@code ~} stands for a slash. No SKU contains {@code ~}.
     *
     * @throws IllegalArgumentException if the text is not a SKU
     */
    public static Sku valueOf(String text) {
        return new Sku(text.replace('~', '/'));
    }

    /** The path segment that {@link #valueOf} reads, percent-encoded. */
    public String inPath() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "~");
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
