package com.bharatmart.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names an address in a customer's book. */
public record AddressId(@JsonValue UUID value) {
    static AddressId next() {
        return new AddressId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads an id out of a path. */
    public static AddressId valueOf(String text) {
        return new AddressId(UUID.fromString(text));
    }
}
