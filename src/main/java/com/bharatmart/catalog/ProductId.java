package com.bharatmart.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a product. A UUID of version 7, so that ids are in the order of creation. */
public record ProductId(@JsonValue UUID value) {
    /** Parses an id from a path. */
    public static ProductId valueOf(String text) {
        return new ProductId(UUID.fromString(text));
    }

    static ProductId next() {
        return new ProductId(UuidCreator.getTimeOrderedEpoch());
    }
}
