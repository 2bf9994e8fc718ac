package com.bharatmart.media;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a picture. Version 7, so that ids sort by time of creation. */
public record MediaId(@JsonValue UUID value) {

    /** Parses a path variable. */
    public static MediaId valueOf(String text) {
        return new MediaId(UUID.fromString(text));
    }

    static MediaId next() {
        return new MediaId(UuidCreator.getTimeOrderedEpoch());
    }
}
