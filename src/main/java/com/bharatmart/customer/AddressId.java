package com.bharatmart.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an address in the address book of a customer. */
public record AddressId(@JsonValue UUID value) {
    static AddressId next() {
        return new AddressId(UuidCreator.getTimeOrderedEpoch());
    }

    /** Converts a path variable. */
    public static AddressId valueOf(String text) {
        return new AddressId(UUID.fromString(text));
    }
}
