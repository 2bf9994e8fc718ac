package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A number of units.
 *
 * @param value at least 1
 */
public record Quantity(@JsonValue int value) {
    public Quantity {
        if (value < 1) {
            throw new IllegalArgumentException("a quantity is at least 1, not " + value);
        }
    }

    /** Throws {@link ArithmeticException} if the sum does not fit in 32 bits. */
    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(value, other.value));
    }
}
