package com.bharatmart.cart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Identifies a cart. The id of a guest's cart is the right to use it, so it cannot be guessed.
 *
 * @param value 128 random bits in hexadecimal
 */
public record CartId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public CartId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a cart");
        }
    }
}
