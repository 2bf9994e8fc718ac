package com.bharatmart.catalog.search;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a group of synonyms. */
public record SynonymGroupId(@JsonValue UUID value) {
    /** Parses an id from a path. */
    public static SynonymGroupId valueOf(String text) {
        return new SynonymGroupId(UUID.fromString(text));
    }

    static SynonymGroupId next() {
        return new SynonymGroupId(UuidCreator.getTimeOrderedEpoch());
    }
}
