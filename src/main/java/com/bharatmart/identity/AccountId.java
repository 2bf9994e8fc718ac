package com.bharatmart.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an account of a customer or a member of staff. */
public record AccountId(@JsonValue UUID value) {

    static AccountId next() {
        return new AccountId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Converts a path variable. */
    public static AccountId valueOf(String text) {
        return new AccountId(UUID.fromString(text));
    }
}
