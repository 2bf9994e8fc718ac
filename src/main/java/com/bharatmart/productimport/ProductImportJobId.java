package com.bharatmart.productimport;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names an import; version 7, so that they sort by the time of their making. */
public record ProductImportJobId(@JsonValue UUID value) {

    /** Reads an id out of a path. */
    public static ProductImportJobId valueOf(String text) {
        return new ProductImportJobId(UUID.fromString(text));
    }

    static ProductImportJobId next() {
        return new ProductImportJobId(UuidCreator.getTimeOrderedEpoch());
    }
}
