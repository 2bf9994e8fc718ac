package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A Postal Index Number of India Post.
 *
 * @param value six digits, the first is not 0
 */
public record PinCode(@JsonValue String value) {

    private static final Pattern VALID = Pattern.compile("[1-9][0-9]{5}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PinCode {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("is not a PIN code: six digits, the first of them not 0");
        }
    }
}
