package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies the parcel of an order. */
public record FulfillmentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FulfillmentId {}

    /** Reads an id from a path segment. */
    public static FulfillmentId valueOf(String text) {
        return new FulfillmentId(UUID.fromString(text));
    }

    static FulfillmentId next() {
        return new FulfillmentId(UuidCreator.getTimeOrderedEpoch());
    }
}
