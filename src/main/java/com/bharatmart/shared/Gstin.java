package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A GST identification number: state code, PAN, entity number, {@code Z} and a check character (CGST Rules 2017,
 * rule 10).
 */
public record Gstin(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("\\d{2}[A-Z]{5}\\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Gstin {
        if (!SHAPE.matcher(value).matches() || check(value) != value.charAt(14)) {
            throw new IllegalArgumentException("is not a GSTIN, or has a mistyped character");
        }
    }

    /** Whether the registration is in this state. A business has one registration for each state. */
    public boolean isOf(IndianState state) {
        return value.startsWith(state.gstCode());
    }

    /** The Luhn algorithm in base 36. */
    private static char check(String value) {
        var sum = 0;
        for (var i = 0; i < 14; i++) {
            var product = ALPHABET.indexOf(value.charAt(i)) * (i % 2 + 1);
            sum += product / 36 + product % 36;
        }
        return ALPHABET.charAt((36 - sum % 36) % 36);
    }
}
