package com.bharatmart.productimport;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an import. A UUID of version 7, so that ids are in the order of creation. */
public record ProductImportJobId(@JsonValue UUID value) {

    /** Parses an id from a path. */
    public static ProductImportJobId valueOf(String text) {
        return new ProductImportJobId(UUID.fromString(text));
    }

    static ProductImportJobId next() {
        return new ProductImportJobId(UuidCreator.getTimeOrderedEpoch());
    }
}
