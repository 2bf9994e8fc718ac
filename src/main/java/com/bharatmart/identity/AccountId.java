package com.bharatmart.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names an account, a customer's or a member of staff's. */
public record AccountId(@JsonValue UUID value) {

    static AccountId next() {
        return new AccountId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id out of a path. */
    public static AccountId valueOf(String text) {
        return new AccountId(UUID.fromString(text));
    }
}
