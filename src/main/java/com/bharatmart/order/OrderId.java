package com.bharatmart.order;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names an order; version 7, so that orders sort by the time of their placing. */
@Embeddable
public record OrderId(@JsonValue UUID value) {

    static OrderId next() {
        return new OrderId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id out of a path. */
    public static OrderId valueOf(String text) {
        return new OrderId(UUID.fromString(text));
    }
}
