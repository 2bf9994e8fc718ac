package com.bharatmart.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names an import; version 7, so that they sort by the time of their making. */
public record ImportJobId(@JsonValue UUID value) {

    /** Reads an id out of a path. */
    public static ImportJobId valueOf(String text) {
        return new ImportJobId(UUID.fromString(text));
    }

    static ImportJobId next() {
        return new ImportJobId(UuidCreator.getTimeOrderedEpoch());
    }
}
