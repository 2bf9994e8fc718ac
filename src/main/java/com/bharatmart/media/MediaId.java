package com.bharatmart.media;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names a picture; version 7, so that they sort by the time of their making. */
public record MediaId(@JsonValue UUID value) {

    /** Reads an id out of a path. */
    public static MediaId valueOf(String text) {
        return new MediaId(UUID.fromString(text));
    }

    static MediaId next() {
        return new MediaId(UuidCreator.getTimeOrderedEpoch());
    }
}
