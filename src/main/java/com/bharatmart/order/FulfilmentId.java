package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names the parcel of an order. */
public record FulfilmentId(@JsonValue UUID value) {

    /** Reads an id out of a path. */
    public static FulfilmentId valueOf(String text) {
        return new FulfilmentId(UUID.fromString(text));
    }

    static FulfilmentId next() {
        return new FulfilmentId(UuidCreator.getTimeOrderedEpoch());
    }
}
