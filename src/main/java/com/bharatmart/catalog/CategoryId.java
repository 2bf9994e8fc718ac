package com.bharatmart.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a category. */
public record CategoryId(@JsonValue UUID value) {
    /** Parses an id from a path. */
    public static CategoryId valueOf(String text) {
        return new CategoryId(UUID.fromString(text));
    }

    static CategoryId next() {
        return new CategoryId(UuidCreator.getTimeOrderedEpoch());
    }
}
