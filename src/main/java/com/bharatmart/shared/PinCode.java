package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A Postal Index Number of India Post. Spaces and hyphens between the digits are accepted: {@code 560 001}.
 *
 * @param value six digits, the first is not 0
 */
public record PinCode(@JsonValue String value) {

    private static final int MAX_WRITTEN_LENGTH = 16;
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Zs}\\t-]");
    private static final Pattern VALID = Pattern.compile("[1-9][0-9]{5}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PinCode {
        var digits = SEPARATORS.matcher(value).replaceAll("");
        if (value.length() > MAX_WRITTEN_LENGTH || !VALID.matcher(digits).matches()) {
            throw new IllegalArgumentException("is not a PIN code: six digits, the first of them not 0");
        }
        value = digits;
    }

    @Override
    public String toString() {
        return value;
    }
}
