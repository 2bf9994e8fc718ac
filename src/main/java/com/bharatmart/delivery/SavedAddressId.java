package com.bharatmart.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an address in the address book of a customer, for modules that do not depend on address books. */
public record SavedAddressId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SavedAddressId {}
}
