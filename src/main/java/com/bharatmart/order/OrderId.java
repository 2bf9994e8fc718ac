package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an order. A UUID of version 7: ids sort by the time of the checkout. */
public record OrderId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {}

    static OrderId next() {
        return new OrderId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id from a path segment. */
    public static OrderId valueOf(String text) {
        return new OrderId(UUID.fromString(text));
    }
}
