package com.bharatmart.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a refund. A UUID of version 7: ids sort by time. */
public record RefundId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundId {}

    static RefundId next() {
        return new RefundId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id from a path segment. */
    public static RefundId valueOf(String text) {
        return new RefundId(UUID.fromString(text));
    }
}
