package com.bharatmart.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a product; version 7, so that ids sort by the time of their making. */
@Embeddable
public record ProductId(@JsonValue UUID value) {
    /** Reads an id out of a path. */
    public static ProductId valueOf(String text) {
        return new ProductId(UUID.fromString(text));
    }

    static ProductId next() {
        return new ProductId(UuidCreator.getTimeOrderedEpoch());
    }
}
