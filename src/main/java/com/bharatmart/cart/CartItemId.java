package com.bharatmart.cart;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a line of a cart. A UUID of version 7: lines sort by the time of their creation. */
public record CartItemId(@JsonValue UUID value) {

    static CartItemId next() {
        return new CartItemId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id from a path segment. */
    public static CartItemId valueOf(String text) {
        return new CartItemId(UUID.fromString(text));
    }
}
