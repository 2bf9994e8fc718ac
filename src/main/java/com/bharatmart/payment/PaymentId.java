package com.bharatmart.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a payment of the shop: an attempt to pay an order. A UUID of version 7: ids sort by time. */
public record PaymentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {}

    static PaymentId next() {
        return new PaymentId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id from a path segment. */
    public static PaymentId valueOf(String text) {
        return new PaymentId(UUID.fromString(text));
    }
}
