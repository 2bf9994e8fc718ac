package com.bharatmart.cart;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a line of a cart; version 7, so that lines sort by the time of their adding. */
@Embeddable
public record CartItemId(@JsonValue UUID value) {

    static CartItemId next() {
        return new CartItemId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id out of a path. */
    public static CartItemId valueOf(String text) {
        return new CartItemId(UUID.fromString(text));
    }
}
