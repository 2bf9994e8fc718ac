package com.bharatmart.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names a login to those who may see it in a list; it opens nothing, unlike the id of the session that it is of. */
public record LoginId(@JsonValue UUID value) {

    static LoginId next() {
        return new LoginId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id out of a path. */
    public static LoginId valueOf(String text) {
        return new LoginId(UUID.fromString(text));
    }
}
