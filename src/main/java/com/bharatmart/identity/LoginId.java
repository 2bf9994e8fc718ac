package com.bharatmart.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a login in lists. Unlike the id of its session, it is no secret and authenticates nothing. */
public record LoginId(@JsonValue UUID value) {

    static LoginId next() {
        return new LoginId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Converts a path variable. */
    public static LoginId valueOf(String text) {
        return new LoginId(UUID.fromString(text));
    }
}
